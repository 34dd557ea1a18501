"""One part of a question over the store to `Retrieval`: candidates with their scores, kept and rejected.

Meaning (cosines of sentence, clause and indicator) and words are searched side by side; the fitted model
weighs what was found. Does not decide whether anything answers.
"""

from dataclasses import replace

from index.models import Hit
from index.store import Store
from qa.reading.features import Found, Weigher
from qa.reading.judge import Model
from qa.stages import Candidate, Part, Retrieval

WEIGHED, BY_KEYWORD, INDICATORS = 14, 5, 14
RANKED = 80


def retrieve(part: Part, store: Store, model: Model) -> Retrieval:
    """Candidates for a part, ranked."""
    weighed = find_candidates(part, store)
    scores = model.scores([candidate.features for candidate in weighed])
    order = sorted(range(len(weighed)), key=lambda n: (-scores[n], n))[:RANKED]
    ranked = [replace(weighed[n], score=scores[n]) for n in order]
    return Retrieval(
        kept=tuple(candidate for candidate in ranked if not candidate.reason),
        rejected=tuple(candidate for candidate in ranked if candidate.reason),
    )


def find_candidates(part: Part, store: Store) -> list[Candidate]:
    """Every candidate of the passages that come near, with its features and no score yet."""
    vector = store.embedder.embed_question(part.text)
    reports = tuple(dict.fromkeys(slot.report for slot in part.slots))
    hits = store.search(vector, part.keywords, reports)
    indicators: dict[str, float] = {}
    passages: set[str] = set()
    if any(want.number for want in part.wants):
        for found in store.ledger.search(part.text, INDICATORS, reports=reports, vector=vector):
            indicators[found.figure.indicator] = found.dense
            passages.add(found.figure.passage)
    return list(Weigher(part, Found(_shortlist(hits, passages), indicators, store.keywords)).candidates())


def _shortlist(hits: tuple[Hit, ...], passages: set[str]) -> tuple[Hit, ...]:
    """The nearest in meaning, the best by keywords, and those whose figures are of what is asked."""
    by_keyword = sorted(hits, key=lambda hit: -hit.keyword)[:BY_KEYWORD]
    by_indicator = [hit for hit in hits if hit.passage.id in passages]
    found = {hit.passage.id: hit for hit in (*hits[:WEIGHED], *by_keyword, *by_indicator)}
    return tuple(sorted(found.values(), key=lambda hit: (hit.passage.report, hit.passage.start)))
