"""Pairs of result and target held against a list that was made by reading: how many are right, how many are found.

Takes the lines of eval/sets/pairs.jsonl, the reports and the program's pairs; gives a `PairScore`. A listed pair that
its reader doubted counts for neither: the program may have it or not. Pairs nothing itself.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.errors import SetRefused
from eval.metrics import Rate
from index.models import Figure, Report, Span
from index.pairs import Pair

PAIRS = Path(__file__).parent / "sets" / "pairs.jsonl"


class Side(BaseModel):
    """A figure: words of the report that stand in it once, and the number and unit among them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quote: str
    value: str

    def place(self, report: Report) -> Span:
        """Where the value stands. Raises SetRefused where quote or value stand there not once."""
        if report.text.count(self.quote) != 1 or self.quote.count(self.value) != 1:
            raise SetRefused(f"{report.id} 里“{self.quote}”不是恰好出现一次，或其中“{self.value}”不是恰好一次")
        start = report.text.index(self.quote) + self.quote.index(self.value)
        return Span(start, start + len(self.value))


class Listed(BaseModel):
    """A line of the list; `why` says what was doubted where `sure` is false."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: str
    indicator: str
    kind: Literal["level", "growth", "count", "share", "change"]
    result: Side
    target: Side
    sure: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class PairScore:
    """`wrong` are the program's pairs that the list does not have, `missed` the sure ones that the program has not."""

    precision: Rate
    recall: Rate
    wrong: tuple[Pair, ...]
    missed: tuple[Listed, ...]


def read_pairs(path: Path = PAIRS) -> tuple[Listed, ...]:
    """The lines of the list. Raises SetRefused."""
    try:
        lines = path.read_text("utf-8").splitlines()
        return tuple(Listed.model_validate(json.loads(line)) for line in lines if line.strip())
    except (OSError, ValueError, ValidationError) as error:
        raise SetRefused(f"{path} 读不了：{error}") from error


def score_pairs(listed: Sequence[Listed], pairs: Iterable[Pair], reports: Mapping[str, Report]) -> PairScore:
    """Of the reports that the list is of. Raises SetRefused where a line is of no such report."""
    of_list = {one.report for one in listed}
    if unknown := of_list - reports.keys():
        raise SetRefused(f"索引里没有报告 {'、'.join(sorted(unknown))}")
    given = [pair for pair in pairs if pair.result.report in of_list]
    matches = {one: [pair for pair in given if _is(one, pair, reports[one.report])] for one in listed}
    right = [pair for one, found in matches.items() if one.sure for pair in found]
    doubted = [pair for one, found in matches.items() if not one.sure for pair in found]
    wrong = tuple(pair for pair in given if pair not in right and pair not in doubted)
    sure = [one for one in listed if one.sure]
    missed = tuple(one for one in sure if not matches[one])
    return PairScore(
        precision=Rate(len(right), len(right) + len(wrong)),
        recall=Rate(len(sure) - len(missed), len(sure)),
        wrong=wrong,
        missed=missed,
    )


def _is(one: Listed, pair: Pair, report: Report) -> bool:
    if pair.result.report != report.id:
        return False
    return _starts_in(pair.result, one.result.place(report)) and _starts_in(pair.target, one.target.place(report))


def _starts_in(figure: Figure, span: Span) -> bool:
    return span.start <= figure.start < span.end
