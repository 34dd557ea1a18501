"""Passages, pieces and lines made by hand, for the steps behind retrieval."""

from dataclasses import replace

from index.figures import read_figures
from index.models import Kind, Passage, Span, Status
from qa.stages import Line, Piece


def passage(
    text: str, start: int = 0, year: str = "2024", status: Status = Status.TARGET, report: str = "r"
) -> Passage:
    """A sentence that begins at `start` of its report."""
    made = Passage(
        f"{report}:{start}",
        report,
        text,
        start,
        start + len(text),
        ("二、目标", "民生"),
        7,
        year,
        status,
        Kind.SENTENCE,
    )
    return replace(made, figures=read_figures(made))


def piece(
    text: str,
    *said: str,
    start: int = 0,
    report: str = "r",
    year: str = "2024",
    status: Status = Status.TARGET,
) -> Piece:
    """The words `said` of a sentence, the whole of it when none are named."""
    found = said or (text,)
    spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words in found)
    joined = "、".join(found)
    cited = passage(text, start, year, status, report)
    return Piece(cited, spans, joined, tuple(figure for span in spans for figure in cited.figures_in(span)))


def line(year: str, status: Status, *texts: str, report: str = "r") -> Line:
    """What a year says, each text a sentence of its own."""
    first = int(year[:4])
    pieces = (
        piece(text, start=100 * n, report=report, year=year, status=status) for n, text in enumerate(texts, start=first)
    )
    return Line(year, status, tuple(pieces))
