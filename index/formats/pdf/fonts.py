"""What the bytes that a PDF shows in one font say. Takes fonts of a PDF, gives characters with their widths.

Draws nothing and reads no font program: a font that does not tell its characters gives U+FFFD for each.
"""

import unicodedata
from dataclasses import dataclass, field

from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject
from pypdf.generic._font import Font  # what pypdf's own text extraction decodes with; it has no public name

UNKNOWN = "\ufffd"
# What pypdf raises on malformed objects besides its own errors.
BROKEN = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, AssertionError)
LEFT_OUT = "\u200b\u00ad\ufeff"  # they are never seen
# Predefined encodings that pypdf does not know by name, by how their names begin.
ENCODINGS = {"/GBK": "gb18030", "/GB": "gbk", "/UniGB-UTF8": "utf-8", "/UniGB-UTF32": "utf-32-be"}
HALF_WIDTH = ("/GBK-", "/GBK2K-", "/GB-EUC-")


@dataclass(frozen=True, slots=True)
class Letter:
    """One shown code: its characters (mostly one), its width in ems, and whether word spacing widens it."""

    text: str
    width: float
    spaced: bool = False


@dataclass(slots=True)
class Lettering:
    """A font as far as its text needs it.

    `widths` are by code, or by CID where `ascii_cid` is the CID of the code 0; `blind` fonts tell no characters.
    """

    encoding: str | dict[int, str]
    characters: dict[str, str]
    widths: dict[str, float]
    default: float
    unit: float = 0.001
    ascii_cid: int | None = None
    blind: bool = False
    _known: dict[str, Letter] = field(default_factory=dict)

    def letters(self, shown: bytes) -> list[Letter]:
        """The letters of a shown string, in its order."""
        if not isinstance(self.encoding, str):
            codes = shown.decode("latin-1")
        elif "utf-16" in self.encoding:
            codes = shown.decode("utf-16-be", "surrogatepass" if len(shown) % 2 == 0 else "replace")
        else:
            codes = shown.decode(self.encoding, "replace")
        return [self._known.get(code) or self._learn(code) for code in codes]

    def _learn(self, code: str) -> Letter:
        spaced = code == " " and not isinstance(self.encoding, str)
        letter = self._known[code] = Letter(self._text(code), self._width(code) * self.unit, spaced)
        return letter

    def _text(self, code: str) -> str:
        if self.blind:
            return UNKNOWN
        text = self.characters.get(code)
        if text is None and isinstance(self.encoding, dict):
            text = self.encoding.get(ord(code), code)
        if text is None:
            text = code if self.ascii_cid is not None else UNKNOWN
        return "".join(_shown(char) for char in text)

    def _width(self, code: str) -> float:
        if self.ascii_cid is None:
            return self.widths.get(code, self.default)
        return self.widths.get(chr(ord(code) + self.ascii_cid), self.default) if " " <= code <= "~" else self.default


@dataclass(slots=True)
class Fonts:
    """The fonts of a file by the object that they are; a file names the same few on each page."""

    known: dict[int, tuple[object, Lettering | None]] = field(default_factory=dict)

    def of(self, resources: DictionaryObject, name: object) -> Lettering | None:
        """The font of this name; None where there is none, or it is damaged."""
        fonts = inside(resources, "/Font")
        held = fonts.raw_get(name) if name in fonts else None
        key = held.idnum if isinstance(held, IndirectObject) else -id(held)
        if key not in self.known:
            self.known[key] = (held, _read(held))  # held: its id is its own for as long as it lives
        return self.known[key][1]


def inside(resources: DictionaryObject, name: object) -> DictionaryObject:
    """A dictionary within another; an empty one where there is none."""
    found = resources.get(name)
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _read(held: object) -> Lettering | None:
    found = held.get_object() if isinstance(held, IndirectObject) else held
    try:
        return lettering(found) if isinstance(found, DictionaryObject) else None
    except (PyPdfError, *BROKEN):
        return None


def lettering(resource: DictionaryObject) -> Lettering:
    """A font of a page's resources. Raises what pypdf raises on a damaged one."""
    font = Font.from_font_resource(resource)
    widths = {key: float(value) for key, value in font.character_widths.items()}
    found = Lettering(font.encoding, font.character_map, widths, widths.get("default", 500.0))
    if font.sub_type == "Type0":
        _compose(found, resource)
    elif font.sub_type == "Type3":
        place = resource.get("/FontMatrix")
        found.unit = abs(float(place[0])) if isinstance(place, ArrayObject) else found.unit
        found.blind = not font.interpretable
    return found


def _compose(found: Lettering, resource: DictionaryObject) -> None:
    """A font of Chinese, Japanese or Korean: two bytes a letter, or an encoding that the standard names."""
    found.default = _default_width(resource)
    name = resource.get("/Encoding")
    if not isinstance(name, NameObject) or name.startswith("/Identity"):
        found.encoding = "utf-16-be"
        found.blind = not found.characters
        return
    known = next((encoding for start, encoding in ENCODINGS.items() if name.startswith(start)), "")
    found.encoding = known or found.encoding
    if "utf-16" not in found.encoding:
        found.characters = {}  # they go by code, and `letters` has decoded the codes
    # In the Adobe collections the CIDs from 1 on are ASCII, in those of Chinese those from 814 on of half width.
    found.ascii_cid = 782 if name.startswith(HALF_WIDTH) else -31


def _default_width(resource: DictionaryObject) -> float:
    descendants = resource.get("/DescendantFonts")
    descendants = descendants.get_object() if descendants is not None else None
    if isinstance(descendants, ArrayObject) and descendants:
        own = descendants[0].get_object()
        if isinstance(own, DictionaryObject) and isinstance(width := own.get("/DW", 1000), (int, float)):
            return float(width)
    return 1000.0


def _shown(char: str) -> str:
    """A character as it is kept: no line ends, no halves of a pair, no-break spaces as spaces."""
    if char == "\u00a0":
        return " "
    if char in LEFT_OUT:
        return ""
    return UNKNOWN if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char
