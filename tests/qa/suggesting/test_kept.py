import errno
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import IndexUnwritable
from index.generation import SUGGESTIONS
from index.store import Store
from qa.assistant import Assistant
from qa.models import Answer, Outcome
from qa.suggesting.kept import is_answered, is_current, keep_answered, read_kept, rules_of
from qa.suggesting.questions import Question, questions_of
from tests.qa.fakes import assistant_over

RULES = "rules"


@pytest.fixture
def folder(tmp_path: Path, cloud_store: Store, cloud: Assistant) -> Path:
    """A folder with the questions kept for the made-up report of 2024."""
    keep_answered(tmp_path, cloud_store, RULES, cloud.ask)
    return tmp_path


def lines(folder: Path) -> list[str]:
    return (folder / SUGGESTIONS).read_text("utf-8").splitlines()


def test_every_question_is_asked_once_and_the_answered_ones_are_kept(
    tmp_path: Path, cloud_store: Store, cloud: Assistant
) -> None:
    asked: list[str] = []
    told: list[tuple[int, int]] = []

    def ask(text: str) -> Answer:
        asked.append(text)
        return cloud.ask(text)

    kept = keep_answered(tmp_path, cloud_store, RULES, ask, lambda done, total: told.append((done, total)))
    (report,) = cloud_store.reports.values()
    assert asked == [question.question for question in questions_of(report, cloud_store)]
    assert told == [(n, len(asked)) for n in range(1, len(asked) + 1)]
    found = read_kept(tmp_path, cloud_store)
    assert found is not None
    assert kept.asked == len(asked)
    assert sum(kept.topics.values()) == len(found) > 10
    assert all(cloud.ask(question.question).outcome is Outcome.ANSWERED for question in found)
    assert [path.name for path in tmp_path.iterdir()] == [SUGGESTIONS]


def test_what_is_kept_says_its_index_first_then_a_question_a_line(folder: Path, cloud_store: Store) -> None:
    header, first, *_ = map(json.loads, lines(folder))
    assert header == {"format": 1, "fingerprint": cloud_store.manifest.fingerprint, "rules": RULES}
    assert set(first) == {"question", "report", "topic", "indicator", "proof", "other"}
    assert first["report"] == "云川市2024"
    assert first["proof"][0][0] in cloud_store.by_id


def test_a_question_whose_answer_does_not_prove_it_is_not_kept(cloud_store: Store, cloud: Assistant) -> None:
    asked = "今年计划新增多少个托位？"
    question = next(
        one for one in questions_of(cloud_store.reports["云川市2024"], cloud_store) if one.question == asked
    )
    answer = cloud.ask(asked)
    assert is_answered(question, answer, cloud_store)
    assert not is_answered(question, replace(answer, outcome=Outcome.NOT_IN_REPORT), cloud_store)
    assert not is_answered(question, replace(answer, answer="2024年目标：新增托位5001个。"), cloud_store)
    assert not is_answered(question, replace(answer, citations=()), cloud_store)
    assert not is_answered(question, replace(answer, answer=answer.answer * 20), cloud_store)
    assert not is_answered(question, cloud.ask("去年城镇新增就业多少人"), cloud_store)


def test_a_field_is_answered_by_any_sentence_under_its_heading(cloud_store: Store, cloud: Assistant) -> None:
    answer = cloud.ask("今年计划新增多少个托位")
    under, elsewhere = (
        Question("", "云川市2024", "民生", "", ((f"云川市2024:{place}", ""),)) for place in ("10.3", "11.2")
    )
    assert is_answered(under, answer, cloud_store)
    assert not is_answered(elsewhere, answer, cloud_store)


def test_the_same_reports_and_rules_are_current_and_others_are_not(
    folder: Path, cloud_store: Store, plan_store: Store
) -> None:
    assert is_current(folder, cloud_store, RULES)
    assert not is_current(folder, cloud_store, "other rules")
    assert not is_current(folder, plan_store, RULES)
    assert not is_current(folder / "none", cloud_store, RULES)
    assert read_kept(folder, plan_store) is None
    assert read_kept(folder / "none", cloud_store) is None


def broken(change: Callable[[list[str]], list[str]], folder: Path) -> Path:
    (folder / SUGGESTIONS).write_text("\n".join(change(lines(folder))) + "\n", "utf-8")
    return folder


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: [],
        lambda rows: ["{"],
        lambda rows: ["[1]", *rows[1:]],
        lambda rows: [rows[0].replace('"format": 1', '"format": 2'), *rows[1:]],
        lambda rows: [*rows, "{"],
        lambda rows: [*rows, "3"],
        lambda rows: [*rows, '{"question": "今年？"}'],
        lambda rows: [*rows, rows[1].replace("云川市2024:", "云川市2025:")],
        lambda rows: [*rows, rows[1].replace('"report": "云川市2024"', '"report": "云川市2025"')],
    ],
    ids="empty cut list format line number fields passage report".split(),
)
def test_a_broken_file_is_as_good_as_none(
    change: Callable[[list[str]], list[str]], folder: Path, cloud_store: Store
) -> None:
    broken(change, folder)
    assert read_kept(folder, cloud_store) is None
    assert not is_current(folder, cloud_store, RULES)


def test_bytes_that_are_no_text_are_as_good_as_none(folder: Path, cloud_store: Store) -> None:
    (folder / SUGGESTIONS).write_bytes(b"\xff\xfe{")
    assert read_kept(folder, cloud_store) is None


def test_what_stood_there_stays_when_it_cannot_be_written(
    folder: Path, cloud_store: Store, cloud: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = lines(folder)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(IndexUnwritable, match=r"推荐的问题写不进 .*（磁盘已满）"):
        keep_answered(folder, cloud_store, "new rules", cloud.ask)
    assert lines(folder) == before
    assert [path.name for path in folder.iterdir()] == [SUGGESTIONS]


def test_what_is_written_is_the_same_every_time(folder: Path, tmp_path: Path, cloud_store: Store) -> None:
    again = tmp_path / "again"
    again.mkdir()
    keep_answered(again, cloud_store, RULES, assistant_over(cloud_store).ask)
    assert lines(again) == lines(folder)


def test_rules_change_with_the_wording() -> None:
    assert rules_of("a") == rules_of("a") != rules_of("b")
