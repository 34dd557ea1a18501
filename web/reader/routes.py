"""GET /about, /reports and /report/{report}: what the service is, which reports it has, and one whole.

Takes the desk's store at every request, for a newer index may have taken its place; gives pages of our own templates,
each made once and kept until then. Searches nothing.
"""

from fastapi import APIRouter, Response, Security

from index.models import Report
from web.answerer import Library
from web.api.derived import Derived
from web.api.etag import IfNoneMatch
from web.api.reports import ReportId, known_report
from web.desk import Desk
from web.look.operator import operator_of
from web.look.templates import render
from web.reader.about import about_of
from web.reader.accuracy import percent, read_accuracy
from web.reader.editions import editions_by_region
from web.reader.pages import PageRoute, page
from web.reader.report import ReportShown, report_shown
from web.settings import WebSettings
from web.who.door import Door


def reader_routes(desk: Desk, settings: WebSettings, door: Door) -> APIRouter:
    """The three routes."""
    router = APIRouter(include_in_schema=False, route_class=PageRoute, dependencies=[Security(door.reading)])
    accuracy = read_accuracy()
    operator = operator_of(settings)
    reports = Derived(_no_pages)

    # Plain functions, so that rendering holds up nobody: they run in threads.
    @router.get("/about")
    def about(known: IfNoneMatch = "") -> Response:
        shown = about_of(desk.assistant, settings, accuracy)
        html = render("reader/about.html", about=shown, operator=operator, percent=percent)
        return page(html.encode(), known)

    @router.get("/reports")
    def editions(known: IfNoneMatch = "") -> Response:
        regions = editions_by_region(desk.assistant.store)
        html = render("reader/reports.html", regions=regions, operator=operator)
        return page(html.encode(), known)

    @router.get("/report/{report}")
    def report(report: ReportId, known: IfNoneMatch = "") -> Response:
        store = desk.assistant.store
        made = reports.of(store)
        if report not in made:
            shown = _shown(store, known_report(store, report))
            made[report] = render("reader/report.html", report=shown, operator=operator).encode()
        return page(made[report], known)

    return router


def _shown(library: Library, report: Report) -> ReportShown:
    own, explained = (
        [passage for passage in passages if passage.report == report.id]
        for passages in (library.passages, library.definitions)
    )
    return report_shown(report, own, explained)


def _no_pages(_library: Library) -> dict[str, bytes]:
    """Filled as reports are asked for: by report its page."""
    return {}
