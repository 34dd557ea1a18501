"""Numerals as reports and residents write them: 5000, full-width digits, 2.5, 一半, 百亿, 二十, 三分之二.

Takes the words of a numeral, gives its value. Finds none in a text: `index.mentions` does.
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

import cn2an

HAN = "零〇一二两三四五六七八九十百千万亿"
DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
HALF = Decimal("0.5")
WHOLE_WORDS = {
    "一半": HALF,
    "半": HALF,
    "半数": HALF,
    "翻番": Decimal(2),
    "两位数": Decimal(10),
    "三位数": Decimal(100),
    "四位数": Decimal(1000),
    "五位数": Decimal(10000),
}
MAGNITUDE = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
RANGE = re.compile(r"(?<=[\d%])[—–\-~～至]+(?=\d)")
RATIO = re.compile(r"([\d.]+)∶([\d.]+)")
FRACTION = re.compile(r"([^分]+)分之([^分]+)")
MIXED = re.compile(rf"[{HAN}点\d.]+")
LEADING = re.compile(r"^[百千万亿]")
# A unit as magnitude and the rest: the 千 of 千瓦, 千米, 千克 and 千伏 is no magnitude, nor is that of 平方千米.
SCALED = re.compile(r"(?P<scale>[十百千万亿]*?)(?P<bare>(?:千[瓦米克伏]|[^十百千万亿]).*)?")
KEPT = 20_000


@lru_cache(maxsize=KEPT)
def read_number(words: str) -> Decimal:
    """The value of a numeral, of a range its lower end. Raises ValueError for what is none."""
    bare = unicodedata.normalize("NFKC", words).replace(",", "").strip()
    bare = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in bare)
    bare = RANGE.split(bare)[0].rstrip("%")
    if bare in WHOLE_WORDS:
        return WHOLE_WORDS[bare]
    if ratio := RATIO.fullmatch(bare):
        return read_number(ratio[1]) / (read_number(ratio[2]) or Decimal(1))
    if parts := FRACTION.fullmatch(bare):
        if not (whole := read_number(parts[1])):
            raise ValueError(bare)
        return read_number(parts[2]) / whole
    if bare.isascii():
        return _decimal(bare)
    if not MIXED.fullmatch(bare):
        raise ValueError(bare)
    # cn2an wants a digit before a magnitude: 百亿 is 一百亿.
    spelled = LEADING.sub(lambda found: "一" + found[0], bare)
    try:
        return Decimal(str(cn2an.cn2an(spelled, "smart")))
    except (ValueError, KeyError):
        return _by_magnitude(bare)


def _decimal(digits: str) -> Decimal:
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
        raise ValueError(digits)
    return Decimal(digits)


def _by_magnitude(run: str) -> Decimal:
    """A run of magnitudes that cn2an does not take: 万亿, 千万, 十百."""
    if not re.fullmatch("[十百千万亿]+", run):
        raise ValueError(run)
    return Decimal(10) ** sum(MAGNITUDE[char] for char in run)


def plain(number: Decimal) -> float:
    """The same as an int where it is whole, else as a float."""
    return int(number) if number == number.to_integral_value() else float(number)


def magnitude(unit: str) -> Decimal:
    """What a unit multiplies its number by: 10000 for 万个, 1 for 个 and for 千米, 千瓦."""
    scale = _scale(unit)
    return _by_magnitude(scale) if scale else Decimal(1)


def bare_unit(unit: str) -> str:
    """The unit without its magnitude: 元 for 亿元, 千瓦 for 万千瓦, 亿 for 亿 alone."""
    return unit.removeprefix(_scale(unit)) or unit


def _scale(unit: str) -> str:
    found = SCALED.fullmatch(unit)
    return found["scale"] if found else ""
