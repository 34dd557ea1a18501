"""A Markdown file: its lines as they would be shown, without the signs that mark them up.

Takes bytes, gives `Extracted`. What it holds of html is read as on a web page, so that no script becomes text; a
table's rows become sentences, front matter is a margin, [^1] are notes. Headings are told by the report's words.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from index.formats.extracted import Extracted, Line, Part, Unreadable, assemble
from index.formats.page.read import parse
from index.formats.page.walk import read_lines
from index.formats.plain import decode

# Chinese prose is indented, and [1]: opens a line of it: neither is code or a link's address here.
OFF = ("code", "reference")
FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<inside>(?:(?!(?:---|\.\.\.)[ \t]*(?:\n|\Z)).*\n){0,200})(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
FIELD = re.compile(r"^[\w一-龥-]{1,40}\s*[:：]", re.M)
NAMED = re.compile(r"""^title\s*[:：]\s*["']?(.{1,200}?)["']?\s*$""", re.M)
NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.M)
CALL = re.compile(r"\[\^([^\]\s]{1,40})\](?!:)")
# What is left where a sign stands between 汉字 and their punctuation, which the standard does not take for one.
BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+?)\1")
HEADING = re.compile(r"^#{1,6}\s*(?=[^\s#])")
CLOSING = re.compile(r"(?<=[^\s#])\s+#+$")


def read(raw: bytes) -> Extracted:
    """The file's lines. Raises Unreadable where it is no Chinese text, or shows none."""
    text = decode(raw)
    front = FRONT_MATTER.match(text)
    inside = front["inside"] if front and FIELD.search(front["inside"]) else ""
    body = text[front.end() :] if front and inside else text
    lines = [Line(line.strip(), Part.MARGIN) for line in inside.split("\n")]
    shown = list(_lines(body))
    if not shown:
        raise Unreadable("里没有正文：请放入完整的报告，或把它移走")
    named = NAMED.search(inside)
    return assemble([*lines, *shown], named[1] if named else "")


def _lines(text: str) -> Iterator[Line]:
    reader = (
        MarkdownIt("commonmark", {"breaks": True, "html": True}).enable(["table", "strikethrough"]).disable(list(OFF))
    )
    page = read_lines(parse(f"<body>{reader.render(_with_notes(text))}</body>"))
    for block in page.blocks:
        part = Part.NOTE if block.note else Part.BODY
        yield Line(_plain(block.text), part, term=_plain(block.term))


def _with_notes(text: str) -> str:
    """Footnotes as a page has them: a link where one is called, a place with that name where it stands."""
    names = {name: n for n, name in enumerate(dict.fromkeys(NOTE.findall(text)), 1)}
    noted = NOTE.sub(lambda note: f'\n\n<span id="md-note-{names[note[1]]}"></span>', text)

    def call(mark: re.Match[str]) -> str:
        number = names.get(mark[1])
        return f'<a href="#md-note-{number}">{number}</a>' if number else mark[0]

    return CALL.sub(call, noted)


def _plain(line: str) -> str:
    return CLOSING.sub("", BOLD.sub(r"\2", HEADING.sub("", line)))
