"""A `Report` to `Passage`s: one sentence each, with section path, paragraph, offsets, year, status and figures.

Furniture becomes no passage; headings do, marked as such. Does not embed or score.
"""

import re
from dataclasses import replace

from index.figures import read_figures
from index.models import Kind, Passage, Report, Status
from index.sentences import split_sentences
from index.structure import Heading, Outlook, find_headings, outlooks

BY_YEAR = re.compile(r"到(20\d\d)年|(20\d\d)年(?:底|末)前?")
RUN_IN_LEVEL = 3  # such a heading ends with its paragraph


def read_passages(report: Report) -> tuple[Passage, ...]:
    """All passages in the order of the text; ids are `report:paragraph.sentence`, both from 1."""
    headings = find_headings(report)
    views = outlooks(report, headings)
    path: list[Heading] = []
    ahead = list(reversed(headings))
    found: list[Passage] = []
    for number, (span, view) in enumerate(zip(report.paragraphs, views, strict=True), start=1):
        if any(f.start <= span.start < f.end for f in report.furniture):
            continue
        path = [heading for heading in path if heading.level < RUN_IN_LEVEL]
        for count, sentence in enumerate(split_sentences(report.text, span), start=1):
            kind = Kind.SENTENCE
            while ahead and ahead[-1].start <= sentence.start:
                heading = ahead.pop()
                path = [*(h for h in path if h.level < heading.level), heading]
                kind = Kind.HEADING if heading.end >= sentence.end else Kind.SENTENCE
            text = report.quote(sentence)
            if not any(char.isalnum() for char in text):
                continue
            year, status = _dated(text, view)
            section = tuple(h.title for h in path if h.end <= sentence.start)
            place = f"{report.id}:{number}.{count}"
            passage = Passage(place, report.id, text, sentence.start, sentence.end, section, number, year, status, kind)
            found.append(replace(passage, figures=read_figures(passage)))
    return tuple(found)


def _dated(text: str, view: Outlook) -> tuple[str, Status]:
    """A sentence that says 到2030年 aims at that year, wherever it stands."""
    if (named := BY_YEAR.search(text)) and view.status is Status.TARGET:
        return named[1] or named[2], Status.TARGET
    return view.year, view.status
