"""Whether one clause of an answer is proved, word for word or laid beside what the evidence says.

Takes a folded clause, the frames that bind it (year, status, region) and the sources, gives the place that
proves it, or the faults of the nearest one. Knows no templates and no lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qa.proving.align import Alignment, cut_off, lay
from qa.proving.claims import DIRECTION, JOINT, Amount, Placed, Word, atoms_of, shown
from qa.proving.doubts import added_fault, lost_fault, unknown_fault
from qa.proving.evidence import Evidence, Held, Source, Unit, word_borders
from qa.proving.frames import Frame, frame_of, joined
from qa.stages import Doubt, Fault

MOST_UNITS = 6
NO_FRAME = Frame()
# 提高到67% is not 提高67%.
RISES_TO = re.compile(rf"(?:{DIRECTION.pattern})(?:至|到|为|达到?)#")
LEANS = re.compile(rf"(?:同比|年均)?(?:{DIRECTION.pattern})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause is proved: `start` to `end` of the source's folded text; `since` is where what runs on to it
    began.
    """

    source: Source
    since: int
    start: int
    end: int

    @property
    def goes_on(self) -> bool:
        """Whether it stands right behind what was said before."""
        return self.since < self.start


@dataclass(frozen=True, slots=True)
class Verdict:
    """`place` of a proved clause (None: only an indicator of the ledger or its items apart prove it); `frame` is what
    it says beside the evidence's own words.
    """

    faults: tuple[Fault, ...] = ()
    place: Place | None = None
    frame: Frame = NO_FRAME


def prove(said: str, frames: Sequence[Frame], evidence: Evidence, run: Place | None = None) -> Verdict:
    """`run` is where the clause before it stands: what goes on there is still bound by its time words."""
    exact = _word_for_word(said, frames, evidence, run)
    if exact and not exact.faults:
        return exact
    placed = atoms_of(said, evidence.regions)
    beside = _beside(said, placed, frames, evidence, run)
    if not beside.faults:
        return beside
    return _apart(_items(said, placed), frames, evidence) or exact or beside


def _apart(items: Sequence[str], frames: Sequence[Frame], evidence: Evidence) -> Verdict | None:
    """Several items each by itself, under what those before it say of year and status."""
    own = NO_FRAME
    for item in items if len(items) > 1 else ():
        verdict = prove(item, (*frames, own), evidence)
        if verdict.faults:
            return None
        own = joined(own, verdict.frame)
    return Verdict((), None, own) if len(items) > 1 else None


def _word_for_word(said: str, frames: Sequence[Frame], evidence: Evidence, run: Place | None) -> Verdict | None:
    nearest = None
    for source in evidence.sources:
        for start in _occurrences(said, source.text):
            end = start + len(said)
            unit = next((u for u in source.units if u.start <= start < u.atoms[-1].end), None)
            if unit is None:
                continue
            lost = cut_off(unit, start, end)
            held = [h for h in source.held if start <= h.start < end]
            place = _placed(source, start, end, run)
            faults = [lost_fault(words, said) for words in lost]
            faults += _verb_lost(unit, start, held)
            faults += evidence.against(frames, source, held, source.text[place.since : end])
            if not faults:
                return Verdict((), place)
            nearest = nearest or Verdict(tuple(faults))
    return nearest


def _verb_lost(unit: Unit, start: int, held: Sequence[Held]) -> list[Fault]:
    """新增 of the item before: 新增普惠县18个、均衡县27个 does not say that there are 27."""
    row = held[0].row if held else None
    verb = DIRECTION.match(row.indicator) if row else None
    if verb is None or start == unit.start or verb[0] in unit.text[start : held[0].start]:
        return []
    return [Fault(Doubt.DIRECTION, verb[0])] if verb[0] in unit.text[unit.start : start] else []


def _placed(source: Source, start: int, end: int, run: Place | None) -> Place:
    goes_on = run is not None and run.source is source and 0 <= start - run.end <= 2
    return Place(source, run.since if run and goes_on else start, start, end)


def _occurrences(said: str, text: str) -> Iterator[int]:
    at = text.find(said)
    while at >= 0:
        yield at
        at = text.find(said, at + 1)


