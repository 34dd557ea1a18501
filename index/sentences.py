"""Where sentences and clauses begin and end.

Takes a text, gives spans of it: sentences of a paragraph, and the clauses inside a sentence, the pieces
that retrieval scores and an answer cuts out. Knows no report.
"""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from index.models import Span

STOP = re.compile(r"[。！？!?]+[”’」』）)》]*")
COMMA = re.compile(r"[，；：,;:。！？!?]")
OPENERS, CLOSERS = "“‘（《「『(", "”’）》」』)"
SEMICOLON = re.compile("[；;]")
SHORTEST_CLAUSE = 4
# The longest sentence of eleven reports has 449 characters. Reading figures looks back to where a sentence
# begins, figure by figure: one of 5,000 characters takes a hundred times as long as one of 500.
LONGEST = 500
NUMERAL_END, LONGEST_NUMERAL = re.compile(r"\d[\d.,]*\Z"), 30
# Sentences whose clauses are remembered: those of some sixty reports.
KEPT = 30_000


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """Sentences of a paragraph, closing quotes included, white space around them left out.

    What would be longer than `LONGEST` is divided behind its semicolons, and where that is not enough behind
    commas, then 、, then anywhere but in a numeral.
    """
    start = span.start
    for end in (*(stop.end() for stop in STOP.finditer(text, span.start, span.end)), span.end):
        inner = SEMICOLON.finditer(text, start, end) if end - start > LONGEST else ()
        for edge in (*(mark.end() for mark in inner), end):
            while edge - start > LONGEST:
                cut = _cut(text, start, edge)
                yield from _trimmed(text, start, cut)
                start = cut
            yield from _trimmed(text, start, edge)
            start = edge


def _cut(text: str, start: int, end: int) -> int:
    """Where the first of as few pieces as may be ends, all of about one length."""
    pieces = math.ceil((end - start) / LONGEST)
    furthest = start + math.ceil((end - start) / pieces)
    for mark in "，、":
        if (at := text.rfind(mark, start, furthest)) >= 0:
            return at + 1
    numeral = NUMERAL_END.search(text, furthest - LONGEST_NUMERAL, furthest)
    return numeral.start() if numeral else furthest


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
