"""The development questions hold together with the report that they ask about."""

from pathlib import Path

from eval.cases import read_cases
from eval.metrics import supports

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
