"""A `Query` over the store to `Retrieval`: candidates with their scores, kept and rejected.

Meaning (cosines of sentence and clause), words (share of the question's content that the clause
says), year, status and kind of figure are weighed together: rank fusion of dense and BM25 loses to
dense alone here. Does not decide whether anything answers.
"""

from collections.abc import Iterator

from index.mentions import find_mentions
from index.models import Hit, Kind, Mention, Passage, Span
from index.sentences import split_clauses
from index.store import Store
from qa.stages import Asks, Candidate, Query, Retrieval
from qa.terms import SAID, Shares, best_part, coverage, in_context, shares

WEIGHED = 60
DENSE_FLOOR, DENSE_RANGE = 0.82, 0.10
DENSE_WEIGHT, WORD_WEIGHT, FIGURE_WEIGHT, UNIT_WEIGHT, CLAUSE_NEAREST = 1.0, 1.0, 0.25, 0.15, 0.1
OTHER_STATUS, HEADING = 0.25, 0.3


def retrieve(query: Query, store: Store) -> Retrieval:
    """Candidates for a query, ranked."""
    hits = store.search(query.text, query.keywords, query.edition.reports)
    ranked = sorted((_weigh(query, hit) for hit in _shortlist(hits)), key=lambda c: (-c.score, c.passage.id))
    return Retrieval(
        kept=tuple(candidate for candidate in ranked if not candidate.reason),
        rejected=tuple(candidate for candidate in ranked if candidate.reason),
    )


def _shortlist(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The nearest in meaning, and the best by keywords."""
    by_keyword = sorted(hits, key=lambda hit: -hit.keyword)[: WEIGHED // 4]
    return tuple({hit.passage.id: hit for hit in (*hits[:WEIGHED], *by_keyword)}.values())


def _weigh(query: Query, hit: Hit) -> Candidate:
    """The clause of a passage that says most of the question, and what the whole is worth."""
    passage = hit.passage
    dense = ((hit.dense + hit.clause_dense) / 2 - DENSE_FLOOR) / DENSE_RANGE
    worth, clause, said, figures = max(_clauses(query, hit), key=lambda found: found[0])
    score = DENSE_WEIGHT * dense + worth
    if query.status and passage.status is not query.status:
        score -= OTHER_STATUS
    if passage.kind is Kind.HEADING:
        score -= HEADING
    covered, part = coverage(query.terms, said), best_part(query.terms, said)
    return Candidate(passage, clause, score, dense, covered, part, figures, _refused(query, passage))


def _clauses(query: Query, hit: Hit) -> Iterator[tuple[float, Span, Shares, tuple[Mention, ...]]]:
    """Every clause with its worth, how far it says each term, and its figures of the kind asked for."""
    passage, terms = hit.passage, query.terms
    around = shares(terms, passage.text + "".join(passage.section[1:]))
    before = (0.0,) * len(terms)
    for clause in split_clauses(passage.text):
        text = passage.text[clause.start : clause.end]
        own = shares(terms, text)
        said = in_context(own, before, around)
        before = own
        figures = tuple(figure for figure in find_mentions(text) if query.fits(figure))
        worth = WORD_WEIGHT * coverage(terms, said) + CLAUSE_NEAREST * (clause == hit.clause)
        if query.wants_number:
            worth += FIGURE_WEIGHT * (bool(figures) or _ranks(query, text))
            worth += UNIT_WEIGHT * any(query.measure and figure.unit.endswith(query.measure) for figure in figures)
        yield worth, clause, said, figures


def _ranks(query: Query, text: str) -> bool:
    return query.asks is Asks.RANK and ("第" in text or "首位" in text or "前列" in text)


def _refused(query: Query, passage: Passage) -> str:
    """Why a passage cannot answer whatever its score; empty when it can."""
    if query.years and passage.year not in query.years:
        return f"年份不符：{passage.year}"
    said = passage.text + "".join(passage.section)
    missing = [term.word for term in query.terms if term.required and term.matched(said) < SAID]
    return f"没有说到：{'、'.join(missing)}" if missing else ""
