"""What a cell of a table is: a figure, a unit, a row's number, or a header such as 2024年目标（万人）.

Takes the text of one cell, gives what it says and how a sentence says it. Rows are `index.formats.tables`' work.
"""

import re
from dataclasses import dataclass

from index.units import BASE, SCALE

COUNT = "一二三四五六七八九十"
BLANK = re.compile(r"[\s\u3000—\-－–/／]*")
ORDINAL = re.compile(rf"(?P<digits>\d{{1,3}})[.．、]?|(?P<spelled>[{COUNT}]{{1,3}})、?|[（(][\d{COUNT}]{{1,3}}[）)]")
UNIT_TEXT = rf"(?:{SCALE})?(?:个百分点|[%％‰]|(?:{BASE})(?:/[百千万亿]*(?:{BASE}|升))?)"
UNIT = re.compile(UNIT_TEXT)
IN_BRACKETS = re.compile(r"[（(]([^（()）]{1,12})[）)]")
MONTHS = r"(?:\d{1,2}(?:[—–\-~～至]\d{1,2})?月份?|[上下]半年|[前一二三四]{1,2}季度)?"
TIME = re.compile(
    r"“?十[一二三四五六七八九]?五”?(?:时期|期间|以来|规划|末)?"
    rf"|(?:到|截[至止])?20\d\d(?:年?[—–\-~～至]20\d\d)?年?(?:度|底|末|初)?{MONTHS}"
)
BARE_YEAR = re.compile(r"20\d\d")
STATE = re.compile(r"(?:实际|预计|预期|计划|规划|目标|任务|完成|实绩|安排|累计)+(?:数|值|量|情况)?")
FIGURE = re.compile(
    r"(?P<before>[一-龥]{0,4})(?P<sign>[≥≤＞＜><]?)"
    r"(?P<number>[±+\-－−–]?\d+(?:,\d{3})*(?:\.\d+)?(?:[—–\-~～至]\d+(?:\.\d+)?)?)"
    rf"(?P<scale>{SCALE})?(?P<unit>{UNIT_TEXT})?(?P<behind>及?以上|以内|以下|左右|上下)?"
    r"(?P<aside>[（(][^（()）]{0,12}[）)])?"
)
FRAMED = re.compile(r"[〔［\[]\d+(?:\.\d+)?[〕］\]]")  # a plan's sum of several years, which is no year's figure
SIGNS = {"≥": "以上", "≤": "以下", "＞": "超过", ">": "超过", "＜": "低于", "<": "低于"}


@dataclass(frozen=True, slots=True)
class Header:
    """A header's words: 2024年目标（万人） is time 2024年, state 目标, unit 万人; `aspect` is what is left of it."""

    time: str = ""
    state: str = ""
    unit: str = ""
    aspect: str = ""


def read_header(title: str) -> Header:
    """The words of a header apart, a bare year as 2024年."""
    unit, time = "", ""
    rest = title
    for aside in IN_BRACKETS.finditer(title):
        if UNIT.fullmatch(aside[1]):
            unit, rest = aside[1], rest.replace(aside[0], "")
        elif TIME.fullmatch(aside[1]):
            time, rest = aside[1], rest.replace(aside[0], "")
    if found := TIME.match(rest):
        time, rest = found[0], rest[found.end() :].removeprefix("的")
    states = list(STATE.finditer(rest))
    state = states[-1][0] if states and states[-1].end() == len(rest) else ""
    return Header(f"{time}年" if BARE_YEAR.fullmatch(time[-4:]) else time, state, unit, rest.removesuffix(state))


def is_value(cell: str) -> bool:
    """Whether a cell is a figure alone, with or without unit and bound; a year is none."""
    return bool(FIGURE.fullmatch(cell) or FRAMED.fullmatch(cell)) and not TIME.fullmatch(cell)


def is_blank(cell: str) -> bool:
    """Whether a cell says nothing: white space, or a dash for it."""
    return bool(BLANK.fullmatch(cell))


def ordinal(cell: str) -> str:
    """A row's number as it stands in front of a sentence: 1．, 一、, （一）; other text as it is."""
    found = ORDINAL.fullmatch(cell)
    if found and found["digits"]:
        return f"{found['digits']}．"
    return f"{found['spelled']}、" if found and found["spelled"] else cell


def value_with_unit(cell: str, unit: str) -> str:
    """A figure with its unit, and with words for a sign (≥70 is 70%以上); other cells are words already."""
    found = FIGURE.fullmatch(cell)
    if not found:
        return f"{cell}{unit}" if FRAMED.fullmatch(cell) else cell
    sign = SIGNS.get(found["sign"], "")
    before, behind = (found["before"] + sign, "") if sign.startswith(("超", "低")) else (found["before"], sign)
    scale = found["scale"] or ""
    own = found["unit"] or unit.removeprefix(scale)
    return "".join((before, found["number"], scale, own, found["behind"] or behind, found["aside"] or ""))
