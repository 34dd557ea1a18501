"""A `Query` and its `Retrieval` to `Draft`: the clauses and figures that answer, or that none does.

One line a year and status. A line may take clauses from several sentences when the question names
several things. Writes no sentence.
"""

import re
from collections.abc import Iterator, Sequence

from index.mentions import find_mentions
from index.models import Mention, Passage, Span, Status
from index.sentences import split_clauses
from qa.cut import DISTINCTIVE, cut_clauses, cut_items, cut_sentence
from qa.stages import Asks, Candidate, Draft, Line, Piece, Query, Retrieval
from qa.terms import SAID, Term

# A figure answers when its clause is at least this near, says this much and is this far ahead of the next.
NUMBER_BOUNDS = ((0.55, 0.44, 0.0), (0.7, 0.3, 0.3), (0.9, 0.2, 0.0))
NEAR_COVERED, BESIDE_COVERED = 0.3, 0.7
WORDS_SCORE, WORDS_DENSE = 0.75, 0.45
READ_FROM, MOST_PIECES = 20, 6
FIGURE_FIRST = 0.5
WHOLE_SENTENCE = 100
DONE = re.compile(
    r"哪些|怎么|怎样|如何|咋|措施|干啥|干什么|做什么|做了什么|安排|进展|举措|管不管|情况|工作|部署|支持|帮"
)
SAME_COVERED, SAME_DENSE = 0.85, 0.3


def read(query: Query, retrieval: Retrieval) -> Draft:
    """What answers a query."""
    groups = _by_year(retrieval.kept) if _asks_what_is_there(query, retrieval) else []
    best = [found for found in (_read_group(query, group) for group in groups) if found]
    if not query.years and best:
        first = best[0]
        same = [other for other in best[1:] if _same_matter(query, first, other)]
        best = [first, *same][: max(2, len(query.edition.reports))]
    order = query.edition.reports.index
    lines = sorted((line for _, line in best), key=lambda line: (order(line.report), line.year))
    said = {piece.passage.id for line in lines for piece in line.pieces}
    return Draft(tuple(lines), tuple(_near(query, retrieval, said)))


def _asks_what_is_there(query: Query, retrieval: Retrieval) -> bool:
    """Whether the nearest sentence defines or names what the question wants defined or named.

    哪五个镇 is not answered by 5个镇, nor by a sentence about something else that has names.
    """
    strict = query.asks in {Asks.DEFINITION, Asks.NAMES}
    return not strict or any(_can_answer(query, candidate) for candidate in retrieval.kept[:1])


