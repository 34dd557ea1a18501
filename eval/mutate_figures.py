"""Wrong numbers: digits, magnitudes, percent signs, units, Chinese and full-width numerals.

Takes a right answer and a source of chance; gives edits of its text that state another amount. Whether the
report says the outcome too is judged by `eval.mutations`.
"""

import random
import re
from collections.abc import Iterator
from decimal import Decimal

import cn2an

from eval.corruption import Edit, Right
from eval.rewrites import FULL_WIDTH
from index.models import Mention
from index.numerals import bare_unit, read_number

PLAIN = re.compile(r"\d+(?:\.\d+)?")
SCALE = re.compile(r"[十百千]?万亿|[十百千]?[万亿]|[百千](?![瓦米克伏])")
RATIOS = {"%", "％", "‰", "个百分点", "成", "倍", "番"}
SPANS = {"年", "天", "个月", "小时", "分钟", "届", "次"}
OTHER_UNITS = {
    "元": "美元",
    "美元": "元",
    "公里": "米",
    "米": "公里",
    "平方公里": "平方米",
    "平方米": "亩",
    "亩": "公顷",
    "公顷": "亩",
    "人": "户",
    "户": "人",
    "人次": "人",
    "吨": "公斤",
    "斤": "吨",
    "公斤": "吨",
    "千瓦": "千瓦时",
    "千瓦时": "千瓦",
    "小时": "天",
    "微克/立方米": "毫克/立方米",
}
HAN_ONES = "一二三四五六七八九"


def digits(right: Right, rng: random.Random) -> Iterator[Edit]:
    """One digit changed, added or left out; the point moved out of a decimal."""
    for figure in right.figures:
        for value in _other_values(figure.value, rng):
            yield _value(figure, value)


def full_width(right: Right, rng: random.Random) -> Iterator[Edit]:
    """Another value, in full-width digits."""
    for figure in right.figures:
        for value in _other_values(figure.value, rng):
            yield _value(figure, value.translate(FULL_WIDTH))


def magnitudes(right: Right, _: random.Random) -> Iterator[Edit]:
    """万 for 亿 and back, a magnitude lost, a magnitude added."""
    for figure in right.figures:
        at = figure.start + len(figure.value)
        scale = SCALE.match(right.text, at)
        if scale:
            others = [word for word in ("", "万", "亿", "万亿") if word != scale[0]]
            yield from (Edit(scale.start(), scale.end(), word) for word in others)
        elif PLAIN.fullmatch(figure.value) and figure.unit and figure.unit not in RATIOS | SPANS:
            yield from (Edit(at, at, word) for word in ("万", "亿", "百", "千"))


def percents(right: Right, _: random.Random) -> Iterator[Edit]:
    """A percentage for percentage points and back, the sign lost or made a permille's."""
    for figure in right.figures:
        sign = re.compile(r"%|％|个百分点").search(right.text, figure.start, figure.end)
        if sign:
            others = ("%", "") if sign[0] == "个百分点" else ("个百分点", "‰", "")
            yield from (Edit(sign.start(), sign.end(), word) for word in others)


def units(right: Right, _: random.Random) -> Iterator[Edit]:
    """A unit that measures something else, or the same otherwise."""
    for figure in right.figures:
        bare = bare_unit(figure.unit)
        if bare in OTHER_UNITS:
            yield Edit(figure.end - len(bare), figure.end, OTHER_UNITS[bare])


def spelled_out(right: Right, rng: random.Random) -> Iterator[Edit]:
    """Another value in Chinese numerals; a Chinese numeral changed."""
    for figure in right.figures:
        for words in (*_spelled(figure, rng), *_respelled(figure, rng)):
            if figure.unit in {"%", "％"} and words[-1] not in "数半零〇一二两三四五六七八九十百千":
                yield Edit(figure.start, figure.end, words)
            elif figure.unit in {"%", "％"}:
                yield Edit(figure.start, figure.end, words if words.startswith(("百分", "一半")) else f"百分之{words}")
            else:
                yield _value(figure, words)


def _value(figure: Mention, words: str) -> Edit:
    return Edit(figure.start, figure.start + len(figure.value), words)


def _other_values(value: str, rng: random.Random) -> Iterator[str]:
    """Digits changed, added, dropped: well-formed, and never the same amount."""
    if not PLAIN.fullmatch(value):
        return
    made = []
    for at, digit in enumerate(value):
        if digit == ".":
            made.append(value[:at] + value[at + 1 :])
            continue
        other = rng.choice([d for d in "123456789" if d != digit])
        made += [value[:at] + other + value[at + 1 :], value[:at] + other + value[at:], value[:at] + value[at + 1 :]]
    made.append(value + rng.choice("0123456789"))
    for other in made:
        well_formed = PLAIN.fullmatch(other) and not re.match(r"0\d", other)
        if well_formed and Decimal(other) != Decimal(value):
            yield other


def _spelled(figure: Mention, rng: random.Random) -> Iterator[str]:
    """For a value in digits: another one, as a person would say it; shares also in tenths and halves."""
    if not PLAIN.fullmatch(figure.value):
        return
    value = Decimal(figure.value)
    if figure.unit in {"%", "％"}:
        if value != Decimal(50):
            yield "一半"
        tenths = int(value // 10)
        for other in rng.sample([n for n in range(1, 10) if n not in {tenths, tenths + 1}], 2):
            yield f"{HAN_ONES[other - 1]}成"
            yield f"百分之{cn2an.an2cn(other * 10 + int(value) % 10)}"
        return
    for _ in range(2):
        yield cn2an.an2cn(_another(value, rng))
    if value == value.to_integral_value() and value > 0:
        leading = Decimal(10) ** (len(str(int(value))) - 1)
        first = int(value // leading)
        other = rng.choice([n for n in range(1, 10) if Decimal(n) * leading != value and n != first])
        yield cn2an.an2cn(str(int(Decimal(other) * leading)))


def _another(value: Decimal, rng: random.Random) -> str:
    """Near the value, with as many decimals, and not equal."""
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    more = value + step * rng.randint(1, 9)
    less = value - step * rng.randint(1, 9)
    return f"{less if less > 0 and rng.random() < 0.5 else more:f}"


def _respelled(figure: Mention, rng: random.Random) -> Iterator[str]:
    """For a value in Chinese numerals: one of them changed."""
    if PLAIN.search(figure.value):
        return
    if figure.value in {"一半", "半数", "半"}:
        yield from ("三分之一", "八成")
        return
    for at, char in enumerate(figure.value):
        if char in HAN_ONES:
            for other in rng.sample([c for c in HAN_ONES if c != char], 2):
                changed = figure.value[:at] + other + figure.value[at + 1 :]
                if read_number(changed) != read_number(figure.value):
                    yield changed
        elif char in "百千万亿" and len(figure.value) == 1:
            yield {"百": "千", "千": "百", "万": "亿", "亿": "万"}[char]
