"""Figures without digits: 连续五年, 二十连丰, 八成, 一半, 三分之二, 翻番, 百亿斤, 五大类100项, 全国第二.

Takes a text, gives value, unit and place of each. Most Chinese numerals are no figures (一批, 两个确立,
三年行动计划, 千家万户): only forms that measure are taken.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.bounds import OTHER_WORD, PREFIX, SUFFIX
from index.units import BASE, COUNTED_IN_BULK

ONE = "[一二两三四五六七八九]"
SMALL = f"(?:{ONE}?十{ONE}?|{ONE})"
PLAIN = re.compile(
    rf"(?<=连续)(?P<run>{SMALL})(?P<run_unit>年|个月|个季度|季度|次|届|天)"
    rf"|(?<![第\d一二三四五六七八九十])(?P<tenths>[一两二三四五六七八九])(?P<tenths_unit>成)(?![本果立功长就员为人绩效交熟份都不])"
    rf"|(?P<part>(?:{SMALL}|百)分之{SMALL}|(?<![一二三四五六七八九])一半|半数|(?<=过)半(?=[，。；、数]|$))"
    rf"|(?<![一二三四五六七八九十第])(?P<times>{SMALL})(?P<times_unit>倍)"
    r"|(?P<double>翻番)|(?<=翻)(?P<turns>[一两二三])(?P<turns_unit>番)"
    r"|(?P<digits>[两三四五]位数)"
    rf"|(?<![第十])(?P<kinds>{SMALL})(?P<kinds_unit>大类|类)(?=\d)"
    rf"|(?<![第\d“一二三四五六七八九十百千万每])(?P<things>[两二三四五六七八九十])(?P<things_unit>家|座|所|名|辆|艘|架)(?=[一-龥])"
    rf"|(?<![第\d])(?P<vague>{ONE}?[十百千])(?P<vague_more>[余多])(?P<vague_unit>[万亿]?(?:{BASE})?)"
)
# These stand inside quotation marks too: “二十连丰”.
STREAK = re.compile(rf"(?P<value>{SMALL})(?P<unit>连[增丰冠胜涨升降])")
LARGE = re.compile(
    rf"(?<![十百千万亿\d一二三四五六七八九每第])(?P<value>{ONE}?[十百千]?万亿|{ONE}?[十百千]?亿|{ONE}?[十百千]万)"
    rf"(?P<more>余|多)?(?P<unit>{COUNTED_IN_BULK})?"
)
RANK = re.compile(
    r"第(?P<value>[一二三四五六七八九十]+|\d+)(?:(?P<unit>[位名])(?=[，。；、）\s”和并，提上升跃下]|$)|(?=[，。；、）\s]|[和并]|$))"
)
RANKED = re.compile(
    r"(?:[居列名排从至到入]|位次|全[国省市球县区]|世界|亚洲|[东西中][北部]部?|国内|省区|总[数量])[^，。；、\d]{0,6}$"
)


class Spelled(NamedTuple):
    """Numeral, unit, 余 or 多 between them, and where value and unit stand."""

    value: str
    unit: str
    more: str
    start: int
    end: int


def find_spelled(text: str) -> Iterator[Spelled]:
    """Forms that are figures wherever they stand, but in quotation marks."""
    for match in PLAIN.finditer(text):
        kind = next(name for name in match.re.groupindex if match[name] and "_" not in name)
        named = match.groupdict()
        unit, more = named.get(f"{kind}_unit") or "", named.get(f"{kind}_more") or ""
        yield Spelled(match[kind], unit, more, match.start(kind), match.end())
    for match in LARGE.finditer(text):
        if _bounds_or_counts(text, match):
            yield Spelled(match["value"], match["unit"] or "", match["more"] or "", match.start(), match.end())


def find_streaks(text: str) -> Iterator[Spelled]:
    """二十连丰, 十连冠."""
    for match in STREAK.finditer(text):
        yield Spelled(match["value"], match["unit"], "", match.start(), match.end())


def find_ranks(text: str) -> Iterator[Spelled]:
    """全国第二, 第22位; 第二批 and 第二十六届 are none."""
    for match in RANK.finditer(text):
        if match["unit"] or RANKED.search(text[: match.start()]):
            yield Spelled(match["value"], match["unit"] or "", "", match.start("value"), match.end())


def _bounds_or_counts(text: str, match: re.Match[str]) -> bool:
    """Whether a magnitude alone is a figure: it is bounded (超千亿元), or counts people or households.

    百亿级项目, 千万工程, 百万吨乙烯 are names and classes.
    """
    before, behind = text[: match.start()].rstrip(" "), text[match.end() :]
    suffix = SUFFIX.match(behind)
    if behind.startswith(("级", "工程", "台阶级")) or (suffix and re.match("[一-龥]", behind[suffix.end() :])):
        return False
    prefix = PREFIX.search(before[-5:])
    bounded = bool(prefix) and not (prefix and len(prefix[0]) == 1 and OTHER_WORD.search(before))
    if not match["unit"]:
        return bounded and not re.match(r"[一-龥]|、超", behind)
    closed = not re.match(r"[一-龥]", behind) or bool(suffix)
    return bounded or (closed and len(match["value"]) > 1) or match["unit"] in {"名", "户", "人次"}
