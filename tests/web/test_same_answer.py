"""Over HTTP stands what `Assistant.ask` says: the real assistant over the city's index."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qa.assistant import Assistant, open_assistant
from web.app import create_app
from web.page.blocks import topics_of
from web.page.wording import TOPICS
from web.settings import WebSettings

OWN_TO_A_REPLY = {"id", "conversation", "label", "trace_id", "latency_ms"}


@pytest.fixture(scope="module")
def assistant(city_index: Path) -> Assistant:
    return open_assistant(city_index)


@pytest.fixture(scope="module")
def city(assistant: Assistant) -> Iterator[TestClient]:
    with TestClient(create_app(assistant, WebSettings())) as opened:
        yield opened


@pytest.mark.parametrize(
    "question", ["今年新增多少托位", "去年城镇新增就业多少人", "今年全市有多少外星人", "<b>托位</b>", "托" * 400]
)
def test_http_gives_the_assistants_answer(city: TestClient, assistant: Assistant, question: str) -> None:
    given = city.post("/api/v1/ask", json={"question": question}).json()
    asked = json.loads(json.dumps(assistant.ask(question).to_dict()))
    assert {name: given[name] for name in given if name not in OWN_TO_A_REPLY} == {
        name: asked[name] for name in asked if name != "latency_ms"
    }
    assert given["label"] == assistant.prompts.label


def test_every_example_of_the_page_is_answered_with_its_sentence_marked(city: TestClient, assistant: Assistant) -> None:
    topics = topics_of(assistant)
    assert [topic for topic, _ in topics] == list(TOPICS)
    for question in (question for _, questions in topics for question in questions):
        card = city.post("/page/ask", json={"question": question}).json()["card"]
        assert 'data-outcome="answered"' in card
        assert 'class="zw-clause"' in card
        assert 'class="zw-badge' in card


def test_the_reports_and_the_index_are_told(city: TestClient, assistant: Assistant) -> None:
    reports = city.get("/api/v1/reports").json()
    assert [(report["id"], report["year"]) for report in reports] == [("xuzhou-2024", 2024)]
    assert reports[0]["passages"] == len(assistant.store.passages)
    assert city.get("/readyz").json()["fingerprint"] == assistant.store.manifest.fingerprint
