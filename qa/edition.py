"""Which report is asked, and of which years: time and place words against the editions loaded.

Takes clean text and the index's reports, gives `Edition`. 今年 is the edition's year, never the
clock's. Does not look at what is asked.
"""

import re
from collections.abc import Mapping, Sequence

from index.models import Report, Status
from index.structure import plan_period
from qa.place import other_places, short_name
from qa.stages import Edition

RELATIVE = {
    0: r"今年|本年度?|(?<!\d)年内|这一年|当年",
    -1: r"去年|上年|上一年度?|前一年|过去(?:的)?一年|刚过去的一年",
    -2: r"前年",
    1: r"明年|来年|下一年",
}
ABSOLUTE = re.compile(
    r"(?<!\d)(20[0-4]\d)(?:年度?(?!级)|(?=[目计的全完上下，,。？?\s]|$))|(?<![\d近这过])([12]\d)年(?![级期来内])"
)
PLAN = re.compile(r"[“\"]?(十[一二三四五六七八九]?)五[”\"]?(?:规划|时期|期间)?")
FIVE_YEARS = re.compile(r"[近过这][去]?的?五年|五年来|[近过]5年")
TARGET = re.compile(r"目标|计划|打算|预期|预计|力争|将要?|拟|准备|定多少|定在|定了|要(?!求|素|闻)|任务|安排")
RESULT = re.compile(r"完成了|实际|做到了|达到了|成果|成绩|做了|已经|完成情况|完成多少|完成数|新增了|增长了|建了|建成了")


def find_edition(text: str, reports: Mapping[str, Report], years: Mapping[str, frozenset[str]], home: str) -> Edition:
    """The edition that a question is about. `years` are those that each report's passages speak of."""
    status = _status(text)
    regions = list(dict.fromkeys(report.region for report in reports.values()))
    named = [region for region in regions if short_name(region) in text]
    chosen = named or [region for region in regions if home and short_name(region) == short_name(home)] or regions
    if len(chosen) > 1 and not named:
        return Edition((), frozenset(), status, text, clarify=tuple(regions))
    editions = [report for region in chosen for report in _of_region(region, text, reports, years, status)]
    asked = {year for report in editions for year in _years(text, report.year)}
    spoken = {year for report in editions for year in years[report.id]}
    places = other_places(_without(text, ()), chosen)
    unknown = [place for place in places if not any(place in report.text for report in editions)]
    mentioned = {name for year in asked - spoken if (name := _mentioned(year, editions))}
    return Edition(
        reports=tuple(report.id for report in editions),
        years=frozenset(asked & spoken),
        status=status,
        rest=_without(text, chosen),
        unknown_years=tuple(sorted(asked - spoken)) if not asked & spoken and not mentioned else (),
        unknown_place=unknown[0] if unknown else "",
        must=(*places, *sorted(mentioned)),
    )


def _of_region(
    region: str,
    text: str,
    reports: Mapping[str, Report],
    years: Mapping[str, frozenset[str]],
    status: Status | None,
) -> list[Report]:
    """The edition of a named year, else the newest."""
    editions = sorted((r for r in reports.values() if r.region == region), key=lambda report: -report.year)
    wanted = {int(year) for year in _absolute(text) if year.isdigit()}
    for year in sorted(wanted, reverse=True):
        exact = [report for report in editions if report.year == year]
        after = [report for report in editions if report.year == year + 1]
        speaking = [report for report in editions if str(year) in years[report.id]]
        ordered = [*after, *exact] if status is Status.RESULT else [*exact, *after]
        if ordered or speaking:
            return [*ordered, *speaking][:1]
    return editions[:1]


def _status(text: str) -> Status | None:
    target, result = bool(TARGET.search(text)), bool(RESULT.search(text))
    if target == result:
        return None
    return Status.TARGET if target else Status.RESULT


def _absolute(text: str) -> set[str]:
    found = {m[1] or f"20{m[2]}" for m in ABSOLUTE.finditer(text)}
    return found | {plan_period(m[1]) for m in PLAN.finditer(text)}


def _years(text: str, edition: int) -> set[str]:
    found = _absolute(text) | {str(edition + n) for n, pattern in RELATIVE.items() if re.search(pattern, text)}
    return found | ({f"{edition - 5}-{edition - 1}"} if FIVE_YEARS.search(text) else set())


def _mentioned(year: str, editions: Sequence[Report]) -> str:
    """A year or plan that no passage is dated by as the text names it; empty where it does not."""
    name = f"{year}年" if year.isdigit() else f"“{_plan_name(year)}”"
    return name if any(name in report.text for report in editions) else ""


def _plan_name(period: str) -> str:
    number = (int(period[:4]) - 1951) // 5
    return f"十{'一二三四五六七八九'[number - 11] if number > 10 else ''}五"


def _without(text: str, regions: Sequence[str]) -> str:
    """The question without time words and its own region, which every passage is about."""
    for pattern in (*RELATIVE.values(), ABSOLUTE.pattern, FIVE_YEARS.pattern, r"全年|本年度|截至(?:目前)?|目前|现在"):
        text = re.sub(pattern, " ", text)
    for region in regions:
        text = text.replace(region, " ").replace(short_name(region), " ")
    return text
