"""`Assistant.ask`: the one door of qa/, and the whole recipe of an answer.

Takes a question and earlier turns, gives an `Answer`; synchronous, safe to call from several threads,
without side effects. Every face (API, page, command line, eval) calls it.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from index.errors import SettingsProblem
from index.models import Passage, Span, Status
from index.store import Store, open_store
from qa.cite import cite, figures_of
from qa.compare import compare
from qa.compose import compose, compose_line
from qa.models import Answer, Citation, Handoff, Outcome, Related, Turn
from qa.normalise import is_blank, normalise
from qa.place import short_name
from qa.prompts import Prompts, read_prompts
from qa.read import read
from qa.respell import Sounds, respell
from qa.retrieve import retrieve
from qa.scope import out_of_scope
from qa.stages import Difference, Draft, Fault, Line, Piece, Query, Retrieval
from qa.suggest import suggest
from qa.understand import understand
from qa.verify import verify

LONGEST_QUESTION = 300
PHONE = "12345"
MOST_NEAR = 2


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every step of one question; the later ones are None where an earlier one ended the matter.

    `faults` are those of the first wording of the answer; whoever has any was told the report's sentences instead.
    """

    text: str
    query: Query | None
    retrieval: Retrieval | None
    draft: Draft | None
    answer: Answer
    faults: tuple[Fault, ...] = ()


