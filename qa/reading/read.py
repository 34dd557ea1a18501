"""One part of a question and its `Retrieval` to `Draft`: the figures and clauses that answer, or that none does.

One line a report, year and status. The fitted model decides whether the best candidate answers; what the
question wants (a figure of a kind, names, a definition) must be there. Writes no sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.models import Aspect, Figure, Status
from index.numerals import bare_unit
from index.pairs import COUNTED, likeness
from qa.reading.certainty import evidence_of, is_elsewhere, says_head
from qa.reading.cut import cut_clause, cut_figures, cut_sentence
from qa.reading.features import OTHER_ASPECT
from qa.reading.fits import aspect_fits, lists_names
from qa.reading.judge import Model
from qa.reading.sentences import MOST_PIECES, READ_FROM, WHOLE_SENTENCE, says, sentences, unsaid
from qa.stages import Asks, Candidate, Draft, Line, Part, Piece, Retrieval, Slot, Want

# A second slot's candidate that says as much as the first slot's needs less proof of its own.
QUOTED = re.compile("[“《]")
RANKED = re.compile(r"第[一二三四五六七八九十\d]|首位|前列|前[一二三四五六七八九十\d]|[保争]\d")
# A number that is no row of the ledger: 千亿元台阶, 零伤亡, 延长30年.
NUMERAL = re.compile(
    r"(?<![A-Za-z“])\d|[一二三四五六七八九十百千万亿]+(?:大类|元|年|倍|成|半|家|个|项|位|名)|零[一-龥]|首次|最[高低多]"
)
FIGURE_FIRST = 2.0
# 哪五个镇 is not answered by a sentence about something else that has names.
STRICT, NEAREST = frozenset({Asks.NAMES, Asks.DEFINITION}), 2.5
SAME_SCORE, COUNTERPART, FURTHEST = 2.5, 3.5, 6.0
NEAR_SCORE, BESIDE_SCORE = 9.0, 4.0


def read(part: Part, retrieval: Retrieval, model: Model) -> Draft:
    """What answers a part."""
    groups = [[c for c in retrieval.kept if c.slot == n] for n in range(len(part.slots))]
    bests = [best_of(part, group) for group in groups]
    sure = [
        bool(best) and _answers(part, best[0], group, retrieval.rejected, model)
        for best, group in zip(bests, groups, strict=True)
    ]
    if any(sure) and part.number:
        top = max(best[0].score for best, ok in zip(bests, sure, strict=True) if ok)
        sure = [ok or (bool(best) and best[0].score >= top - SAME_SCORE) for best, ok in zip(bests, sure, strict=True)]
    lines: list[Line] = []
    for slot, group, best, ok in zip(part.slots, groups, bests, sure, strict=True):
        if ok:
            lines.extend(_lines(part, slot, group, best))
    said = {piece.passage.id for line in lines for piece in line.pieces}
    near = tuple(_near(part, retrieval, said))
    if not lines:
        return Draft((), near, told_instead=_told_instead(retrieval))
    return Draft(_joined(lines), near, (), _missing_slots(part, sure))


def _told_instead(retrieval: Retrieval) -> Aspect | None:
    """The aspect of the nearest figure where that is what keeps it from answering."""
    nearest = next((c for c in retrieval.rejected if c.reason == OTHER_ASPECT and c.slot >= 0 and says_head(c)), None)
    kept = next((c for c in retrieval.kept if c.figure), None)
    if nearest is None or nearest.figure is None or (kept and kept.score > nearest.score):
        return None
    return nearest.figure.aspect


def best_of(part: Part, group: Sequence[Candidate]) -> list[Candidate]:
    """For each thing wanted the best candidate that can be it; empty when the first has none."""
    found: list[Candidate] = []
    for want in part.wants:
        fitting = [c for c in group if _can_be(want, c)]
        # Of a clause that tells from what it rose to what (从2020年的…到…) the later row is meant.
        best = max(
            fitting, key=lambda c: (c.score + FIGURE_FIRST * (want.number and bool(c.figure)), c.year), default=None
        )
        if best is not None and want.asks in STRICT and best.score < group[0].score - NEAREST:
            best = None
        if best is None and not found:
            return []
        if best is not None:
            found.append(best)
    return found


def _can_be(want: Want, candidate: Candidate) -> bool:
    """Whether a candidate is of the kind wanted: 哪五个镇 is not answered by 5个镇."""
    if want.asks is Asks.DEFINITION:
        return bool(re.search(r"是指|指的是|即|就是|包括|——|：|叫", candidate.passage.text))
    if want.asks is Asks.NAMES:
        return lists_names(candidate.text) or (not want.several and QUOTED.search(candidate.text) is not None)
    if want.asks is Asks.RANK:
        ranked = candidate.figure is None or candidate.figure.aspect is Aspect.RANK
        return ranked and RANKED.search(candidate.text) is not None
    if want.says and want.says not in candidate.text:
        return False
    if candidate.figure:
        return want.fits(candidate.figure) and aspect_fits(want, candidate.figure.aspect)
    loose = want.asks is Asks.NUMBER and not want.measure and want.aspect is None
    return not want.number or (loose and NUMERAL.search(candidate.text) is not None)


def _answers(
    part: Part, best: Candidate, group: Sequence[Candidate], refused: Sequence[Candidate], model: Model
) -> bool:
    if is_elsewhere(part, best, group, refused):
        return False
    return model.probability(evidence_of(part, best, group, refused)) >= model.threshold


def _lines(part: Part, slot: Slot, group: Sequence[Candidate], best: Sequence[Candidate]) -> Iterator[Line]:
    """The line of a slot; where no year was named, also what is the same of the other status, the earlier first."""
    top = best[0]
    alike = [c for c in group if (c.year, c.status) == (top.year, top.status)]
    same = [c for c in best if (c.year, c.status) == (top.year, top.status)]
    lines = [Line(top.year, top.status, _pieces(part, alike, same))]
    if not slot.year and slot.status is None and (other := _counterpart(group, top)):
        lines.append(Line(other.year, other.status, _pieces(part, [other], [other])))
    yield from sorted(lines, key=lambda line: line.year)


def _counterpart(group: Sequence[Candidate], top: Candidate) -> Candidate | None:
    """The same thing of another year and status: a result beside its target."""
    if top.figure is None or Status.OTHER is top.status:
        return None
    one = replace(top.figure, year=top.year)
    for other in group:
        if other.figure and other.year != top.year and other.status not in (top.status, Status.OTHER):
            two = replace(other.figure, year=other.year)
            near = other.score >= top.score - COUNTERPART and _measured_alike(one, two)
            if near or (one.aspect is two.aspect and likeness(one, two)):
                return other
    return None


def _measured_alike(one: Figure, other: Figure) -> bool:
    first, second = bare_unit(one.unit), bare_unit(other.unit)
    return one.aspect is other.aspect and (first == second or {first, second} <= COUNTED)


def _pieces(part: Part, group: Sequence[Candidate], best: Sequence[Candidate]) -> tuple[Piece, ...]:
    if best[0].figure is None and not part.number:
        return sentences(part, group)
    chosen = [*best]
    places = [(c.passage, c.clause) for c in chosen]
    missing = unsaid(part.terms, places)
    for candidate in group[:READ_FROM]:
        if not missing or len(chosen) == MOST_PIECES:
            break
        if candidate.score < best[0].score - FURTHEST:
            break
        if part.number and part.head and part.head.known and not (candidate.figure and says_head(candidate)):
            continue
        if (candidate.figure or not part.number) and any(says(t, candidate.passage, candidate.clause) for t in missing):
            chosen.append(candidate)
            missing = unsaid(missing, [(candidate.passage, candidate.clause)])
    return tuple(_cut(part, chosen))


def _cut(part: Part, chosen: Sequence[Candidate]) -> Iterator[Piece]:
    """One piece for each clause that candidates were chosen in, in the report's order."""
    clauses: dict[tuple[str, int], list[Candidate]] = {}
    for candidate in chosen:
        clauses.setdefault((candidate.passage.id, candidate.clause.start), []).append(candidate)
    for held in sorted(clauses.values(), key=lambda held: (held[0].passage.start, held[0].clause.start)):
        figures = [candidate.figure for candidate in held if candidate.figure]
        passage, clause = held[0].passage, held[0].clause
        yield cut_figures(part.terms, passage, clause, figures) if figures else cut_clause(passage, clause)


