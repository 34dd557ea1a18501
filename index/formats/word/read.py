"""The docx reader: a Word file's text as a reader of its printed pages would copy it out.

Takes the file's bytes, gives its lines in order (numbers that Word writes by itself included), then its notes,
then its headers and footers as margin. Knows no headings, sentences or figures; a .docx has no pages to cite.
"""

import re
from collections.abc import Iterator

from index.formats.extracted import Extracted, Line, Part, Unreadable, assemble
from index.formats.word.notes import note_lines
from index.formats.word.numbering import Numbering
from index.formats.word.package import Package, open_package
from index.formats.word.story import Story
from index.formats.word.styles import Styles
from index.formats.word.xml import RELATIONS, w

REFERENCES = ("headerReference", "footerReference")
PAGE_WORDS = re.compile(r"\bpages?\b|\bof\b|[第页共]", re.I)
LETTER = re.compile(r"[^\W\d_]")


def read(raw: bytes) -> Extracted:
    """A .docx as text. Raises Unreadable where it is none, locked, damaged, too large, or without text."""
    package = open_package(raw)
    styles = Styles(package.of_kind("styles"))
    numbering = Numbering(package.of_kind("numbering"), styles)
    body = Story(package.document, numbering)
    notes = list(note_lines(body.marks, package, numbering))
    if all(line.part is Part.MARGIN for line in body.lines):
        raise Unreadable("里没有读到文字，可能是扫描的图片：请换成有文字的版本，或先做文字识别（OCR）再放进来")
    return assemble([*body.lines, *notes, *_running_lines(package, numbering)], package.title())


def _running_lines(package: Package, numbering: Numbering) -> Iterator[Line]:
    """The lines of headers, then of footers, each once; those that only number pages are left out."""
    seen = set()
    for reference in REFERENCES:
        parts = dict.fromkeys(each.get(f"{{{RELATIONS}}}id", "") for each in package.document.iter(w(reference)))
        for part in parts:
            root = package.of_id(part)
            for line in () if root is None else Story(root, numbering).lines:
                if line.text not in seen and LETTER.search(PAGE_WORDS.sub("", line.text)):
                    seen.add(line.text)
                    yield Line(line.text, Part.MARGIN)
