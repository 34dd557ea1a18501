"""`Assistant.ask`: the one door of qa/, and the whole recipe of an answer.

Takes a question and earlier turns, gives an `Answer`; synchronous, safe to call from several threads,
without side effects. Every face (API, page, command line, eval) calls it.
"""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path

from index.errors import SettingsProblem
from index.models import Status
from index.store import Store, open_store
from qa.explanation import Explanation
from qa.models import Answer, Citation, Handoff, Outcome, Related, Trace, Turn
from qa.normalise import is_blank, normalise
from qa.outside.scope import asked, out_of_scope
from qa.prompts import Prompts, read_prompts
from qa.proving.verify import verify
from qa.reading.definitions import define, explains
from qa.reading.drafts import MOST_NEAR, cited, one_draft, whole
from qa.reading.judge import fitted
from qa.reading.listed import listed
from qa.reading.read import read
from qa.reading.retrieve import retrieve
from qa.stages import Draft, Fault, Line, Query, Retrieval
from qa.suggesting.kept import read_kept
from qa.suggesting.questions import Question
from qa.suggesting.suggest import Suggestions
from qa.telling.cite import cite, figures_of
from qa.telling.compare import compare
from qa.telling.compose import arithmetic_of, beside_of, compose, compose_line, text_of
from qa.telling.notes import notes_of
from qa.telling.polar import puts_right, verdict
from qa.telling.premise import check_premise
from qa.telling.sure import sure_polar, sure_premise
from qa.telling.verdicts import Told
from qa.trace import trace_of
from qa.understanding.follow import complete, kept_history
from qa.understanding.place import short_name
from qa.understanding.respell import Sounds, respell
from qa.understanding.understand import understand

LONGEST_QUESTION = 300
# Of what is longer yet only the beginning is looked at: it is too long in any case.
MOST_TYPED = 3_000
PHONE = "12345"


