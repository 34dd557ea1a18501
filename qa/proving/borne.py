"""Whether the yes or no before proved lines is borne out by them, and a figure that is denied behind one is wrong.

Takes the question and what each line of an answer was proved to say, gives the words that are not borne out. Reads
the question and the ledger anew: it trusts nothing of how the answer was made. Proves no line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from index.models import Span, Status
from qa.proving.claims import Amount, atoms_of, fold, in_digits
from qa.proving.evidence import Evidence
from qa.proving.sums import Stands
from qa.stages import Line, Piece
from qa.telling.affirm import asks_whether, bare_question, denials
from qa.telling.meant import judge_figures, wrong_way
from qa.telling.reached import reached
from qa.telling.rows import neighbours, same_thing, sides_of, way_of
from qa.telling.verdicts import Polar, Way
from qa.telling.ways import LATER, asks_fulfilled, changes, claimed_way, parts, spoken_way


@dataclass(frozen=True, slots=True)
class Told:
    """One line of an answer as proved: its words, the report's lines whose figures it says, what it compares."""

    text: str
    lines: tuple[Line, ...]
    stands: tuple[Stands, ...]


def told_of(text: str, stands: Sequence[Stands], evidence: Evidence) -> Told:
    """A proved line, without its label, with the rows whose figures it says; one `Line` a passage that has any."""
    written = dict.fromkeys((text, in_digits(text)))
    placed = [one.atom for words in written for one in atoms_of(words, evidence.regions)]
    amounts = {atom for atom in placed if isinstance(atom, Amount)}
    lines = []
    for source in evidence.sources:
        rows = tuple(held.row for held in source.held if held.row and held.amount in amounts)
        if rows:
            passage = source.passage
            piece = Piece(passage, (Span(0, len(passage.text)),), text, rows)
            lines.append(Line(passage.year, passage.status, (piece,)))
    return Told(text, tuple(lines), tuple(stands))


def denies_rightly(denied: str, question: str, told: Told) -> bool:
    """Whether the question says just what is denied, of a row that the line says and that differs from them."""
    if any(
        fold(judged.stated.words) == denied and judged.holds is False for judged in judge_figures(question, told.lines)
    ):
        return True
    wrong = wrong_way(question, told.lines)
    return wrong is not None and wrong[1] == denied


def is_borne_out(polar: Polar, question: str, told: Sequence[Told]) -> bool:
    """Whether what was told bears out the word before it: nothing of it may say otherwise, and a no needs a reason."""
    if polar in {Polar.MET, Polar.UNMET}:
        return asks_fulfilled(question) and set(_reached(told)) == {polar is Polar.MET}
    return (
        asks_whether(question)
        and not _is_left_open(question, told)
        and (False in set(_verdicts(question, told))) is (polar is Polar.NO)
    )


def _is_left_open(question: str, told: Sequence[Told]) -> bool:
    """Whether figures are compared of which the question claims nothing, so that neither yes nor no answers it."""
    lines = [line for one in told for line in one.lines]
    claims = claimed_way(question) or changes(question) or any(judge_figures(question, lines))
    return not claims and any(one.stands for one in told)


def _reached(told: Sequence[Told]) -> Iterator[bool | None]:
    rows = [side.row for one in told for line in one.lines for side in sides_of(line)]
    for result, target in permutations(rows, 2):
        statuses = result.status is Status.RESULT and target.status is Status.TARGET
        if statuses and result.year == target.year and same_thing(result, target):
            yield reached(result, target)


def _verdicts(question: str, told: Sequence[Told]) -> Iterator[bool]:
    """What figures, comparisons, verbs of movement and words that deny say to the question, each by itself."""
    lines = [line for one in told for line in one.lines]
    judged = [found.holds for found in judge_figures(question, lines) if found.holds is not None]
    yield from judged
    claimed = claimed_way(question) or changes(question)
    stands = [stand for one in told for stand in one.stands if stand.way]
    if claimed and not judged:
        yield from (_is_as_claimed(claimed, question, stand) for stand in stands)
    if wrong_way(question, lines):
        yield False
    if not judged and not stands:
        yield from _words_say(fold(question), told)


def _is_as_claimed(claimed: Way, question: str, stand: Stands) -> bool:
    """Whether a comparison says what the question claims, whichever of the two it begins with."""
    asked = parts(question)
    standard = asked[1] if asked else ""
    first, second, said = (neighbours(side) for side in (stand.first, stand.second, standard))
    named = [bool(own & said) for own in (first - second, second - first)]
    turned = LATER.search(standard) is not None or (named[0] and not named[1])
    return (claimed.opposite if turned else claimed) is stand.way


def _words_say(question: str, told: Sequence[Told]) -> Iterator[bool]:
    """What denies, and what moves the other way."""
    bare = bare_question(question)
    if any(denials(one.text) - denials(bare) for one in told):
        yield False
    asked = spoken_way(bare)
    ways = {way for one in told for line in one.lines for side in sides_of(line) if (way := way_of(side.row))}
    if asked and ways:
        yield ways == {asked}
