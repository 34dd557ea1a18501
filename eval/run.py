"""Answering question sets, and scoring what was answered: two steps joined by answers.jsonl.

Takes cases and an assistant; `answer` gives answers.jsonl, `score_folder` reads it back and gives
results.jsonl, summary.md and wrong.md. Asking and scoring can so be repeated apart.
"""

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from eval.answers import answer_line, read_answers, write_jsonl
from eval.blame import Blame
from eval.cases import Case, read_cases
from eval.errors import SetRefused
from eval.report import result_line, summary
from eval.tally import Scored, score, tally_groups
from eval.wrong import wrong_page
from qa.explanation import Explanation
from qa.models import Answer, Turn

ANSWERS, RESULTS, SUMMARY, WRONG = "answers.jsonl", "results.jsonl", "summary.md", "wrong.md"


class Answerer(Protocol):
    """What is measured: the one door of qa/, or a stand-in."""

    def explain(self, question: str, history: Sequence[Turn] = ()) -> Explanation:
        """The answer to one question of a conversation, with its steps."""
        ...

    def over(self, reports: Sequence[str]) -> "Answerer":
        """The same, knowing only these reports."""
        ...


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The cases of a file, and the folder that their results are written to."""

    path: Path
    cases: tuple[Case, ...]
    folder: Path

    @property
    def names_reports(self) -> bool:
        """Whether a case says which report it is about."""
        return any(case.reports or case.report for case in self.cases)


def read_sets(paths: Sequence[Path], folder: Path) -> tuple[QuestionSet, ...]:
    """The sets, each with its results' folder: `folder` for the only one, else one in it by each set's name.

    Raises SetRefused, also for two sets of one name.
    """
    names = [path.stem for path in paths]
    for name in names:
        if names.count(name) > 1:
            raise SetRefused(f"有两个题集叫“{name}”，结果会写到一处：请改名，或分两次运行")
    alone = len(paths) == 1
    return tuple(QuestionSet(path, read_cases(path), folder if alone else folder / path.stem) for path in paths)


def answer(
    cases: Sequence[Case],
    assistant: Answerer,
    folder: Path,
    *,
    seed: int = 0,
    advance: Callable[[], None] = lambda: None,
) -> dict[str, Explanation]:
    """Ask every case and write answers.jsonl in the set's order; `advance` is called after each.

    The seed shuffles the order of asking, so that no latency hangs on what stands first in the file.
    Gives how each answer came about, by the case's id.
    """
    order = list(cases)
    random.Random(seed).shuffle(order)
    # Cases over the same reports share an assistant, so that only one of them waits for what it makes once.
    narrowed = cache(assistant.over)
    found = {}
    for case in order:
        over = narrowed(case.reports) if case.reports else assistant
        found[case.id] = over.explain(case.question, case.history)
        advance()
    folder.mkdir(parents=True, exist_ok=True)
    write_jsonl(folder / ANSWERS, (answer_line(case, found[case.id].answer) for case in cases))
    return found


def ask(case: Case, assistant: Answerer) -> Answer:
    """The answer to a case, from the reports that it names where it names any."""
    over = assistant.over(case.reports) if case.reports else assistant
    return over.explain(case.question, case.history).answer


def score_folder(cases: Sequence[Case], folder: Path, blames: Mapping[str, Blame]) -> tuple[Scored, ...]:
    """Judge answers.jsonl of the folder, write results.jsonl, summary.md and wrong.md beside it.

    `blames` are the steps at fault, by the case's id; empty where no explanation is at hand.
    """
    scored = score(cases, read_answers(folder / ANSWERS))
    write_jsonl(folder / RESULTS, map(result_line, scored))
    (folder / SUMMARY).write_text(summary(tally_groups(scored)), "utf-8")
    # A lone surrogate in a question is written as its escape.
    (folder / WRONG).write_text(wrong_page(scored, blames), "utf-8", errors="backslashreplace")
    return scored


def need_reports(cases: Sequence[Case], loaded: Collection[str]) -> None:
    """Raises SetRefused when a case needs an edition that the index does not hold."""
    for case in cases:
        for report in (*case.reports, *([case.report] if case.report else [])):
            if report not in loaded:
                raise SetRefused(
                    f"题目 {case.id} 要用报告“{report}”，索引里没有："
                    "eval/reports 里的报告加 --every，别的请用 python -m index build --seeds 建入"
                )
