"""The values that the index is made of. Takes nothing; gives every stage its types; reads no file.

All offsets count Unicode characters of `Report.text`, half open: `text[start:end]`.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Status(StrEnum):
    """Whether a sentence tells what was done or what is aimed at."""

    RESULT = "result"
    TARGET = "target"
    OTHER = "other"


class Kind(StrEnum):
    """What a passage is: of its paragraph, or a sentence that explains a term in notes or annex."""

    HEADING = "heading"
    SENTENCE = "sentence"
    DEFINITION = "definition"


class Level(StrEnum):
    """Whose report it is: the nation's, a province's, a prefecture-level city's, a county's or district's."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character range of a report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a report's text that is a footnote; `term` is what its mark stands behind, where that is known."""

    start: int
    end: int
    term: str = ""


@dataclass(frozen=True, slots=True)
class PageStart:
    """From this offset of the text on, until the next `PageStart`, it stands on this page (from 1)."""

    start: int
    page: int


@dataclass(frozen=True)
class Report:
    """One edition of a work report.

    `text` is the decoded file, nothing cut, CRLF as LF, BOM removed; of other formats than plain text what was
    extracted. `furniture` are lines of it, in order, that make no passage (title, source, salutation, 打印),
    `margins` those that are not even paragraphs: running heads, page numbers, a site's menus. `delivered` is a
    date (2024-01-10 or 2024-01), `place` the meeting, `speaker` office and name; empty where the text does not say.
    """

    id: str
    text: str
    title: str
    region: str
    year: int
    delivered: str
    publisher: str
    url: str
    sha256: str
    furniture: tuple[Span, ...] = ()
    file: str = ""
    level: Level = Level.CITY
    place: str = ""
    speaker: str = ""
    margins: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()
    pages: tuple[PageStart, ...] = ()

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Every line that is neither blank nor margin, white space trimmed; paragraph n is `paragraphs[n - 1]`."""
        spans = []
        offset, margins = 0, {margin.start for margin in self.margins}
        for line in self.text.split("\n"):
            if (stripped := line.strip()) and offset not in margins:
                start = offset + line.index(stripped[0])
                spans.append(Span(start, start + len(stripped)))
            offset += len(line) + 1
        return tuple(spans)

    def is_furniture(self, paragraph: Span) -> bool:
        """Whether a paragraph stands in furniture, which begins before the white space of its line."""
        before = bisect_right(self.furniture, paragraph.start, key=lambda line: line.start)
        return before > 0 and paragraph.start < self.furniture[before - 1].end

    def page_of(self, offset: int) -> int | None:
        """The page of the file that an offset stands on; None where the file has no pages."""
        before = bisect_right(self.pages, offset, key=lambda page: page.start)
        return self.pages[before - 1].page if before else None

    def quote(self, span: Span) -> str:
        """The report's own characters at `span`."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Section:
    """A part, section or run-in heading; `start` to `end` covers heading and body."""

    title: str
    level: int
    start: int
    end: int
    children: tuple["Section", ...] = ()


class Aspect(StrEnum):
    """What a figure says of its indicator."""

    LEVEL = "level"
    GROWTH = "growth"
    SHARE = "share"
    COUNT = "count"
    CHANGE = "change"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure as words state it, of whatever: 5000 个 以上.

    `value` is the numeral as written, `unit` carries the magnitude (亿元, %, 个百分点), `number` is the
    amount in the unit without it (250000000 for 2.5亿元). `qualifier` is the one word that bounds it.
    `start` and `end` cover value and unit in the text searched.
    """

    value: str
    number: float
    unit: str
    qualifier: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the ledger: what a passage states of an indicator, and for when.

    Value, number, unit and qualifier as in `Mention`; `start` and `end` are offsets into `Report.text`.
    `indicator` is self-contained, in the report's words. `year` is "2024", a period "2021-2025", or
    empty where the clause speaks of another span (连续五年).
    """

    report: str
    passage: str
    indicator: str
    value: str
    number: float
    unit: str
    qualifier: str
    year: str
    status: Status
    aspect: Aspect
    topic: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence (or heading) with its place; `year` is "2024" or a period "2021-2025".

    `term` is what a definition explains, on its first sentence; empty elsewhere.
    """

    id: str
    report: str
    text: str
    start: int
    end: int
    section: tuple[str, ...]
    paragraph: int
    year: str
    status: Status
    kind: Kind = Kind.SENTENCE
    figures: tuple[Figure, ...] = ()
    term: str = ""

    def figures_in(self, span: Span) -> tuple[Figure, ...]:
        """Those of its figures that lie in `span`, which counts from the passage's own start."""
        start, end = self.start + span.start, self.start + span.end
        return tuple(figure for figure in self.figures if start <= figure.start < end)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: cosines of its sentence and of its nearest clause (a span of the passage), BM25 score.

    `by_clause` are the cosines of all its clauses, in the order of `split_clauses`.
    """

    passage: Passage
    dense: float
    clause_dense: float
    clause: Span
    keyword: float
    by_clause: tuple[float, ...]
