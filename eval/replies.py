"""Every question of the answer sets asked once: the reply, whether it is right, and the passages that it cites.

Takes the ground and an assistant over all reports; gives `Reply`s. Corrupts nothing and verifies nothing.
"""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.progress import track

from eval.answers import Given
from eval.bench_build import time_build
from eval.bench_regions import OTHERS, REPORTS, SET, join_seeds
from eval.cases import Case, read_cases
from eval.corruption import Right
from eval.ground import Ground
from eval.metrics import judge
from eval.mutate_words import find_names
from eval.run import need_reports
from index.models import Passage, Status
from qa.assistant import Assistant
from qa.models import Answer, Outcome

# Beside the index that serves: kept, so that only what changed is embedded again.
EVERY = "eval-index"


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered to a case, by which assistant; `evidence` are the passages that the answer cites.

    `draft` is the answer's first wording, before anything was said otherwise for want of proof, with the passages
    that it cites; empty where the report was found to say nothing. `question` is what was understood.
    """

    case: Case
    question: str
    answer: Answer
    assistant: Assistant
    evidence: tuple[Passage, ...]
    draft: str = ""
    cited: tuple[Passage, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the draft answers, and answers right."""
        drafted = Given(Outcome.ANSWERED, self.draft)
        return bool(self.draft) and self.case.answerable and judge(self.case, drafted).right


@dataclass(frozen=True, slots=True)
class Asked:
    """All replies, and the assistant over all reports."""

    replies: tuple[Reply, ...]
    every: Assistant


def ask_all(ground: Ground) -> Asked:
    """The ground's cases, then the sets regions and other_reports over an index of all reports."""
    every = open_every(ground)
    others = (*read_cases(SET), *read_cases(OTHERS))
    need_reports(others, every.store.reports)
    asked = [(case, ground.assistant) for case in ground.cases]
    asked += [(case, every.over(case.reports) if case.reports else every) for case in others]
    console = ground.console
    return Asked(tuple(ask_one(case, over) for case, over in track(asked, "提问", console=console)), every)


def open_every(ground: Ground) -> Assistant:
    """An assistant over the seeds and eval/reports, built when they changed: minutes the first time."""
    out = ground.index.parent / EVERY
    with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as scratch:
        seeds = Path(scratch) / "seeds"
        join_seeds(ground.seeds, REPORTS, seeds)
        ground.console.print("把各地报告建入一个索引，头一次要几分钟……")
        time_build(seeds, out)
    return ground.open(out)


def right_answers(asked: Asked) -> tuple[Right, ...]:
    """The right drafts with all that corrupting them needs."""
    store = asked.every.store
    names = find_names(store.passages, store.reports)
    return tuple(_right(reply, names) for reply in asked.replies if reply.right)


def evidence_of(answer: Answer, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of the citations that the answer itself stands on, in their order."""
    beside = {row.citation for row in answer.related}
    cited = [(citation.report, citation.start) for citation in answer.citations if citation.n not in beside]
    places = {(passage.report, passage.start): passage for passage in passages}
    return tuple(places[place] for place in cited)


def ask_one(case: Case, assistant: Assistant) -> Reply:
    """The reply to one case with its draft."""
    found = assistant.explain(case.question, case.history)
    evidence = evidence_of(found.answer, tuple(assistant.store.by_id.values()))
    question = found.query.text if found.query else case.question
    reply = Reply(case, question, found.answer, assistant, evidence)
    if not (found.query and found.draft and found.draft.lines):
        return reply
    cited = tuple(dict.fromkeys(piece.passage for line in found.draft.lines for piece in line.pieces))
    return replace(reply, draft=assistant.worded(found.query, found.draft).answer, cited=cited)


def _right(reply: Reply, names: Mapping[str, tuple[str, ...]]) -> Right:
    cited = {passage.report for passage in reply.cited}
    store = reply.assistant.store
    return Right(
        id=reply.case.id,
        question=reply.question,
        text=reply.draft,
        notes=reply.answer.notes,
        evidence=reply.cited,
        around=tuple(passage for passage in store.passages if passage.report in cited),
        reports=store.reports,
        wording=reply.assistant.prompts,
        names=names,
        templates={status: reply.assistant.prompts.lines[status] for status in (Status.RESULT, Status.TARGET)},
    )
