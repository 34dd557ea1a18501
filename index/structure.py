"""The grammar of a work report: its headings as a tree, and what each paragraph speaks of.

Takes a `Report`, gives its `Section` tree and, for every paragraph, year (or period) and status:
a report delivered in January 2024 reviews 2023 in its first part (results) and sets 2024 in the rest
(targets); one that closes a five-year plan also reviews 2021-2025. Does not split sentences.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.headings import Heading, Rank
from index.models import Report, Section, Status
from index.parts import AIMS, CHAPTER, REVIEWS

PLAN = re.compile(r"[“\"]?(十[一二三四五六七八九]?)五[”\"]?(?:规划)?(?:时期|期间|以来|发展|主要|的五年)")
PLAN_NAMED = re.compile(r"[“\"]?(十[一二三四五六七八九]?)五[”\"]?(?:规划|时期|期间|以来|发展|主要|的五年|工作|目标)")
FIVE_YEARS = re.compile(
    r"五年来|这五年|过去五年|过去的五年|本届政府任期|“十[一二三四五六七八九]?五”(?:时期|期间|的五年)"
)
TERM = re.compile(rf"{FIVE_YEARS.pattern}|五年(?:政府)?工作(?:回顾|总结|情况)|本届政府|任期")
ONE_YEAR = re.compile(r"^(?:回顾|刚刚)?(?:过去的?一年|一年来|(?:过去的?)?(?P<year>20\d\d)年)")
AHEAD = re.compile(r"[今往]后(?:的)?五年|未来(?:的)?五年|[新下]一届政府")
THIS_YEAR = re.compile(r"^(?:各位代表[，！])?(?:做好|完成|围绕|按照|实现)?(?:[今明]年|(?P<year>20\d\d)年)")
# 今年是“十五五”时期开局之年, 2022年是新一届政府履职的第一年 speak of the year.
OF_PERIOD = re.compile(r"年是[^，。；]{0,40}(?:第[一二三四五]年|之年|首年|开局|起步|收官|最后一年)")
OPENING, AT_ONCE = 60, 20
PROBLEMS = re.compile(
    r"(?:清醒|深刻|清楚)地?(?:认识|看)到|(?:存在|面临)(?:着|的|一些|不少)*(?:问题|困难|不足|短板|困难挑战)"
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a stretch of text speaks of."""

    year: str
    status: Status


def plan_period(name: str) -> str:
    """The years of a five-year plan: `plan_period("十四")` is "2021-2025" (the first began in 1953)."""
    number = 10 if name == "十" else 10 + "一二三四五六七八九".index(name[1]) + 1
    return f"{1951 + 5 * number}-{1955 + 5 * number}"


def this_year(report: Report, status: Status) -> int:
    """The year that 今年 is where a report speaks of `status`: its edition's.

    One delivered before that year began calls the year that it reviews so, and the edition's 明年 where it says that.
    """
    early = report.delivered[:4] == str(report.year - 1)
    return report.year - (early and (status is Status.RESULT or "明年" in report.text))


def section_tree(headings: Sequence[Heading]) -> tuple[Section, ...]:
    """Headings nested by their reach, as `find_headings` gives them."""

    def nest(start: int, stop: int) -> tuple[Section, ...]:
        sections = []
        n = start
        while n < stop:
            head = headings[n]
            m = n + 1
            while m < stop and headings[m].start < head.until:
                m += 1
            sections.append(Section(head.title, head.level, head.start, head.until, nest(n + 1, m)))
            n = m
        return tuple(sections)

    return nest(0, len(headings))


def outlooks(report: Report, headings: Sequence[Heading]) -> tuple[Outlook, ...]:
    """Year and status of every paragraph, in order; before the first part a report states neither."""
    parts = {heading.start: heading for heading in headings if heading.level == Rank.PART}
    part = current = Outlook(str(report.year), Status.OTHER)
    first = min(parts, default=len(report.text))
    found = []
    for span in report.paragraphs:
        text = report.quote(span)
        if span.start in parts:
            part = current = _of_part(text, report.year, part)
        elif span.start > first:
            current = _of_paragraph(text, report.year, part, current)
            # A heading of mere words heads what its paragraphs first open on.
            part = current if part.status is Status.OTHER else part
        found.append(replace(current, status=Status.OTHER) if PROBLEMS.search(text[:80]) else current)
    return tuple(found)


def _of_part(title: str, edition: int, before: Outlook) -> Outlook:
    """A part's heading decides: the year or years it names, else its words, else what the part before it was."""
    words = re.sub(r"\s+", "", unicodedata.normalize("NFKC", title))
    years = {int(year) for year in re.findall(r"20\d\d", words)}
    if edition in years:
        return Outlook(str(edition), Status.TARGET)
    if edition - 1 in years:
        return Outlook(str(edition - 1), Status.RESULT)
    reviews = REVIEWS.search(words) is not None
    if five := _five_years_of(words, edition, reviews):
        return five
    if reviews and not AIMS.search(words):
        return Outlook(str(edition - 1), Status.RESULT)
    if AIMS.search(words) or before.status is not Status.OTHER:
        return Outlook(str(edition), Status.TARGET)
    return Outlook(str(edition), Status.OTHER)


def _five_years_of(title: str, edition: int, reviews: bool) -> Outlook | None:
    """The five years that a part's heading names: a plan's, those of the government's term, or the next."""
    if plan := PLAN_NAMED.search(title):
        return Outlook(plan_period(plan[1]), Status.RESULT if reviews else Status.TARGET)
    ahead, term = AHEAD.search(title), TERM.search(title) if reviews else None
    if ahead and not (term and term.start() < ahead.start()):
        return _next_five(edition)
    return _past_five(edition) if term else None


def _past_five(edition: int) -> Outlook:
    return Outlook(f"{edition - 5}-{edition - 1}", Status.RESULT)


def _next_five(edition: int) -> Outlook:
    return Outlook(f"{edition}-{edition + 4}", Status.TARGET)


def _of_paragraph(text: str, edition: int, part: Outlook, current: Outlook) -> Outlook:
    """A paragraph that opens on another span of time moves itself and those behind it there."""
    text = text[numeral.end() :] if (numeral := CHAPTER.match(text)) else text
    if five := five_years_opened(text, edition, part):
        return five
    one = ONE_YEAR.match(text)
    if one and one["year"] in {None, str(edition - 1)} and part.status is not Status.TARGET:
        return Outlook(str(edition - 1), Status.RESULT)
    ahead = part.status is Status.OTHER or ("-" in current.year and current.status is Status.TARGET)
    if ahead and _opens_on(text, edition):
        return Outlook(str(edition), Status.TARGET)
    return current


def five_years_opened(text: str, edition: int, part: Outlook) -> Outlook | None:
    """The five years that a text opens on, below a part that speaks of `part`; None where it opens on none."""
    opening = text[:OPENING]
    if OF_PERIOD.search(opening) and _opens_on(text, edition):
        return None
    if plan := PLAN.search(opening):
        years = plan_period(plan[1])
        if int(years[:4]) >= edition:
            return Outlook(years, Status.TARGET)
        return Outlook(years, Status.RESULT) if FIVE_YEARS.search(opening) else None
    if FIVE_YEARS.search(opening) and part.status is not Status.TARGET:
        return _past_five(edition)
    return _next_five(edition) if AHEAD.search(text[:AT_ONCE]) and part.status is Status.TARGET else None


def _opens_on(text: str, edition: int) -> bool:
    """Whether a paragraph begins with 今年 or the edition's own year."""
    named = THIS_YEAR.match(text)
    return named is not None and named["year"] in {None, str(edition)}
