from collections.abc import Sequence

import pytest
from starlette.testclient import TestClient

from qa.models import Turn
from tests.web.fakes import EXAMPLES, FOUND, HOSTILE, FakeAssistant
from web.app import create_app
from web.page.wording import MOST_FOLLOW_UPS
from web.settings import WebSettings

PREDICT = "/gradio_api/run/predict"


def ask(client: TestClient, question: str | None, event: int = 0) -> list[object]:
    reply = client.post(PREDICT, json={"data": [question], "fn_index": event, "session_hash": "abc"})
    assert reply.status_code == 200
    data: list[object] = reply.json()["data"]
    return data


@pytest.mark.parametrize("event", range(1 + len(EXAMPLES) + MOST_FOLLOW_UPS))
def test_box_examples_and_follow_ups_all_ask(client: TestClient, event: int) -> None:
    question, card, *follow_ups = ask(client, "今年新增多少托位", event)
    assert question == "今年新增多少托位"
    assert "2024年目标：新增托位5000个以上。" in str(card)
    assert [(chip["visible"], chip.get("value")) for chip in follow_ups if isinstance(chip, dict)] == [
        (True, FOUND.suggestions[0]),
        (True, FOUND.suggestions[1]),
        (False, None),
    ]


def test_nothing_asked_is_told_in_the_card(client: TestClient) -> None:
    for blank in (None, "", "  "):
        assert "请写下要问的问题。" in str(ask(client, blank)[1])


def test_hostile_text_comes_back_escaped(client: TestClient) -> None:
    card = str(ask(client, HOSTILE)[1])
    assert "<script" not in card
    assert "<img" not in card
    assert card.count("&lt;script&gt;") == 5


def test_a_failing_assistant_shows_why_in_the_card() -> None:
    def fail(_question: str, _history: Sequence[Turn]) -> None:
        raise RuntimeError("SECRET")

    with TestClient(create_app(FakeAssistant(before=fail), WebSettings())) as client:
        card = str(ask(client, "托位")[1])
    assert "服务出错了" in card
    assert "SECRET" not in card


def test_the_page_offers_the_examples_and_no_english_of_gradios(client: TestClient) -> None:
    page = client.get("/").text
    assert all(text in page for text in EXAMPLES)
    assert "例如：今年新增多少托位" in page
    assert '"footer_links":[]' in page
    assert '"analytics_enabled":false' in page
