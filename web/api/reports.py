"""GET /api/v1/reports: which reports are loaded. Takes the store; gives one entry a report; searches nothing."""

from collections import Counter

from fastapi import APIRouter

from web.api.problems import declared
from web.api.schemas import ReportGiven
from web.desk import Library
from web.errors import FAILED


def report_routes(library: Library) -> APIRouter:
    """The route over the reports of `library`, listed once: an opened index does not change."""
    router = APIRouter(tags=["报告"])
    entries = report_entries(library)

    @router.get(
        "/reports", summary="已收录的报告", description="按年份从新到旧列出已收录的报告。", responses=declared(FAILED)
    )
    async def reports() -> list[ReportGiven]:
        return entries

    return router


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