def _by_year(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates by report and year, the group of the best one first."""
    groups: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault((candidate.passage.report, candidate.passage.year), []).append(candidate)
    return list(groups.values())


def _read_group(query: Query, group: Sequence[Candidate]) -> tuple[Candidate, Line] | None:
    fitting = [candidate for candidate in group if _can_answer(query, candidate)]
    if not fitting or not _good(query, fitting):
        return None
    top = fitting[0]
    alike = [candidate for candidate in fitting if candidate.passage.status is top.passage.status][:READ_FROM]
    pieces = _gather(query, alike) if query.wants_number else _gather_sentences(query, alike)
    return top, Line(top.passage.year, top.passage.status, pieces)


def _can_answer(query: Query, candidate: Candidate) -> bool:
    if query.asks is Asks.DEFINITION:
        return bool(re.search(r"是指|指的是|即|就是|包括|——|：|叫", candidate.passage.text))
    if query.asks is Asks.NAMES:
        return bool(re.search("[、和与及]", candidate.text))
    if query.asks is Asks.RANK:
        return bool(re.search(r"第[一二三四五六七八九十\d]|首位|前列|前[一二三四五六七八九十\d]", candidate.text))
    return bool(candidate.figures) or not query.wants_number


def _good(query: Query, fitting: Sequence[Candidate]) -> bool:
    """Whether the best candidate is about the question: a figure of something else is worse than none.

    The bounds come from the development questions and eighty on ten other reports.
    """
    best = fitting[0]
    if not query.wants_number:
        return best.score >= WORDS_SCORE and best.dense >= WORDS_DENSE
    ahead = best.score - (fitting[1].score if len(fitting) > 1 else 0.0)
    return any(
        best.dense >= dense and best.part_covered >= covered and ahead >= lead for dense, covered, lead in NUMBER_BOUNDS
    )


def _same_matter(query: Query, first: tuple[Candidate, Line], other: tuple[Candidate, Line]) -> bool:
    """Whether another year's best speaks of the same thing, so that both are told."""
    one, two = first[0], other[0]
    return (
        query.wants_number
        and two.covered >= SAME_COVERED * one.covered
        and two.dense >= one.dense - SAME_DENSE
        and _kind(one.figures) == _kind(two.figures)
        and Status.OTHER not in (one.passage.status, two.passage.status)
    )


def _kind(figures: Sequence[Mention]) -> str:
    if not figures:
        return ""
    unit = figures[0].unit
    return "%" if unit in {"%", "个百分点"} else unit.lstrip("百千万亿") or unit


def _gather(query: Query, candidates: Sequence[Candidate]) -> tuple[Piece, ...]:
    """The best clause, then clauses that say distinctive words which no chosen one says yet.

    Clauses with a figure of the kind asked for go before others that say as much.
    """
    pool = [(candidate.passage, clause) for candidate in candidates for clause in split_clauses(candidate.passage.text)]
    chosen = [(candidates[0].passage, candidates[0].clause)]
    missing = _missing(query.terms, chosen)
    while missing and len(chosen) < MOST_PIECES:
        gains = [sum(term.weight for term in missing if _says(term, *place)) for place in pool]
        best = max(range(len(pool)), key=lambda n: (gains[n] + FIGURE_FIRST * _has_figure(query, *pool[n]), -n))
        if gains[best] < DISTINCTIVE:
            break
        chosen.append(pool[best])
        missing = _missing(missing, chosen)
    chosen.sort(key=lambda place: (place[0].start, place[1].start))
    return tuple(cut_items(query.terms, passage, clause) for passage, clause in chosen)


def _has_figure(query: Query, passage: Passage, clause: Span) -> bool:
    return any(query.fits(figure) for figure in find_mentions(passage.text[clause.start : clause.end]))


def _missing(terms: Sequence[Term], chosen: Sequence[tuple[Passage, Span]]) -> list[Term]:
    """Distinctive terms that neither the chosen clauses nor the headings above them say."""
    headings = "".join(title for passage, _ in chosen for title in passage.section)
    return [
        term
        for term in terms
        if term.weight >= DISTINCTIVE
        and term.matched(headings) < SAID
        and not any(_says(term, *place) for place in chosen)
    ]


def _says(term: Term, passage: Passage, clause: Span) -> bool:
    return term.matched(passage.text[clause.start : clause.end]) >= SAID


def _gather_sentences(query: Query, candidates: Sequence[Candidate]) -> tuple[Piece, ...]:
    """The best sentence, then sentences that speak of a part of the question of which it says nothing."""
    chosen = [candidates[0]]
    places = [(candidate.passage, Span(0, len(candidate.passage.text))) for candidate in candidates]
    missing = _missing(_heads(query.terms), places[:1])
    for candidate, place in zip(candidates[1:], places[1:], strict=True):
        found = [term for term in missing if _says(term, *place)]
        if found and len(chosen) < MOST_PIECES:
            chosen.append(candidate)
            missing = [term for term in missing if term not in found]
    chosen.sort(key=lambda candidate: candidate.passage.start)
    return tuple(_cut_words(query, c, WHOLE_SENTENCE // min(2, len(chosen))) for c in chosen)


def _cut_words(query: Query, candidate: Candidate, room: int) -> Piece:
    """What is done about something wants the sentence, as much as there is room for; a name wants its clause."""
    if DONE.search(query.text):
        return cut_sentence(candidate.passage, candidate.clause, room)
    return cut_clauses(query.terms, candidate.passage, candidate.clause)


def _heads(terms: Sequence[Term]) -> list[Term]:
    """The heaviest term of each part of the question that the reports know: what the part is about."""
    parts: dict[int, Term] = {}
    for term in terms:
        if term.known:
            parts[term.part] = max(parts.get(term.part, term), term, key=lambda t: t.weight)
    return list(parts.values())


def _near(query: Query, retrieval: Retrieval, said: set[str]) -> Iterator[Line]:
    """The best passages that do not answer but stand near: another year's figure, the same matter without one.

    Beside an answer only what plainly speaks of the same thing; without one, whatever comes nearest.
    """
    least = BESIDE_COVERED if said else NEAR_COVERED
    others = sorted((*retrieval.kept, *retrieval.rejected), key=lambda candidate: -candidate.score)
    near = [c for c in others if c.passage.id not in said and c.score >= WORDS_SCORE and c.covered >= least]
    for candidate in near[:2]:
        cut = query.wants_number and candidate.figures
        piece = (
            cut_items(query.terms, candidate.passage, candidate.clause)
            if cut
            else cut_sentence(candidate.passage, candidate.clause, WHOLE_SENTENCE)
        )
        yield Line(candidate.passage.year, candidate.passage.status, (piece,))
