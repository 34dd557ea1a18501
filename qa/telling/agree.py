"""Whether a row of the ledger bears out a figure that a question states, by how each of the two is bounded.

Takes a `Stated` and a row that is measured alike, gives yes, no, or None where that cannot be told. Does not ask
whether they are of one thing.
"""

from decimal import Decimal

from index.models import Figure, Status
from index.numerals import read_number
from qa.proving.claims import BOUND
from qa.telling.rows import RANGE, is_range, number_of, scale_of
from qa.telling.stated import Bound, Stated

# So near is 左右 or 快; and so near may be the same, said in fewer digits.
NEAR, ROUNDED = Decimal("0.05"), Decimal("0.02")
MORE_THAN, TO_BOTH = frozenset({"超", "余", "以上"}), frozenset({"左右", "约"})
LESS_THAN = frozenset({"近", "不到", "不足", "低于", "以内"})


def agrees(stated: Stated, row: Figure) -> bool | None:
    """Whether a row measured alike bears out what a question states; None where that cannot be told."""
    try:
        told = number_of(row)
        upper = read_number(RANGE.split(row.value)[-1]) * scale_of(row.unit)
    except ValueError:
        return None
    if is_range(row):
        return None if told <= stated.number <= upper else False
    return _agrees(stated, told, BOUND.get(row.qualifier, row.qualifier), row.status)


def _agrees(stated: Stated, told: Decimal, qualifier: str, status: Status) -> bool | None:
    """A report that aims at more than what a question calls a bound says something else, which need not be wrong."""
    number, equal = stated.number, told == stated.number
    below, open_side = qualifier in LESS_THAN, None if status is Status.TARGET else True
    holds: bool | None
    match stated.bound:
        case Bound.ABOUT:
            holds = _is_near(number, told, qualifier)
        case Bound.SOME:
            holds = number <= told < number + _step(number)
        case Bound.OVER:
            holds = told > number or (equal and not below and _over(qualifier))
        case Bound.REACHED if status is not Status.TARGET:
            holds = told > number or (equal and not below)
        case Bound.LEAST:
            holds = (None if qualifier in TO_BOTH | LESS_THAN else True) if equal else told > number and open_side
        case Bound.UNDER:
            holds = told < number or (equal and below)
        case Bound.MOST:
            holds = (None if qualifier in TO_BOTH | MORE_THAN else True) if equal else told < number and open_side
        case _:
            holds = equal or (None if _is_rounder(number, told) else False)
    return holds


def _over(qualifier: str) -> bool | None:
    """Whether a figure that a question calls exceeded is so by its qualifier; 以上 leaves it open."""
    return True if qualifier in {"超", "余", "余超"} else None if qualifier == "以上" else False


def _is_near(number: Decimal, told: Decimal, qualifier: str) -> bool | None:
    if number == told:
        return True
    near = abs(told - number) <= NEAR * abs(number)
    return None if near and qualifier == "左右" else near


def _is_rounder(number: Decimal, told: Decimal) -> bool:
    digits = [len(value.normalize().as_tuple().digits) for value in (number, told)]
    return digits[0] < digits[1] and abs(told - number) <= ROUNDED * abs(told)


def _step(number: Decimal) -> Decimal:
    """One of the last digit that is said: 900多 is less than 1000, 50多万 less than 60万."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(10) ** exponent if isinstance(exponent, int) else Decimal(1)
