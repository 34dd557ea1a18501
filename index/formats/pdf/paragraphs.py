"""Rows to paragraphs, over pages and columns. Takes rows in reading order, gives `Line`s as every reader does.

A paragraph begins with an indent, behind a gap, in another size of type, or behind a line that ends where the
next letter would still have fitted. What words say is not looked at, but where a page ends in doubt.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.formats.extracted import Line
from index.formats.pdf.lines import Row
from index.formats.pdf.measures import GAP, Usual, alike

# What begins a paragraph more often than a sentence: a number, a dash, or a short sentence as a heading runs in.
OPENS = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.．、]|[①-⑳]|——|[^。！？!?]{2,20}[。！：:]")
ENDED = re.compile(r"[。！？!?：:][”’）)]*$")
LATIN = re.compile(r"[A-Za-z]")
SPURIOUS = 0.3


@dataclass(frozen=True, slots=True)
class Aside:
    """A line that is no body and interrupts it: a page's margin, or a note."""

    line: Line


@dataclass(slots=True)
class _Join:
    """How lines of one paragraph are joined in this file."""

    parts_words: bool = False  # lines end wherever they are full, also within words and numbers
    spaces: bool = False  # a space drawn at a line's end is the text's own


def read_paragraphs(stream: Sequence[Row | Aside], usual: Usual) -> list[Line]:
    """The lines of the file; an aside comes behind the paragraph that it interrupts."""
    join = _joining([item for item in stream if isinstance(item, Row)], usual)
    found: list[Line] = []
    rows: list[Row] = []
    waiting: list[Line] = []
    for item in stream:
        if isinstance(item, Aside):
            waiting.append(item.line)
            continue
        if rows and _begins(item, rows[-1], usual):
            found += [join_rows(rows, join), *waiting]
            rows, waiting = [], []
        if not rows:
            found += waiting
            waiting = []
        rows.append(item)
    return [*found, *([join_rows(rows, join)] if rows else []), *waiting]


def join_rows(rows: Sequence[Row], join: "_Join | None" = None) -> Line:
    """Rows of one paragraph as one line: 汉字 without a space between, Latin words with one."""
    text = ""
    pages: list[tuple[int, int]] = []
    for place, row in enumerate(rows):
        if place:
            text += _between(rows[place - 1], row, join or _Join())
        if not pages or pages[-1][1] != row.page:
            pages.append((len(text), row.page))
        text += row.text
    return Line(text, pages=tuple(pages))


def _begins(row: Row, last: Row, usual: Usual) -> bool:
    """Whether a row begins a paragraph of its own."""
    if not alike(row.size, last.size):
        return True
    left, _ = usual.edges_of(row)
    _, right = usual.edges_of(last)
    short = right - last.right > row.head + 0.4 * row.size
    if row.x - left > 0.8 * row.size and (usual.indented or abs(row.x - last.x) > 0.8 * row.size):
        return True
    turned = row.page != last.page or row.column != last.column
    if not usual.indented and (turned or not usual.gapped):
        # Nothing else tells here whether a full line ends a paragraph: it does where it alone is not spread to the
        # edge, or as what follows begins.
        ends = bool(ENDED.search(last.text) and OPENS.match(row.text))
        short = short or (right - last.right > 0.1 * row.size if usual.justified else ends)
    gap = last.y - row.y
    return short or (not turned and (gap < 0 or gap > (1.5 if usual.indented else GAP) * usual.pitch_of(row)))


def _joining(rows: Sequence[Row], usual: Usual) -> _Join:
    joints = [(row, following) for row, following in pairwise(rows) if not _begins(following, row, usual)]
    cut = any(row.text[-1:].isdigit() and following.text[:1].isdigit() and not row.spaced for row, following in joints)
    spaced = sum(row.spaced for row, _ in joints)
    return _Join(parts_words=cut, spaces=spaced <= SPURIOUS * len(joints))


def _between(row: Row, following: Row, join: _Join) -> str:
    if row.spaced and join.spaces:
        return " "
    if LATIN.fullmatch(row.text[-1:]) and LATIN.fullmatch(following.text[:1]):
        return " " if row.spaced or not join.parts_words else ""
    return ""
