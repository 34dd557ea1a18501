"""Differences that an answer states, against the arithmetic shown in its notes.

Takes notes like 算式：358 − 220 = 138（公里） and the evidence, recomputes every sum and looks up its operands; tells
whether a clause like 2024年比2023年少138公里 follows from one of them. Proves no other clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.models import Status
from index.pairs import likeness
from qa.claims import Amount, Placed, Word, atoms_of, fold
from qa.evidence import Evidence, Held
from qa.frames import frame_of, year_of
from qa.stages import Doubt, Fault

SUM = re.compile(r"(\d{1,15}(?:\.\d{1,8})?)—(\d{1,15}(?:\.\d{1,8})?)=(\d{1,15}(?:\.\d{1,8})?)(?:（([^（）]{1,12})）)?")
PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?")
COMPARES = re.compile(r"比|相差|差额|差距|差|^[多少高低]")
MORE = re.compile(r"多|增加|增长|提高|上升|高")
LESS = re.compile(r"少|减|下降|降低|回落|低")
SPARE = re.compile(r"[比相差额距为了的数计出在是]|[多少高低增减]|增加|增长|提高|上升|下降|降低|回落|减少")


@dataclass(frozen=True, slots=True)
class Sum:
    """`high` less `low` is `result`, in `unit`; each of the two with the figures of the evidence that it is."""

    result: Decimal
    unit: str
    high: tuple[Held, ...]
    low: tuple[Held, ...]


def read_sums(notes: Sequence[str], evidence: Evidence) -> tuple[tuple[Sum, ...], tuple[Fault, ...]]:
    """The sums that hold and whose operands the evidence has, and a fault for each that does not."""
    sums, faults = [], []
    for note in notes:
        for found in SUM.finditer(fold(note)):
            high, low, result = (Decimal(found[n]) for n in (1, 2, 3))
            unit = found[4] or ""
            operands = [tuple(_figures(value, unit, evidence)) for value in (high, low)]
            if high - low == result and _of_one_thing(*operands):
                sums.append(Sum(result, "个百分点" if unit == "%" else unit, *operands))
            else:
                faults.append(Fault(Doubt.ARITHMETIC, found[0]))
    return tuple(sums), tuple(faults)


def _of_one_thing(high: Sequence[Held], low: Sequence[Held]) -> bool:
    """Whether some two of the figures are of the same indicator."""
    return any(likeness(one.row, two.row) for one in high for two in low if one.row and two.row)


def _figures(value: Decimal, unit: str, evidence: Evidence) -> Iterator[Held]:
    for source in evidence.sources:
        for held in source.held:
            row = held.row
            plain = row is not None and row.unit == unit and PLAIN.fullmatch(row.value)
            if row and plain and Decimal(row.value.replace(",", "")) == value:
                yield held


def follows(clause: str, sums: Sequence[Sum], evidence: Evidence, spoken_of: Sequence[str]) -> bool:
    """Whether a clause states a difference that a sum shows, with its years and its direction.

    `spoken_of` are the time words before it: 2024年目标220公里，少138公里.
    """
    if not COMPARES.search(clause) or not sums:
        return False
    placed = atoms_of(clause, evidence.regions)
    return any(_follows(clause, placed, sum_, evidence, spoken_of) for sum_ in sums)


def _follows(clause: str, placed: Sequence[Placed], sum_: Sum, evidence: Evidence, spoken_of: Sequence[str]) -> bool:
    amounts = [p for p in placed if isinstance(p.atom, Amount)]
    said = clause[amounts[0].start : amounts[0].end] if len(amounts) == 1 else ""
    if said != f"{sum_.result:f}{sum_.unit}":
        return False
    words = clause[: amounts[0].start], clause[amounts[0].end :]
    more, less = (any(pattern.search(part) for part in words) for pattern in (MORE, LESS))
    if (more and less) or not _only_words_of(placed, sum_):
        return False
    at = clause.find("比")
    times = [(p.start, p.atom.text) for p in placed if isinstance(p.atom, Word) and p.atom.kind == "time"]
    earlier = [word for start, word in times if start > at >= 0]
    later = [word for start, word in times if start < at or at < 0] or list(spoken_of)
    if not (more or less):
        return at < 0
    if not later:
        return False
    after = frame_of([p.atom for p in placed if isinstance(p.atom, Word) and p.start > at >= 0]).status
    before = frame_of([p.atom for p in placed if isinstance(p.atom, Word) and (p.start < at or at < 0)]).status
    first, second = (later, before), (earlier, after)
    top, bottom = (first, second) if more else (second, first)
    return _holds(*top, sum_.high, evidence) and _holds(*bottom, sum_.low, evidence)


def _holds(words: Sequence[str], status: Status | None, figures: Sequence[Held], evidence: Evidence) -> bool:
    rows = [held.row for held in figures if held.row and status in {None, held.row.status}]
    return bool(rows) and all(
        any(row.year == year_of(word, evidence.reports[row.report]) for row in rows) for word in words
    )


def _only_words_of(placed: Sequence[Placed], sum_: Sum) -> bool:
    """Whether what else the clause says are words of the indicator."""
    indicators = [fold(held.row.indicator) for held in (*sum_.high, *sum_.low) if held.row]
    rest = "".join(p.atom if isinstance(p.atom, str) else "　" for p in placed)
    spare = [part for part in SPARE.sub("　", rest).split("　") if part]
    return all(any(part in indicator for indicator in indicators) for part in spare)
