"""The figures that a text states: value, unit, qualifier and where they stand.

Takes a piece of a report or of an answer, gives `Mention`s with offsets into it. Names that contain
digits (5G, 3号线, “343”, 第二十六届, 2024年), spans of time and size classes (3亿元以上项目) are no figures.
Does not say of what a figure is: `index.figures` does.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from index.bounds import SUFFIX, is_suffix, qualifier_at
from index.models import Mention, Span
from index.numerals import DIGITS, magnitude, plain, read_number
from index.spelled import find_ranks, find_spelled, find_streaks
from index.units import SCALE, UNIT
from index.verbs import MOVES

# Texts whose figures are remembered: the clauses of some sixty reports.
KEPT = 100_000
# No figure of a report has so many characters; Python turns an int of thousands of digits into no text.
LONGEST = 30
RANGED = rf"(?:{DIGITS})(?:[%％]?[—–\-~～至]+(?:{DIGITS})|∶(?:{DIGITS}))?"
FIGURE = re.compile(rf"(?P<value>{RANGED})(?P<more>余|多)? ?(?P<scale>{SCALE})?(?P<more2>余|多)?(?P<unit>{UNIT})?")
QUOTED = re.compile(r"“[^”]{0,12}”|《[^》]*》")
NAMED = re.compile(r"\s*(?:年|月|日|周年|号|时|届|版|世纪|年代|纳米|英寸|G\b|[A-Za-z])|强(?![县市省国企])")
LATIN = re.compile(r"[A-Za-z\u2160-\u2169][.\-+_]?$|[+×*·]$")
RUN = re.compile(r"连续$")
AGES = re.compile(r"(?:提高|增加|超过|延长|寿命|年龄|年的|[从由至到为达])$")
YEARS_LONG = re.compile(r"(?:年限|寿命)[^，。；\d]{0,8}$")
CALENDAR = re.compile(r"(?:19|20)\d\d")
SHARED = re.compile(rf"(?:[、和](?:{DIGITS})个)*[、和](?:{DIGITS})个百分点")
NEAR = re.compile(r"内[一-龥]")
HAN = re.compile("[一-龥]")
RADII = ("分钟", "小时", "米", "公里")
OF_SIZE = re.compile(r"(?:以上|以下|以内)的[^，。；、]*\d")
ABOVE = re.compile("超过?$|过$")
CIRCLE = re.compile("[^，。；、]{0,12}圈")
# Digits without a unit are figures where words say that something is measured.
MEASURED = re.compile(r"(?:[从由至到为达比]|控制在|稳定在|保持在|指数|得分|满意度|系数|超过|突破|低于|高于)$")
MOVED = re.compile(rf"(?:{MOVES}|降|升|增)?[至到]?(?:{SUFFIX.pattern})?")


@lru_cache(maxsize=KEPT)
def find_mentions(text: str) -> tuple[Mention, ...]:
    """Figures in the order of the text; offsets are into `text`."""
    found = [*_in_digits(text), *_spelled(text), *_ranks(text)]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return tuple(_deal_out(text, found))


def _in_digits(text: str) -> Iterator[Mention]:
    quoted = _quoted(text)
    for match in FIGURE.finditer(text):
        if len(match["value"]) > LONGEST:
            continue
        if _inside(match.start(), match.end(), quoted) or _is_name(text, match) or _is_size_class(text, match):
            continue
        unit = (match["scale"] or "") + (match["unit"] or "")
        if unit or _is_measured(text, match):
            if unit == "个" and SHARED.match(text, match.end()):
                unit = "个百分点"
            more = match["more"] or match["more2"] or ""
            yield _mention(text, match["value"], unit, more, match.start(), match.end())


def _spelled(text: str) -> Iterator[Mention]:
    quoted = _quoted(text)
    for found in find_spelled(text):
        if not _inside(found.start, found.end, quoted):
            yield _mention(text, *found)
    for found in find_streaks(text):
        yield _mention(text, *found)


def _ranks(text: str) -> Iterator[Mention]:
    for found in find_ranks(text):
        yield replace(_mention(text, *found), qualifier="第")


def _mention(text: str, value: str, unit: str, more: str, start: int, end: int) -> Mention:
    unit = unit.replace("％", "%")
    number = plain(read_number(value) * magnitude(unit))
    return Mention(value, number, unit, qualifier_at(text, start, end, more), start, end)


def _deal_out(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Figures that do not overlap; behind 分别 each of the series has the prefix of its first."""
    last: Mention | None = None
    for mention in found:
        if last and mention.start < last.end:
            continue
        dealt = last and not mention.qualifier and not is_suffix(last.qualifier) and _in_series(text, last, mention)
        last = replace(mention, qualifier=last.qualifier) if last and dealt else mention
        yield last


def _in_series(text: str, last: Mention, mention: Mention) -> bool:
    joint = re.fullmatch("[、和及与]|以及", text[last.end : mention.start])
    return bool(joint) and "分别" in re.split("[，；。]", text[: last.start])[-1]


def _quoted(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in QUOTED.finditer(text)]


def _inside(start: int, end: int, quoted: list[Span]) -> bool:
    return any(span.start < start and end <= span.end for span in quoted)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """A year, a date, an ordinal, a line's number, a radius, or digits of a Latin name."""
    before, behind = text[: match.start()], text[match.end() :]
    unit = match["unit"] or ""
    if unit == "年":
        return not _counts_years(before, match["value"])
    if unit == "届" or (unit == "期" and not match["scale"]) or NAMED.match(text, match.end("value")):
        return True
    if LATIN.search(before) or before.endswith(("第", "每")):
        return True
    if unit == "分":
        return not MEASURED.search(before)
    return unit in RADII and _is_radius(unit, behind)


def _counts_years(before: str, value: str) -> bool:
    """连续16年, 受教育年限提高到11.7年, but not 2025年."""
    return bool(RUN.search(before) or (YEARS_LONG.search(before) and not CALENDAR.fullmatch(value)))


def _is_radius(unit: str, behind: str) -> bool:
    """公交与轨道50米内换乘, 15分钟生活圈, 24小时不打烊站点."""
    if NEAR.match(behind) or unit not in {"分钟", "小时"}:
        return bool(NEAR.match(behind))
    return bool(CIRCLE.match(behind)) or (bool(HAN.match(behind)) and not SUFFIX.match(behind))


def _is_measured(text: str, match: re.Match[str]) -> bool:
    before, behind = text[: match.start()].rstrip(" "), text[match.end() :]
    moved = MOVED.match(behind)
    rest = behind[moved.end() :] if moved else behind
    return bool(MEASURED.search(before)) and not re.match("[一-龥“]", rest)


def _is_size_class(text: str, match: re.Match[str]) -> bool:
    """Whether the figure only sorts what has a figure of its own: 3亿元以上项目402个, 超50亿元企业4家."""
    before, behind = text[: match.start()], text[match.end() :]
    if behind.startswith("级"):
        return True
    if match["unit"] in {"岁", "周岁"}:
        return not AGES.search(before)
    if (match["unit"] or "").endswith("元") and (
        OF_SIZE.match(behind) or (ABOVE.search(before) and re.match("的[一-龥]{2}", behind))
    ):
        return True
    sorted_out = re.match(r"(以上|以下|以内)?(?!左右)[^，；。、\d的和及]{1,14}(?=\d)", behind)
    return bool(sorted_out and (sorted_out[1] or re.search(r"超过?$", before)))
