"""A citation with its surroundings: the paragraph it stands in, cut where the marks begin and end.

Takes citations and the loaded reports; gives values that a template shows; makes no HTML.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.models import Report, Span
from qa.models import Citation


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the quoted sentence; `marked` when it is the clause that answers."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """A citation ready to be shown: `before` + pieces + `after` is the whole paragraph."""

    n: int
    title: str
    place: tuple[str, ...]
    paragraph: int
    page: int | None
    before: str
    pieces: tuple[Piece, ...]
    after: str


def prove(citation: Citation, reports: Mapping[str, Report]) -> Proof:
    """The citation inside its paragraph; only the quote itself when its report is not loaded."""
    report = reports.get(citation.report)
    before, after = _surroundings(citation, report) if report else ("", "")
    return Proof(
        n=citation.n,
        title=report.title if report else citation.report,
        place=citation.section,
        paragraph=citation.paragraph,
        page=citation.page,
        before=before,
        pieces=tuple(_pieces(citation.quote, citation.marks)),
        after=after,
    )


def _surroundings(citation: Citation, report: Report) -> tuple[str, str]:
    """What the paragraph holds before and after the quote; nothing when the quote reaches beyond it."""
    if not 1 <= citation.paragraph <= len(report.paragraphs):
        return "", ""
    paragraph = report.paragraphs[citation.paragraph - 1]
    if not paragraph.start <= citation.start <= citation.end <= paragraph.end:
        return "", ""
    before = report.quote(Span(paragraph.start, citation.start))
    return before, report.quote(Span(citation.end, paragraph.end))


def _pieces(quote: str, marks: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """The quote cut at its marks; together the pieces are the quote."""
    at = 0
    for start, end in sorted(marks):
        if start > at:
            yield Piece(quote[at:start], marked=False)
        if end > max(start, at):
            yield Piece(quote[max(start, at) : end], marked=True)
        at = max(at, end)
    if at < len(quote):
        yield Piece(quote[at:], marked=False)
