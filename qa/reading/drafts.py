"""The drafts of a question's parts as one, and a line in the report's whole sentences.

Takes what reading found for each part, gives the lines that are told, in the order asked. Reads nothing more.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.models import Passage, Span, Status
from qa.stages import Draft, Line, Piece, Query

MOST_NEAR = 2


def one_draft(query: Query, drafts: Sequence[Draft]) -> Draft:
    """What the parts of a question found, a line for each report, year and status, in the order asked."""
    lines: dict[tuple[str, str, Status], Line] = {}
    for line in (line for draft in drafts for line in draft.lines):
        key = (line.report, line.year, line.status)
        pieces = lines[key].pieces if key in lines else ()
        lines[key] = replace(line, pieces=_distinct((*pieces, *line.pieces)))
    missing = [part.name for part, draft in zip(query.parts, drafts, strict=True) if not draft.lines]
    near = tuple(line for draft in drafts for line in draft.near)[:MOST_NEAR]
    if not lines:
        return Draft((), near, told_instead=next((draft.told_instead for draft in drafts if draft.told_instead), None))
    years = tuple(dict.fromkeys(year for draft in drafts for year in draft.missing_years))
    return Draft(tuple(lines.values()), near, tuple(missing), years)


def _distinct(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces without those whose words another one of the same sentence holds."""
    found: list[Piece] = []
    for piece in pieces:
        if not any(piece.passage is other.passage and piece.text in other.text for other in found):
            found = [one for one in found if one.passage is not piece.passage or one.text not in piece.text]
            found.append(piece)
    return tuple(found)


def cited(lines: Sequence[Line]) -> list[Passage]:
    return [piece.passage for line in lines for piece in line.pieces]


def whole(line: Line) -> Line:
    """The line with the whole sentence of each passage that it took words from."""
    passages = {piece.passage.id: piece.passage for piece in line.pieces}
    return replace(
        line,
        pieces=tuple(
            Piece(passage, (Span(0, len(passage.text)),), passage.text.rstrip("。"), passage.figures)
            for passage in passages.values()
        ),
    )
