"""Cuts the words that answer out of a passage: the items of a clause, or as much of a sentence as fits.

Takes a passage and what was asked, gives a `Piece` in the report's own words, with the spans to mark;
an item cut from a chain gets back the verb that it inherits (新增…9家、星级上云企业437家).
"""

import re
from collections.abc import Sequence

from index.items import split_items
from index.models import Figure, Passage, Span
from index.sentences import split_clauses
from qa.stages import Piece
from qa.understanding.terms import SAID, Term

DISTINCTIVE = 0.65
ENDS = "。！？；，"
EDGES = "“”（）"
# So many characters tell an item from the verb before it.
SHORTEST = 3
SUBJECT, WIDEST = 2, 60
LEADING = re.compile(r"^(?:其中|并|且|以及)")
GROWTH = re.compile(
    r"(?:同比|比上年|较上年|年均)?(?:实际)?(?:增长|下降|提高|增幅|增速|上升|减少)[^，；。]{0,4}?[\d.]+(?:%|％|个百分点|倍)[^，；。]{0,8}"
)


def cut_figures(terms: Sequence[Term], passage: Passage, clause: Span, figures: Sequence[Figure]) -> Piece:
    """The items of a clause that hold the figures, and those that say a distinctive word which these do not.

    An item gets back the verb that it inherits; a clause whose subject stands in the clause before gets that too,
    and a growth that follows in a clause of its own is added.
    """
    text = passage.text[clause.start : clause.end]
    asked = _asked_items(terms, text, [figure.start - passage.start - clause.start for figure in figures])
    if asked == [Span(0, len(text))]:
        return _piece(passage, (span := _widened(passage, clause, figures[0]),), _said(passage, span))
    spans = tuple(Span(clause.start + item.start, clause.start + item.end) for item in asked)
    said = "、".join(text[item.start : item.end].rstrip(ENDS) for item in asked)
    said = _inherited(passage, spans[0], text[: asked[0].start]) + said
    return _piece(passage, spans, LEADING.sub("", said))


def _said(passage: Passage, span: Span) -> str:
    return LEADING.sub("", passage.text[span.start : span.end].rstrip(ENDS))


def _widened(passage: Passage, clause: Span, figure: Figure) -> Span:
    """A clause with the one before it where that names the subject (…班列，全年开行…), and the growth behind it."""
    clauses = split_clauses(passage.text)
    first = last = clauses.index(clause)
    subject = figure.indicator.strip(EDGES)[:SUBJECT]
    if subject and subject not in passage.text[clause.start : clause.end]:
        before = [n for n in range(first) if subject in passage.text[clauses[n].start : clauses[n].end]]
        if before and clauses[last].end - clauses[before[-1]].start <= WIDEST:
            first = before[-1]
    after = clauses[last + 1] if last + 1 < len(clauses) else clause
    if passage.text[clause.end : clause.end + 1] == "，" and GROWTH.fullmatch(
        passage.text[after.start : after.end].rstrip(ENDS)
    ):
        last += 1
    return Span(clauses[first].start, clauses[last].end)


def _inherited(passage: Passage, item: Span, before: str) -> str:
    """The verb that the ledger gives an item's figure and that stands earlier in its clause."""
    first = next(iter(passage.figures_in(item)), None)
    if first is None:
        return ""
    words = passage.text[item.start : first.start - passage.start]
    at = first.indicator.find(words[:SHORTEST].strip(EDGES)) if words else -1
    verb = first.indicator[: max(at, 0)]
    return verb if verb in before else ""


def _asked_items(terms: Sequence[Term], text: str, figures: Sequence[int]) -> list[Span]:
    """Items that hold the figures at these offsets, and items that say a distinctive word which those do not."""
    items = [(item, text[item.start : item.end]) for item in split_items(text)]
    asked = [item for item in items if any(item[0].start <= at < item[0].end for at in figures)]
    missing = [t for t in terms if t.weight >= DISTINCTIVE and not any(t.matched(s) >= SAID for _, s in asked)]
    asked += [item for item in items if item not in asked and any(t.matched(item[1]) >= SAID for t in missing)]
    if not asked or len(asked) == len(items):
        return [Span(0, len(text))]
    return sorted((span for span, _ in asked), key=lambda span: span.start)


def cut_sentence(passage: Passage, clause: Span, room: int) -> Piece:
    """The sentence where there is room for it, else its best clause with the neighbours that fit."""
    span = Span(0, len(passage.text))
    if len(passage.text) > room:
        clauses = split_clauses(passage.text)
        first = last = clauses.index(clause)
        while True:
            wider = [(a, b) for a, b in ((first, last + 1), (first - 1, last)) if a >= 0 and b < len(clauses)]
            fitting = [(a, b) for a, b in wider if clauses[b].end - clauses[a].start <= room]
            if not fitting:
                break
            first, last = fitting[0]
        span = Span(clauses[first].start, clauses[last].end)
    said = passage.text[span.start : span.end].rstrip(ENDS)
    return _piece(passage, (span,), said)


def cut_clause(passage: Passage, clause: Span) -> Piece:
    """A clause as it stands."""
    return _piece(passage, (clause,), _said(passage, clause))


def cut_clauses(terms: Sequence[Term], passage: Passage, clause: Span) -> Piece:
    """A clause, widened to the nearest others of its sentence that say words of the question which it does not."""
    clauses = split_clauses(passage.text)
    at = clauses.index(clause)
    said = {term.word for term in terms if term.matched(passage.text[clause.start : clause.end]) >= SAID}
    wanted = [
        n
        for n, other in enumerate(clauses)
        if any(t.word not in said and t.matched(passage.text[other.start : other.end]) >= SAID for t in terms)
    ]
    first, last = min([at, *wanted]), max([at, *wanted])
    span = Span(clauses[first].start, clauses[last].end)
    words = passage.text[span.start : span.end].rstrip(ENDS)
    return _piece(passage, (span,), words)


def _piece(passage: Passage, spans: Sequence[Span], said: str) -> Piece:
    return Piece(passage, tuple(spans), said, tuple(f for span in spans for f in passage.figures_in(span)))
