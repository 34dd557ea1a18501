"""Right words bound to something else: a neighbour's figure or indicator, another year's clause, another region.

Takes a right answer and a source of chance; gives edits of its text. Whether the report says the outcome
too is judged by `eval.mutations`.
"""

import random
import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from eval.corruption import ENDS, PIECE_ENDS, REGIONS, Edit, Right, exchange
from index.models import Figure, Mention, Span
from index.numerals import bare_unit
from index.sentences import split_clauses

SCOPES = ("全国", "全省", "全市", "全球")
SCOPE = re.compile("|".join(SCOPES))


def neighbours(right: Right, _: random.Random) -> Iterator[Edit]:
    """A figure of the same passage or of the next one in a figure's place; two figures exchanged.

    A neighbour of the same indicator may be as true, and is left out.
    """
    beside = _beside(right)
    for figure in right.figures:
        amount = _amount(figure)
        own = {row.indicator for passage in right.evidence for row in passage.figures if _amount(row) == amount}
        for words, row in beside.items():
            if _amount(row) != amount and row.indicator not in own:
                yield Edit(figure.start, figure.end, words)
    for one, two in combinations(right.figures, 2):
        if _amount(one) != _amount(two):
            yield exchange(right.text, Span(one.start, one.end), Span(two.start, two.end))


def subjects(right: Right, _: random.Random) -> Iterator[Edit]:
    """A neighbour's indicator before a figure that is the only one of its piece."""
    cited = {passage.id for passage in right.evidence}
    rows = [row for passage in right.around for row in passage.figures]
    for line in right.lines:
        for piece in _pieces(right.text, line.body):
            inside = [f for f in right.figures if piece.start <= f.start < piece.end]
            if len(inside) != 1:
                continue
            figure, said = inside[0], right.text[piece.start : piece.end]
            for row in (row for row in rows if row.passage in cited and row.indicator):
                unlike = row.indicator not in said and right.text[piece.start : figure.start] not in row.indicator
                if unlike and not any(r.indicator == row.indicator and r.number == figure.number for r in rows):
                    yield Edit(piece.start, figure.start, row.indicator)


def other_times(right: Right, _: random.Random) -> Iterator[Edit]:
    """A clause with a figure of another year or status at the end of a line."""
    for line in right.lines:
        for passage in right.around:
            if passage.figures and (passage.year, passage.status) != (line.year, line.status):
                row = passage.figures[0]
                clause = next(c for c in split_clauses(passage.text) if c.start <= row.start - passage.start < c.end)
                words = passage.text[clause.start : clause.end].rstrip(ENDS)
                if row.year == passage.year and row.status is passage.status:
                    yield Edit(line.body.end, line.body.end, PIECE_ENDS + words)


def scopes(right: Right, _: random.Random) -> Iterator[Edit]:
    """The whole province for the whole country and the like."""
    for match in SCOPE.finditer(right.text):
        yield from (Edit(match.start(), match.end(), word) for word in SCOPES if word != match[0])


def regions(right: Right, _: random.Random) -> Iterator[Edit]:
    """Another region before a line."""
    own = {right.reports[passage.report].region for passage in right.evidence}
    for line in right.lines:
        for region in right.names[REGIONS]:
            if region not in own and not right.speaks_of(region):
                yield Edit(line.span.start, line.year_at.start, region)


def _beside(right: Right) -> dict[str, Figure]:
    """Figures of the cited passages and of those that follow them, by their words; ranks are left out."""
    cited = {passage.id for passage in right.evidence}
    following = [
        after for passage, after in pairwise(right.around) if passage.id in cited and after.report == passage.report
    ]
    return {
        passage.text[row.start - passage.start : row.end - passage.start]: row
        for passage in (*right.evidence, *following)
        for row in passage.figures
        if row.qualifier != "第"
    }


def _amount(figure: Mention | Figure) -> tuple[float, str]:
    return figure.number, bare_unit(figure.unit)


def _pieces(text: str, body: Span) -> Iterator[Span]:
    start = body.start
    for piece in text[body.start : body.end].split(PIECE_ENDS):
        yield Span(start, start + len(piece))
        start += len(piece) + 1
