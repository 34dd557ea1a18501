"""What every reader of a format gives: the text of a file, and what of it is not the report's own prose.

Takes lines in reading order, gives `Extracted`. Opens no file; knows no headings, sentences or figures.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from index.models import Note, PageStart, Span


class Unreadable(Exception):
    """A file that cannot be read; `str(error)` goes on behind the file's name: what is wrong, and what to do."""


class Part(StrEnum):
    """What a line is of its file."""

    BODY = "body"
    MARGIN = "margin"  # running heads, page numbers, a site's menus: kept in the text, no paragraph
    NOTE = "note"  # a footnote or endnote


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or table row without a line break in it.

    `pages` says where pages begin in a paginated file: (offset in `text`, page number from 1), the first at
    offset 0. `term` is what a note's mark stands behind, where it is known.
    """

    text: str
    part: Part = Part.BODY
    pages: tuple[tuple[int, int], ...] = ()
    term: str = ""


@dataclass(frozen=True)
class Extracted:
    """A file's text, with spans into it in the order of the text; each span is one line.

    `title` is what the file calls itself beside its text (<title>, document properties), empty where it does not.
    """

    text: str
    margins: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()
    pages: tuple[PageStart, ...] = ()
    title: str = ""


@dataclass(slots=True)
class _Sheet:
    """The text as far as it is written."""

    lines: list[str] = field(default_factory=list)
    length: int = 0
    margins: list[Span] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    pages: list[PageStart] = field(default_factory=list)

    def write(self, line: Line) -> None:
        start, self.length = self.length, self.length + len(line.text) + 1
        self.lines.append(line.text)
        if line.part is Part.MARGIN:
            self.margins.append(Span(start, start + len(line.text)))
        if line.part is Part.NOTE:
            self.notes.append(Note(start, start + len(line.text), line.term))
        for offset, page in line.pages:
            if not self.pages or self.pages[-1].page != page:
                self.pages.append(PageStart(start + offset, page))


def assemble(lines: Iterable[Line], title: str = "") -> Extracted:
    """Lines joined by line feeds; blank ones are left out."""
    sheet = _Sheet()
    for line in lines:
        if line.text.strip():
            sheet.write(line)
    return Extracted(
        "\n".join(sheet.lines), tuple(sheet.margins), tuple(sheet.notes), tuple(sheet.pages), title.strip()
    )
