"""GET /api/v1/reports/{report}/paragraphs/{paragraph}: one paragraph verbatim, with its place and its figures.

Takes the desk's store at every request; gives the text between two offsets of the report. Searches nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Response, Security

from index.headings import find_headings
from index.models import Report, Section, Span
from index.structure import section_tree
from web.answerer import Library
from web.api.derived import Derived
from web.api.etag import IfNoneMatch, tagged
from web.api.figures import figure_given
from web.api.problems import read_replies
from web.api.readings import ParagraphGiven
from web.api.reports import ReportId, known_report
from web.desk import Desk
from web.errors import PARAGRAPH_UNKNOWN, REPORT_UNKNOWN, Problem
from web.who.declared import OPTIONAL
from web.who.door import Door

ParagraphNumber = Annotated[int, Path(ge=1, description="段落编号，从1起", examples=[59])]


def paragraph_routes(desk: Desk, door: Door) -> APIRouter:
    """The route over the paragraphs of the desk's reports."""
    router = APIRouter(tags=["报告"], dependencies=[Security(door.reading)])
    trees = Derived[dict[str, tuple[Section, ...]]](lambda _: {})

    @router.get(
        "/reports/{report}/paragraphs/{paragraph}",
        operation_id="getParagraph",
        summary="报告的一段原文",
        description="一段的原文、字符位置、所在章节、前后段的编号，和台账里这一段的数字。",
        response_model=ParagraphGiven,
        openapi_extra=OPTIONAL,
        responses=read_replies("一段原文", REPORT_UNKNOWN, PARAGRAPH_UNKNOWN),
    )
    def paragraph(report: ReportId, paragraph: ParagraphNumber, known: IfNoneMatch = "") -> Response:
        store = desk.assistant.store
        found = known_report(store, report)
        if paragraph > len(found.paragraphs):
            raise Problem(PARAGRAPH_UNKNOWN)
        made = trees.of(store)
        if report not in made:
            made[report] = section_tree(find_headings(found))
        return tagged(paragraph_given(store, found, paragraph, made[report]).model_dump_json().encode(), known)

    return router


def paragraph_given(library: Library, report: Report, number: int, tree: Sequence[Section]) -> ParagraphGiven:
    """Paragraph `number`, from 1, of a report whose sections are `tree`."""
    span = report.paragraphs[number - 1]
    rows = library.ledger.choose(reports=[report.id])
    return ParagraphGiven(
        report=report.id,
        paragraph=number,
        text=report.quote(span),
        start=span.start,
        end=span.end,
        section=list(_path(tree, span)),
        page=report.page_of(span.start),
        previous=number - 1 or None,
        next=number + 1 if number < len(report.paragraphs) else None,
        figures=[figure_given(row, library.by_id[row.passage]) for row in rows if span.start <= row.start < span.end],
    )


def _path(sections: Iterable[Section], span: Span) -> Iterator[str]:
    """The titles of the sections that hold the whole of a paragraph, the outermost first."""
    for section in sections:
        if section.start <= span.start and span.end <= section.end:
            yield section.title
            yield from _path(section.children, span)
