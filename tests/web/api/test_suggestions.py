from collections.abc import Sequence

from starlette.testclient import TestClient

from qa.suggesting.questions import Question
from tests.web.api.reading import reading_app
from tests.web.fakes import EXAMPLES, OFFERED, REPORT, FakeAssistant, FakeStore, desk_over

PATH = "/api/v1/suggestions"


def questions(client: TestClient, **asked: str) -> list[str]:
    return [one["question"] for one in client.get(PATH, params=asked).json()["suggestions"]]


def test_questions_come_with_what_they_are_about(client: TestClient) -> None:
    assert client.get(PATH, params={"limit": "1"}).json() == {
        "suggestions": [{"question": EXAMPLES[0], "topic": "教育", "report": REPORT.id}]
    }


def test_a_topic_narrows_them(client: TestClient) -> None:
    assert questions(client) == list(EXAMPLES)
    assert questions(client, topic="就业") == [EXAMPLES[1]]
    assert questions(client, topic="经济") == []


def test_an_unknown_topic_and_too_many_are_422(client: TestClient) -> None:
    assert client.get(PATH, params={"topic": "x"}).json()["detail"] == "topic不在可选的值里。"
    assert client.get(PATH, params={"limit": "21"}).json()["detail"] == "limit太大。"
    assert client.get(PATH, params={"limit": "0"}).json()["detail"] == "limit太小。"


class Counting(FakeAssistant):
    """Keeps for which topics it was asked to find questions."""

    asked: list[str] = []  # noqa: RUF012

    def offered(self, most: int, topic: str = "") -> Sequence[Question]:
        self.asked.append(topic)
        return OFFERED[:most]


def test_an_assistant_finds_the_questions_of_a_topic_once() -> None:
    first, second = Counting(), Counting(store=FakeStore(passages=()))
    desk = desk_over(first)
    with TestClient(reading_app(desk)) as client:
        for topic in ("就业", "就业", "教育"):
            client.get(PATH, params={"topic": topic})
        assert Counting.asked == ["就业", "教育"]
        desk.switch(second)
        client.get(PATH, params={"topic": "就业"})
    assert Counting.asked == ["就业", "教育", "就业"]
