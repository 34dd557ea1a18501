"""What proves an answer: the cited sentence in short for the card, and the paragraph that it stands in.

Takes citations and the loaded reports; gives values that a template shows, text cut where marks begin and end; makes
no HTML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from index.models import Report, Span
from qa.models import Citation
from web.answerer import Library

MOST_MARKS = 64
# A sentence up to here is shown whole; of a longer one what stands around its marks.
_LONGEST_WHOLE = 80
_AROUND = 16
_CUT = "……"
_CLAUSE_END = re.compile("[，；。、：]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a quoted sentence; `marked` when it is the clause that answers."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence at [start, end) of a report, its clauses at `marks` within it; empty where none is quoted."""

    start: int = 0
    end: int = 0
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph ready to be shown: `before` + `pieces` + `after` is the whole of it, `pieces` the quoted sentence.

    `previous` and `next` are the numbers of its neighbours, 0 where there is none; `page` is None where the file
    has no pages.
    """

    report: str
    title: str
    place: tuple[str, ...]
    number: int
    page: int | None
    before: str
    pieces: tuple[Piece, ...]
    after: str
    previous: int
    next: int


def paragraph_of(report: Report, number: int, quoted: Quoted, library: Library) -> Paragraph:
    """Paragraph `number`, from 1, with the sentence marked if it stands there."""
    span = report.paragraphs[number - 1]
    at = quoted if span.start <= quoted.start < quoted.end <= span.end else Quoted(span.end, span.end)
    return Paragraph(
        report=report.id,
        title=report.title,
        place=_place(library, report, number, at.start),
        number=number,
        page=report.page_of(span.start),
        before=report.quote(Span(span.start, at.start)),
        pieces=tuple(_pieces(report.quote(Span(at.start, at.end)), at.marks)),
        after=report.quote(Span(at.end, span.end)),
        previous=number - 1,
        next=number + 1 if number < len(report.paragraphs) else 0,
    )


def excerpt(citation: Citation) -> tuple[Piece, ...]:
    """The cited sentence, or where it is long the marked clauses with a little around them."""
    quote = citation.quote
    pieces = tuple(_pieces(quote, citation.marks))
    if len(quote) <= _LONGEST_WHOLE:
        return pieces
    return tuple(_shortened(pieces))


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for n, piece in enumerate(pieces):
        # What follows a mark keeps its beginning, what precedes one its end.
        head = _beginning(piece.text) if n else ""
        tail = _beginning(piece.text[::-1])[::-1] if n + 1 < len(pieces) else ""
        if piece.marked or len(piece.text) <= len(head + tail + _CUT):
            yield piece
        else:
            yield Piece(head + _CUT + tail, marked=False)


def _beginning(text: str) -> str:
    """To the end of its first clause but one at most, else so many characters."""
    ends = [at.start() for at in islice(_CLAUSE_END.finditer(text, 1), 2)]
    near = [end for end in ends if _AROUND // 2 <= end <= 2 * _AROUND]
    return text[: near[0]] if near else text[:_AROUND]


def _place(library: Library, report: Report, number: int, start: int) -> tuple[str, ...]:
    """The titles above the sentence at `start`, else those above the paragraph's first."""
    places = {
        passage.start: passage.section
        for passage in library.passages
        if passage.report == report.id and passage.paragraph == number
    }
    return places.get(start) or next(iter(places.values()), ())


def _pieces(quote: str, marks: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """The quote cut at its marks; together the pieces are the quote."""
    at = 0
    for start, end in sorted(marks):
        if start > at:
            yield Piece(quote[at:start], marked=False)
        if min(end, len(quote)) > max(start, at):
            yield Piece(quote[max(start, at) : end], marked=True)
        at = max(at, end)
    if at < len(quote):
        yield Piece(quote[at:], marked=False)
