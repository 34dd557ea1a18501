import asyncio
import re
import threading
from collections.abc import Sequence

import httpx
import pytest
from starlette.testclient import TestClient

from qa.models import Answer, Turn
from tests.web.fakes import LABEL, QUOTE, FakeAssistant
from web.api.schemas import AnswerGiven
from web.app import create_app
from web.settings import WebSettings

JSON = {"Content-Type": "application/json"}
SECRET = "SECRET七七"


def test_an_answer_is_the_answer_object_with_ids_and_label(client: TestClient) -> None:
    reply = client.post("/api/v1/ask", json={"question": "今年新增多少托位"}, headers={"X-Request-ID": "t-1"})
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "application/json"
    given = reply.json()
    assert list(given) == [*Answer.__slots__, "id", "conversation", "label", "trace_id"]
    assert (given["outcome"], given["answer"]) == ("answered", "2024年目标：新增托位5000个以上。")
    assert given["figures"] == [
        {
            "indicator": "新增托位",
            "value": "5000",
            "number": 5000,
            "unit": "个",
            "qualifier": "以上",
            "year": "2024",
            "status": "target",
            "citation": 1,
        }
    ]
    assert given["citations"][0]["quote"] == QUOTE
    assert given["citations"][0]["marks"] == [[24, 35]]
    assert (given["label"], given["trace_id"]) == (LABEL, "t-1")
    assert re.fullmatch(r"[0-9a-f]{32}", given["id"])
    assert re.fullmatch(r"[0-9a-f]{32}", given["conversation"])


def test_the_reply_is_what_the_description_says(client: TestClient) -> None:
    given = client.post("/api/v1/ask", json={"question": "托位"}).json()
    assert set(given) == set(AnswerGiven.model_fields)
    AnswerGiven.model_validate(given)


def test_a_conversation_is_kept_and_every_answer_has_its_own_id(client: TestClient) -> None:
    first, second = (
        client.post("/api/v1/ask", json={"question": "托位", "conversation": "c-1"}).json() for _ in range(2)
    )
    assert first["conversation"] == second["conversation"] == "c-1"
    assert first["id"] != second["id"]


def test_history_reaches_the_assistant_in_order() -> None:
    seen: list[Sequence[Turn]] = []
    app = create_app(FakeAssistant(before=lambda _, history: seen.append(history)), WebSettings())
    history = [{"question": "今年新增多少托位", "answer": "5000个以上"}, {"question": "去年呢", "answer": "没有"}]
    with TestClient(app) as client:
        client.post("/api/v1/ask", json={"question": "那前年呢", "history": history})
    assert seen == [(Turn("今年新增多少托位", "5000个以上"), Turn("去年呢", "没有"))]


@pytest.mark.parametrize("question", ["", " \t\n", "　", "？！。", "\u200b\u202e", "\x00", "😀"])
def test_a_blank_question_is_400(client: TestClient, question: str) -> None:
    reply = client.post("/api/v1/ask", json={"question": question})
    assert (reply.status_code, reply.json()["code"]) == (400, "blank_question")


def test_a_question_that_is_too_long_is_an_outcome(client: TestClient) -> None:
    reply = client.post("/api/v1/ask", json={"question": "托" * 301})
    assert (reply.status_code, reply.json()["outcome"]) == (200, "too_long")


@pytest.mark.parametrize(
    "content",
    [b"", b"nope", b'{"question":', b"\xff\xfe{", b"[" * 20_000, b'{"question":' + b"9" * 5_000 + b"}", b"\x00"],
    ids=["empty", "words", "cut off", "no UTF-8", "deep", "long number", "NUL"],
)
def test_what_is_no_json_is_400(client: TestClient, content: bytes) -> None:
    reply = client.post("/api/v1/ask", content=content, headers=JSON)
    assert (reply.status_code, reply.json()["code"]) == (400, "not_json")
    assert reply.headers["content-type"] == "application/problem+json"
    assert "9" * 40 not in reply.text


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_another_content_type_is_400(client: TestClient, kind: str) -> None:
    reply = client.post("/api/v1/ask", content=b'{"question": "SECRET"}', headers={"Content-Type": kind})
    assert (reply.status_code, reply.json()["code"]) == (400, "not_json")
    assert "SECRET" not in reply.text