def _beside(
    said: str, placed: Sequence[Placed], frames: Sequence[Frame], evidence: Evidence, run: Place | None
) -> Verdict:
    borders = word_borders(said)
    best: tuple[float, Verdict] | None = None
    for source, unit in _nearest(placed, evidence):
        for ours, theirs in ((placed, unit), *_without_figures(placed, unit)):
            laid = lay(ours, borders, theirs)
            if laid is None:
                continue
            faults = _faults(said, laid, frames, source, unit, placed, evidence)
            if not faults:
                place = _placed(source, laid.start, laid.end, run) if unit.in_passage else None
                return Verdict((), place, _own_frame(laid))
            worth = laid.matched - len(faults)
            if best is None or worth > best[0]:
                best = worth, Verdict(tuple(faults))
    return best[1] if best else Verdict((unknown_fault(said, placed),))


def _nearest(placed: Sequence[Placed], evidence: Evidence) -> list[tuple[Source, Unit]]:
    """The clauses that share most with what is said."""
    ours = {p.atom for p in placed}
    figures = any(isinstance(atom, Amount) for atom in ours)
    pairs = [
        (source, unit)
        for source in evidence.sources
        for unit in (*source.units, *(source.rows if figures and not source.explains else source.headings))
    ]
    shared = [len(ours & unit.kinds) for _, unit in pairs]
    order = sorted(range(len(pairs)), key=lambda n: -shared[n])
    return [pairs[n] for n in order[:MOST_UNITS] if shared[n]]


def _without_figures(placed: Sequence[Placed], unit: Unit) -> Iterator[tuple[Sequence[Placed], Unit]]:
    """抓好57个老旧小区改造 as 老旧小区改造57个: both without their one figure, when it is the same."""
    ours = [p.atom for p in placed if isinstance(p.atom, Amount)]
    if len(ours) != 1 or len(placed) == 1 or "分别" in shown(placed):
        return
    for item in _items_of(unit):
        theirs = [p.atom for p in item if isinstance(p.atom, Amount)]
        words = tuple(p for p in item if not isinstance(p.atom, Amount))
        if theirs == ours and words:
            rest = [p for p in placed if not isinstance(p.atom, Amount)]
            yield rest, replace(unit, atoms=words, kinds=frozenset(), moved=True)


def _items_of(unit: Unit) -> Iterator[tuple[Placed, ...]]:
    item: list[Placed] = []
    for n, placed in enumerate(unit.atoms):
        after_figure = n > 0 and isinstance(unit.atoms[n - 1].atom, Amount)
        if placed.shown == "、" or (placed.shown in JOINT and after_figure):
            yield tuple(item)
            item = []
        else:
            item.append(placed)
    yield tuple(item)


def _items(said: str, placed: Sequence[Placed]) -> list[str]:
    """What is said, cut behind figures that a conjunction follows; not where 分别 hands figures out."""
    if "分别" in said:
        return [said]
    found, start = [], 0
    for one, two in pairwise(placed):
        if isinstance(one.atom, Amount) and two.shown in JOINT:
            found.append(said[start : two.start])
            start = two.end
    found.append(said[start:])
    head, items = "", []
    for item in filter(None, found):
        leans = LEANS.match(item) is not None
        items.append(head + item if leans else item)
        head = head if leans else head_of(item)
    return items


def _faults(
    said: str,
    laid: Alignment,
    frames: Sequence[Frame],
    source: Source,
    unit: Unit,
    placed: Sequence[Placed],
    evidence: Evidence,
) -> list[Fault]:
    faults = [added_fault(one, said, unit) for one in laid.added if not isinstance(one.atom, Word)]
    faults += [lost_fault(words, said) for words in laid.lost]
    figures = {p.atom for p in placed if isinstance(p.atom, Amount)}
    held = [h for h in unit.held if h.amount in figures]
    own = _own_frame(laid)
    text = unit.text[laid.start : laid.end]
    if RISES_TO.search(shown(placed)) and not RISES_TO.search(shown(unit.atoms)):
        faults.append(Fault(Doubt.DIRECTION, said))
    if unit.in_passage:
        faults += _verb_lost(unit, laid.start, held)
    return faults + evidence.against([*frames, own], source, held, text)


def _own_frame(laid: Alignment) -> Frame:
    return frame_of([one.atom for one in laid.added if isinstance(one.atom, Word)])


def head_of(said: str) -> str:
    """What a clause speaks of: its words before the first figure, without the verb of growth and time words."""
    placed = atoms_of(said)
    first = next((n for n, p in enumerate(placed) if isinstance(p.atom, Amount)), len(placed))
    words = shown([p for p in placed[:first] if not (isinstance(p.atom, Word) and p.atom.kind != "filler")])
    return re.sub(rf"(?:分别)?(?:{DIRECTION.pattern}|达到|达|为)?$", "", words)
