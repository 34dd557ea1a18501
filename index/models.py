"""The values that the index is made of. Takes nothing; gives every stage its types; reads no file.

All offsets count Unicode characters of `Report.text`, half open: `text[start:end]`.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Status(StrEnum):
    """Whether a sentence tells what was done or what is aimed at."""

    RESULT = "result"
    TARGET = "target"
    OTHER = "other"


class Kind(StrEnum):
    """What a passage is in its paragraph."""

    HEADING = "heading"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character range of a report's text."""

    start: int
    end: int


@dataclass(frozen=True)
class Report:
    """One edition of a work report: `text` is the decoded file, nothing cut, CRLF as LF, BOM removed."""

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

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Every line that is not blank, white space trimmed; paragraph n is `paragraphs[n - 1]`."""
        spans = []
        offset = 0
        for line in self.text.split("\n"):
            if stripped := line.strip():
                start = offset + line.index(stripped[0])
                spans.append(Span(start, start + len(stripped)))
            offset += len(line) + 1
        return tuple(spans)

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


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence (or heading) with its place; `year` is "2024" or a period "2021-2025"."""

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


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as a sentence states it: `indicator value unit`, with the words that bound it.

    `value` is the number as written, `number` its value without the unit's magnitude (2.5 for 2.5亿元),
    `unit` carries the magnitude (亿元, %, 个百分点). `start` and `end` cover value and unit, counted
    from where the extracted text begins.
    """

    indicator: str
    value: str
    number: float
    unit: str
    qualifier: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: cosines of its sentence and of its nearest clause (a span of the passage), BM25 score."""

    passage: Passage
    dense: float
    clause_dense: float
    clause: Span
    keyword: float