@pytest.mark.parametrize(
    ("given", "detail"),
    [
        ({}, "question缺少。"),
        ({"question": 7}, "question应为字符串。"),
        ({"question": None}, "question应为字符串。"),
        ({"question": [SECRET]}, "question应为字符串。"),
        ([SECRET], "请求体应为对象。"),
        (SECRET, "请求体应为对象。"),
        ({"question": "托位", SECRET: 1}, "请求体含有不认识的字段。"),
        ({"question": "托位", "history": SECRET}, "history应为数组。"),
        ({"question": "托位", "history": [{"question": "a"}]}, "history.answer缺少。"),
        ({"question": "托位", "history": [{"question": "a", "answer": "b", SECRET: 1}]}, "history含有不认识的字段。"),
        ({"question": "托位", "conversation": SECRET}, "conversation格式不对。"),
        ({"question": "托位", "conversation": "a\n"}, "conversation格式不对。"),
        ({"question": "托位", "conversation": "x" * 65}, "conversation格式不对。"),
    ],
)
def test_wrong_types_and_unknown_fields_are_422_and_not_echoed(client: TestClient, given: object, detail: str) -> None:
    reply = client.post("/api/v1/ask", json=given)
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"
    assert (reply.json()["code"], reply.json()["detail"]) == ("invalid_request", detail)
    assert "SECRET" not in reply.text


@pytest.mark.parametrize(
    "escaped",
    [
        r"\ud800",
        r"\udc00托位",
        r"托\u0000位",
        r"\u202e托位",
        r"\u200b托\u200d位",
        r"\udb40\udc41托位",
        r"\ud83d\ude00托位",
    ],
)
@pytest.mark.parametrize("place", ["question", "history", "conversation"])
def test_no_character_is_a_traceback(client: TestClient, escaped: str, place: str) -> None:
    content = {
        "question": f'{{"question": "{escaped}"}}',
        "history": f'{{"question": "托位", "history": [{{"question": "{escaped}", "answer": "{escaped}"}}]}}',
        "conversation": f'{{"question": "托位", "conversation": "{escaped}"}}',
    }[place]
    reply = client.post("/api/v1/ask", content=content.encode(), headers=JSON)
    assert reply.status_code in (200, 400, 422)
    reply.content.decode("utf-8")


def test_who_waits_too_long_gets_busy_while_the_others_get_their_answers() -> None:
    release = threading.Event()
    assistant = FakeAssistant(before=lambda *_: release.wait(5))
    app = create_app(assistant, WebSettings(workers=1, queue_wait_s=0.05))

    async def crowd() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            asking = [asyncio.create_task(client.post("/api/v1/ask", json={"question": "托位"})) for _ in range(3)]
            await asyncio.wait(asking, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.sleep(0.1)
            release.set()
            return [await reply for reply in asking]

    replies = sorted(asyncio.run(crowd()), key=lambda reply: reply.status_code)
    assert [reply.status_code for reply in replies] == [200, 503, 503]
    assert replies[1].json()["code"] == "busy"
    assert replies[1].headers["retry-after"] == "2"


def test_a_failing_assistant_is_500_without_its_words() -> None:
    def fail(_question: str, _history: Sequence[Turn]) -> None:
        raise RuntimeError("SECRET")

    with TestClient(create_app(FakeAssistant(before=fail), WebSettings())) as client:
        reply = client.post("/api/v1/ask", json={"question": "托位"})
    assert (reply.status_code, reply.json()["code"]) == (500, "internal_error")
    assert "SECRET" not in reply.text
