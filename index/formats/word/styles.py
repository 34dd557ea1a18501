"""What a document's styles say of a paragraph or run: hidden, numbered, or an entry of the table of contents.

Takes the styles part, gives what holds for a style with all that it is based on. Reads no text.
"""

import re
from dataclasses import dataclass

from index.formats.word.xml import Element, switched, value, w

CONTENTS = re.compile(r"toc (?:\d|heading)", re.I)
DEEPEST = 50


@dataclass(frozen=True, slots=True)
class NumberedBy:
    """A style's numbering: the list, and the level where it names one (empty else)."""

    number: str
    level: str


class Styles:
    """The styles of one document, by id; an unknown id stands for a style that says nothing."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._default = ""
        for style in () if root is None else root.iter(w("style")):
            name = style.get(w("styleId"), "")
            self._by_id[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}:
                self._default = name
        self._hidden: dict[str, bool] = {}

    def of(self, paragraph_properties: Element | None) -> str:
        """The style's id of a paragraph: its own, else the document's default one."""
        return value(paragraph_properties, "pStyle") or self._default

    def hidden(self, run_properties: Element | None, paragraph_style: str) -> bool:
        """Whether a run is hidden text: by itself, by its own style, or by its paragraph's."""
        direct = switched(run_properties, "vanish")
        if direct is not None:
            return direct
        style = value(run_properties, "rStyle")
        return (bool(style) and self._hides(style)) or self._hides(paragraph_style)

    def is_contents(self, style: str) -> bool:
        """Whether a paragraph of this style is an entry, or the heading, of a table of contents."""
        return any(CONTENTS.match(value(each, "name")) for _, each in self._line(style))

    def numbering(self, style: str) -> NumberedBy | None:
        """The list that a paragraph style belongs to, by itself or by what it is based on."""
        level = ""
        for _, each in self._line(style):
            found = each.find(f"{w('pPr')}/{w('numPr')}")
            level = level or value(found, "ilvl")
            if number := value(found, "numId"):
                return NumberedBy(number, level)
        return None

    def ancestry(self, style: str) -> list[str]:
        """The style's id and those that it is based on, the nearest first."""
        return [name for name, _ in self._line(style)]

    def _hides(self, style: str) -> bool:
        if style not in self._hidden:
            said = (switched(each.find(w("rPr")), "vanish") for _, each in self._line(style))
            self._hidden[style] = next((hides for hides in said if hides is not None), False)
        return self._hidden[style]

    def _line(self, style: str) -> list[tuple[str, Element]]:
        line: list[tuple[str, Element]] = []
        while style in self._by_id and len(line) < DEEPEST:
            line.append((style, self._by_id[style]))
            style = value(self._by_id[style], "basedOn")
        return line
