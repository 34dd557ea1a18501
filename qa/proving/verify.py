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
from qa.prompts import Prompts
from qa.proving.borne import denies_rightly, is_borne_out, told_of
from qa.proving.claims import DIRECTION, END, TIME, Amount, Placed, Word, atoms_of, fold, in_digits
from qa.proving.evidence import Evidence, evidence_of, word_borders
from qa.proving.exempt import QUOTED, SENTENCE, Exempt, exempt_of, without
from qa.proving.frames import Frame, frame_of, joined
from qa.proving.proof import Place, Verdict, head_of, prove
from qa.proving.sums import Stands, Sum, follows, read_sums
from qa.stages import Doubt, Fault
from qa.telling.verdicts import Polar

__all__ = ["Doubt", "Exempt", "Fault", "verify"]
COMPARING = frozenset("比较同")
ENDING = frozenset("；。！？")
COMPARED = re.compile(r"比[^，]{0,24}[多少高低快慢增减]|相差|差额|持平")


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
    sums, faults = read_sums(notes, sources, question)
    found = [*faults]
    lines: list[tuple[str, _Reader]] = []
    for line in text.split("\n"):
        polar, rest = exempt.opening(fold(line))
        label, said = exempt.label(rest)
        reader = _Reader(sources, sums, exempt, label, [polar] if polar else [])
        found.extend(reader.read(said))
        lines.append((said, reader))
    found.extend(_not_borne_out(question, lines, sources, exempt))
    if not found and not any(reader.proved for _, reader in lines):
        # 是的。 states something, though no word of it can be laid beside a report.
        idle = [reader.idle or (fold(text) if reader.polars else "") for _, reader in lines]
        found = [Fault(Doubt.NAME, words) for words in idle if words]
    return tuple(dict.fromkeys(found))


def _not_borne_out(
    question: str, lines: Sequence[tuple[str, "_Reader"]], sources: Evidence, exempt: Exempt
) -> Iterator[Fault]:
    """Figures that are denied though they are not wrong, and a yes or no that what was told does not bear out."""
    if not any(reader.polars or reader.denied for _, reader in lines):
        return
    told = [told_of(exempt.without_denials(said), reader.stands, sources) for said, reader in lines]
    for one, (_, reader) in zip(told, lines, strict=True):
        yield from (Fault(Doubt.FIGURE, words) for words in reader.denied if not denies_rightly(words, question, one))
    for said, reader in lines:
        for polar in reader.polars:
            if not is_borne_out(polar, question, told):
                yield Fault(Doubt.DIRECTION, said)


class _Reader:
    """Reads one line, clause after clause: what an earlier one says of year and status binds the later ones.

    `proved` tells whether any clause was, `idle` is one that says nothing to prove. `polars` are its yes and no,
    `denied` what it says not to be so, `stands` its comparisons: whether these are borne out is not judged here.
    """

    def __init__(
        self, evidence: Evidence, sums: Sequence[Sum], exempt: Exempt, label: Frame, polars: list[Polar]
    ) -> None:
        self.polars, self.denied, self.stands = polars, list[str](), list[Stands]()
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
                if clause and not self._is_word(clause, mark):
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

    def _is_word(self, clause: str, mark: str) -> bool:
        """Whether a clause is a yes or no before what is told, or denies a figure behind it."""
        polar, rest = self._exempt.opening(clause + mark)
        if polar and not rest and not self._told:
            self.polars.append(polar)
            return True
        denied = self._exempt.denial(clause) if self._told else ""
        self.denied += [denied] if denied else []
        return bool(denied)

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
        if stands := follows(in_digits(said), self._sums, self._evidence, self._frame.times):
            self.stands.append(stands)
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