def _joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines of one report, year and status as one."""
    found: dict[tuple[str, str, Status], Line] = {}
    for line in lines:
        key = (line.report, line.year, line.status)
        pieces = found[key].pieces if key in found else ()
        found[key] = Line(line.year, line.status, (*pieces, *(p for p in line.pieces if p not in pieces)))
    return tuple(found.values())


def _missing_slots(part: Part, sure: Sequence[bool]) -> tuple[str, ...]:
    """The years asked for that nothing answers."""
    said = {slot.year for slot, ok in zip(part.slots, sure, strict=True) if ok}
    return tuple(dict.fromkeys(slot.year for slot in part.slots if slot.year and slot.year not in said))


def _near(part: Part, retrieval: Retrieval, said: set[str]) -> Iterator[Line]:
    """The best passages that do not answer but stand near: another year's figure, the same matter without one.

    A figure that only tells another aspect of what was asked goes first.
    """
    ranked = sorted((*retrieval.kept, *retrieval.rejected), key=lambda c: -c.score)
    with_figures = {c.passage.id for c in ranked if c.figure} if part.number else set[str]()
    ranked = [c for c in ranked if c.passage.id not in said and (c.figure or c.passage.id not in with_figures)]
    least = (ranked[0].score - BESIDE_SCORE) if said and ranked else NEAR_SCORE
    if said and part.number:
        ranked = [c for c in ranked if c.figure and says_head(c)]
    near = {c.passage.id: c for c in reversed(ranked) if c.score >= least}
    instead = part.number and not said
    for candidate in sorted(near.values(), key=lambda c: (instead and c.reason != OTHER_ASPECT, -c.score))[:2]:
        if part.number and candidate.figure:
            piece = cut_figures(part.terms, candidate.passage, candidate.clause, [candidate.figure])
        else:
            piece = cut_sentence(candidate.passage, candidate.clause, WHOLE_SENTENCE)
        yield Line(candidate.year, candidate.status, (piece,))
