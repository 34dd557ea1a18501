"""Footnotes and endnotes of a Word text, as the lines behind it, each with the words that its mark stands behind.

Takes the marks in the order of the text, gives lines. Does not say which note explains a term.
"""

import re
from collections.abc import Iterator, Sequence

from index.formats.extracted import Line, Part
from index.formats.word.numbering import Numbering
from index.formats.word.package import Package
from index.formats.word.paragraph import Mark
from index.formats.word.story import Story
from index.formats.word.xml import w

KINDS = ("footnote", "endnote")
QUOTES = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "」": "「", "』": "『", '"': '"'}
ASIDE = re.compile(r"[（(][^（()）]*[）)]$")
END = "。，；：、！？,;:!?… \t\u3000"
BORDER = re.compile(r"[。，；：、！？,;:!?…（）()\s]")
OPENING = tuple(mark for mark in QUOTES.values() if mark != '"')
CLOSING = re.compile(f"[{''.join(QUOTES)}]")
LONGEST = 12
LONGEST_QUOTED = 24


def note_lines(marks: Sequence[Mark], package: Package, numbering: Numbering) -> Iterator[Line]:
    """Every note that the text calls, once: footnotes in their order, then endnotes."""
    for kind in KINDS:
        root = package.of_kind(f"{kind}s")
        notes = {} if root is None else {note.get(w("id"), ""): note for note in root.iter(w(kind))}
        for mark in marks:
            if mark.kind != kind or (note := notes.pop(mark.id, None)) is None:
                continue
            term = term_before(mark.before)
            for n, line in enumerate(Story(note, numbering).lines):
                text = line.text if n else line.text.removeprefix(mark.typed).strip()
                yield Line(text, Part.NOTE, term="" if n else term)


def term_before(text: str) -> str:
    """What a mark at the end of `text` stands behind, as far as characters tell.

    The quotation that closes there, without its marks; else the words since the last mark of punctuation, from
    a quotation in them on (“343”创新产业集群), else the last `LONGEST` characters of them.
    """
    text = ASIDE.sub("", text.rstrip(END)).rstrip(END)
    opening = QUOTES.get(text[-1:], "")
    if opening and (at := text.rfind(opening, 0, -1)) >= 0:
        return text[at + 1 : -1]
    words = BORDER.split(text)[-1]
    quoted = words[max(words.rfind(mark) for mark in OPENING) :]
    if quoted[0:1] in OPENING and len(quoted) <= LONGEST_QUOTED:
        return quoted if CLOSING.search(quoted) else quoted[1:]
    return words[-LONGEST:].strip("".join(QUOTES))
