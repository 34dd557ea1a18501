"""Three questions to go on with, beside every answer, and the examples of a first visit.

Takes the questions known to be answered, else all that can be made of the reports, and picks those that fit;
the same answer always gets the same. Words no question and asks none.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import lru_cache
from itertools import pairwise

from index.models import Passage, Report
from index.store import Store
from index.topics import UNKNOWN, topic_of
from qa.models import Answer, Outcome
from qa.suggesting.questions import Question, in_turn, questions_of
from qa.understanding.place import short_name

SHOWN = 3
# What residents come for most, in the order of a first visit's examples.
FIRST_TOPICS = ("就业", "住房", "教育", "医疗", "养老", "交通", "环境", "经济")
ANSWERING = frozenset({Outcome.ANSWERED, Outcome.PARTIAL, Outcome.CORRECTED})
# How much of a question its topic is told from: each is remembered by those who tell it.
HEARD = 60
UNSAID = re.compile(r"[^一-龥A-Za-z0-9]")
# Texts remembered: the questions and indicators of some sixty reports.
KEPT = 30_000
# Orders kept: which reports are asked together is up to whoever asks.
MOST_ORDERS = 256


class Suggestions:
    """The questions to offer over a store; safe to pick from in several threads."""

    def __init__(self, store: Store, home: str = "", kept: Iterable[Question] | None = None) -> None:
        """`home` is the region asked about where none is named; `kept` are the questions known to be answered."""
        self._store = self._whole = store
        self._home = home
        self._orders: dict[tuple[str, ...], tuple[Question, ...]] = {}
        self._questions: dict[str, tuple[Question, ...]] = {}
        self.offered = () if kept is None else tuple(kept)
        if kept is not None:
            self._questions = dict.fromkeys(store.reports, ())
            for question in self.offered:
                self._questions[question.report] += (question,)

    def over(self, store: Store) -> "Suggestions":
        """The same questions, of which only those about the reports of `store` are offered."""
        view = copy(self)
        view._store = store
        return view

    def beside(self, answer: Answer, asked: Sequence[str]) -> tuple[str, ...]:
        """Up to three questions, none of `asked`, the latest of which comes first, and none that `answer` answers.

        Beside an answer the other year of the same thing first, then what stands near it; beside anything else
        questions of three topics (where it is left open which region is meant: about three regions), what is most
        like the question first.
        """
        reports = [report for report in answer.editions if report in self._store.reports]
        cited = {(citation.report, citation.start) for citation in answer.citations}
        shown = "\n".join([answer.answer, *(related.text for related in answer.related)])

        def told(passage: str, said: str) -> bool:
            found = self._store.by_id.get(passage)
            return found is not None and (found.report, found.start) in cited and said in shown

        def far(question: Question) -> tuple[int, ...]:
            half = any(told(*proof) for proof in question.proof)
            return not told(*question.other), not half, *self._distance(question, answer, topic)

        spent = {UNSAID.sub("", text) for text in asked}
        left = [
            question
            for question in self._ordered(tuple(reports) or self._editions())
            if _bare(question.question) not in spent and not (cited and all(told(*proof) for proof in question.proof))
        ]
        heard = asked[0][:HEARD] if asked else ""
        topic = _topic(answer, heard)
        if answer.outcome in ANSWERING and answer.citations:
            return _pick(left, far)
        pairs = _pairs(heard)
        return _pick(
            left,
            lambda one: (topic not in {UNKNOWN, one.topic}, -len(pairs & _pairs(one.indicator))),
            lambda one: (one.report,) if answer.outcome is Outcome.CLARIFY else (one.topic, one.report),
        )

    def first(self, topic: str = "") -> tuple[Question, ...]:
        """Questions for a first visit, one of each topic before the second of any; those of one `topic` if named."""
        return tuple(one for one in self._ordered(self._editions()) if topic in ("", one.topic))

    def _of(self, report: str) -> tuple[Question, ...]:
        if report not in self._questions:
            self._questions[report] = questions_of(self._whole.reports[report], self._whole)
        return self._questions[report]

    def _editions(self) -> tuple[str, ...]:
        """The newest report of the home region, of every region where none is at home."""
        newest: dict[str, Report] = {}
        for report in sorted(self._store.reports.values(), key=lambda report: -report.year):
            newest.setdefault(report.region, report)
        alike = (report for region, report in newest.items() if short_name(region) == short_name(self._home))
        home = newest.get(self._home) or next(alike, None)
        return tuple(report.id for report in ([home] if home else newest.values()))

    def _ordered(self, reports: tuple[str, ...]) -> tuple[Question, ...]:
        """One of each topic before the second of any, from the reports in turn; of a topic the plainest first."""
        reports = tuple(sorted(reports, key=list(self._whole.reports).index))
        found = self._orders.get(reports)
        if found is None:
            topics = dict.fromkeys([*FIRST_TOPICS, *(one.topic for report in reports for one in self._of(report))])
            by_topic = [
                in_turn([sorted((one for one in self._of(r) if one.topic == topic), key=_plainness) for r in reports])
                for topic in topics
            ]
            if len(self._orders) >= MOST_ORDERS:
                self._orders.clear()
            found = self._orders[reports] = tuple(in_turn(by_topic))
        return found

    def _distance(self, question: Question, answer: Answer, topic: str) -> tuple[int, int]:
        """First the same topic and section, then the topic, the section, the part; of equals what stands nearest."""
        first, place = answer.citations[0], self._place(question)
        alike, beside = question.topic == topic, place.section == first.section
        same = (alike and beside, alike, beside, place.section[:2] == first.section[:2], True)
        return same.index(True), abs(place.start - first.start)

    def _place(self, question: Question) -> Passage:
        return self._store.by_id[question.proof[0][0]]


def _topic(answer: Answer, heard: str) -> str:
    """What is asked or answered, together with what is cited first, is about."""
    about = answer.figures[0].indicator if answer.figures else heard
    first = next(iter(answer.citations), None)
    return topic_of(first.section, first.quote, about) if first else topic_of((), about)


def _plainness(question: Question) -> tuple[bool, bool, int]:
    """A figure before a field, what is told of both years in the report's order, then the short before the long."""
    paired = bool(question.other[0])
    return not question.proof[0][1], not paired, 0 if paired else len(question.question)


