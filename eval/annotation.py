"""Figures that people marked in reports, and the numerals there that are none: the yardstick of the ledger.

Takes a pair of files of eval/sets (figures, and what is no figure) and the reports that they mark; gives
`Annotation`. Extracts nothing and scores nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.errors import SetRefused
from index.models import Report, Span, Status

STATUSES = {"actual": Status.RESULT, "target": Status.TARGET, "other": Status.OTHER}


@dataclass(frozen=True, slots=True)
class Marked:
    """A figure as a person reads it; `span` covers value and unit in `Report.text`, `year` is empty where none is."""

    id: str
    report: str
    span: Span
    words: str
    indicator: str
    value: str
    unit: str
    qualifier: str
    year: str
    status: Status


@dataclass(frozen=True, slots=True)
class Trap:
    """Digits or a numeral that are no figure: a name, a date, an ordinal; `kind` says what."""

    id: str
    report: str
    span: Span
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """Every figure and every trap of the sentences that were read; `read` are those sentences by report."""

    figures: tuple[Marked, ...]
    traps: tuple[Trap, ...]
    read: Mapping[str, frozenset[Span]]


class _Line(BaseModel):
    model_config = ConfigDict(strict=True)

    id: str
    report: str = ""
    sentence: str
    start: int = -1
    span: tuple[int, int]


class _FigureLine(_Line):
    # JSON has lists where Python has tuples.
    model_config = ConfigDict(strict=False)

    indicator: str
    value: str
    unit: str
    qualifier: str
    year: int | str | None
    status: str


class _TrapLine(_Line):
    model_config = ConfigDict(strict=False)

    text: str
    kind: str


Row = TypeVar("Row", bound=_Line)


def read_annotation(figures: Path, traps: Path, reports: Mapping[str, Report], report: str = "") -> Annotation:
    """The two files of a set; lines that name no report speak of `report`. Raises SetRefused, naming the line."""
    read: dict[str, set[Span]] = {}
    marked = []
    for row in _rows(figures, _FigureLine):
        name, span, words = _place(figures, row, reports, report, read)
        if row.status not in STATUSES:
            raise SetRefused(f"{figures.name} 的 {row.id}：status 须是 {'、'.join(STATUSES)}")
        year, status = str(row.year or ""), STATUSES[row.status]
        marked.append(
            Marked(row.id, name, span, words, row.indicator, row.value, row.unit, row.qualifier, year, status)
        )
    none = []
    for trap in _rows(traps, _TrapLine):
        name, span, words = _place(traps, trap, reports, report, read)
        none.append(Trap(trap.id, name, span, words, trap.kind))
    return Annotation(tuple(marked), tuple(none), {name: frozenset(spans) for name, spans in read.items()})


def _rows(path: Path, kind: type[Row]) -> list[Row]:
    rows = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            rows.append(kind.model_validate(json.loads(line)))
        except (json.JSONDecodeError, ValidationError) as error:
            raise SetRefused(f"{path.name} 第 {number} 行不是标注：请照 eval/sets/README.md 改正") from error
    return rows


def _place(
    path: Path, row: _Line, reports: Mapping[str, Report], report: str, read: dict[str, set[Span]]
) -> tuple[str, Span, str]:
    """Where a row stands; its sentence is added to what was read."""
    name = row.report or report
    if name not in reports:
        raise SetRefused(f"{path.name} 的 {row.id} 标的是报告“{name}”，没有收录")
    text = reports[name].text
    start = row.start if row.start >= 0 else text.find(row.sentence)
    sentence, span = Span(start, start + len(row.sentence)), Span(*row.span)
    if text[sentence.start : sentence.end] != row.sentence:
        raise SetRefused(f"{path.name} 的 {row.id}：报告里没有这一句，或 start 不对")
    if not sentence.start <= span.start < span.end <= sentence.end:
        raise SetRefused(f"{path.name} 的 {row.id}：span 不在这一句里")
    read.setdefault(name, set()).add(sentence)
    return name, span, text[span.start : span.end]
