"""Passages, pieces and lines made by hand, for the steps behind retrieval."""

from index.figures import find_figures
from index.models import Kind, Passage, Span, Status
from qa.stages import Line, Piece


def passage(
    text: str, start: int = 0, year: str = "2024", status: Status = Status.TARGET, report: str = "r"
) -> Passage:
    """A sentence that begins at `start` of its report."""
    return Passage(
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


def piece(text: str, *said: str, start: int = 0, report: str = "r") -> Piece:
    """The words `said` of a sentence, the whole of it when none are named."""
    found = said or (text,)
    spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words in found)
    joined = "、".join(found)
    return Piece(passage(text, start, report=report), spans, joined, find_figures(joined))


def line(year: str, status: Status, *texts: str, report: str = "r") -> Line:
    """What a year says, each text a sentence of its own."""
    first = int(year[:4])
    return Line(
        year, status, tuple(piece(text, start=100 * n, report=report) for n, text in enumerate(texts, start=first))
    )
