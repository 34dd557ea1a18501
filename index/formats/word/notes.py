"""Footnotes and endnotes of a Word text, as the lines behind it, each with the words that its mark stands behind.

Takes the marks in the order of the text, gives lines. Does not say which note explains a term.
"""

from collections.abc import Iterator, Sequence

from index.formats.extracted import Line, Part
from index.formats.note_terms import term_before
from index.formats.word.numbering import Numbering
from index.formats.word.package import Package
from index.formats.word.paragraph import Mark
from index.formats.word.story import Story
from index.formats.word.xml import w

KINDS = ("footnote", "endnote")


def note_lines(marks: Sequence[Mark], package: Package, numbering: Numbering) -> Iterator[Line]:
    """Every note that the text calls, once: footnotes in their order, then endnotes."""
    for kind in KINDS:
        root = package.of_kind(f"{kind}s")
        notes = {} if root is None else {note.get(w("id"), ""): note for note in root.iter(w(kind))}
        for mark in marks:
            if mark.kind != kind or (note := notes.pop(mark.id, None)) is None:
                continue
            for n, line in enumerate(Story(note, numbering).lines):
                text = line.text if n else line.text.removeprefix(mark.typed).strip()
                yield Line(text, Part.NOTE, term="" if n else term_before(mark.before, text))