class Assistant:
    """Answers questions over one opened index."""

    def __init__(self, store: Store, prompts: Prompts, home_region: str = "") -> None:
        self.store = store
        self.prompts = prompts
        self._home = home_region

    def over(self, reports: Sequence[str]) -> "Assistant":
        """An assistant that knows only these reports of the index. Raises KeyError for an unknown one."""
        return Assistant(self.store.only(reports), self.prompts, self._home)

    @cached_property
    def _sounds(self) -> Sounds:
        return Sounds.of(passage.text for passage in self.store.passages)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer to a question; what cannot be answered is an outcome, not an exception."""
        return self.explain(question, history).answer

    def explain(self, question: str, history: Sequence[Turn] = ()) -> Explanation:
        """The same answer with every step that led to it."""
        started = time.perf_counter()
        found = self._explain(question, history)
        passed = round((time.perf_counter() - started) * 1000, 1)
        return replace(found, answer=replace(found.answer, latency_ms=passed))

    def _explain(self, question: str, history: Sequence[Turn]) -> Explanation:
        text = normalise(question)
        if is_blank(text):
            return _ended(text, self._reply(Outcome.CLARIFY, ask=self.prompts.clarify["blank"]))
        if len(text) > LONGEST_QUESTION:
            return _ended(text, self._reply(Outcome.TOO_LONG, limit=str(LONGEST_QUESTION)))
        if outside := out_of_scope(text):
            return _ended(text, self._reply(outside))
        meant, respelled = respell(text, self._sounds, self.store.keywords)
        query = understand(meant, history, self.store, self._home, respelled)
        if query.edition.clarify:
            regions = "、".join(query.edition.clarify)
            ask = self.prompts.clarify["region"].format(regions=regions)
            return replace(_ended(text, self._reply(Outcome.CLARIFY, ask=ask)), query=query)
        retrieval = retrieve(query, self.store)
        draft = read(query, retrieval)
        if query.edition.unknown_years or query.edition.unknown_place:
            apart = [Line(line.year, line.status, (piece,)) for line in draft.lines for piece in line.pieces]
            draft = Draft((), (*apart, *draft.near)[:MOST_NEAR])
        answer, faults = self._proved(query, draft)
        return Explanation(text, query, retrieval, draft, answer, faults)

    def _proved(self, query: Query, draft: Draft) -> tuple[Answer, tuple[Fault, ...]]:
        """The answer as drafted, else in the report's own sentences, else none; and what was wrong with the first."""
        if not draft.lines:
            return self._not_in_report(query, draft), ()
        answer = self._answered(query, draft, compare(query.text, draft.lines))
        faults = self._faults(answer, draft.lines, query.text)
        if not faults:
            return answer, ()
        whole = replace(draft, lines=tuple(_whole(line) for line in draft.lines))
        quoted = self._answered(query, whole, None)
        if not self._faults(quoted, whole.lines, query.text):
            return quoted, faults
        return self._not_in_report(query, replace(draft, lines=())), faults

    def _faults(self, answer: Answer, lines: Sequence[Line], question: str) -> tuple[Fault, ...]:
        return verify(answer.answer, _cited(lines), self.store.reports, self.prompts, question, answer.notes)

    def _answered(self, query: Query, draft: Draft, difference: Difference | None) -> Answer:
        citations = cite(draft.lines)
        beside = [line for line in draft.near if line.status is not Status.OTHER and query.wants_number][:1]
        related, more = self._related(beside, start=len(citations) + 1)
        return Answer(
            outcome=Outcome.ANSWERED,
            answer=self.prompts.outcome(
                Outcome.ANSWERED, lines=compose(draft.lines, difference, self.store.reports, self.prompts)
            ),
            figures=figures_of(draft.lines, citations),
            citations=(*citations, *more),
            related=related,
            notes=(
                *self._notes(query, draft),
                *([self.prompts.notes["difference"].format(sum=difference.sum)] if difference else []),
            ),
            suggestions=self._suggestions(draft),
            editions=query.edition.reports,
        )

    def _not_in_report(self, query: Query, draft: Draft) -> Answer:
        title = "、".join(f"《{self.store.reports[report].title}》" for report in query.edition.reports)
        related, citations = self._related(draft.near, start=1)
        return replace(
            self._reply(Outcome.NOT_IN_REPORT, title=title),
            citations=citations,
            related=related,
            notes=self._notes(query, draft),
            editions=query.edition.reports,
        )

    def _related(self, lines: Sequence[Line], start: int) -> tuple[tuple[Related, ...], tuple[Citation, ...]]:
        """Proved lines that stand beside an answer, each with citations of its own, numbered from `start`."""
        related: list[Related] = []
        citations: list[Citation] = []
        for line in lines:
            text = compose_line(line, self.prompts)
            if verify(text, _cited([line]), self.store.reports, self.prompts):
                continue
            related.append(Related(text, start + len(citations)))
            citations.extend(cite([line], start + len(citations)))
        return tuple(related), tuple(citations)

    def _reply(self, outcome: Outcome, **values: str) -> Answer:
        """A fixed reply; where a person may know more, the hotline's number with it."""
        helped = outcome in {Outcome.NOT_IN_REPORT, Outcome.OUT_OF_SCOPE}
        handoff = Handoff(PHONE, outcome.value) if helped else None
        return Answer(outcome=outcome, answer=self.prompts.outcome(outcome, **values), handoff=handoff)

    def _notes(self, query: Query, draft: Draft) -> tuple[str, ...]:
        wording, edition = self.prompts.notes, query.edition
        notes = [wording["read_as"].format(word=word) for word in query.respelled]
        if edition.unknown_years:
            known = sorted({year for report in edition.reports for year in self.store.years[report]})
            notes.append(wording["year_missing"].format(years=_joined(edition.unknown_years), known=_joined(known)))
        if edition.unknown_place:
            notes.append(wording["place_missing"].format(place=edition.unknown_place))
        said = "".join(piece.text for line in draft.lines for piece in line.pieces)
        for term in query.terms:
            form = next((form for form in term.forms if form in said), "")
            if form and form not in query.text and len(form) > 1:
                notes.append(wording["read_as"].format(word=form.strip("“”")))
        return tuple(notes)

    def _suggestions(self, draft: Draft) -> tuple[str, ...]:
        first = draft.lines[0].pieces[0].passage
        near = [p for p in self.store.passages if p.report == first.report and p.paragraph == first.paragraph]
        said = [piece.text for line in draft.lines for piece in line.pieces]
        return suggest(near, self.store.reports[first.report], but=said)

    def examples(self, most: int = 6) -> tuple[str, ...]:
        """Questions for a first visit, spread over the sections of the newest report; each one is answered."""
        newest = max(
            self.store.reports.values(),
            key=lambda report: (short_name(report.region) == short_name(self._home), report.year),
        )
        sections: dict[tuple[str, ...], list[str]] = {}
        for passage in self.store.passages:
            if passage.report == newest.id and passage.status is Status.TARGET:
                found = sections.setdefault(passage.section[:2], [])
                found.extend(suggest([passage], newest, but=found, most=1))
        firsts = [questions[0] for questions in sections.values() if questions]
        answered = [question for question in firsts if self.ask(question).outcome is Outcome.ANSWERED]
        shown = min(most, len(answered))
        return tuple(answered[n * len(answered) // shown] for n in range(shown))


def _ended(text: str, answer: Answer) -> Explanation:
    return Explanation(text, None, None, None, answer)


def _cited(lines: Sequence[Line]) -> list[Passage]:
    return [piece.passage for line in lines for piece in line.pieces]


def _whole(line: Line) -> Line:
    """The line with the whole sentence of each passage that it took words from."""
    passages = {piece.passage.id: piece.passage for piece in line.pieces}
    return replace(
        line,
        pieces=tuple(
            Piece(passage, (Span(0, len(passage.text)),), passage.text.rstrip("。"), passage.figures)
            for passage in passages.values()
        ),
    )


def _joined(years: Sequence[str]) -> str:
    return "、".join(f"{year.replace('-', '—')}年" for year in years)


def open_assistant(folder: Path, prompts: Path = Path("prompts"), home_region: str = "") -> Assistant:
    """An assistant over the index in `folder`. Raises IndexProblem or PromptError."""
    store = open_store(folder)
    regions = sorted({report.region for report in store.reports.values()})
    if home_region and short_name(home_region) not in map(short_name, regions):
        raise SettingsProblem(f"ZHENGWEN_QA_HOME_REGION 是“{home_region}”，索引里只有{'、'.join(regions)}：请改正设置")
    return Assistant(store, read_prompts(prompts), home_region)
