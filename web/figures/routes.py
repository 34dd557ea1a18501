"""GET /figures and what hangs on it: the overview of a report's figures, one figure, and files for a spreadsheet.

Takes the desk's store at every request, for a newer index may have taken its place; gives pages of our own templates.
What is the same for every reader is made once for each report and kept until then.
"""

from collections.abc import Callable, Sequence
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Header, Path, Response, Security

from index.models import Figure, Report
from web.answerer import Library
from web.api.derived import Derived
from web.api.etag import IfNoneMatch, tagged
from web.api.figures import chosen, words_of
from web.api.readings import FiguresAsked
from web.api.reports import ReportId, known_report
from web.desk import Desk
from web.errors import NOT_FOUND, REPORT_UNKNOWN, Problem
from web.figures.asked import address, asked_for
from web.figures.one import one_of
from web.figures.overview import Material, material_of, overview_of
from web.figures.page import page_of, say
from web.figures.table import csv_of, xlsx_of
from web.look.operator import operator_of
from web.look.templates import render
from web.reader.pages import PageRoute, page
from web.settings import WebSettings
from web.who.door import Door

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FILES: dict[str, tuple[str, Callable[[Sequence[Figure], Library], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", csv_of),
    "xlsx": (_XLSX, xlsx_of),
}

Asked = Annotated[FiguresAsked, Depends(asked_for)]
Kind = Annotated[str, Path()]
Fragment = Annotated[str, Header(alias="X-Fragment")]


def figures_routes(desk: Desk, settings: WebSettings, door: Door) -> APIRouter:
    """The three routes."""
    router = APIRouter(include_in_schema=False, route_class=PageRoute, dependencies=[Security(door.reading)])
    operator = operator_of(settings)
    words = Derived(words_of)
    kept = Derived(_nothing)

    def material(store: Library, report: Report) -> Material:
        made = kept.of(store)
        if report.id not in made:
            made[report.id] = material_of(store, report)
        return made[report.id]

    def rows_of(store: Library, asked: FiguresAsked) -> Sequence[Figure]:
        return chosen(store, asked, words.of(store) if asked.text else {})

    # Plain functions, so that comparing and rendering hold up nobody: they run in threads.
    @router.get("/figures")
    def figures(asked: Asked, known: IfNoneMatch = "") -> Response:
        store = desk.assistant.store
        report = known_report(store, asked.report) if asked.report else _latest(store)
        asked = asked.model_copy(update={"report": report.id})
        rows = rows_of(store, asked)
        overview = overview_of(material(store, report), rows, store.reports)
        shown = page_of(store, report, asked, rows)
        html = render(
            "figures/page.html", shown=shown, overview=overview, say=say(store), address=address, operator=operator
        )
        return page(html.encode(), known)

    @router.get("/figures.{kind}")
    def file(kind: Kind, asked: Asked, known: IfNoneMatch = "") -> Response:
        if kind not in _FILES:
            raise Problem(NOT_FOUND)
        media_type, made = _FILES[kind]
        store = desk.assistant.store
        named = f"attachment; filename=\"figures.{kind}\"; filename*=UTF-8''{quote(f'数据一览.{kind}')}"
        return tagged(made(rows_of(store, asked), store), known, media_type, {"Content-Disposition": named})

    @router.get("/figures/{report}/{start}")
    def figure(report: ReportId, start: str, fragment: Fragment = "", known: IfNoneMatch = "") -> Response:
        store = desk.assistant.store
        one = one_of(store, known_report(store, report), start)
        html = render(f"figures/{'card' if fragment else 'one'}.html", one=one, say=say(store), operator=operator)
        reply = page(html.encode(), known)
        # Page and fragment have one address: neither may be taken for the other from a cache.
        reply.headers["Vary"] = "X-Fragment"
        return reply

    return router


def _latest(library: Library) -> Report:
    """The report of the latest year; the first of the index among equals. Raises Problem(REPORT_UNKNOWN)."""
    if not library.reports:
        raise Problem(REPORT_UNKNOWN)
    return max(library.reports.values(), key=lambda report: report.year)


def _nothing(_library: Library) -> dict[str, Material]:
    """Filled as reports are asked for."""
    return {}
