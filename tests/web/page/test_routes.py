import json
from collections.abc import Sequence

import pytest
from starlette.testclient import TestClient

from qa.models import Turn
from tests.web.fakes import FOUND, HOSTILE, LABEL, FakeAssistant
from web.app import create_app
from web.settings import WebSettings

ASK, CARD = "/page/ask", "/page/card"
PROOF = "/page/proof/xuzhou-2024/3"
KEPT = {"question": "托位", "id": "0" * 32, "answer": json.loads(json.dumps(FOUND.to_dict()))}


def test_a_question_gets_its_card_and_the_answer_object(client: TestClient) -> None:
    reply = client.post(ASK, json={"question": "今年新增多少托位"})
    given = reply.json()
    assert (reply.status_code, reply.headers["cache-control"]) == (200, "no-store")
    assert "2024年目标" in given["card"]
    assert LABEL in given["card"]
    assert given["turn"]["question"] == "今年新增多少托位"
    assert given["turn"]["answer"]["answer"] == FOUND.answer
    assert f'data-id="{given["turn"]["id"]}"' in given["card"]
    assert len(given["conversation"]) == 32


def test_a_follow_up_comes_with_its_history_and_stays_in_its_conversation() -> None:
    seen: list[Sequence[Turn]] = []
    app = create_app(FakeAssistant(before=lambda _question, history: seen.append(history)), WebSettings())
    with TestClient(app) as client:
        turns = [{"question": "去年新增多少托位", "answer": "没有。"}]
        reply = client.post(ASK, json={"question": "今年呢，托位", "history": turns, "conversation": "c-1"})
    assert reply.json()["conversation"] == "c-1"
    assert list(seen[0]) == [Turn("去年新增多少托位", "没有。")]


def test_hostile_text_comes_back_escaped(client: TestClient) -> None:
    given = client.post(ASK, json={"question": HOSTILE}).json()
    assert "<script" not in given["card"]
    assert "<img" not in given["card"]
    assert "&lt;script&gt;" in given["card"]
    assert given["turn"]["question"] == HOSTILE


def test_half_a_character_is_answered_with_a_question_mark(client: TestClient) -> None:
    asked = json.dumps({"question": "\ud800托位", "history": [{"question": "\ud800", "answer": "\udfff"}]})
    kept = json.dumps({**KEPT, "answer": {**KEPT["answer"], "notes": ["\ud800"]}})
    for path, body in ((ASK, asked), (CARD, kept)):
        reply = client.post(path, content=body, headers={"Content-Type": "application/json"})
        assert reply.status_code == 200
        assert "?" in reply.json()["card"]


@pytest.mark.parametrize("question", ["", "  ", "\ud800"])
def test_nothing_asked_is_a_problem(client: TestClient, question: str) -> None:
    body = json.dumps({"question": question})
    reply = client.post(ASK, content=body, headers={"Content-Type": "application/json"})
    assert (reply.status_code, reply.json()["code"]) == (400, "blank_question")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": 1},
        {"question": "托位", "more": 1},
        {"question": "托位", "conversation": "<script>"},
        {"question": "托位", "history": [{"question": "x"}]},
    ],
)
def test_what_is_no_question_is_refused(client: TestClient, body: dict[str, object]) -> None:
    assert client.post(ASK, json=body).status_code == 422


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_asks_nothing_in_someones_name(client: TestClient, site: str) -> None:
    for reply in (
        client.post(ASK, json={"question": "托位"}, headers={"Sec-Fetch-Site": site}),
        client.get(PROOF, headers={"Sec-Fetch-Site": site}),
    ):
        assert (reply.status_code, reply.json()["code"]) == (422, "invalid_request")
    form = client.post(ASK, content='{"question": "托位"}', headers={"Content-Type": "text/plain"})
    assert form.status_code == 400


def test_a_kept_answer_is_shown_again_as_it_was(client: TestClient) -> None:
    shown = client.post(CARD, json=KEPT).json()["card"]
    assert shown == client.post(CARD, json=KEPT).json()["card"]
    assert "2024年目标" in shown
    assert f'data-id="{"0" * 32}"' in shown


@pytest.mark.parametrize(
    "change",
    [
        {"answer": {"outcome": "answered"}},
        {"answer": {**KEPT["answer"], "outcome": "other"}},
        {"answer": {**KEPT["answer"], "citations": "x"}},
        {"answer": {**KEPT["answer"], "lines": KEPT["answer"]["lines"] * 101}},
        {"id": "<script>"},
        {"question": "x" * 4_000},
    ],
)
def test_a_kept_answer_that_is_none_is_refused(client: TestClient, change: dict[str, object]) -> None:
    assert client.post(CARD, json={**KEPT, **change}).status_code == 422


def test_a_kept_answer_with_hostile_text_shows_it_as_text(client: TestClient) -> None:
    answer = {**KEPT["answer"], "answer": HOSTILE, "lines": [], "notes": [HOSTILE], "editions": [HOSTILE]}
    card = client.post(CARD, json={**KEPT, "question": HOSTILE, "answer": answer}).json()["card"]
    assert "<script" not in card
    assert "<img" not in card


def test_a_proof_shows_the_paragraph_with_sentence_and_clause_marked(client: TestClient) -> None:
    citation = FOUND.citations[0]
    params: dict[str, str | int] = {"start": citation.start, "end": citation.end, "marks": "24-35"}
    reply = client.get(PROOF, params=params)
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert "<strong>新增托位5000个以上</strong>。</mark>" in reply.text
    assert "<mark>" not in client.get(PROOF).text


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/page/proof/none/1", "report_unknown"),
        ("/page/proof/xuzhou-2024/0", "paragraph_unknown"),
        ("/page/proof/xuzhou-2024/999999999999999999999999", "paragraph_unknown"),
        ("/page/proof/xuzhou-2024/x", "invalid_request"),
        ("/page/proof/xuzhou-2024/3?start=-1", "invalid_request"),
        ("/page/proof/xuzhou-2024/3?marks=a-b", "invalid_request"),
        ("/page/proof/xuzhou-2024/3?marks=" + "1-2," * 500 + "1-2", "invalid_request"),
    ],
)
def test_a_place_that_does_not_exist_is_a_problem(client: TestClient, path: str, code: str) -> None:
    assert client.get(path).json()["code"] == code


def test_a_failing_assistant_tells_nothing_of_the_inside() -> None:
    def fail(_question: str, _history: Sequence[Turn]) -> None:
        raise RuntimeError("SECRET")

    with TestClient(create_app(FakeAssistant(before=fail), WebSettings())) as client:
        reply = client.post(ASK, json={"question": "托位"})
    assert (reply.status_code, reply.json()["code"]) == (500, "internal_error")
    assert "SECRET" not in reply.text
