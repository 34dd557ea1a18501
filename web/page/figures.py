"""Where the figures of a line stand in it. Takes a line's words and the answer's figures; gives its pieces."""

import re
from collections.abc import Iterable, Iterator

from qa.models import AnswerFigure
from web.page.proofs import Piece


def mark_figures(text: str, figures: Iterable[AnswerFigure]) -> tuple[Piece, ...]:
    """The words cut so that every figure, with its unit and what bounds it, is a piece of its own."""
    forms = {_form(figure) for figure in figures if figure.value}
    if not forms:
        return (Piece(text, marked=False),)
    # The longest first: 15 must not be found in 150.
    found = re.compile("|".join(sorted(forms, key=len, reverse=True)))
    return tuple(_cut(text, found))


def _form(figure: AnswerFigure) -> str:
    bound = re.escape(figure.qualifier)
    number = rf"(?<![\d.]){re.escape(figure.value)}(?![\d.]){re.escape(figure.unit)}"
    return f"(?:{bound})?{number}(?:{bound})?" if bound else number


def _cut(text: str, found: re.Pattern[str]) -> Iterator[Piece]:
    at = 0
    for match in found.finditer(text):
        if match.start() > at:
            yield Piece(text[at : match.start()], marked=False)
        yield Piece(match[0], marked=True)
        at = match.end()
    if at < len(text):
        yield Piece(text[at:], marked=False)
