"""One figure: its row of the ledger, its sentence, its counterpart, and what other reports say of the same thing.

Takes the library and where the figure stands; gives values that a template shows. Makes no HTML.
"""

from dataclasses import dataclass

from index.models import Figure, Passage, Report, Span
from web.answerer import Library
from web.errors import NOT_FOUND, Problem

_LONGEST = 9


@dataclass(frozen=True, slots=True)
class One:
    """`before`, `stated` and `after` are together the sentence; `counterpart` is the result's target, or its result."""

    figure: Figure
    report: Report
    passage: Passage
    before: str
    stated: str
    after: str
    counterpart: Figure | None
    elsewhere: tuple[Figure, ...]


def one_of(library: Library, report: Report, start: str) -> One:
    """The figure of the report that begins at character `start`. Raises Problem(NOT_FOUND)."""
    at = int(start) if start.isascii() and start.isdigit() and len(start) <= _LONGEST else -1
    figure = next((row for row in library.ledger.choose(reports=[report.id]) if row.start == at), None)
    if figure is None:
        raise Problem(NOT_FOUND)
    passage = library.by_id[figure.passage]
    reports = library.reports
    return One(
        figure=figure,
        report=report,
        passage=passage,
        before=report.quote(Span(passage.start, figure.start)),
        stated=report.quote(Span(figure.start, figure.end)),
        after=report.quote(Span(figure.end, passage.end)),
        counterpart=_counterpart(library, figure),
        elsewhere=tuple(sorted(library.ledger.same(figure), key=lambda row: (-reports[row.report].year, row.report))),
    )


def _counterpart(library: Library, figure: Figure) -> Figure | None:
    for pair in library.ledger.pairs(figure.report):
        if figure in (pair.result, pair.target):
            return pair.target if figure == pair.result else pair.result
    return None
