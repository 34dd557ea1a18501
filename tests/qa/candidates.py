"""Parts of questions and candidates made by hand, for the steps that weigh, judge and read them."""

from collections.abc import Sequence

from index.models import Passage
from index.sentences import split_clauses
from qa.reading.features import NAMES
from qa.stages import Asks, Candidate, Part, Slot, Want
from qa.understanding.terms import Term
from tests.qa.pieces import passage


def part(*words: str, want: Want | None = None, slots: Sequence[Slot] = (), head: str = "", text: str = "") -> Part:
    """A part with a term a word, which asks for a number of report r where nothing else is said."""
    terms = tuple(Term(word, (word,), 0.9) for word in words)
    wanted = next((term for term in terms if term.word == head), None)
    return Part(text or "".join(words), terms, (want or Want(Asks.NUMBER),), tuple(slots) or (Slot("r"),), head=wanted)


def candidate(
    text: str | Passage, clause: int = 0, figure: int | None = 0, score: float = 10.0, reason: str = "", **of: float
) -> Candidate:
    """A clause of a sentence by its number, with its figure of that number; features that are not named are 0."""
    sentence = passage(text) if isinstance(text, str) else text
    span = split_clauses(sentence.text)[clause]
    row = None if figure is None else sentence.figures_in(span)[figure]
    assert of.keys() <= set(NAMES)
    return Candidate(sentence, span, row, 0, tuple(of.get(name, 0.0) for name in NAMES), (0.9, 0.9, 0.9), score, reason)