class Assistant:
    """Answers questions over one opened index."""

    def __init__(
        self,
        store: Store,
        prompts: Prompts,
        home_region: str = "",
        suggestions: Suggestions | None = None,
        this_year: int = 0,
    ) -> None:
        """`suggestions` are the questions to offer; without them all that can be made of the reports.

        `this_year` is the clock's: when it is past the newest report, an answer to 今年 says which report it is from.
        """
        self.store = store
        self.prompts = prompts
        self._home = home_region
        self._this_year = this_year
        self._model = fitted()
        self._suggestions = suggestions or Suggestions(store, home_region)

    def over(self, reports: Sequence[str]) -> "Assistant":
        """An assistant that knows only these reports of the index. Raises KeyError for an unknown one."""
        store = self.store.only(reports)
        return Assistant(store, self.prompts, self._home, self._suggestions.over(store), self._this_year)

    @cached_property
    def trace(self) -> Trace:
        """Fingerprints of all that decides its answers."""
        content = (self._home, self._this_year, *self.store.reports, *self._suggestions.offered)
        return trace_of(self.store.manifest.fingerprint, self.prompts.fingerprint, content)

    @cached_property
    def _sounds(self) -> Sounds:
        return Sounds.of(passage.text for passage in self.store.passages)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer to a question; what cannot be answered is an outcome, not an exception."""
        return self.explain(question, history).answer

    def explain(self, question: str, history: Sequence[Turn] = ()) -> Explanation:
        """The same answer with every step that led to it."""
        started = time.perf_counter()
        question = question[:MOST_TYPED]
        found = self._explain(question, history)
        # Clean, so that the same question in another script or width gets the same answer whole.
        asked = [normalise(text) for text in (question, *(turn.question for turn in kept_history(history)))]
        beside = self._suggestions.beside(found.answer, asked)
        passed = round((time.perf_counter() - started) * 1000, 1)
        return replace(found, answer=replace(found.answer, suggestions=beside, latency_ms=passed))

    def _explain(self, question: str, history: Sequence[Turn]) -> Explanation:
        text = normalise(question)
        if is_blank(text):
            return _ended(text, self._reply(Outcome.CLARIFY, ask=self.prompts.clarify["blank"]))
        if len(text) > LONGEST_QUESTION:
            return _ended(text, self._reply(Outcome.TOO_LONG, limit=str(LONGEST_QUESTION)))
        if verdict := out_of_scope(text):
            return _ended(text, self._reply(verdict.outcome, verdict.reply, verdict.phone))
        whole = self._in_full(asked(text), history)
        if whole != text and (verdict := out_of_scope(whole)):
            return _ended(whole, self._reply(verdict.outcome, verdict.reply, verdict.phone))
        query = self.understood(whole)
        if query.edition.clarify:
            ask = self.prompts.clarify["region"].format(regions="、".join(query.edition.clarify))
            return replace(_ended(text, self._reply(Outcome.CLARIFY, ask=ask)), query=query)
        retrievals = [retrieve(part, self.store, self._model) for part in query.parts]
        defined = define(query, whole, self.store.definitions)
        asked_parts = zip(defined, query.parts, retrievals, strict=True)
        drafts = [one or listed(part, self.store) or read(part, found, self._model) for one, part, found in asked_parts]
        retrieval = Retrieval(
            tuple(candidate for found in retrievals for candidate in found.kept),
            tuple(candidate for found in retrievals for candidate in found.rejected),
        )
        draft = one_draft(query, drafts)
        if query.edition.unknown_years or query.edition.unknown_place:
            apart = [Line(line.year, line.status, (piece,)) for line in draft.lines for piece in line.pieces]
            draft = Draft((), (*apart, *draft.near)[:MOST_NEAR])
        answer, faults = self._proved(query, draft)
        return Explanation(text, query, retrieval, draft, answer, faults)

    def _in_full(self, text: str, history: Sequence[Turn]) -> str:
        """A follow-up as it would stand alone."""
        texts = [report.text for report in self.store.reports.values()]
        regions = tuple(dict.fromkeys(report.region for report in self.store.reports.values()))
        return complete(
            text, history, lambda word: word in self.store.aliases or any(word in one for one in texts), regions
        )

    def understood(self, text: str) -> Query:
        """What a clean question that stands alone asks of these reports, misspelt words put right."""
        meant, respelled = respell(text, self._sounds, self.store.keywords)
        return understand(meant, self.store, self._home, respelled)

    def _proved(self, query: Query, draft: Draft) -> tuple[Answer, tuple[Fault, ...]]:
        """The answer as drafted, else in the report's own sentences, else none; and what was wrong with the first."""
        if not draft.lines:
            return self._not_in_report(query, draft), ()
        answer = self.worded(query, draft)
        faults = self._faults(answer, draft.lines, query.text)
        if not faults:
            return answer, ()
        quoting = replace(draft, lines=tuple(whole(line) for line in draft.lines))
        quoted = self._answered(query, quoting, Told())
        if not self._faults(quoted, quoting.lines, query.text):
            return quoted, faults
        return self._not_in_report(query, replace(draft, lines=())), faults

    def worded(self, query: Query, draft: Draft) -> Answer:
        """The answer as a draft with lines is worded first, before any of it is proved."""
        return self._answered(query, draft, self._told(query, draft))

    def _faults(self, answer: Answer, lines: Sequence[Line], question: str) -> tuple[Fault, ...]:
        return verify(answer.answer, cited(lines), self.store.reports, self.prompts, question, answer.notes)

    def _told(self, query: Query, draft: Draft) -> Told:
        """What the lines say of the question's premise, how two of their figures stand, and whether it is so."""
        text, lines = query.text, [line for line in draft.lines if not explains(line)]
        premise = sure_premise(check_premise(text, lines), query.terms, text)
        comparison = compare(text, lines, self.store.reports)
        polar = verdict(text, lines, premise, comparison, query.terms)
        return Told(premise, comparison, sure_polar(polar, premise, comparison, lines, query.terms, text))

    def _answered(self, query: Query, draft: Draft, told: Told) -> Answer:
        citations = cite(draft.lines, self.store.reports)
        beside = [line for line in draft.near if line.status is not Status.OTHER and query.number][:1]
        related, more = self._related(beside, start=len(citations) + 1)
        lines = compose(draft.lines, told, self.store.reports, self.prompts, draft.missing, citations)
        outcome = Outcome.PARTIAL if draft.missing or draft.missing_years else Outcome.ANSWERED
        if puts_right(told.premise, told.comparison, told.polar):
            outcome = Outcome.CORRECTED
        return Answer(
            outcome=outcome,
            answer=self.prompts.outcome(outcome, lines=text_of(lines)),
            lines=lines,
            figures=figures_of(draft.lines, citations),
            citations=(*citations, *more),
            related=related,
            notes=(*self._notes(query, draft), *arithmetic_of(told.comparison, self.prompts)),
            editions=query.edition.reports,
        )

    def _not_in_report(self, query: Query, draft: Draft) -> Answer:
        title = "、".join(f"《{self.store.reports[report].title}》" for report in query.edition.reports)
        related, citations = self._related(draft.near, start=1)
        return replace(
            self._reply(Outcome.NOT_IN_REPORT, phone=PHONE, title=title),
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
            if verify(text, cited([line]), self.store.reports, self.prompts):
                continue
            related.append(beside_of(line, text, start + len(citations), self.prompts))
            citations.extend(cite([line], self.store.reports, start + len(citations)))
        return tuple(related), tuple(citations)

    def _reply(self, outcome: Outcome, reply: str = "", phone: str = "", **values: str) -> Answer:
        """A fixed reply; where a person can help, the number to call with it."""
        said = self.prompts.outcome(outcome, reply, **values)
        return Answer(outcome=outcome, answer=said, handoff=Handoff(phone, outcome.value) if phone else None)

    def _notes(self, query: Query, draft: Draft) -> tuple[str, ...]:
        return notes_of(query, draft, self.store.reports, self.store.years, self._this_year, self.prompts)

    def examples(self, most: int = 6) -> tuple[str, ...]:
        """Questions for a first visit, spread over what residents come for; each one is answered."""
        return tuple(one.question for one in self.offered(most))

    def offered(self, most: int, topic: str = "") -> tuple[Question, ...]:
        """The same with what each is about, of one topic if it is named."""
        candidates = self._suggestions.first(topic)
        return tuple(islice((one for one in candidates if self.ask(one.question).outcome is Outcome.ANSWERED), most))


def _ended(text: str, answer: Answer) -> Explanation:
    return Explanation(text, None, None, None, answer)


def open_assistant(folder: Path, prompts: Path = Path("prompts"), home_region: str = "") -> Assistant:
    """An assistant over the index in `folder`. Raises IndexProblem or PromptError."""
    store = open_store(folder)
    regions = sorted({report.region for report in store.reports.values()})
    if home_region and short_name(home_region) not in map(short_name, regions):
        raise SettingsProblem(f"ZHENGWEN_QA_HOME_REGION 是“{home_region}”，索引里只有{'、'.join(regions)}：请改正设置")
    suggestions = Suggestions(store, home_region, read_kept(folder, store))
    return Assistant(store, read_prompts(prompts), home_region, suggestions, datetime.now(UTC).astimezone().year)
