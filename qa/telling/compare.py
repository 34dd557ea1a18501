"""What a question that sets two figures against each other asks: the difference, computed, with its formula.

Takes the question and the lines of its answer, gives how two of their rows stand: of two years or regions, of two
indicators in one line, of a result and the target of its year. Compares no unlike things and no ranges.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, islice

from index.models import Report, Status
from index.numerals import bare_unit
from index.units import UNIT, is_share
from qa.proving.claims import BOUND
from qa.stages import Line
from qa.telling.reached import reached
from qa.telling.rows import (
    MOVED,
    alike_pairs,
    comparable,
    is_range,
    neighbours,
    number_of,
    scale_of,
    sides_of,
    spoken_of,
    way_of,
)
from qa.telling.verdicts import Between, Comparison, Side, Way
from qa.telling.ways import EARLIER, LATER, asks_count, asks_fulfilled, changes, claimed_way, compares, moved, parts
from qa.understanding.place import short_name

Pair = tuple[Side, Side]
MEASURE = re.compile(rf"(?:多少|几)[百千万亿]*(?P<unit>{UNIT})")
GROWTH = re.compile(r"增长(?!了?还是)|增速|增幅|涨幅|降幅|增长率|百分点|几个点")
RATE = re.compile(r"增速|增幅|涨幅|降幅|增长率|快|慢|差|还是")
DONE = re.compile(r"完成|实际|实绩")
AIM = re.compile(r"目标|计划|任务|预期")
CHANGED = re.compile(r"增加|减少|有所[增减]")
FASTER = re.compile(r"[快慢]")
# What has a height and no count.
LEVELS = re.compile(r"/|岁$")
FIT_UNIT, FIT_ASPECT = 200, 100
# The likeliest come first; a line of many figures has many more.
MOST_PAIRS = 12


def compare(text: str, lines: Sequence[Line], reports: Mapping[str, Report] | None = None) -> Comparison | None:
    """How two rows of the lines stand, where the question asks for it; None where it does not or they are unlike.

    `reports` tell the regions of the lines: without them only lines of one report are compared.
    """
    if not (compares(text) or changes(text) or asks_fulfilled(text)):
        return None
    found = (_compared(text, pair, reports or {}) for pair in islice(_pairs(text, lines), MOST_PAIRS))
    return next((comparison for comparison in found if comparison), None)


def _pairs(text: str, lines: Sequence[Line]) -> Iterator[Pair]:
    """Rows that may be meant, the likeliest first: those of one line that are named apart, then those of two lines."""
    for line in lines:
        apart = [pair for pair in combinations(sides_of(line), 2) if _named_apart(text, *pair)]
        yield from sorted(apart, key=lambda pair: -_fit(text, pair))
    for first, second in combinations(lines, 2):
        if len(lines) == 2 or asks_fulfilled(text):
            yield from sorted(alike_pairs(first, second), key=lambda pair: -_fit(text, pair))


def _fit(text: str, pair: Pair) -> int:
    """How well two rows fit the unit, the aspect and the words that are asked for."""
    measure, grows = MEASURE.search(text), GROWTH.search(text) is not None
    units = [measure is None or bare_unit(side.row.unit) == measure["unit"] for side in pair]
    aspects = [(side.row.aspect in MOVED) == grows for side in pair]
    said = sum(count for count, _ in spoken_of(text, pair))
    return FIT_UNIT * all(units) + FIT_ASPECT * all(aspects) + said


def _named_apart(text: str, one: Side, two: Side) -> bool:
    """Whether the question says of both rows a word that the other has not: 工业 and 服务业."""
    if not comparable(one.row, two.row):
        return False
    first, second, said = (neighbours(words) for words in (one.row.indicator, two.row.indicator, text))
    return bool((first - second) & said) and bool((second - first) & said)


def _compared(text: str, pair: Pair, reports: Mapping[str, Report]) -> Comparison | None:
    between = _between(*pair, reports)
    if between is None or any(is_range(side.row) for side in pair):
        return None
    if not _is_asked(text, between, pair, reports):
        return None
    first, second = _ordered(text, between, pair, reports)
    way = _way(first, second)
    bounds = tuple(dict.fromkeys(q for side in (first, second) if (q := side.row.qualifier) in BOUND))
    fulfils = between is Between.TARGET and asks_fulfilled(text)
    alike = way is not Way.EQUAL or first.row.qualifier == second.row.qualifier or not bounds
    if not alike and not fulfils:
        return None
    word = _word(text, between, first, way) if alike else ""
    amount, unit, shown = _difference(first, second)
    claim = _claim(text, between, first, second, reports)
    holds = reached(first.row, second.row) if fulfils else None if claim is None else claim is way
    return Comparison(between, first, second, way, word, amount, unit, shown, bounds, holds)


def _between(one: Side, two: Side, reports: Mapping[str, Report]) -> Between | None:
    if one.line is two.line:
        return Between.INDICATORS
    same_year, statuses = one.row.year == two.row.year, {one.row.status, two.row.status}
    if one.line.report != two.line.report:
        known = [reports[side.line.report].region for side in (one, two) if side.line.report in reports]
        if len(known) < 2:
            return None
        if known[0] != known[1]:
            return Between.REGIONS if same_year and len(statuses) == 1 else None
    if same_year:
        return Between.TARGET if statuses == {Status.RESULT, Status.TARGET} else None
    return Between.YEARS


def _is_asked(text: str, between: Between, pair: Pair, reports: Mapping[str, Report]) -> bool:
    """Whether the difference of these two is: what stands behind 比 must be one of them.

    比上年增长多少 asks for a growth, not for that of growths.
    """
    stretch = parts(text)
    if stretch and not _is_standard(stretch[1], text, between, pair, reports):
        return False
    if between is Between.TARGET:
        return True
    if pair[0].row.aspect not in MOVED:
        return compares(text) or changes(text) is not None
    if asks_count(text) and not GROWTH.search(text):
        return False
    return compares(text) and (moved(text) is None or RATE.search(text) is not None)


def _is_standard(words_behind: str, text: str, between: Between, pair: Pair, reports: Mapping[str, Report]) -> bool:
    if between in {Between.YEARS, Between.TARGET}:
        named = EARLIER.search(words_behind) or LATER.search(words_behind) or AIM.search(words_behind)
        return bool(named or DONE.search(words_behind) or any(side.row.year in words_behind for side in pair))
    return _behind(text, between, pair, reports) is not None


def _ordered(text: str, between: Between, pair: Pair, reports: Mapping[str, Report]) -> Pair:
    """The later year first, a result before its target; else what stands before 比, or what is more."""
    one, two = pair
    match between:
        case Between.TARGET:
            ahead = one.row.status is Status.RESULT
        case Between.YEARS if not re.search("哪一?年", text):
            ahead = one.row.year[-4:] > two.row.year[-4:]
        case _:
            behind = _behind(text, between, pair, reports)
            ahead = behind is two if behind else _way(one, two) is not Way.LESS
    return (one, two) if ahead else (two, one)


def _behind(text: str, between: Between, pair: Pair, reports: Mapping[str, Report]) -> Side | None:
    """The side whose name stands behind 比."""
    stretch = parts(text)
    if stretch is None:
        return None
    said = neighbours(stretch[1])
    for side, other in (pair, pair[::-1]):
        if between is Between.REGIONS:
            named = short_name(reports[side.line.report].region) in stretch[1]
        else:
            named = bool((neighbours(side.row.indicator) - neighbours(other.row.indicator)) & said)
        if named:
            return side
    return None


def _claim(text: str, between: Between, first: Side, second: Side, reports: Mapping[str, Report]) -> Way | None:
    """How the first side stands to the second if the question is right."""
    claimed, stretch = claimed_way(text), parts(text)
    if claimed is None:
        return changes(text) if between is Between.YEARS else None
    standard = stretch[1] if stretch else ""
    if between is Between.YEARS:
        later = first if first.row.year > second.row.year else second
        earlier = second if later is first else first
        named = earlier if EARLIER.search(standard) or earlier.row.year in standard else None
        named = named or (later if LATER.search(standard) or later.row.year in standard else earlier)
    elif between is Between.TARGET:
        named = first if DONE.search(standard) else second
    else:
        named = _behind(text, between, (first, second), reports)
    return None if named is None else claimed if named is second else claimed.opposite


def _way(first: Side, second: Side) -> Way:
    one, two = number_of(first.row), number_of(second.row)
    return Way.MORE if one > two else Way.LESS if one < two else Way.EQUAL


def _difference(first: Side, second: Side) -> tuple[str, str, str]:
    """Its size, its unit and the formula, in the larger magnitude of the two where at least one is left of it."""
    units = sorted({side.row.unit for side in (first, second)}, key=lambda unit: -scale_of(unit))
    high, low = sorted((number_of(side.row) for side in (first, second)), reverse=True)
    unit = next((unit for unit in units if high - low >= scale_of(unit)), units[-1])
    top, bottom, amount = (_plain(number / scale_of(unit)) for number in (high, low, high - low))
    return amount, "个百分点" if unit == "%" else unit, f"{top} − {bottom} = {amount}（{unit}）"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _word(text: str, between: Between, first: Side, way: Way) -> str:
    """The key of the words that fit what is compared: 多, 高, 快, 增加 and their opposites."""
    if way is Way.EQUAL:
        return "equal"
    moves = way_of(first.row)
    if between is Between.YEARS and CHANGED.search(text):
        words_of = ("increased", "decreased")
    elif moves is Way.MORE and FASTER.search(text):
        words_of = ("faster", "slower")
    elif moves is not Way.LESS and (is_share(first.row.unit) or LEVELS.search(first.row.unit)):
        words_of = ("higher", "lower")
    else:
        words_of = ("more", "less")
    return words_of[way is Way.LESS]
