"""Question sets as examples for fitting: every candidate that retrieval weighs, and which of them answer.

Takes cases and an assistant over all reports; gives `Example`s, one for each question that asks one thing.
Fits nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eval.cases import Case
from eval.metrics import normalise
from qa.assistant import Assistant
from qa.normalise import is_blank
from qa.normalise import normalise as clean
from qa.outside.scope import asked, out_of_scope
from qa.reading.retrieve import find_candidates
from qa.stages import Candidate, Edition, Part


@dataclass(frozen=True)
class Example:
    """A part of a question with its candidates; `right` tells of each whether it answers, None where it does partly."""

    case: Case
    report: str
    part: Part
    candidates: tuple[Candidate, ...]
    right: tuple[bool | None, ...]


def examples_of(cases: Iterable[Case], assistant: Assistant) -> Iterator[Example]:
    """An example for each case without history that asks one thing of one report."""
    for case in cases:
        if case.history or len(case.reports) > 1:
            continue
        over = assistant.over(case.reports) if case.reports else assistant
        text = clean(case.question)
        query = None if is_blank(text) or out_of_scope(text) else over.understood(asked(text))
        if query is None or len(query.parts) != 1 or _settled(query.edition):
            continue
        part = query.parts[0]
        candidates = tuple(find_candidates(part, over.store))
        right = _judged(case, part, candidates)
        yield Example(case, part.slots[0].report if part.slots else "", part, candidates, right)


def _settled(edition: Edition) -> bool:
    """Whether the question ends before anything is read."""
    return bool(edition.clarify or edition.unknown_years or edition.unknown_place)


def _judged(case: Case, part: Part, candidates: tuple[Candidate, ...]) -> tuple[bool | None, ...]:
    right: list[bool | None] = [_answers(case, candidate) for candidate in candidates]
    if part.number and any(found and c.figure for found, c in zip(right, candidates, strict=True)):
        # A figure is wanted and there: its clause is neither right nor wrong.
        return tuple(found if c.figure else None for found, c in zip(right, candidates, strict=True))
    return tuple(right)


def _answers(case: Case, candidate: Candidate) -> bool:
    """Whether a candidate stands in a sentence that proves the answer, and says a part of it."""
    sentence = normalise(candidate.passage.text)
    quotes = [normalise(quote) for item in case.quotes for quote in item]
    golds = [normalise(spelling) for item in case.gold for spelling in item]
    if not case.answerable or not any(quote in sentence or sentence in quote for quote in quotes):
        return False
    if candidate.figure is None:
        clause = normalise(candidate.text)
        return any(q in clause or clause in q for q in quotes) and any(gold in clause for gold in golds)
    value = normalise(candidate.figure.value)
    whole = normalise(candidate.figure.value + candidate.figure.unit)
    return any(whole in gold or gold == value or (gold in whole and gold.startswith(value)) for gold in golds)
