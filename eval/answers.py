"""Answers as a file, so that a run can be scored again without asking again.

Takes answer objects and writes one a line with id and question; reads such a file (that of
`python -m qa batch` too) back as the few fields that are scored. Does not ask and does not score.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.cases import Case
from eval.errors import AnswersRefused
from qa.models import Answer


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation as scoring sees it; `beside` when only what stands beside the answer cites it."""

    quote: str
    report: str
    beside: bool


@dataclass(frozen=True, slots=True)
class Given:
    """What an answer file says of one question; an empty outcome means that nothing was answered."""

    outcome: str = ""
    answer: str = ""
    citations: tuple[Quoted, ...] = ()
    latency_ms: float | None = None


class _Cited(BaseModel):
    model_config = ConfigDict(extra="ignore")

    n: int = 0
    report: str = ""
    quote: str = ""


class _Beside(BaseModel):
    model_config = ConfigDict(extra="ignore")

    citation: int = -1


class _AnswerLine(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: str | None
    outcome: str = ""
    answer: str | None = None
    citations: list[_Cited] = []
    related: list[_Beside] = []
    latency_ms: float | None = None

    def given(self) -> Given:
        beside = {row.citation for row in self.related}
        return Given(
            outcome=self.outcome,
            answer=self.answer or "",
            citations=tuple(Quoted(row.quote, row.report, row.n in beside) for row in self.citations),
            latency_ms=self.latency_ms,
        )


def answer_line(case: Case, answer: Answer) -> dict[str, object]:
    """The answer object with the id and question that it belongs to."""
    return {"id": case.id, "question": case.question, **answer.to_dict()}


def given_of(answer: Answer) -> Given:
    """An answer as scoring sees it, without the way through a file."""
    beside = {row.citation for row in answer.related}
    return Given(
        outcome=answer.outcome,
        answer=answer.answer,
        citations=tuple(Quoted(row.quote, row.report, row.n in beside) for row in answer.citations),
        latency_ms=answer.latency_ms,
    )


def write_jsonl(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """One JSON object a line. A lone surrogate in a question is written as its escape, which JSON reads back."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_bytes(text.encode("utf-8", errors="backslashreplace"))


def read_answers(path: Path) -> dict[str, Given]:
    """Answers by id; lines that report an error (id null) are no answers. Raises AnswersRefused."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise AnswersRefused(f"读不到 {path}：请先运行 python -m eval run") from error
    answers = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = _AnswerLine.model_validate(json.loads(line))
        except (json.JSONDecodeError, ValidationError) as error:
            raise AnswersRefused(f"{path.name} 第 {number} 行不是回答：请重新运行 python -m eval run") from error
        if row.id is not None:
            answers[row.id] = row.given()
    return answers
