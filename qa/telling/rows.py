"""The ledger's rows behind the lines of an answer: which of them words speak of, which two are of one thing.

Takes lines of an answer and words of a question, gives rows with the line that says them. Judges nothing.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from index.models import Aspect, Figure
from index.numerals import bare_unit, magnitude, read_number
from index.pairs import likeness
from index.verbs import DOWN, UP
from qa.proving.claims import fold
from qa.stages import Line
from qa.telling.verdicts import Side, Way

MOVED = frozenset({Aspect.GROWTH, Aspect.CHANGE})
FELL = re.compile(rf"(?:{DOWN}|降幅|减量|减产|[降减])$")
ROSE = re.compile(rf"(?:{UP}|增速|增幅|涨幅|增长率|增量|增产|[涨增升])$")
RANGE = re.compile(r"[%％]?[—–\-~～至]+(?=\d)")
HAN = re.compile("[一-龥A-Za-z]+")


def sides_of(line: Line) -> tuple[Side, ...]:
    """A line's rows of its own year; the others only where it has none of it, and what was before never.

    从518家增加到731家 tells 731 of the year, and 518 of another.
    """
    found = [Side(line, figure) for piece in line.pieces for figure in piece.figures]
    own = [side for side in found if side.row.year == line.year]
    return tuple(own or [side for side in found if not side.row.year])


def neighbours(words: str) -> frozenset[str]:
    """Each two characters that stand together in the words; figures and marks part them."""
    plain = re.sub("GDP", "生产总值", fold(words), flags=re.I)
    return frozenset(a + b for run in HAN.findall(plain) for a, b in pairwise(run))


def way_of(row: Figure) -> Way | None:
    """Whether a row tells that something rose or fell; None for one that tells how much there is."""
    if row.aspect not in MOVED:
        return None
    indicator = fold(row.indicator)
    return Way.LESS if FELL.search(indicator) else Way.MORE if ROSE.search(indicator) else None


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two rows tell the same of whatever they are of: measured alike, both how much or both how it moved."""
    moved = one.aspect in MOVED, other.aspect in MOVED
    ranked = Aspect.RANK in {one.aspect, other.aspect}
    alike = bare_unit(one.unit) == bare_unit(other.unit)
    return alike and moved[0] == moved[1] and not ranked and way_of(one) == way_of(other)


def same_thing(one: Figure, other: Figure) -> float:
    """How surely two rows that answer one question are of one thing, 0 to 1: near names will do, for the question
    vouches for their meaning; 0 for unlike ones.
    """
    return likeness(one, other, lambda *_: 1.0) if comparable(one, other) else 0.0


def alike_pairs(first: Line, second: Line) -> tuple[tuple[Side, Side], ...]:
    """Rows of two lines that are of one thing, the surest first."""
    pairs = [(one, two) for one in sides_of(first) for two in sides_of(second)]
    surely = [(same_thing(one.row, two.row), one, two) for one, two in pairs]
    return tuple((one, two) for score, one, two in sorted(surely, key=lambda found: -found[0]) if score)


def spoken_of(words: str, sides: Sequence[Side]) -> list[tuple[int, Side]]:
    """How many pairs of characters each row's indicator shares with the words, most first."""
    said = neighbours(words)
    found = [(len(said & neighbours(side.row.indicator)), side) for side in sides]
    return sorted(found, key=lambda pair: -pair[0])


def number_of(row: Figure) -> Decimal:
    """A row's number in its unit without magnitude, exact; of a range the lower end. Raises ValueError for none."""
    return read_number(row.value) * scale_of(row.unit)


def scale_of(unit: str) -> Decimal:
    """What a unit multiplies its number by: 10000 for 万个; a 成 is ten hundredths."""
    return Decimal(10) if unit == "成" else magnitude(unit)


def is_range(row: Figure) -> bool:
    """Whether a row gives two ends: 5%—5.5%."""
    return RANGE.search(row.value) is not None
