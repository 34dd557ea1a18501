"""Binds every line to the sentences that prove it, numbered in the order of the answer.

Takes lines, gives citations whose quotes are the report's characters, and the figures with the number
of the citation that they stand in.
"""

from collections.abc import Mapping, Sequence

from index.models import Passage, Report, Span
from index.numerals import plain, read_number
from qa.models import AnswerFigure, Citation
from qa.stages import Line


def cite(lines: Sequence[Line], reports: Mapping[str, Report], start: int = 1) -> tuple[Citation, ...]:
    """One citation a passage, numbered from `start`; several pieces of a passage are several marks."""
    marks: dict[str, list[Span]] = {}
    passages: dict[str, Passage] = {}
    for piece in (piece for line in lines for piece in line.pieces):
        passages[piece.passage.id] = piece.passage
        marks.setdefault(piece.passage.id, []).extend(piece.spans)
    return tuple(
        _citation(number, passage, marks[key], reports[passage.report])
        for number, (key, passage) in enumerate(passages.items(), start=start)
    )


def _citation(number: int, passage: Passage, marks: Sequence[Span], report: Report) -> Citation:
    spans = sorted({(span.start, _without_stop(passage.text, span.end)) for span in marks})
    return Citation(
        n=number,
        report=passage.report,
        section=passage.section,
        paragraph=passage.paragraph,
        quote=passage.text,
        start=passage.start,
        end=passage.end,
        marks=tuple(spans),
        page=report.page_of(passage.start),
    )


def _without_stop(text: str, end: int) -> int:
    return end - 1 if text[end - 1 : end] in "。！？；，" else end


def figures_of(lines: Sequence[Line], citations: Sequence[Citation]) -> tuple[AnswerFigure, ...]:
    """Every figure that the lines say."""
    number = {(citation.report, citation.start): citation.n for citation in citations}
    return tuple(
        AnswerFigure(
            indicator=figure.indicator,
            value=figure.value,
            number=plain(read_number(figure.value)),
            unit=figure.unit,
            qualifier=figure.qualifier,
            year=figure.year or line.year,
            status=figure.status,
            citation=number[(piece.passage.report, piece.passage.start)],
        )
        for line in lines
        for piece in line.pieces
        for figure in piece.figures
    )
