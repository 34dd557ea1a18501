"""The figures that a question states of its own: 听说新增3000个, 到6万亿了吗, 涨了八个点.

Takes the words of a question, gives `Stated`s: number, unit, how it is bounded, the words around it; tells whether a
row of the ledger is measured alike. A figure that belongs to the name of what is asked (3000万美元以上项目, 前5名,
我家3个孩子) states nothing. Does not choose the row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from index.mentions import find_mentions
from index.models import Figure, Mention
from index.numerals import bare_unit, magnitude, read_number
from index.units import COUNTERS, is_share
from qa.proving.claims import END, fold, in_digits
from qa.telling.rows import MOVED, number_of


class Bound(Enum):
    """How a question holds its figure: just that, about, some (5000多), or on one side of it."""

    EXACT = auto()
    ABOUT = auto()
    SOME = auto()
    REACHED = auto()
    LEAST = auto()
    OVER = auto()
    MOST = auto()
    UNDER = auto()


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a question: `words` (五千 as 5000), `number` in `unit` without magnitude, the rest of its clause.

    `unit` is 第 for a rank, and a magnitude (亿) where nothing is counted; `before` and `behind` are without the
    words of the bound.
    """

    words: str
    number: Decimal
    unit: str
    bound: Bound
    before: str
    behind: str


BEHIND = (
    (Bound.LEAST, re.compile("及?以上")),
    (Bound.MOST, re.compile("以[下内]")),
    (Bound.ABOUT, re.compile("左右|上下")),
    (Bound.SOME, re.compile("[余多]")),
)
BEFORE = tuple(
    (bound, re.compile(rf"(?:{words})$"))
    for bound, words in (
        (Bound.UNDER, r"不到|不足|低于|少于|没到"),
        (Bound.MOST, r"不超过|不高于|最多|至多"),
        (Bound.LEAST, r"不低于|不少于|至少|起码"),
        (Bound.OVER, r"超过了?|超出了?|超|突破了?|过|逾|跨过|跨越|高于|多于|大于|不止"),
        (Bound.ABOUT, r"将近|接近|差不多|大约|大概|[近快约]"),
        (Bound.REACHED, r"有没有|达到了?|[达到够上]了?"),
    )
)
RANK = "第"
MAGNITUDE = re.compile("[十百千万亿]+")
# What sorts or numbers things, or asks for them: 哪5类, 前3名, 每100人.
NAMING = re.compile(r"(?:[哪前第每这几]|多少)$")
# What is true of whoever asks: 我家3个孩子, but not 我记得有3个.
OWN = re.compile(r"(?:[我俺]|孩子|儿子|女儿|娃)(?![市省县区国们听记看以觉印想查])[^，]{0,6}$")
ASKED_BEHIND = re.compile(r"多少|几(?!乎)|哪|什么|啥")
THING = re.compile("的|(?![吗呢吧么对是没了就够还都也算不])[一-龥]")
POINTS = re.compile(r"(?:百分)?点")
MEDAL = re.compile(r"([金银铜])牌")
# One and two in characters count nothing in particular: 一个, 两个省.
LEAST_SPELLED = 3
ALIKE = tuple(
    frozenset(words.split()) for words in ("人 名 位", "列 趟 班", "辆 台 部", "场 次 场次", "家 户", "元 块")
)
ANY_COUNTER = frozenset(COUNTERS)
GROWS = re.compile(
    r"(?:增长|增加(?!值)|提高|提升|上升|上涨|扩大|下降|降低|减少|下滑|回落|[涨降减跌升]|增速|增幅|涨幅|降幅|增长率)"
    r"(?:[了是不为约的在达到]|只有|大概|预计|幅度){0,4}$"
)
RATE = re.compile(r"(?:增速|增幅|涨幅|降幅|增长率)[一-龥]{0,4}$")
# 千亿县, 百亿级: a size in the name of a thing.
NAMED_SIZE = re.compile("(?<![零一二两三四五六七八九十\\d.])[百千万亿]{2,}")
REACHES = re.compile(r"[到至达为]了?$")
ALIKE_SIZE = 100


