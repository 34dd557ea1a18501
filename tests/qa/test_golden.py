"""Golden conversations with the city's report, end to end: golden.jsonl, a conversation a line.

Each turn has `question`, `outcome` and what must hold of the answer: `answer` (all of it), `says`
(stands in it), `cites` (the marked words of its first citations), `paragraphs` (of the same),
`notes` (each stands in one; an empty list: there are none), `related` (each stands in one).
"""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from qa.assistant import Assistant
from qa.models import Answer, Turn


class Expected(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    question: str
    outcome: str
    answer: str | None = None
    says: list[str] = []
    cites: list[str] = []
    paragraphs: list[int] = []
    notes: list[str] | None = None
    related: list[str] = []


class Conversation(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    turns: list[Expected]


GOLDEN = [
    Conversation.model_validate_json(line)
    for line in Path(__file__).with_name("golden.jsonl").read_text("utf-8").splitlines()
]


def check(found: Answer, expected: Expected) -> None:
    assert found.outcome == expected.outcome
    assert expected.answer in {None, found.answer}
    for words in expected.says:
        assert words in found.answer
    marked = [[cited.quote[start:end] for start, end in cited.marks] for cited in found.citations]
    assert marked[: len(expected.cites)] == [[words] for words in expected.cites]
    assert [cited.paragraph for cited in found.citations][: len(expected.paragraphs)] == expected.paragraphs
    if expected.notes is not None:
        assert bool(found.notes) == bool(expected.notes)
        for words in expected.notes:
            assert words in "\n".join(found.notes)
    for words in expected.related:
        assert words in "\n".join(related.text for related in found.related)


@pytest.mark.parametrize("conversation", GOLDEN, ids=lambda conversation: conversation.id)
def test_a_conversation_goes_as_it_should(conversation: Conversation, city: Assistant) -> None:
    history: list[Turn] = []
    for expected in conversation.turns:
        answer = city.ask(expected.question, history)
        check(answer, expected)
        history.append(Turn(expected.question, answer.answer))


def test_each_conversation_has_its_own_name() -> None:
    names = [conversation.id for conversation in GOLDEN]
    assert len(names) == len(set(names)) > 25
