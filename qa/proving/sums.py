"""Differences that an answer states, against the arithmetic shown in its notes.

Takes notes like 算式：358 − 220 = 138（公里） and the evidence, recomputes every sum and looks up its operands; tells
what a clause like 2024年比2023年少138公里 or 山东省比浙江省多10万人 states, where it follows from one. Proves no other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.models import Figure, Status
from index.numerals import bare_unit
from qa.proving.claims import Amount, Placed, Word, atoms_of, fold
from qa.proving.evidence import Evidence, names_of
from qa.proving.frames import frame_of, year_of
from qa.stages import Doubt, Fault
from qa.telling.rows import comparable, is_range, neighbours, number_of, same_thing, scale_of
from qa.telling.verdicts import Way

SUM = re.compile(r"(\d{1,15}(?:\.\d{1,8})?)—(\d{1,15}(?:\.\d{1,8})?)=(\d{1,15}(?:\.\d{1,8})?)(?:（([^（）]{1,12})）)?")
COMPARES = re.compile(r"比|相差|差额|差距|差|持平|^[多少高低快慢]")
EQUALS = re.compile(r"持平$")
AGAINST = re.compile("[与和同跟]")
MORE = re.compile(r"多|增加|增长|提高|上升|高|快")
LESS = re.compile(r"少|减|下降|降低|回落|低|慢")
ADJOINING = re.compile(rf"(?:{MORE.pattern}|{LESS.pattern})了?$")
SPARE = re.compile(
    r"增加|增长|提高|上升|下降|降低|回落|减少|持平|[比相差额距为了的数计出在是与和同跟]|[多少高低快慢增减]"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """In each of `pairs`, rows of the evidence, the first less the second is `result`, in `unit`.

    `alike`: both rows of a pair are of one indicator, so that a clause need not name it.
    """

    result: Decimal
    unit: str
    pairs: tuple[tuple[Figure, Figure], ...]
    alike: bool


@dataclass(frozen=True, slots=True)
class Stands:
    """What a clause that follows says: `first` stands `way` to `second`; no way where it only tells how far apart."""

    way: Way | None
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class _Part:
    """What one side of a comparison is said to be: its time words, status, region, and words of its indicator."""

    times: tuple[str, ...]
    status: Status | None
    region: str
    named: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.times or self.status or self.region or self.named)


def read_sums(
    notes: Sequence[str], evidence: Evidence, question: str = ""
) -> tuple[tuple[Sum, ...], tuple[Fault, ...]]:
    """The sums that hold and whose operands the evidence has, and a fault for each that does not.

    Where several rows have these numbers, those are meant that the question speaks of.
    """
    sums, faults = [], []
    said = neighbours(question)
    for note in notes:
        for found in SUM.finditer(fold(note)):
            high, low, result = (Decimal(found[n]) for n in (1, 2, 3))
            unit = found[4] or ""
            top, bottom = (tuple(_rows(value, unit, evidence)) for value in (high, low))
            pairs = [(one, two) for one in top for two in bottom if one is not two and comparable(one, two)]
            alike = [pair for pair in pairs if same_thing(*pair)]
            if high - low == result and pairs:
                meant = tuple(_spoken_of(said, alike or pairs))
                sums.append(Sum(result, "个百分点" if unit == "%" else unit, meant, bool(alike)))
            else:
                faults.append(Fault(Doubt.ARITHMETIC, found[0]))
    return tuple(sums), tuple(faults)


def _spoken_of(said: frozenset[str], pairs: Sequence[tuple[Figure, Figure]]) -> Iterator[tuple[Figure, Figure]]:
    shared = [sum(len(said & neighbours(row.indicator)) for row in pair) for pair in pairs]
    return (pair for pair, count in zip(pairs, shared, strict=True) if count == max(shared))


def _rows(value: Decimal, unit: str, evidence: Evidence) -> Iterator[Figure]:
    for source in evidence.sources:
        for held in source.held:
            row = held.row
            if row and bare_unit(row.unit) == bare_unit(unit) and _is(row, value * scale_of(unit)):
                yield row


def _is(row: Figure, number: Decimal) -> bool:
    try:
        return not is_range(row) and number_of(row) == number
    except ValueError:
        return False


def follows(clause: str, sums: Sequence[Sum], evidence: Evidence, spoken_of: Sequence[str]) -> Stands | None:
    """What a clause states of two figures where a sum shows it, with its sides and its direction; None where none does.

    `spoken_of` are the time words before it: 2024年目标220公里，少138公里.
    """
    if not sums or not COMPARES.search(clause):
        return None
    found = (_follows(clause, sum_, evidence, spoken_of) for sum_ in sums)
    return next((stands for stands in found if stands), None)


def _follows(clause: str, sum_: Sum, evidence: Evidence, spoken_of: Sequence[str]) -> Stands | None:
    equal = EQUALS.search(clause) is not None
    whole = (sum_.result * scale_of(sum_.unit)).normalize()
    written = (f"{sum_.result:f}{sum_.unit}", f"{whole:f}{bare_unit(sum_.unit)}")
    amount = rf"(?<![\d.])(?:{'|'.join(map(re.escape, written))})"
    words, count = (clause, 1) if equal else re.subn(amount, "", clause)
    placed = atoms_of(words, evidence.regions)
    if count != 1 or (equal and sum_.result) or any(isinstance(p.atom, Amount) for p in placed):
        return None
    more, less = _directions(clause, amount)
    if (more and less) or (equal and (more or less)) or not _only_words_of(placed, sum_):
        return None
    border = AGAINST.search(words) if equal else re.search("比", words)
    at = border.start() if border else -1
    first = _part([p for p in placed if p.start < at or at < 0], sum_)
    second = _part([p for p in placed if p.start > at >= 0], sum_)
    if not (more or less or equal):
        return Stands(None, "", "") if at < 0 and sum_.alike else None
    first = first or _Part(tuple(spoken_of), None, "", ())
    sides = (words[: max(at, 0)], words[at + 1 :] if at >= 0 else "")
    way = Way.EQUAL if equal else Way.MORE if more else Way.LESS
    return Stands(way, *sides) if _holds(first, second, way, sum_, evidence) else None


def _directions(clause: str, amount: str) -> tuple[bool, bool]:
    """Whether a clause says more, and less: the word before the amount says it, for a name may have one too (增长)."""
    found = re.search(amount, clause)
    before = ADJOINING.search(clause, 0, found.start()) if found else None
    words = before[0] if before else re.sub(amount, "", clause)
    return bool(MORE.search(words)), bool(LESS.search(words))


def _part(placed: Sequence[Placed], sum_: Sum) -> _Part:
    framing = [p.atom for p in placed if isinstance(p.atom, Word)]
    frame = frame_of(framing)
    times = tuple(word.text for word in framing if word.kind == "time")
    # What is of one thing may be called by it anywhere: 雨污管网2024年比2023年少.
    return _Part(times, frame.status, frame.region, () if sum_.alike else tuple(_spare(placed)))


def _holds(first: _Part, second: _Part, way: Way, sum_: Sum, evidence: Evidence) -> bool:
    """Whether each side is said of the figure that it is of, and could not as well be said the other way about."""
    if not first or (way is Way.EQUAL and not second) or not (sum_.alike or (first.named and second.named)):
        return False
    pairs = [pair if way is not Way.LESS else pair[::-1] for pair in sum_.pairs]
    rightly = any(_fits(first, one, evidence) and _fits(second, two, evidence) for one, two in pairs)
    if way is Way.EQUAL:
        return rightly and first != second
    return rightly and not any(_fits(first, two, evidence) and _fits(second, one, evidence) for one, two in pairs)


def _fits(part: _Part, row: Figure, evidence: Evidence) -> bool:
    report = evidence.reports[row.report]
    return (
        part.status in {None, row.status}
        and all(row.year == year_of(word, report) for word in part.times)
        and (not part.region or part.region in names_of(report))
        and all(word in fold(row.indicator) for word in part.named)
    )


def _spare(placed: Sequence[Placed]) -> list[str]:
    """What a clause says beside its frame, its figure and the words of comparing."""
    rest = "".join(p.atom if isinstance(p.atom, str) else "　" for p in placed)
    return [part for part in SPARE.sub("　", rest).split("　") if part]


def _only_words_of(placed: Sequence[Placed], sum_: Sum) -> bool:
    """Whether what else the clause says are words of the indicator."""
    indicators = [fold(row.indicator) for pair in sum_.pairs for row in pair]
    return all(any(part in indicator for indicator in indicators) for part in _spare(placed))
