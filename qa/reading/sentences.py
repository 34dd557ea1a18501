"""What answers in words: the best sentence, cut to what fits, and those that speak of what it leaves out.

Takes a part and its candidates, gives pieces in the report's order. Decides not whether they answer.
"""

import re
from collections.abc import Sequence

from index.models import Passage, Span
from qa.reading.cut import DISTINCTIVE, cut_clauses, cut_sentence
from qa.stages import Candidate, Part, Piece
from qa.understanding.terms import SAID, Term

MOST_PIECES = 6
READ_FROM = 20
WHOLE_SENTENCE = 100
DONE = re.compile(
    r"哪些|怎么|怎样|如何|咋|措施|干啥|干什么|做什么|做了什么|安排|进展|举措|管不管|情况|工作|部署|支持|帮|办法|动作|说法"
)
# Who or where it is often stands in the clause before the one that tells of it.
WHO = re.compile("谁|哪儿|哪里|哪家|哪个|叫什么|在哪|什么地方")
WHOLE_NAME = 60


def unsaid(terms: Sequence[Term], places: Sequence[tuple[Passage, Span]]) -> list[Term]:
    """Distinctive terms that neither the chosen clauses nor the headings above them say."""
    headings = "".join(title for passage, _ in places for title in passage.section)
    return [
        term
        for term in terms
        if term.weight >= DISTINCTIVE
        and term.known
        and term.matched(headings) < SAID
        and not any(says(term, *place) for place in places)
    ]


def says(term: Term, passage: Passage, clause: Span) -> bool:
    return term.matched(passage.text[clause.start : clause.end]) >= SAID


def sentences(part: Part, group: Sequence[Candidate]) -> tuple[Piece, ...]:
    """The best sentence, then sentences that speak of a part of the question of which it says nothing."""
    clauses = list({c.passage.id: c for c in reversed([c for c in group if c.figure is None])}.values())
    ranked = sorted(clauses, key=lambda c: -c.score)[:READ_FROM]
    chosen = ranked[:1]
    places = [(candidate.passage, Span(0, len(candidate.passage.text))) for candidate in ranked]
    missing = unsaid(_heads(part.terms), places[:1])
    for candidate, place in zip(ranked[1:], places[1:], strict=True):
        found = [term for term in missing if says(term, *place)]
        if found and len(chosen) < MOST_PIECES:
            chosen.append(candidate)
            missing = [term for term in missing if term not in found]
    chosen.sort(key=lambda candidate: candidate.passage.start)
    return tuple(_cut_words(part, c, WHOLE_SENTENCE // min(2, len(chosen))) for c in chosen)


def _cut_words(part: Part, candidate: Candidate, room: int) -> Piece:
    """What is done about something wants the sentence, as much as there is room for; a name wants its clause."""
    if DONE.search(part.text):
        return cut_sentence(candidate.passage, candidate.clause, room)
    if WHO.search(part.text):
        return cut_sentence(candidate.passage, candidate.clause, min(room, WHOLE_NAME))
    return cut_clauses(part.terms, candidate.passage, candidate.clause)


def _heads(terms: Sequence[Term]) -> list[Term]:
    """The heaviest term of each part of the question that the reports know: what the part is about."""
    parts: dict[int, Term] = {}
    for term in terms:
        if term.known:
            parts[term.part] = max(parts.get(term.part, term), term, key=lambda t: t.weight)
    return list(parts.values())
