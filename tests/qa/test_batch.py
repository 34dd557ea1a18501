import json
from collections.abc import Sequence

import pytest

from qa.batch import answer_lines, as_json
from qa.models import Answer, Outcome, Turn


class Echo:
    """Answers with what it was asked and remembers the turns."""

    def __init__(self) -> None:
        self.histories: list[tuple[Turn, ...]] = []

    def ask(self, question: str, history: Sequence[Turn]) -> Answer:
        self.histories.append(tuple(history))
        return Answer(Outcome.ANSWERED, f"答：{question}")


def rows(*lines: str) -> list[dict[str, object]]:
    return list(answer_lines(lines, Echo().ask))


def test_each_line_is_answered_in_order_with_id_and_question_first() -> None:
    first, second = rows('{"id": "b", "question": "托位"}\n', '{"id": 1, "question": "床位", "kind": "另有的字段"}\n')
    assert list(first)[:4] == ["id", "question", "outcome", "answer"]
    assert (first["id"], first["question"], first["answer"]) == ("b", "托位", "答：托位")
    assert (second["id"], second["answer"]) == (1, "答：床位")
    assert "error" not in first
    assert list(first)[2:] == list(Answer(Outcome.BUSY, "").to_dict())


def test_history_is_handed_on() -> None:
    echo = Echo()
    turns = [{"question": "今年新增多少托位", "answer": "5000个以上"}]
    line = json.dumps({"id": "a", "question": "去年呢", "history": turns})
    list(answer_lines([line, '{"id": "b", "question": "?"}'], echo.ask))
    assert echo.histories == [(Turn("今年新增多少托位", "5000个以上"),), ()]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("not json", ""),
        ("[]", ""),
        ('"托位"', ""),
        ("null", ""),
        ('{"id": "a"}', "question"),
        ('{"question": "托位"}', "id"),
        ('{"id": null, "question": "托位"}', "id"),
        ('{"id": true, "question": "托位"}', "id"),
        ('{"id": "a", "question": 5}', "question"),
        ('{"id": "a", "question": ["托位"]}', "question"),
        ('{"id": "a", "question": "托位", "history": "昨天"}', "history"),
        ('{"id": "a", "question": "托位", "history": [{"question": "床位"}]}', "history.0.answer"),
        ('{"id": "a", "question": "托位"', ""),
        ('{"id": "a", "question": "\\ud83d"}', ""),
        ("[" * 5000, ""),
    ],
)
def test_a_line_that_is_no_question_is_an_error_and_the_rest_goes_on(line: str, field: str) -> None:
    good = '{"id": "z", "question": "托位"}'
    before, wrong, after = rows(good, line, good)
    assert (before["answer"], after["answer"]) == ("答：托位", "答：托位")
    assert list(wrong) == ["line", "id", "error"]
    assert (wrong["line"], wrong["id"]) == (2, None)
    assert wrong["error"]
    assert field in str(wrong["error"])
    assert "托位" not in str(wrong["error"])


def test_blank_lines_are_skipped_and_counted() -> None:
    found = rows("\n", '{"id": "a", "question": "托位"}\n', "   \n", "x\n")
    assert [row.get("line") for row in found] == [None, 4]


def test_a_line_out_is_one_line_of_readable_json() -> None:
    text = as_json({"id": "a", "question": "今年\n新增<b>"})
    assert text == '{"id": "a", "question": "今年\\n新增<b>"}'


def test_lone_surrogates_are_escaped_and_read_back() -> None:
    text = as_json({"question": "托\ud83d位"})
    assert text.encode("utf-8")
    assert json.loads(text) == {"question": "托\ud83d位"}
