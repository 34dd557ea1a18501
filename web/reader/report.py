"""A report as a page to read: its contents, and every paragraph under the number by which answers cite it.

Takes a `Report` and what the index knows of its sentences; gives values that a template shows, in which every character
of its paragraphs stands once, in order. Makes no HTML.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.headings import Heading, Rank, find_headings
from index.models import Passage, Report, Section, Span
from index.structure import section_tree
from web.look.links import web_link
from web.reader.days import day_said
from web.reader.sentences import Sentence, Sentences

# Headings that stand above paragraphs; the others stand inside of one.
_ABOVE = frozenset({Rank.PART, Rank.CHAPTER, Rank.LINE})
# The title of the page is the first level; HTML has six.
_OUTERMOST, _INNERMOST = 2, 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a heading, the paragraph that it begins, and what is under it."""

    title: str
    paragraph: int
    entries: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences of a paragraph; `leading` where they are a short heading inside of the paragraph."""

    sentences: tuple[Sentence, ...]
    leading: bool

    @property
    def text(self) -> str:
        """All of its characters."""
        return "".join(piece.text for sentence in self.sentences for piece in sentence.pieces)


@dataclass(frozen=True, slots=True)
class ParagraphShown:
    """Paragraph `number`, from 1: a heading of that `level` (2 to 6; 0 for none), then its text.

    `aside` marks what is no sentence of the report, such as its title.
    """

    number: int
    level: int
    heading: str
    runs: tuple[Run, ...]
    aside: bool


@dataclass(frozen=True, slots=True)
class ReportShown:
    """A whole report; `url` is empty unless it can be a link, texts are empty where nothing is known."""

    id: str
    title: str
    region: str
    year: int
    delivered: str
    place: str
    speaker: str
    publisher: str
    url: str
    contents: tuple[Entry, ...]
    paragraphs: tuple[ParagraphShown, ...]


def report_shown(report: Report, passages: Sequence[Passage] = (), definitions: Sequence[Passage] = ()) -> ReportShown:
    """The report, ready to be shown; `passages` and `definitions` are those of this report."""
    headings = find_headings(report)
    above = [heading for heading in headings if heading.level in _ABOVE]
    sections = section_tree(above)
    numbers = {span.start: n for n, span in enumerate(report.paragraphs, start=1)}
    return ReportShown(
        id=report.id,
        title=report.title,
        region=report.region,
        year=report.year,
        delivered=day_said(report.delivered),
        place=report.place,
        speaker=report.speaker,
        publisher=report.publisher,
        url=web_link(report.url),
        contents=_entries(sections, numbers),
        paragraphs=tuple(
            _paragraphs(report, headings, _levels(sections, _OUTERMOST), Sentences(report, passages, definitions))
        ),
    )


def _entries(sections: Sequence[Section], numbers: Mapping[int, int]) -> tuple[Entry, ...]:
    return tuple(
        Entry(section.title, numbers[section.start], _entries(section.children, numbers)) for section in sections
    )


def _levels(sections: Sequence[Section], level: int) -> dict[int, int]:
    """By where a heading starts its level, one more than that of the heading it stands under."""
    found = {}
    for section in sections:
        found[section.start] = min(level, _INNERMOST)
        found |= _levels(section.children, level + 1)
    return found


def _paragraphs(
    report: Report, headings: Sequence[Heading], levels: Mapping[int, int], sentences: Sentences
) -> Iterator[ParagraphShown]:
    starts = {heading.start: heading for heading in headings if heading.level in _ABOVE}
    inner = [heading for heading in headings if heading.level not in _ABOVE]
    at = 0
    for number, span in enumerate(report.paragraphs, start=1):
        heading = starts.get(span.start)
        body = Span(heading.end if heading else span.start, span.end)
        first = at
        while at < len(inner) and inner[at].start < span.end:
            at += 1
        level = levels[span.start] if heading else 0
        if level == _OUTERMOST:
            sentences.begin_part()
        yield ParagraphShown(
            number=number,
            level=level,
            heading=report.quote(Span(span.start, body.start)),
            runs=tuple(_runs(body, inner[first:at], sentences)),
            aside=report.is_furniture(span),
        )


def _runs(body: Span, leads: Sequence[Heading], sentences: Sentences) -> Iterator[Run]:
    """The body cut where short headings begin and end; together the runs are the body."""
    at = body.start
    for lead in leads:
        start, end = max(lead.start, at), min(lead.end, body.end)
        if start >= end:
            continue
        if start > at:
            yield Run(tuple(sentences.cut(Span(at, start))), leading=False)
        yield Run(tuple(sentences.cut(Span(start, end), with_terms=False)), leading=True)
        at = end
    if at < body.end:
        yield Run(tuple(sentences.cut(Span(at, body.end))), leading=False)
