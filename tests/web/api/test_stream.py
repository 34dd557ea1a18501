import json
from collections.abc import Sequence

import pytest
from starlette.testclient import TestClient

from qa.models import Turn
from tests.web.fakes import FOUND, LABEL, QUOTE, REPORT, FakeAssistant
from web.app import create_app
from web.settings import WebSettings

STREAM = "/api/v1/ask/stream"


def events_of(text: str) -> list[tuple[str, dict[str, object]]]:
    """Names and data, in order."""
    found = []
    for block in text.strip().split("\n\n"):
        name, data = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def test_an_answer_is_read_out_in_order_and_ends_with_the_whole_object(client: TestClient) -> None:
    given = {"question": "今年新增多少托位", "conversation": "c-1"}
    reply = client.post(STREAM, json=given, headers={"X-Request-ID": "t-1"})
    assert (reply.status_code, reply.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    assert reply.headers["x-accel-buffering"] == "no"
    assert reply.headers["cache-control"] == "no-store"
    assert reply.text.isascii()
    events = events_of(reply.text)
    assert [name for name, _ in events] == "meta status status sentence citation suggestions done".split()
    meta, searching, answering, sentence, citation, suggestions, done = (data for _, data in events)
    assert meta == {"trace_id": "t-1", "label": LABEL, "reports": [REPORT.id]}
    assert (searching["status"], answering["status"]) == ("searching", "answering")
    assert sentence == {"text": FOUND.answer}
    assert citation["quote"] == QUOTE
    assert suggestions == {"suggestions": list(FOUND.suggestions)}
    whole = client.post("/api/v1/ask", json=given, headers={"X-Request-ID": "t-1"}).json()
    own = {"id", "latency_ms"}
    assert {name: done[name] for name in done if name not in own} == {
        name: whole[name] for name in whole if name not in own
    }
    assert done["id"] == answering["id"]


def test_the_sentences_are_whole_and_together_the_answer(client: TestClient) -> None:
    events = events_of(client.post(STREAM, json={"question": "外星人"}).text)
    done = events[-1][1]
    assert "".join(str(data["text"]) for name, data in events if name == "sentence") == done["answer"]


@pytest.mark.parametrize(("content", "status"), [(b'{"question": " "}', 400), (b"nope", 400), (b"{}", 422)])
def test_what_cannot_be_asked_is_a_problem_before_any_event(client: TestClient, content: bytes, status: int) -> None:
    reply = client.post(STREAM, content=content, headers={"Content-Type": "application/json"})
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"


def test_what_fails_on_the_way_is_the_last_event() -> None:
    def fail(_question: str, _history: Sequence[Turn]) -> None:
        raise RuntimeError("SECRET")

    with TestClient(create_app(FakeAssistant(before=fail), WebSettings())) as client:
        reply = client.post(STREAM, json={"question": "托位"})
    events = events_of(reply.text)
    assert [name for name, _ in events] == ["meta", "status", "error"]
    assert events[-1][1]["code"] == "internal_error"
    assert "SECRET" not in reply.text
