"""Answering a question set, and scoring what was answered: two steps joined by answers.jsonl.

Takes cases and an assistant; `answer` gives answers.jsonl, `score_folder` reads it back and gives
results.jsonl and summary.md. Asking and scoring can so be repeated apart.
"""

import random
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Protocol

from eval.answers import answer_line, read_answers, write_jsonl
from eval.cases import Case
from eval.errors import SetRefused
from eval.report import result_line, summary
from eval.tally import Scored, score, tally_groups
from qa.models import Answer, Turn

ANSWERS, RESULTS, SUMMARY = "answers.jsonl", "results.jsonl", "summary.md"


class Answerer(Protocol):
    """What is measured: the one door of qa/, or a stand-in."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer to one question of a conversation."""
        ...

    def over(self, reports: Sequence[str]) -> "Answerer":
        """The same, knowing only these reports."""
        ...


def answer(
    cases: Sequence[Case],
    assistant: Answerer,
    folder: Path,
    *,
    seed: int = 0,
    advance: Callable[[], None] = lambda: None,
) -> None:
    """Ask every case and write answers.jsonl in the set's order; `advance` is called after each.

    The seed shuffles the order of asking, so that no latency hangs on what stands first in the file.
    """
    order = list(cases)
    random.Random(seed).shuffle(order)
    lines = {}
    for case in order:
        lines[case.id] = answer_line(case, ask(case, assistant))
        advance()
    folder.mkdir(parents=True, exist_ok=True)
    write_jsonl(folder / ANSWERS, (lines[case.id] for case in cases))


def ask(case: Case, assistant: Answerer) -> Answer:
    """The answer to a case, from the reports that it names where it names any."""
    return (assistant.over(case.reports) if case.reports else assistant).ask(case.question, case.history)


def score_folder(cases: Sequence[Case], folder: Path) -> tuple[Scored, ...]:
    """Judge answers.jsonl of the folder, write results.jsonl and summary.md beside it."""
    scored = score(cases, read_answers(folder / ANSWERS))
    write_jsonl(folder / RESULTS, map(result_line, scored))
    (folder / SUMMARY).write_text(summary(tally_groups(scored)), "utf-8")
    return scored


def need_reports(cases: Sequence[Case], loaded: Collection[str]) -> None:
    """Raises SetRefused when a case needs an edition that the index does not hold."""
    for case in cases:
        for report in (*case.reports, *([case.report] if case.report else [])):
            if report not in loaded:
                raise SetRefused(
                    f"题目 {case.id} 要用报告“{report}”，索引里没有：请用 python -m index build --seeds 建入该报告"
                )
