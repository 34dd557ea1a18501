"""Lays a claim beside a stretch of evidence: what is the same, what was added, what was left out.

Takes atoms, gives an `Alignment` in order, or says that what was left out changes what is told. Does not
look at years, status or regions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise, takewhile

import rjieba

from qa.proving.claims import DENIED, DIRECTION, DROPPED, JOINT, NUMERAL, Amount, Atom, Placed, Word, shown
from qa.proving.evidence import Unit

SCOPES = ("全国", "全省", "全市", "全县", "全区", "全球", "世界", "亚洲", "国内", "省内", "我国", "我省")
# Longer claims are only proved word for word: a sentence of a report has 40 to 80 characters.
LONGEST = 160
# What rjieba calls nouns, names, adjectives, places: words that tell one thing from another.
NAMING = frozenset("nabjsfzqmr")
SERIES_BEFORE = re.compile("[^、，]+(?:[、和与及]|以及)$")
SERIES_BEHIND = re.compile(r"^(?:[、和与及]|以及)[\d一-龥]{0,4}\d")
LISTED = re.compile(r"(?:^|[、，])([^、，\d]+)、$")
COUNTED = re.compile(r"[^、，\d]{1,12}\d+[个家名]")
FROM = re.compile(r"[从由][^，]*\d[^，]*$")
FROM_BEHIND = re.compile(rf"^(?:{DIRECTION.pattern})(?:至|到)?")
# Words that may be left out before a claim: what is done, and how; all others tell what it is done to.
SERVING = frozenset("v d p c u ul uj ad vd vg x w t".split())
TELLING = (NAMING | {"v"}) - {"m"}
ASPECT = re.compile("(?:达到|达|为|是)?#、")


@dataclass(frozen=True, slots=True)
class Alignment:
    """`added` is what the evidence has not, `lost` words of it that may not be left out; `start` and `end` are what
    the claim covers of the unit's text, `matched` counts the atoms that both have.
    """

    added: tuple[Placed, ...]
    lost: tuple[str, ...]
    start: int
    end: int
    matched: int


def lay(said: Sequence[Placed], said_borders: frozenset[int], unit: Unit) -> Alignment | None:
    """The claim beside the unit; None where they share nothing."""
    if len(said) > LONGEST or len(unit.atoms) > 2 * LONGEST:
        return None
    ours, theirs = tuple(p.atom for p in said), tuple(p.atom for p in unit.atoms)
    blocks = _blocks(ours, theirs)
    if not blocks:
        return None
    added: list[Placed] = []
    lost: list[str] = []
    at_ours, at_theirs = 0, blocks[0][1]
    for a, b, size in blocks:
        inserted = said[at_ours:a]
        added.extend(_added(inserted, said_borders))
        if inserted and at_ours and not _between_words(unit, at_theirs):
            lost.append(shown(inserted))
        if at_theirs < b:
            lost.extend(_left_out(unit, at_theirs, b, first=blocks[0][1]))
        at_ours, at_theirs = a + size, b + size
    added.extend(_added(said[at_ours:], said_borders))
    first, last = blocks[0][1], at_theirs - 1
    start, end = unit.atoms[first].start, unit.atoms[last].end
    lost.extend(cut_off(unit, start, end))
    return Alignment(tuple(added), tuple(lost), start, end, sum(size for _, _, size in blocks))


@lru_cache(maxsize=4096)
def _blocks(ours: tuple[Atom, ...], theirs: tuple[Atom, ...]) -> tuple[tuple[int, int, int], ...]:
    found = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return tuple((m.a, m.b, m.size) for m in found if m.size)


def _added(inserted: Sequence[Placed], borders: frozenset[int]) -> list[Placed]:
    """Framing words as they are; what is only a part of a longer word counts as bare text, in one piece."""
    found: list[Placed] = []
    whole = bool(inserted) and inserted[0].start in borders and inserted[-1].end in borders
    for one in inserted:
        frames = isinstance(one.atom, Word) and (whole or one.atom.kind in {"time", "region"})
        atom = one.atom if frames or isinstance(one.atom, Amount) else one.shown
        if isinstance(atom, str) and found and isinstance(found[-1].atom, str):
            found[-1] = Placed(found[-1].atom + atom, found[-1].start, one.end)
        else:
            found.append(Placed(atom, one.start, one.end))
    return found


def _grows(unit: Unit, at: int) -> bool:
    """Whether a verb of growth stands there: 产值1327亿元、增长8.1% tells two things of one."""
    return DIRECTION.match(shown(unit.atoms[at : at + 2])) is not None


def _between_words(unit: Unit, at: int) -> bool:
    """Whether atom `at` begins a word: nothing may be put inside a name."""
    return at >= len(unit.atoms) or at == 0 or unit.atoms[at].start in unit.borders


def _left_out(unit: Unit, a: int, b: int, first: int) -> list[str]:
    """Words between two that are said: only what says nothing, or whole items of an enumeration."""
    gap = [p.atom for p in unit.atoms[a:b]]
    words = shown(unit.atoms[a:b])
    in_words = unit.atoms[a].start in unit.borders and unit.atoms[b - 1].end in unit.borders
    if in_words and (DROPPED.fullmatch(words) or all(isinstance(g, Word) and g.kind == "time" for g in gap)):
        return []
    whole_text = shown(unit.atoms)
    if ASPECT.fullmatch(words) and _grows(unit, b):
        return []
    before, behind = unit.atoms[a - 1].shown, unit.atoms[b].shown if b < len(unit.atoms) else "、"
    opens, closes = before in JOINT or a == 0, unit.atoms[b - 1].shown in JOINT
    items = (opens and closes) or (unit.atoms[a].shown in JOINT and (behind in JOINT or behind == "等"))
    if items and "分别" not in whole_text and not _shares_a_figure(unit, gap, b):
        return []
    lead = not any(isinstance(p.atom, Amount) for p in unit.atoms[first : a + 1])
    if lead and closes and any(isinstance(g, Amount) for g in gap) and "分别" not in whole_text:
        return []
    return [words]


def _shares_a_figure(unit: Unit, gap: Sequence[Atom], b: int) -> bool:
    """Whether what is left out is counted with what follows: 大冶 of 咸丰、大冶、枝江3个县市; not before 等."""
    first = b + 1 if unit.atoms[b].shown in JOINT else b
    behind = takewhile(lambda p: p.shown not in {"、", "等"}, unit.atoms[first:])
    listed = not any(isinstance(atom, Amount) for atom in gap)
    return listed and any(isinstance(p.atom, Amount) for p in behind)


def cut_off(unit: Unit, start: int, end: int) -> list[str]:
    """What a claim that covers text[start:end] of the unit loses at its two ends; empty when nothing that matters."""
    base = unit.start
    stop = unit.atoms[-1].end
    text = unit.text[base:stop]
    before, behind, said = text[: start - base], text[end - base :], text[start - base : end - base]
    lost = []
    if before and before[-1] not in "、“”" and start not in unit.borders:
        lost.append(before[-1] + said[:1])
    if behind and behind[0] not in "、“”" and end not in unit.borders:
        lost.append(said[-1:] + behind[0])
    figures = [(held.start, held.end) for held in unit.held] if unit.in_passage else []
    lost.extend(unit.text[a:b] for a, b in figures if a < start < b or a < end < b)
    if before and NUMERAL.match(before[-1]) and NUMERAL.match(said[:1]):
        lost.append(before[-1] + said[:1])
    if behind and NUMERAL.match(behind[0]) and NUMERAL.match(said[-1:]):
        lost.append(said[-1:] + behind[0])
    lost.extend(_names_cut(before, behind))
    lost.extend(_series_cut(unit, before, said, behind))
    lost.extend(_direction_lost(unit, before, behind))
    lost.extend(scope for scope in SCOPES if before.endswith(scope) or (unit.moved and scope in before + behind))
    lost.extend(sorted(DENIED & _words_of(unit, start, end)))
    return lost


def _series_cut(unit: Unit, before: str, said: str, behind: str) -> list[str]:
    """What 分别 deals out, and the names that one figure counts (咸丰、大冶、枝江3个县市), stand only together."""
    if "分别" in said:
        return SERIES_BEFORE.findall(before) + SERIES_BEHIND.findall(behind)
    first = re.split("[、，]", said)[0]
    listed = LISTED.search(before)
    counted = COUNTED.match(first) if unit.in_passage else unit.held
    does = any(kind.startswith("v") for _, kind in _tags(first)[:1])
    if listed and counted and not does:
        return [listed[1]]
    return FROM_BEHIND.findall(behind) if FROM.search(said) else []


def _names_cut(before: str, behind: str) -> list[str]:
    """Nouns and adjectives of the same item that stand right before or behind what is said: 细 of 细颗粒物."""
    head = re.split("[、（）]", before)[-1].strip("“”")
    tail = re.split("[、（）]", behind)[0].strip("“”")
    left = [word for word, kind in _tags(head) if kind not in SERVING and not DROPPED.fullmatch(word)]
    right = [word for word, kind in _tags(tail)[:1] if kind[0] in TELLING]
    return left[-1:] + right


@lru_cache(maxsize=4096)
def _tags(words: str) -> tuple[tuple[str, str], ...]:
    return tuple(rjieba.tag(words)) if words else ()


def _direction_lost(unit: Unit, before: str, behind: str) -> list[str]:
    """增长 right before what is said; where the figure was moved, anywhere around it."""
    if unit.moved:
        return [behind] if behind and not DROPPED.fullmatch(behind) else DIRECTION.findall(before)[-1:]
    for size in (2, 1):
        if DIRECTION.fullmatch(before[-size:]) and unit.start + len(before) - size in unit.borders:
            return [before[-size:]]
    return []


def _words_of(unit: Unit, start: int, end: int) -> set[str]:
    """Words of the unit outside of what is said."""
    stop = unit.atoms[-1].end
    marks = sorted(n for n in unit.borders if unit.start <= n <= stop)
    return {unit.text[a:b] for a, b in pairwise(marks) if b <= start or a >= end}
