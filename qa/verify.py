"""The last door before a resident: is every figure, name and quotation of an answer proved by what it cites?

Takes any text (a template's or a language model's), the passages that it cites and the fixed wording, gives the
`Fault`s: words that nothing proves. Every character must stand in a cited passage, frame what does (a year, a
status, a region, then checked against the passage's own), be fixed wording, or follow by a sum in the notes.
Fails closed, never raises, mends nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from index.models import Passage, Report
from qa.claims import DIRECTION, END, TIME, Amount, Frame, Placed, Word, atoms_of, fold, frame_of, in_digits
from qa.evidence import Evidence, evidence_of, word_borders
from qa.exempt import QUOTED, SENTENCE, Exempt, exempt_of
from qa.prompts import Prompts
from qa.proof import Place, Verdict, head_of, prove
from qa.stages import Doubt, Fault
from qa.sums import Sum, follows, read_sums

__all__ = ["Doubt", "Exempt", "Fault", "verify"]
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
    exempt = exempt_of(reports, wording, question)
    sources = evidence_of(evidence, reports)
    sums, faults = read_sums(notes, sources)
    found = [*faults]
    for line in text.split("\n"):
        label, said = exempt.label(fold(line))
        found.extend(_Reader(sources, sums, exempt, label).read(said))
    return tuple(dict.fromkeys(found))


class _Reader:
    """Reads one line, clause after clause: what an earlier one says of year and status binds the later ones."""

    def __init__(self, evidence: Evidence, sums: Sequence[Sum], exempt: Exempt, label: Frame) -> None:
        self._evidence, self._sums, self._exempt, self._label = evidence, sums, exempt, label
        self._frame, self._waiting = Frame(), ""
        self._run: Place | None = None
        self._head = ""

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
                if clause:
                    yield from self._clause(clause)
                    if said[stop : stop + 1] == "：" and self._run is not None:
                        self._head = clause
                if said[stop : stop + 1] in {"；", "。"}:
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
                sentence = sentence.replace(found[0], "")
            else:
                faults.append(Fault(Doubt.QUOTATION, words))
        return sentence, faults

    def _clause(self, said: str) -> Sequence[Fault]:
        placed = atoms_of(said, self._evidence.regions)
        if all(isinstance(p.atom, Word) for p in placed):
            return self._frames_only(said, frame_of(_framing(placed)))
        if follows(said, self._sums, self._evidence, self._frame.times):
            return ()
        whole = self._head + said if self._head and _leans(placed) else said
        verdict = self._prove(whole, self._frame)
        if verdict.faults and _sets_its_own(placed, said):
            verdict = self._prove(whole, Frame(region=self._frame.region))
        if verdict.faults and whole != said and self._run is not None:
            goes_on = self._prove(said, self._frame)
            if goes_on.place and goes_on.place.goes_on:
                verdict = goes_on
        if verdict.frame.times or verdict.frame.status:
            self._frame = verdict.frame
        self._run, self._waiting = verdict.place, ""
        self._head = head_of(whole)
        if verdict.faults and COMPARED.search(said):
            return (Fault(Doubt.ARITHMETIC, said),)
        return verdict.faults

    def _prove(self, said: str, carried: Frame) -> Verdict:
        verdict = prove(said, (self._label, carried), self._evidence, self._run)
        if verdict.faults and (written := in_digits(said)) != said:
            written_so = prove(written, (self._label, carried), self._evidence)
            return verdict if written_so.faults else written_so
        return verdict

    def _frames_only(self, said: str, own: Frame) -> Sequence[Fault]:
        """今年， or 2024年目标： binds what follows; by itself it would be a statement."""
        region = own.region or self._frame.region
        before = Frame(self._frame.times, own.status or self._frame.status, region)
        self._frame = Frame(own.times, own.status, region) if own.times else before
        if own.times or own.status:
            self._waiting = said
        return ()


def _framing(placed: Sequence[Placed]) -> list[Word]:
    return [p.atom for p in placed if isinstance(p.atom, Word)]


def _sets_its_own(placed: Sequence[Placed], said: str) -> bool:
    """Whether a clause has a time or a status of its own, in words of their own: not the 要 of 重要."""
    borders = word_borders(said)
    own = frame_of(_framing([p for p in placed if p.start in borders and p.end in borders]))
    return bool(own.times or own.status)


def _leans(placed: Sequence[Placed]) -> bool:
    """Whether a clause takes what it speaks of from the one before: 今年目标6.8万人, 增长5%."""
    rest = [p.atom for p in placed if not isinstance(p.atom, Word)]
    words = "".join(atom for atom in rest if isinstance(atom, str))
    return any(isinstance(atom, Amount) for atom in rest) and (not words or DIRECTION.fullmatch(words) is not None)