def stated_figures(text: str) -> tuple[Stated, ...]:
    """What a question states, in its order; numerals in characters count like digits."""
    found: dict[tuple[Decimal, str], Stated] = {}
    for stretch in text.split():
        for clause in filter(None, END.split(fold(stretch))):
            spelled = (one for one in _figures(in_digits(NAMED_SIZE.sub("·", clause))) if one.number >= LEAST_SPELLED)
            for one in (*_figures(clause), *spelled):
                found.setdefault((one.number, one.unit), one)
    return tuple(found.values())


def _figures(clause: str) -> Iterator[Stated]:
    for mention in find_mentions(clause):
        one = _stated(clause, mention)
        if one and not _names(one):
            yield one


def _stated(clause: str, mention: Mention) -> Stated | None:
    try:
        number = read_number(mention.value) * magnitude(mention.unit)
    except ValueError:
        return None
    before, behind = clause[: mention.start], clause[mention.end :]
    unit, end = RANK if mention.qualifier == RANK else bare_unit(mention.unit), mention.end
    if unit == "个" and (points := POINTS.match(behind)):
        unit, end = "个百分点", end + points.end()
    elif unit in {"块", "枚"} and (medal := MEDAL.match(behind)):
        unit, end = medal[1], end + medal.end()
    if unit == "成":
        number, unit = number * 10, "%"
    words, behind = clause[mention.start : end], clause[end:]
    bound = Bound.SOME if re.search("[余多]", words) else Bound.EXACT
    for kind, pattern in BEHIND:
        if found := pattern.match(behind):
            bound, words, behind = kind, words + found[0], behind[found.end() :]
    for kind, pattern in BEFORE if bound is Bound.EXACT else ():
        if found := pattern.search(before):
            return Stated(words, number, unit, kind, before[: found.start()], behind)
    return Stated(words, number, unit, bound, before, behind)


def _names(one: Stated) -> bool:
    """Whether the figure only names or sorts what is asked, or is the asker's own."""
    if NAMING.search(one.before) or OWN.search(one.before) or ASKED_BEHIND.search(one.behind):
        return True
    sized = one.bound in {Bound.LEAST, Bound.MOST, Bound.OVER, Bound.UNDER}
    measured = one.unit not in ANY_COUNTER and not is_share(one.unit) and one.unit != RANK
    return sized and measured and THING.match(one.behind) is not None


def measured_alike(stated: Stated, row: Figure) -> bool:
    """Whether a row counts in the unit that a question counts in, and tells growth where growth is stated."""
    if (stated.unit == RANK) != (row.qualifier == RANK):
        return False
    unit = bare_unit(row.unit)
    if is_share(stated.unit) or is_share(unit):
        return is_share(stated.unit) and is_share(unit) and _same_aspect(stated, row)
    if MAGNITUDE.fullmatch(stated.unit):
        return _is_of_its_size(stated.number, row)
    if stated.unit == RANK or unit.split("/")[0] == stated.unit.split("/")[0]:
        return True
    counted = {stated.unit, unit} <= ANY_COUNTER and "个" in {stated.unit, unit}
    return counted or any({stated.unit, unit} <= alike for alike in ALIKE)


def _is_of_its_size(number: Decimal, row: Figure) -> bool:
    """What says 6万亿 of nothing counted may be of yuan or people, but not of 3个."""
    try:
        return number / ALIKE_SIZE <= number_of(row) <= number * ALIKE_SIZE
    except ValueError:
        return False


def _same_aspect(stated: Stated, row: Figure) -> bool:
    """涨了5% is a growth, 提高到5% is none; where neither is said, either may be meant."""
    times = {"倍", "番"}
    if (stated.unit in times) != (bare_unit(row.unit) in times):
        return False
    if "目标" in stated.before:
        return True
    reaches = REACHES.search(stated.before) or stated.bound is Bound.REACHED
    if is_growth(stated):
        return row.aspect in MOVED
    return not (reaches and row.aspect in MOVED)


def is_growth(stated: Stated) -> bool:
    """Whether a figure is said of how something moved, by the verb right before it: 增长了8%, not 提高到67%."""
    reaches = REACHES.search(stated.before) or stated.bound is Bound.REACHED
    return RATE.search(stated.before) is not None or (GROWS.search(stated.before) is not None and not reaches)
