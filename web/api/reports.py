"""GET /api/v1/reports and reports/{report}: which reports are loaded, and how each is divided.

Takes the desk's store at every request, for a newer index may have taken its place; gives one entry a report, and its
tree of sections. Searches nothing.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Response, Security
from pydantic import TypeAdapter

from index.headings import find_headings
from index.models import Report, Section
from index.structure import section_tree
from web.answerer import Library
from web.api.derived import Derived
from web.api.etag import IfNoneMatch, tagged
from web.api.problems import read_replies
from web.api.readings import REPORT, ReportGiven, ReportTreeGiven, SectionGiven
from web.desk import Desk
from web.errors import REPORT_UNKNOWN, Problem
from web.who.declared import OPTIONAL
from web.who.door import Door

_ENTRIES = TypeAdapter(list[ReportGiven])

ReportId = Annotated[str, Path(description="报告编号，见 /api/v1/reports", examples=[REPORT])]


def report_routes(desk: Desk, door: Door) -> APIRouter:
    """The two routes over the reports of the desk's store."""
    router = APIRouter(tags=["报告"], dependencies=[Security(door.reading)])
    entries, trees = Derived(report_entries), Derived(_no_trees)

    @router.get(
        "/reports",
        operation_id="listReports",
        summary="已收录的报告",
        description="按年份从新到旧列出已收录的报告。",
        response_model=list[ReportGiven],
        openapi_extra=OPTIONAL,
        responses=read_replies("已收录的报告"),
    )
    def reports(known: IfNoneMatch = "") -> Response:
        return tagged(_ENTRIES.dump_json(entries.of(desk.assistant.store)), known)

    @router.get(
        "/reports/{report}",
        operation_id="getReport",
        summary="一份报告及其章节",
        description="报告的名称、日期等，和各级章节的标题、字符位置与起止段落。",
        response_model=ReportTreeGiven,
        openapi_extra=OPTIONAL,
        responses=read_replies("报告及其章节", REPORT_UNKNOWN),
    )
    def report(report: ReportId, known: IfNoneMatch = "") -> Response:
        store = desk.assistant.store
        made = trees.of(store)
        if report not in made:
            entry = next(one for one in entries.of(store) if one.id == known_report(store, report).id)
            made[report] = report_tree(store.reports[report], entry).model_dump_json().encode()
        return tagged(made[report], known)

    return router


def known_report(library: Library, report: str) -> Report:
    """The report of this id. Raises Problem(REPORT_UNKNOWN)."""
    if report not in library.reports:
        raise Problem(REPORT_UNKNOWN)
    return library.reports[report]


def report_entries(library: Library) -> list[ReportGiven]:
    """One entry a report, the latest year first."""
    passages = Counter(passage.report for passage in library.passages)
    latest_first = sorted(library.reports.values(), key=lambda report: (-report.year, report.id))
    return [
        ReportGiven(
            id=report.id,
            title=report.title,
            region=report.region,
            level=report.level,
            year=report.year,
            delivered=report.delivered,
            place=report.place,
            speaker=report.speaker,
            publisher=report.publisher,
            url=report.url,
            paragraphs=len(report.paragraphs),
            passages=passages[report.id],
        )
        for report in latest_first
    ]


def report_tree(report: Report, entry: ReportGiven) -> ReportTreeGiven:
    """The entry of a report with its sections."""
    sections = section_tree(find_headings(report))
    return ReportTreeGiven(**entry.model_dump(), sections=_sections(report, sections))


def _sections(report: Report, sections: Sequence[Section]) -> list[SectionGiven]:
    return [
        SectionGiven(
            title=section.title,
            level=section.level,
            start=section.start,
            end=section.end,
            first_paragraph=bisect_right(report.paragraphs, section.start, key=lambda span: span.start),
            last_paragraph=bisect_left(report.paragraphs, section.end, key=lambda span: span.start),
            children=_sections(report, section.children),
        )
        for section in sections
    ]


def _no_trees(_library: Library) -> dict[str, bytes]:
    """Filled as reports are asked for: by report its tree as it is sent."""
    return {}
