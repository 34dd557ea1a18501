"""The grammar of a work report: its headings as a tree, and what each paragraph speaks of.

Takes a `Report`, gives its `Section` tree and, for every paragraph, year (or period) and status:
a report delivered in January 2024 reviews 2023 in its first part (results) and sets 2024 in the rest
(targets); one that closes a five-year plan also reviews 2021-2025. Does not split sentences.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.models import Report, Section, Span, Status

PART = re.compile(r"[一二三四五六七八九十]{1,3}、")
CHAPTER = re.compile(r"（[一二三四五六七八九十]{1,3}）")
RUN_IN = re.compile(r"(?:——|[一二三四五六七八九十]{1,3}是|\d{1,2}[.．、])?[^，；：。！？\d]{4,24}。")
INNER_RUN_IN = re.compile(r"(?<=[。！？])[^，；：。！？、\d“”《》]{5,13}。(?=[^\n])")

AIMS = re.compile(r"目标|任务|重点|安排|打算|思路|要求|预期|部署|建议|规划|履职|自身建设")
REVIEWS = re.compile(r"回顾|成就|成效|成绩|过去|以来|工作情况|主要工作")
PLAN = re.compile(r"[“\"]?(十[一二三四五六七八九]?)五[”\"]?(?:规划)?(?:时期|期间|以来|发展|主要|的五年)")
FIVE_YEARS = re.compile(r"五年来|这五年|过去五年|过去的五年|“十[一二三四五六七八九]?五”(?:时期|期间|的五年)")
ONE_YEAR = re.compile(r"^(?:过去一年|一年来|刚刚过去的一年|20\d\d年|回顾过去一年)")
PROBLEMS = re.compile(
    r"(?:清醒|深刻|清楚)地?(?:认识|看)到|(?:存在|面临)(?:着|的|一些|不少)*(?:问题|困难|不足|短板|困难挑战)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's level (1 part, 2 section, 3 run-in), its title and the characters it covers."""

    level: int
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a stretch of text speaks of."""

    year: str
    status: Status


def plan_period(name: str) -> str:
    """The years of a five-year plan: `plan_period("十四")` is "2021-2025" (the first began in 1953)."""
    number = 10 if name == "十" else 10 + "一二三四五六七八九".index(name[1]) + 1
    return f"{1951 + 5 * number}-{1955 + 5 * number}"


def find_headings(report: Report) -> tuple[Heading, ...]:
    """Headings in the order of the text; a run-in heading ends at its full stop."""
    return tuple(heading for span in report.paragraphs for heading in _headings_of(report, span))


def _headings_of(report: Report, span: Span) -> Iterator[Heading]:
    if any(f.start <= span.start < f.end for f in report.furniture):
        return
    text = report.quote(span)
    if PART.match(text) and len(text) <= 60:
        yield Heading(1, text, span.start, span.end)
        return
    body = 0
    if CHAPTER.match(text):
        stop = text.find("。") + 1 or len(text)
        yield Heading(2, text[:stop].rstrip("。"), span.start, span.start + stop)
        body = stop
    elif (lead := RUN_IN.match(text)) and lead.end() < len(text):
        yield Heading(3, _plain(lead[0]), span.start, span.start + lead.end())
        body = lead.end()
    for inner in _inner_run_ins(text, body):
        yield Heading(3, _plain(inner[0]), span.start + inner.start(), span.start + inner.end())


def _inner_run_ins(text: str, body: int) -> Sequence[re.Match[str]]:
    """Short evaluative sentences inside a long paragraph; never two in a row, for the second is a fact."""
    last_end, found = -1, []
    for match in INNER_RUN_IN.finditer(text, body):
        if match.start() >= body and match.start() != last_end and len(text) > 200:
            found.append(match)
        last_end = match.end()
    # A paragraph is divided into two at least: a short sentence alone is a fact.
    return found if len(found) > 1 else []


def _plain(title: str) -> str:
    return title.rstrip("。").removeprefix("——")


def section_tree(report: Report, headings: Sequence[Heading]) -> tuple[Section, ...]:
    """Headings nested by level; a section ends where the next of its level or above begins."""

    def nest(start: int, stop: int, end: int) -> tuple[Section, ...]:
        sections = []
        n = start
        while n < stop:
            head = headings[n]
            m = n + 1
            while m < stop and headings[m].level > head.level:
                m += 1
            close = headings[m].start if m < stop else end
            sections.append(Section(head.title, head.level, head.start, close, nest(n + 1, m, close)))
            n = m
        return tuple(sections)

    return nest(0, len(headings), len(report.text))


def outlooks(report: Report, headings: Sequence[Heading]) -> tuple[Outlook, ...]:
    """Year and status of every paragraph, in order; before the first part a report states neither."""
    parts = {heading.start: heading for heading in headings if heading.level == 1}
    part = current = Outlook(str(report.year), Status.OTHER)
    found = []
    for span in report.paragraphs:
        text = report.quote(span)
        if span.start in parts:
            part = current = _of_part(text, report.year, part)
        else:
            current = _of_paragraph(text, report.year, part, current)
        found.append(replace(current, status=Status.OTHER) if PROBLEMS.search(text[:80]) else current)
    return tuple(found) if parts else tuple(_without_parts(report))


def _of_part(title: str, edition: int, before: Outlook) -> Outlook:
    """A part's heading decides: the year it names, else its words, else what the part before it was."""
    years = {int(year) for year in re.findall(r"20\d\d", title)}
    if edition in years:
        return Outlook(str(edition), Status.TARGET)
    if edition - 1 in years:
        return Outlook(str(edition - 1), Status.RESULT)
    if plan := PLAN.search(title):
        return Outlook(plan_period(plan[1]), Status.RESULT if REVIEWS.search(title) else Status.TARGET)
    if REVIEWS.search(title) and not AIMS.search(title):
        return Outlook(str(edition - 1), Status.RESULT)
    if AIMS.search(title) or before.status is not Status.OTHER:
        return Outlook(str(edition), Status.TARGET)
    return Outlook(str(edition), Status.OTHER)


def _of_paragraph(text: str, edition: int, part: Outlook, current: Outlook) -> Outlook:
    """A paragraph that opens on another span of time moves itself and those behind it there."""
    opening = text[:60]
    if plan := PLAN.search(opening):
        years = plan_period(plan[1])
        if int(years[:4]) >= edition:
            return Outlook(years, Status.TARGET)
        if FIVE_YEARS.search(opening):
            return Outlook(years, Status.RESULT)
    elif FIVE_YEARS.search(opening) and part.status is not Status.TARGET:
        return Outlook(f"{edition - 5}-{edition - 1}", Status.RESULT)
    if ONE_YEAR.match(opening) and part.status is Status.RESULT:
        return part
    return current


def _without_parts(report: Report) -> Iterator[Outlook]:
    """A report without part headings: what is intended is a target of its year, the rest a result before it."""
    intends = re.compile(r"今年|力争|确保|推进|加快|实施|深化|新增|将|要|努力|目标")
    done = re.compile(r"去年|过去一年|一年来|完成了|实现了|达到了|荣获|增长了|圆满|显著")
    for span in report.paragraphs:
        text = report.quote(span)
        if len(done.findall(text)) > len(intends.findall(text)):
            yield Outlook(str(report.year - 1), Status.RESULT)
        elif re.search(r"今年|目标|力争|确保", text):
            yield Outlook(str(report.year), Status.TARGET)
        else:
            yield Outlook(str(report.year), Status.OTHER)
