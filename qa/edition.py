"""Which report is asked, and of which years: time and place words against the editions loaded.

Takes clean text and the index's reports, gives `Edition`. 今年 is the edition's year, never the
clock's. Does not look at what is asked.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from index.load import place_names
from index.models import Report, Status
from index.structure import plan_period
from qa.stages import Edition

RELATIVE = {
    0: r"今年|本年度?|年内|这一年|当年",
    -1: r"去年|上年|上一年度?|前一年|过去(?:的)?一年|刚过去的一年",
    -2: r"前年",
    1: r"明年|来年|下一年",
}
ABSOLUTE = re.compile(r"(?<!\d)(20\d\d)(?!\d)年?度?|(?<!\d)([12]\d)年(?!级|期)")
PLAN = re.compile(r"[“\"]?(十[一二三四五六七八九]?)五[”\"]?(?:规划|时期|期间)?")
FIVE_YEARS = re.compile(r"[近过这][去]?的?五年|五年来|[近过]5年")
TARGET = re.compile(r"目标|计划|打算|预期|预计|力争|将要?|拟|准备|定多少|定在|定了|要(?!求|素|闻)|任务|安排")
RESULT = re.compile(r"完成了|实际|做到了|达到了|成果|成绩|做了|已经|完成情况|完成多少|完成数|新增了|增长了|建了|建成了")
SUFFIX = re.compile(r"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|省|市|区|县|旗|盟)$")
DISTRICT = re.compile(r"[一-龥]{2}(?:区|县|镇)")
GENERIC = re.compile(
    r"(?:小|社|园|片|城|景|地|校|灾|市|郊|街|矿|库|辖|牧|老|农|特|新|战|港|林|雨|禁|厂|[困村远深贫的]山)区$|开发区|高新区|经开区|示范区|"
    r"试验区|功能区|实验区|先行区|合作区|保税区|自贸区|集聚区|达标区|自治区|全县|各县|县县|乡镇|城镇|村镇|强镇|集镇|示范镇|[一二三四五六七八九十几多哪个各全本该]+[区县镇]$"
)


def short_name(region: str) -> str:
    """A region without its ending: 徐州 for 徐州市."""
    return SUFFIX.sub("", region) or region


def find_edition(text: str, reports: Mapping[str, Report], years: Mapping[str, frozenset[str]], home: str) -> Edition:
    """The edition that a question is about. `years` are those that each report's passages speak of."""
    status = _status(text)
    regions = list(dict.fromkeys(report.region for report in reports.values()))
    named = [region for region in regions if short_name(region) in text]
    chosen = named or [region for region in regions if region == home] or regions
    if len(chosen) > 1 and not named:
        return Edition((), frozenset(), status, text, clarify=tuple(regions))
    editions = [report for region in chosen for report in _of_region(region, text, reports, years, status)]
    asked = {year for report in editions for year in _years(text, report.year)}
    spoken = {year for report in editions for year in years[report.id]}
    places = _other_places(text, chosen)
    unknown = [place for place in places if not any(place in report.text for report in editions)]
    mentioned = {year for year in asked if _mentioned(year, editions)}
    return Edition(
        reports=tuple(report.id for report in editions),
        years=frozenset(asked & spoken),
        status=status,
        rest=_without(text, chosen),
        unknown_years=tuple(sorted(asked - spoken - mentioned)) if not asked & spoken else (),
        unknown_place=unknown[0] if unknown else "",
        places=tuple(places),
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


def _mentioned(year: str, editions: Sequence[Report]) -> bool:
    """Whether a year or plan that no passage is dated by is at least named in the text."""
    names = [year] if year.isdigit() else [f"“{_plan_name(year)}”"]
    return any(name in report.text for name in names for report in editions)


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


def _other_places(text: str, regions: Sequence[str]) -> list[str]:
    """Places that the question names beside the region that it is about."""
    own = {name for region in regions for name in (region, short_name(region))}
    for region in own:
        text = text.replace(region, "　")
    for pattern in RELATIVE.values():
        text = re.sub(pattern, "　", text)
    districts = [m[0] for m in DISTRICT.finditer(text) if not GENERIC.search(m[0])]
    return [*(place for place in _gazetteer() if place in text), *districts]


@cache
def _gazetteer() -> tuple[str, ...]:
    return tuple(sorted(place_names(), key=lambda name: (-len(name), name)))
