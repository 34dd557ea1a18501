"""Answers through a file and back."""

from pathlib import Path

import pytest

from eval.answers import Given, Quoted, answer_line, given_of, read_answers, write_jsonl
from eval.errors import AnswersRefused
from qa.models import Answer, Outcome, Related
from tests.eval.fakes import case, citation

ANSWER = Answer(
    Outcome.ANSWERED,
    "2024年目标：新增托位5000个以上。",
    citations=(citation("新增托位5000个以上。"), citation("新增托位800个。", "city-2023", 2)),
    related=(Related("2023年新增托位800个", 2),),
    latency_ms=12.5,
)
GIVEN = Given(
    "answered",
    "2024年目标：新增托位5000个以上。",
    (Quoted("新增托位5000个以上。", "city-2024", beside=False), Quoted("新增托位800个。", "city-2023", beside=True)),
    12.5,
)


def test_the_way_through_a_file_changes_nothing(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "answers.jsonl", [answer_line(case(), ANSWER)])
    assert read_answers(tmp_path / "answers.jsonl") == {"a1": GIVEN}
    assert given_of(ANSWER) == GIVEN


def test_a_lone_surrogate_survives(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    write_jsonl(path, [{"id": "a1", "question": "托\ud800位", "answer": "\udfff"}])
    assert path.read_text("utf-8") == '{"id": "a1", "question": "托\\ud800位", "answer": "\\udfff"}\n'
    assert read_answers(path)["a1"].answer == "\udfff"


def test_error_lines_of_a_batch_are_no_answers(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"line": 1, "id": null, "error": "不是 JSON"}\n\n{"id": "a2", "answer": null}\n', "utf-8")
    assert read_answers(path) == {"a2": Given()}


@pytest.mark.parametrize("line", ["{", "[]", '{"outcome": "answered"}', '{"id": "a", "citations": 5}'])
def test_what_is_no_answer_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(f'{{"id": "a1"}}\n{line}\n', "utf-8")
    with pytest.raises(AnswersRefused, match=r"^answers\.jsonl 第 2 行不是回答"):
        read_answers(path)


def test_missing_answers_are_named(tmp_path: Path) -> None:
    with pytest.raises(AnswersRefused, match="请先运行 python -m eval run"):
        read_answers(tmp_path / "answers.jsonl")
