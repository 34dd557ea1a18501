"""A stretch of a report cut into sentences, and these into plain text, figures of the ledger and explained terms.

Takes a report's passages and definitions; gives pieces that are together the stretch, character by character. Makes no
HTML.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.models import Kind, Passage, Report, Span
from index.terms import spellings


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `figure` is where a figure of the ledger begins, `term` the paragraph that explains a term."""

    text: str
    figure: int | None = None
    term: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Pieces of one sentence; `whole` where they are a passage of the index, or the part of it that stands here."""

    pieces: tuple[Piece, ...]
    whole: bool


class Sentences:
    """Cuts the stretches of one report, from its beginning to its end."""

    def __init__(self, report: Report, passages: Sequence[Passage], definitions: Sequence[Passage]) -> None:
        self._report = report
        self._passages = sorted((*passages, *definitions), key=lambda passage: passage.start)
        self._starts = [passage.start for passage in self._passages]
        self._terms = _terms_of(definitions)
        self._any = _pattern(self._terms)
        self._explained = set[int]()

    def begin_part(self) -> None:
        """From here on every term is explained anew, at its first mention."""
        self._explained.clear()

    def cut(self, span: Span, *, with_terms: bool = True) -> Iterator[Sentence]:
        """The sentences of `span`; what stands between passages is no sentence of its own."""
        at = span.start
        for passage in self._within(span):
            start, end = max(passage.start, at), min(passage.end, span.end)
            if start >= end:
                continue
            if start > at:
                yield Sentence(tuple(self._pieces(at, start, with_terms)), whole=False)
            yield Sentence(
                tuple(self._figures(passage, start, end, with_terms and passage.kind is Kind.SENTENCE)), whole=True
            )
            at = end
        if at < span.end:
            yield Sentence(tuple(self._pieces(at, span.end, with_terms)), whole=False)

    def _within(self, span: Span) -> Sequence[Passage]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        # One that begins before may reach into the span.
        return self._passages[max(first - 1, 0) : last]

    def _figures(self, passage: Passage, start: int, end: int, with_terms: bool) -> Iterator[Piece]:
        at = start
        for figure in sorted(passage.figures, key=lambda figure: figure.start):
            if figure.start < at or figure.end > end:
                continue
            yield from self._pieces(at, figure.start, with_terms)
            yield Piece(self._report.text[figure.start : figure.end], figure=figure.start)
            at = figure.end
        yield from self._pieces(at, end, with_terms)

    def _pieces(self, start: int, end: int, with_terms: bool) -> Iterator[Piece]:
        """Text without figures, cut where a term is mentioned that has not been in this part."""
        text = self._report.text[start:end]
        cuts = [0, len(text)]
        terms = dict[int, int]()
        if with_terms and self._any:
            for found in self._any.finditer(text):
                paragraph = self._terms[found[0].casefold()]
                if paragraph not in self._explained:
                    self._explained.add(paragraph)
                    terms[found.start()] = paragraph
                    cuts += found.span()
        for one, other in pairwise(sorted(set(cuts))):
            yield Piece(text[one:other], term=terms.get(one))


def _terms_of(definitions: Sequence[Passage]) -> Mapping[str, int]:
    """By spelling the paragraph that explains it; the first of several explanations."""
    found = dict[str, int]()
    for passage in definitions:
        if passage.term:
            for name in spellings(passage.term):
                found.setdefault(name.casefold(), passage.paragraph)
    return found


def _pattern(terms: Mapping[str, int]) -> re.Pattern[str] | None:
    """Any of the terms, the longest first; Latin ones only as words of their own."""
    if not terms:
        return None
    names = "|".join(re.escape(name) for name in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z0-9])(?=[A-Za-z0-9])(?:{names})(?![A-Za-z0-9])|(?![A-Za-z0-9])(?:{names})", re.I)