@lru_cache(maxsize=KEPT)
def _bare(text: str) -> str:
    return UNSAID.sub("", text)


@lru_cache(maxsize=KEPT)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text))


def _pick(
    questions: Iterable[Question],
    far: Callable[[Question], tuple[int, ...]],
    apart: Callable[[Question], tuple[str, ...]] = lambda _: (),
) -> tuple[str, ...]:
    """The nearest three, of equals the first, no two of the same thing; with nothing in common of what is `apart`."""
    ranked = sorted(questions, key=far)
    picked: list[Question] = []
    for _ in range(SHOWN):
        used = {mark for one in picked for mark in enumerate(apart(one))}
        spent = {row for one in picked for row in _matter(one)}
        best = _least(((one, [mark in used for mark in enumerate(apart(one))]) for one in ranked), spent)
        if best:
            picked.append(best)
    return tuple(one.question for one in picked)


def _least(ranked: Iterable[tuple[Question, list[bool]]], spent: set[tuple[str, str]]) -> Question | None:
    """The first that has the fewest marks, the earlier ones counting more, and is about nothing that is `spent`."""
    best, least = None, list[bool]()
    for one, marks in ranked:
        if (best is None or marks < least) and not spent & _matter(one):
            best, least = one, marks
            if not any(marks):
                break
    return best


def _matter(question: Question) -> set[tuple[str, str]]:
    """The rows that a question is about, of either year."""
    return {proof for proof in (*question.proof, question.other) if proof[0]}
