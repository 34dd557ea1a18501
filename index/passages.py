"""A `Report` to `Passage`s: one sentence each, with section path, paragraph, offsets, year, status and figures.

Furniture becomes no passage; headings do, marked as such, and what explains terms (annex, footnotes) as definitions,
which have no figures: what they count is no result. Does not embed or score.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from index.figures import read_figures
from index.headings import Heading, Rank, find_headings
from index.models import Kind, Passage, Report, Span, Status
from index.sentences import split_sentences
from index.structure import Outlook, outlooks, this_year
from index.terms import Explained, find_explained
from index.unparted import outlooks_of_sentences

# A figure, not a year
COUNTED = re.compile(r"(?<!\d)(?!20\d\d年)\d")
BY_YEAR = re.compile(r"(?:到|展望)(20\d\d)年|(20\d\d)年(?:底|末)前?")


def read_passages(report: Report) -> tuple[Passage, ...]:
    """All passages in the order of the text; ids are `report:paragraph.sentence`, both from 1."""
    explained = find_explained(report)
    told = _without(report, explained)
    headings = find_headings(told)
    views = _views(told, headings)
    path: list[Heading] = []
    ahead = list(reversed(headings))
    found: list[Passage] = []
    for number, span in enumerate(report.paragraphs, start=1):
        if report.is_furniture(span):
            continue
        if number in explained:
            found.extend(_definitions(report, number, explained[number]))
            continue
        path = [heading for heading in path if heading.until > span.start]
        for count, sentence in enumerate(split_sentences(report.text, span), start=1):
            kind = Kind.SENTENCE
            while ahead and ahead[-1].start <= sentence.start:
                heading = ahead.pop()
                path = [*(h for h in path if h.level < heading.level), heading]
                kind = Kind.HEADING if heading.end >= sentence.end else Kind.SENTENCE
            text = report.quote(sentence)
            if not any(char.isalnum() for char in text):
                continue
            view = views[sentence if sentence in views else span]
            year, status = _dated(text, view)
            section = tuple(h.title for h in path if h.end <= sentence.start)
            place = f"{report.id}:{number}.{count}"
            passage = Passage(
                place, report.id, text, sentence.start, sentence.end, section, number, view.year, view.status, kind
            )
            figures = read_figures(passage, this_year(report, view.status))
            found.append(replace(passage, year=year, status=status, figures=figures))
    return tuple(found)


def _views(report: Report, headings: Sequence[Heading]) -> dict[Span, Outlook]:
    """What every paragraph speaks of, or, in a report that has no parts, every sentence."""
    if any(heading.level == Rank.PART for heading in headings):
        return dict(zip(report.paragraphs, outlooks(report, headings), strict=True))
    return dict(outlooks_of_sentences(report))


def _without(report: Report, explained: Container[int]) -> Report:
    """The report without its definitions: their numbers head no part of it, their years move no paragraph."""
    lines = [span for number, span in enumerate(report.paragraphs, start=1) if number in explained]
    starts = [report.text.rfind("\n", 0, span.start) + 1 for span in lines]
    gone = tuple(Span(start, span.end) for start, span in zip(starts, lines, strict=True))
    return replace(report, margins=(*report.margins, *gone)) if gone else report


def _definitions(report: Report, number: int, explained: Sequence[Explained]) -> Iterator[Passage]:
    for count, one in enumerate(explained, start=1):
        yield Passage(
            id=f"{report.id}:{number}.{count}",
            report=report.id,
            text=report.text[one.start : one.end],
            start=one.start,
            end=one.end,
            section=one.section,
            paragraph=number,
            year=str(report.year),
            status=Status.OTHER,
            kind=Kind.DEFINITION,
            term=one.term,
        )


def _dated(text: str, view: Outlook) -> tuple[str, Status]:
    """A sentence that says 到2030年 aims at that year, wherever it stands, but for what it counts before that."""
    named = BY_YEAR.search(text)
    if named and view.status is Status.TARGET and not COUNTED.search(text, 0, named.start()):
        return named[1] or named[2], Status.TARGET
    return view.year, view.status
