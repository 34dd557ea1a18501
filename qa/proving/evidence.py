"""What cited passages can prove: each cut like an answer, its figures with their rows of the ledger.

Takes a `Passage`, gives a `Source`: folded text, word borders, figures, and the clauses that a claim is laid
beside; says where a year, a status or a region contradicts what is recorded. Compares no words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import rjieba

from index.models import Figure, Kind, Passage, Report, Status
from qa.proving.claims import (
    DIRECTION,
    END,
    PARTIAL,
    RESULT,
    TARGET,
    TIME,
    Amount,
    Atom,
    Placed,
    atoms_of,
    fold,
    fold_with_origins,
)
from qa.proving.frames import Frame, year_of
from qa.stages import Doubt, Fault
from qa.understanding.place import names_of as names_of_region

# Passages lately cited: some 20 KB each.
KEPT = 2_000
WHOLE = {
    "市": ("全市", "我市", "本市"),
    "省": ("全省", "我省", "本省"),
    "自治区": ("全区", "我区", "本区"),
    "县": ("全县", "我县", "本县"),
    "区": ("全区", "我区", "本区"),
}
STATUSES = {Status.RESULT: "完成", Status.TARGET: "目标"}
SERIES = re.compile("[、和与及]|以及")
# Possessive: 降至 is a word and 降, 至 are two, which a run of them would try in every way.
CHANGED = re.compile(rf"(?:{DIRECTION.pattern})(?:至|到)|[至到]")
VERBS = re.compile(rf"(?:{DIRECTION.pattern}|达到|突破|达|为|至)*+$")


@dataclass(frozen=True, slots=True)
class Held:
    """A figure of a passage: where it stands there with its qualifier, and its row (None: the ledger has none)."""

    amount: Amount
    start: int
    end: int
    row: Figure | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch that a claim may be laid beside: `atoms` of `text`, from `start` on, with the figures among them.

    `kinds` are the same atoms as a set. `in_passage`: the text is the passage's own; `moved`: the figure was taken
    out, to be compared by itself.
    """

    text: str
    atoms: tuple[Placed, ...]
    borders: frozenset[int]
    held: tuple[Held, ...]
    kinds: frozenset[Atom]
    start: int = 0
    in_passage: bool = False
    moved: bool = False


@dataclass(frozen=True, eq=False)
class Source:
    """A passage made ready: `units` are its clauses, `headings` what stands above it."""

    passage: Passage
    text: str
    borders: frozenset[int]
    held: tuple[Held, ...]
    units: tuple[Unit, ...]
    headings: tuple[Unit, ...]
    regions: tuple[str, ...]

    @property
    def explains(self) -> bool:
        """Whether it explains a term: it has no rows, and its heading is the term."""
        return self.passage.kind is Kind.DEFINITION

    @cached_property
    def rows(self) -> tuple[Unit, ...]:
        """Each row of the ledger by itself, its indicator before its figure."""
        return tuple(_rows_said(self.text, self.held, self.regions))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sources, with the reports that their years and regions are judged by."""

    sources: tuple[Source, ...]
    reports: Mapping[str, Report]
    regions: tuple[str, ...]

    def has(self, words: str) -> bool:
        """Whether folded words stand in a source, a heading above it or its report's title."""
        return any(
            words in source.text
            or any(words in unit.text for unit in source.headings)
            or words in fold(self.reports[source.passage.report].title)
            for source in self.sources
        )

    def _explained(self, word: str, passage: Passage) -> bool:
        """Whether a time is named by the explanation that a definition is of: it has no year of its own."""
        entry = (one for one in self.sources if one.explains and one.passage.section == passage.section)
        return any(word in one.text for one in entry)

    def against(self, frames: Sequence[Frame], source: Source, held: Sequence[Held], text: str) -> list[Fault]:
        """What frames say that the recorded year, status and region do not; `text` is what the source itself says.

        The rows of the figures decide, and where there are none the passage; a row that differs from its passage
        (到2030年, 已完成) may stand under the passage's frame if the words that make it differ are said with it.
        """
        report, passage = self.reports[source.passage.report], source.passage
        rows = [figure.row for figure in held if figure.row]
        times = TIME.search(text) is not None
        own = times or TARGET.search(text) is not None or RESULT.search(text) is not None
        faults = []
        for frame in frames:
            for word in frame.times:
                if source.explains and self._explained(word, passage):
                    continue
                year = "" if PARTIAL.search(word) else year_of(word, report)
                same = passage.year == year
                held_so = all(row.year == year or (same and (times or not row.year)) for row in rows) if rows else same
                if not (year and held_so):
                    faults.append(Fault(Doubt.YEAR, word))
            if frame.status is not None:
                same = passage.status is frame.status
                if not (all(row.status is frame.status or (same and own) for row in rows) if rows else same):
                    faults.append(Fault(Doubt.STATUS, STATUSES[frame.status]))
            if frame.region and frame.region not in names_of(report):
                faults.append(Fault(Doubt.NAME, frame.region))
        return faults


