"""The development questions hold together with the report that they ask about."""

from pathlib import Path

import pytest

from eval.cases import read_cases
from eval.metrics import normalise, supports

ROOT = Path(__file__).parents[2]
CASES = read_cases(ROOT / "eval" / "sets" / "dev_questions.jsonl")
TEXT = (ROOT / "seeds" / "xuzhou-2024.txt").read_text("utf-8")


def test_counts() -> None:
    assert len(CASES) == 97
    assert sum(case.answerable for case in CASES) == 77


def test_every_quote_stands_in_the_report() -> None:
    missing = [quote for case in CASES for item in case.quotes for quote in item if not supports(TEXT, [quote])]
    assert missing == []


def test_the_readme_names_every_group() -> None:
    readme = (ROOT / "eval" / "sets" / "README.md").read_text("utf-8")
    assert [case.group for case in CASES if case.group not in readme] == []


SCOPE = read_cases(ROOT / "eval" / "sets" / "scope.jsonl")


def test_the_scope_set_holds_together_with_the_reports_that_it_names() -> None:
    assert len(SCOPE) == 340
    assert sum(case.answerable for case in SCOPE) == 78
    for case in SCOPE:
        (report,) = case.reports
        (path,) = [*(ROOT / "seeds").glob(f"{report}.txt"), *(ROOT / "eval" / "reports").glob(f"{report}.txt")]
        assert [item for item in case.quotes if not supports(path.read_text("utf-8"), item)] == []
        assert bool(case.quotes) == bool(case.gold) == case.answerable


def test_the_readme_names_every_group_of_the_scope_set() -> None:
    readme = (ROOT / "eval" / "sets" / "README.md").read_text("utf-8")
    assert {case.group for case in SCOPE if case.group not in readme} == set()


def _text(report: str) -> str:
    """A report's text as scoring compares it."""
    (path,) = [*(ROOT / "seeds").glob(f"{report}.txt"), *(ROOT / "eval" / "reports").glob(f"{report}.txt")]
    return normalise(path.read_text("utf-8"))


OWN = (
    *(f"{name}_{half}" for name in ("reports", "city", "talk") for half in ("tuned", "held_out")),
    "hard_questions",
    "dev_talk",
)


@pytest.mark.parametrize("name", OWN)
def test_own_sets_hold_together_with_the_reports_that_they_name(name: str) -> None:
    for case in read_cases(ROOT / "eval" / "sets" / f"{name}.jsonl"):
        text = "".join(_text(report) for report in case.reports)
        assert case.reports, case.id
        assert bool(case.gold) is case.answerable, case.id
        for item in case.quotes:
            assert any(normalise(quote) in text for quote in item), case.id
        for words in case.must_not:
            assert not any(normalise(words) in normalise(spelling) for item in case.gold for spelling in item), case.id


def test_no_question_stands_in_both_halves() -> None:
    for name in ("reports", "city", "talk"):
        tuned, held = (read_cases(ROOT / "eval" / "sets" / f"{name}_{half}.jsonl") for half in ("tuned", "held_out"))
        assert not {(c.question, c.history) for c in tuned} & {(c.question, c.history) for c in held}
