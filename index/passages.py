"""A `Report` to `Passage`s: one sentence each, with section path, paragraph, offsets, year and status.

Also the clauses inside a sentence, the pieces that retrieval scores and an answer cuts out.
Furniture becomes no passage; headings do, marked as such. Does not embed or score.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.models import Kind, Passage, Report, Span, Status
from index.structure import Heading, Outlook, find_headings, outlooks

STOP = re.compile(r"[。！？!?]+[”’」』）)》]*")
COMMA = re.compile(r"[，；：,;:。！？!?]")
BY_YEAR = re.compile(r"到(20\d\d)年|(20\d\d)年(?:底|末)前?")
OPENERS, CLOSERS = "“‘（《「『(", "”’）》」』)"
SHORTEST_CLAUSE = 4
RUN_IN_LEVEL = 3  # such a heading ends with its paragraph
# Sentences whose clauses are remembered: those of some sixty reports.
KEPT = 30_000


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
            found.append(
                Passage(
                    f"{report.id}:{number}.{count}",
                    report.id,
                    text,
                    sentence.start,
                    sentence.end,
                    section,
                    number,
                    year,
                    status,
                    kind,
                )
            )
    return tuple(found)


def _dated(text: str, view: Outlook) -> tuple[str, Status]:
    """A sentence that says 到2030年 aims at that year, wherever it stands."""
    if (named := BY_YEAR.search(text)) and view.status is Status.TARGET:
        return named[1] or named[2], Status.TARGET
    return view.year, view.status


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """Sentences of a paragraph, closing quotes included, white space around them left out."""
    start = span.start
    for stop in STOP.finditer(text, span.start, span.end):
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if stripped := piece.strip():
        lead = len(piece) - len(piece.lstrip())
        yield Span(start + lead, start + lead + len(stripped))


@lru_cache(maxsize=KEPT)
def split_clauses(sentence: str) -> tuple[Span, ...]:
    """Clauses between commas, semicolons and colons, as offsets in the sentence, without the mark.

    Marks inside quotation marks or brackets, and commas inside a number, do not divide. A clause of
    fewer than four characters stays with the one behind it.
    """
    clauses = []
    start, depth = 0, 0
    for n, char in enumerate(sentence):
        if char in OPENERS:
            depth += 1
        elif char in CLOSERS:
            depth = max(0, depth - 1)
        elif depth == 0 and COMMA.match(char) and not _inside_number(sentence, n):
            if n - start >= SHORTEST_CLAUSE:
                clauses.append(Span(start, n))
                start = n + 1
            elif n == start:
                start = n + 1
    if any(char.isalnum() for char in sentence[start:]):
        clauses.append(Span(start, len(sentence)))
    return tuple(clauses)


def _inside_number(sentence: str, n: int) -> bool:
    return sentence[n] in ",:" and sentence[n - 1 : n].isdigit() and sentence[n + 1 : n + 2].isdigit()