def evidence_of(passages: Sequence[Passage], reports: Mapping[str, Report]) -> Evidence:
    """Passages made ready; each of them only once."""
    cited = {passage.id: passage for passage in passages}
    names = {name for passage in cited.values() for name in names_of(reports[passage.report])}
    regions = tuple(sorted(names, key=lambda name: (-len(name), name)))
    return Evidence(tuple(source_of(passage, regions) for passage in cited.values()), reports, regions)


def names_of(report: Report) -> tuple[str, ...]:
    """What an answer may call a report's region."""
    whole = next((words for ending, words in WHOLE.items() if report.region.endswith(ending)), ())
    return (*names_of_region(report.region), *whole)


@lru_cache(maxsize=KEPT)
def source_of(passage: Passage, regions: tuple[str, ...]) -> Source:
    """`regions` are names to be known as such."""
    text, origins = fold_with_origins(passage.text)
    placed = atoms_of(text, regions)
    rows = {bisect_left(origins, figure.start - passage.start): figure for figure in passage.figures}
    held = tuple(
        Held(atom.atom, atom.start, atom.end, _row_at(rows, atom)) for atom in placed if isinstance(atom.atom, Amount)
    )
    borders = word_borders(text)
    units = tuple(_clauses(text, placed, borders, held))
    titles = tuple(_by_itself(fold(title), regions) for title in passage.section)
    return Source(passage, text, borders, held, units, titles, regions)


def word_borders(text: str) -> frozenset[int]:
    """Where words begin or end."""
    found, at = [0], 0
    for word in rjieba.cut(text):
        at += len(word)
        found.append(at)
    return frozenset(found)


def _by_itself(
    text: str, regions: tuple[str, ...], extra: tuple[Placed, ...] = (), held: tuple[Held, ...] = ()
) -> Unit:
    """Words that stand in no passage as they are: a heading, an indicator with its figure."""
    atoms = (*atoms_of(text, regions), *extra)
    shown = text + "#" * len(extra)
    return Unit(shown, atoms, word_borders(text) | {len(shown)}, held, frozenset(p.atom for p in atoms))


def _row_at(rows: dict[int, Figure], atom: Placed) -> Figure | None:
    return next((rows[n] for n in range(atom.start, atom.end) if n in rows), None)


def _clauses(text: str, placed: tuple[Placed, ...], borders: frozenset[int], held: tuple[Held, ...]) -> Iterator[Unit]:
    start = 0
    for stop in (*(m.start() for m in END.finditer(text)), len(text)):
        inside = tuple(atom for atom in placed if start <= atom.start < stop)
        if inside:
            own = tuple(figure for figure in held if start <= figure.start < stop)
            yield Unit(text, inside, borders, own, frozenset(p.atom for p in inside), start, in_passage=True)
        start = stop + 1


def _rows_said(text: str, held: tuple[Held, ...], regions: tuple[str, ...]) -> Iterator[Unit]:
    """What a series hands out with 分别 has its verb from the series' first figure."""
    verb, last = "", 0
    for figure in held:
        between = text[last : figure.start]
        if not SERIES.fullmatch(between):
            verb = found[0] if (found := VERBS.search(between)) else ""
        last = figure.end
        if figure.row is None or (re.search("[从由]$", between) and CHANGED.match(text, figure.end)):
            continue
        indicator = fold(figure.row.indicator)
        said = indicator if verb in indicator else indicator + verb
        yield _by_itself(said, regions, (Placed(figure.amount, len(said), len(said) + 1),), (figure,))
