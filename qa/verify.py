"""The last door before a resident: is every figure, name and quotation of an answer proved by what it cites?

Takes any text (a template's or a language model's), the passages that it cites and the fixed wording, gives the
`Fault`s: words that nothing proves. Every character must stand in a cited passage, frame what does (a year, a
status, a region, then checked against the passage's own), be fixed wording, or follow by a sum in the notes.
Fails closed, never raises, mends nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.models import Passage, Report
from qa.claims import DIRECTION, END, TIME, Amount, Placed, Word, atoms_of, fold, in_digits
from qa.evidence import Evidence, evidence_of, word_borders
from qa.exempt import QUOTED, SENTENCE, Exempt, exempt_of, without
from qa.frames import Frame, frame_of, joined
from qa.prompts import Prompts
from qa.proof import Place, Verdict, head_of, prove
from qa.stages import Doubt, Fault
from qa.sums import Sum, follows, read_sums

__all__ = ["Doubt", "Exempt", "Fault", "verify"]
COMPARING = frozenset("比较同")
ENDING = frozenset("；。！？")
COMPARED = re.compile(r"比[^，]{0,12}年[^，]{0,12}[多少高低增减]|相差|差额")


def verify(
    text: str,
    evidence: Sequence[Passage],
    reports: Mapping[str, Report],
    wording: Prompts,
    question: str = "",
    notes: Sequence[str] = (),
) -> tuple[Fault, ...]:
    """Empty when all of `text` is proved by `evidence`, the passages that it cites, or needs no proof."""
    exempt = exempt_of(reports, wording, question, {passage.report for passage in evidence})
    sources = evidence_of(evidence, reports)
    sums, faults = read_sums(notes, sources)
    found = [*faults]
    readers = []
    for line in text.split("\n"):
        label, said = exempt.label(fold(line))
        readers.append(_Reader(sources, sums, exempt, label))
        found.extend(readers[-1].read(said))
    if not found and not any(reader.proved for reader in readers):
        # 是的。 states something, though no word of it can be laid beside a report.
        found = [Fault(Doubt.NAME, reader.idle) for reader in readers if reader.idle]
    return tuple(dict.fromkeys(found))


class _Reader:
    """Reads one line, clause after clause: what an earlier one says of year and status binds the later ones.

    `proved` tells whether any clause was, `idle` is one that says nothing to prove.
    """

    def __init__(self, evidence: Evidence, sums: Sequence[Sum], exempt: Exempt, label: Frame) -> None:
        self._evidence, self._sums, self._exempt, self._label = evidence, sums, exempt, label
        self._frame, self._waiting = Frame(), ""
        self._run: Place | None = None
        self._head, self._told = "", False
        self.proved, self.idle = False, ""

    def read(self, line: str) -> Iterator[Fault]:
        """The faults of a folded line."""
        for sentence in SENTENCE.split(line):
            said, quoted = self._quotations(self._exempt.strip(sentence))
            yield from quoted
            at = 0
            for stop in [m.start() for m in END.finditer(said)] + [len(said)]:
                clause = said[at:stop]
                if clause.count("“") != clause.count("”"):
                    clause = clause.strip("“”")
                mark = said[stop : stop + 1]
                if clause:
                    yield from self._clause(clause, mark)
                    if mark == "：" and self._run is not None:
                        self._head = clause
                if mark in ENDING:
                    if self._waiting:
                        yield Fault(Doubt.STATUS, self._waiting)
                    self._waiting, self._told = "", False
                if mark == "。":
                    self._head = ""
                at = stop + 1
        if self._waiting:
            yield Fault(Doubt.STATUS, self._waiting)

    def _quotations(self, sentence: str) -> tuple[str, list[Fault]]:
        """The sentence without quoted words of the question, and a fault for each quotation that stands nowhere.

        “十四五”时期 is a time, judged as one.
        """
        faults = []
        for found in QUOTED.finditer(sentence):
            words = next(group for group in found.groups() if group is not None)
            if self._evidence.has(words) or TIME.match(sentence, found.start()):
                continue
            if self._exempt.is_asked(words, sentence[: found.start()]):
                sentence = without(sentence, re.escape(found[0]))
            else:
                faults.append(Fault(Doubt.QUOTATION, words))
        return sentence, faults

    def _clause(self, said: str, mark: str) -> Sequence[Fault]:
        placed = atoms_of(said, self._evidence.regions)
        if all(isinstance(p.atom, Word) for p in placed):
            return self._frames_only(said, frame_of(_framing(placed)), mark)
        if follows(in_digits(said), self._sums, self._evidence, self._frame.times):
            self.proved = True
            return ()
        whole = self._head + said if self._head and _leans(placed) else said
        carried = self._frame
        verdict = self._prove(whole, carried)
        if verdict.faults and (other := _carried_on(carried, placed, said)) != carried:
            carried = other
            verdict = self._prove(whole, carried)
        if verdict.faults and whole != said and self._run is not None:
            goes_on = self._prove(said, carried)
            if goes_on.place and goes_on.place.goes_on:
                verdict = goes_on
        self._frame = joined(carried, verdict.frame)
        self._run, self._waiting, self._told = verdict.place, "", True
        self._head = head_of(whole)
        self.proved = self.proved or not verdict.faults
        if verdict.faults and COMPARED.search(said):
            return (Fault(Doubt.ARITHMETIC, said),)
        return verdict.faults

    def _prove(self, said: str, carried: Frame) -> Verdict:
        verdict = prove(said, (self._label, carried), self._evidence, self._run)
        if verdict.faults and (written := in_digits(said)) != said:
            written_so = prove(written, (self._label, carried), self._evidence)
            return verdict if written_so.faults else written_so
        return verdict

    def _frames_only(self, said: str, own: Frame, mark: str) -> Sequence[Fault]:
        """今年， or 2024年目标： binds what follows; by itself, or behind a claim (…，已完成，), it is a statement."""
        if self._told and own.status and not own.times and mark != "：":
            return (Fault(Doubt.STATUS, said),)
        region = own.region or self._frame.region
        before = Frame(self._frame.times, own.status or self._frame.status, region)
        self._frame = Frame(own.times, own.status, region) if own.times else before
        if own.times or own.status:
            self._waiting = said
        else:
            self.idle = said
        return ()


def _framing(placed: Sequence[Placed]) -> list[Word]:
    return [p.atom for p in placed if isinstance(p.atom, Word)]


def _carried_on(carried: Frame, placed: Sequence[Placed], said: str) -> Frame:
    """What of a frame binds a clause that has a time or a status of its own, in words of their own: not the 要 of 重要.

    A time sets all anew, but not the 上年 of 比上年增长; a status alone leaves the time as it is.
    """
    borders = word_borders(said)
    own = frame_of(
        [
            p.atom
            for p in placed
            if isinstance(p.atom, Word)
            and said[max(p.start - 1, 0) : p.start] not in COMPARING
            and (p.atom.kind == "time" or {p.start, p.end} <= borders)
        ]
    )
    if own.times:
        return Frame(region=carried.region)
    return replace(carried, status=None) if own.status else carried


def _leans(placed: Sequence[Placed]) -> bool:
    """Whether a clause takes what it speaks of from the one before: 今年目标6.8万人, 增长5%."""
    rest = [p.atom for p in placed if not isinstance(p.atom, Word)]
    words = "".join(atom for atom in rest if isinstance(atom, str))
    return any(isinstance(atom, Amount) for atom in rest) and (not words or DIRECTION.fullmatch(words) is not None)
