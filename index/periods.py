"""For when a figure stands: the year and status of its passage, unless its own words say otherwise.

Takes a sentence and where the figure begins, gives year and status: 到2030年 aims at 2030, 连续五年 is of
no single year, 较2020年 names only what is compared, “十四五”以来 is the plan's five years.
"""

import re

from index.bounds import SUFFIX
from index.models import Status
from index.structure import plan_period

RUN = re.compile(
    r"连续[\d一二两三四五六七八九十]+[年届]|(?<![这过])[近前][\d一二三四五六七八九十两]+年|[\d一二三四五六七八九十两]{1,3}年[来间]|过去的?[二两三四六七八九]年|(?<!\d)[两三四五六2-6]年内|年年(?![均初末底])|每年|累计(?=[^，]{0,4}年)|(?<=未来|今后)(?!5年)[\d二两三四六七八九十]{1,2}年|20\d\d年以来"
)
FIVE_YEARS = re.compile(r"[这过][去的]*五年|五年[来间]|近五年|5年来|五年累计|5年(?=[增提下减累年])")
AHEAD = re.compile(r"[今未][后来](?:五|5)年")
PLAN = re.compile(r"“?(十[一二三四五六七八九]?)五”?(?P<what>以来|时期|期间|末)")
BY = re.compile(r"(?:到|截[至止])(?P<by>20\d\d)年(?:底|末)?")
NAMED = re.compile(
    r"(?<![较比自从由同\d])(?P<named>20\d\d)年(?!以来|度?[^，。；、]{0,12}(?:大会|论坛|(?<!年)计划|行动|榜))"
)
FROM = re.compile(r"(?:从|由)(?P<base>20\d\d)年的?[^，。；\d]{0,8}$")
# 从75.6%提升至76.5%: the first figure is that of before.
BASE = re.compile(r"[从由][^，。；\d]{0,14}$")
MOVED = re.compile(r"[^，。；\d]{0,6}[至到]")
RELATIVE = re.compile(r"(?P<last>去年|上年(?!同期)|上一年)|(?P<this>今年)|(?P<next>明年)")
AGAINST = re.compile(r"[较比与同对][^，。；]{0,4}$")
# What opens a sentence holds for all its clauses: “十四五”以来， 近三年， 2021年以来，
LEADING = re.compile(
    r"(?:“?十[一二三四五六七八九]?五”?(?:以来|时期|期间)|(?:[这近]|过去的?)?[两三四五六]年[来间]?|20\d\d年(?:以来)?)，"
)
BREAK = re.compile(r"[，；。：！？]")
# A table's column: 6.8万人以上（目标）.
COLUMN = re.compile(
    rf"(?:{SUFFIX.pattern})?（(?:(?P<aim>目标|预期|计划|规划|任务|安排)|(?P<done>完成|实际|实绩|累计))[数值量情况]*）"
)


def period_of(text: str, at: int, end: int, year: str, status: Status, this_year: int = 0) -> tuple[str, Status]:
    """Year (or period, or empty) and status of the figure at `text[at:end]`.

    `year` and `status` are its paragraph's, `this_year` what 今年 is; 0: the edition's.
    """
    if column := COLUMN.match(text, end):
        named = _last(NAMED, text[:at])
        return named["named"] if named else year, Status.TARGET if column["aim"] else Status.RESULT
    return _by_words(text, at, end, year, status, this_year)


def _by_words(text: str, at: int, end: int, year: str, status: Status, this_year: int) -> tuple[str, Status]:
    """What the words of the clause say of the figure's time, else its passage's."""
    clause = max((m.end() for m in BREAK.finditer(text, 0, at)), default=0)
    own, before = text[clause:at], text[:at]
    edition = _edition(year, status)
    if found := FROM.search(own):
        return found["base"], Status.RESULT
    if BASE.search(own) and MOVED.match(text, end):
        return "", Status.RESULT
    if RUN.search(text, clause, end) and not FIVE_YEARS.search(own):
        return "", status
    if named := _last(NAMED, own):
        return _dated(named["named"], edition, status)
    if (by := _last(BY, before)) and _reaches(by, before):
        return by["by"], Status.TARGET if int(by["by"]) >= edition else Status.RESULT
    said = _in_plan(own, edition, status) or _relative(own, edition, this_year or edition)
    return said or _led(text, clause, edition, status) or (year, status)


def _led(text: str, clause: int, edition: int, status: Status) -> tuple[str, Status] | None:
    """What the words that open the sentence say of a later clause."""
    lead = LEADING.match(text)
    if not lead or lead.end() > clause:
        return None
    if RUN.search(lead[0]) and not FIVE_YEARS.search(lead[0]):
        return "", status
    if named := _last(NAMED, lead[0]):
        return _dated(named["named"], edition, status)
    return _in_plan(lead[0], edition, status)


def _reaches(by: re.Match[str], before: str) -> bool:
    """Whether 到2030年 holds for what follows: to the end of its sentence where it opens it, else to a semicolon."""
    return "；" not in before[by.end() :] or re.search(r"\d", before[: by.start()]) is None


def _in_plan(own: str, edition: int, status: Status) -> tuple[str, Status] | None:
    """“十四五”以来, “十五五”末, 五年来, 今后五年."""
    plan = _last(PLAN, own)
    # 是“十三五”末的3.4倍 only compares with it.
    if plan and own[plan.end() :] != "的" and not AGAINST.search(own[: plan.start()]):
        years = plan_period(plan[1])
        if plan["what"] == "末":
            return years[5:], status
        return years, Status.RESULT if int(years[:4]) < edition and status is not Status.TARGET else status
    if edition and AHEAD.search(own):
        return f"{edition}-{edition + 4}", Status.TARGET
    if edition and FIVE_YEARS.search(own) and status is not Status.TARGET:
        return f"{edition - 5}-{edition - 1}", Status.RESULT
    return None


def _relative(own: str, edition: int, this: int) -> tuple[str, Status] | None:
    """去年, 今年, 明年, but not 较去年; what lies before the edition's year is done."""
    said = _last(RELATIVE, own)
    # 在去年改造30个的基础上再改造40个
    if not said or not edition or "基础上" in own[said.end() :] or AGAINST.search(own[: said.start()]):
        return None
    named = this - 1 if said["last"] else this + (said["next"] is not None)
    return str(named), Status.RESULT if named < edition else Status.TARGET


def _dated(named: str, edition: int, status: Status) -> tuple[str, Status]:
    """A named year decides: before the edition it is done, from the edition on it is aimed at."""
    if status is Status.OTHER:
        return named, status
    return named, Status.RESULT if int(named) < edition else Status.TARGET


def _edition(year: str, status: Status) -> int:
    """The year of the report, from what its passage speaks of."""
    if not year:
        return 0
    if "-" in year:
        return int(year[:4]) if status is Status.TARGET else int(year[5:]) + 1
    return int(year) + (1 if status is Status.RESULT else 0)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007
        pass
    return found
