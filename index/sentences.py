"""Where sentences and clauses begin and end.

Takes a text, gives spans of it: sentences of a paragraph, and the clauses inside a sentence, the pieces
that retrieval scores and an answer cuts out. Knows no report.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.models import Span

STOP = re.compile(r"[。！？!?]+[”’」』）)》]*")
COMMA = re.compile(r"[，；：,;:。！？!?]")
OPENERS, CLOSERS = "“‘（《「『(", "”’）》」』)"
SHORTEST_CLAUSE = 4
# Sentences whose clauses are remembered: those of some sixty reports.
KEPT = 30_000


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
