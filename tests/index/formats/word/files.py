"""Word files made by hand, element by element, for what python-docx does not write."""

import io
import zipfile

from index.formats.extracted import Extracted, Part
from index.formats.word.read import read
from index.formats.word.xml import CHOICES, MATH, RELATIONS, WORDS

SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": WORDS,
        "r": RELATIONS,
        "m": MATH,
        "mc": CHOICES,
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
# part -> its relation's kind and its root element
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "hdr",
    "header2": "hdr",
    "footer1": "ftr",
}


def relations(*found: tuple[str, str, str]) -> str:
    """A part's relations: id, kind and target of each."""
    each = "".join(f'<Relationship Id="{i}" Type="{RELATIONS}/{kind}" Target="{to}"/>' for i, kind, to in found)
    return f'<Relationships xmlns="{PACKAGE}">{each}</Relationships>'


def zipped(entries: dict[str, str | bytes]) -> bytes:
    """A zip of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return held.getvalue()


def entries(body: str, title: str = "", **parts: str) -> dict[str, str | bytes]:
    """The files of a package: `body` inside <w:body>, and further parts inside their roots, by their names."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    kinds = [(f"r_{name}", name.rstrip("12"), f"{name}.xml") for name in parts]
    held: dict[str, str | bytes] = {
        "_rels/.rels": relations(
            ("a", "officeDocument", "word/document.xml"), ("b", "metadata/core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": core,
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*kinds),
    }
    for name, content in parts.items():
        held[f"word/{name}.xml"] = f"<w:{ROOTS[name]} {SPACES}>{content}</w:{ROOTS[name]}>"
    return held


def word_file(body: str, title: str = "", **parts: str) -> bytes:
    """A .docx with this body."""
    return zipped(entries(body, title, **parts))


def x(name: str, *inside: str, **attributes: str) -> str:
    """An element; its own prefix, w unless it names one, goes before attributes too."""
    prefix, _, local = name.rpartition(":")
    prefix = prefix or "w"
    given = "".join(f' {prefix}:{key}="{value}"' for key, value in attributes.items())
    return f"<{prefix}:{local}{given}>{''.join(inside)}</{prefix}:{local}>"


def run(text: str, about: str = "") -> str:
    """A run of this text; `about` stands inside its properties."""
    return x("r", x("rPr", about), f'<w:t xml:space="preserve">{text}</w:t>')


def para(*inside: str, about: str = "") -> str:
    """A paragraph; plain text is made a run, `about` stands inside its properties."""
    return x("p", x("pPr", about), *(each if each.startswith("<") else run(each) for each in inside))


def mark(kind: str) -> str:
    """A field's mark: begin, separate, end."""
    return x("r", x("fldChar", fldCharType=kind))


def code_field(code: str, result: str) -> str:
    """A field whose result has these characters."""
    return mark("begin") + x("r", x("instrText", code)) + mark("separate") + run(result) + mark("end")


def said(found: Extracted) -> list[tuple[str, Part]]:
    """Every line of a text, with what it is."""
    margins = {span.start for span in found.margins}
    notes = {note.start for note in found.notes}
    lines, offset = [], 0
    for line in found.text.split("\n"):
        part = Part.MARGIN if offset in margins else Part.NOTE if offset in notes else Part.BODY
        lines.append((line, part))
        offset += len(line) + 1
    return lines


def body_of(body: str, **parts: str) -> list[str]:
    """The body's lines as read."""
    return [line for line, part in said(read(word_file(body, **parts))) if part is Part.BODY]
