"""How the text operators of a PDF draw (ISO 32000, section 9). Takes operators and fonts, gives placed letters.

Knows no lines or words, and nothing of a page besides its size: `index.formats.pdf.page` reads its streams and forms.
"""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pypdf.generic import DictionaryObject

from index.formats.pdf.fonts import Fonts, Lettering
from index.formats.pdf.radicals import fold
from index.formats.pdf.space import UNMOVED, Matrix, at, matrix, shifted, times, turns, upright


class Glyph(NamedTuple):
    """Text drawn at once: mostly one character; `x` to `right` on the baseline `y`, in points from below left."""

    text: str
    x: float
    right: float
    y: float
    size: float


class Rule(NamedTuple):
    """A thin horizontal line."""

    x: float
    right: float
    y: float


@dataclass(slots=True)
class Sheet:
    """A page: its letters in the order in which they are drawn, turned so that most of them stand upright."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: int = 0


@dataclass(slots=True)
class State:
    place: Matrix = UNMOVED
    font: Lettering | None = None
    size: float = 0.0
    spacing: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class Pen:
    """Draws what text operators show; `resources` are those of the stream whose operators it follows."""

    def __init__(self, fonts: Fonts, sheet: Sheet) -> None:
        self.fonts, self.sheet = fonts, sheet
        self.state = State()
        self.saved: list[State] = []
        self.line = self.pen = UNMOVED
        self.resources = DictionaryObject()
        self.drawn: list[tuple[int, Glyph]] = []

    def turn(self) -> None:
        """Keeps the letters of the page's most common direction; stamps and water marks stand across it."""
        if not self.drawn:
            return
        way = Counter(way for way, _ in self.drawn).most_common(1)[0][0]
        self.sheet.glyphs = [glyph for its, glyph in self.drawn if its == way and glyph.text]
        if way:
            self.sheet.rules = []
        if way % 2:
            self.sheet.width, self.sheet.height = self.sheet.height, self.sheet.width

    def _show(self, shown: Any) -> None:
        """Draws a string from the pen on."""
        state = self.state
        if state.font is None or not isinstance(shown, bytes):
            return
        place = shifted(times(self.pen, state.place), 0.0, state.rise)
        reach, tall = math.hypot(*place[:2]), math.hypot(*place[2:4]) * abs(state.size)
        way, moved = turns(place), 0.0
        for letter in state.font.letters(shown):
            wide = letter.width * state.size * state.stretch
            if letter.text and way is not None:
                x, y = upright(*at(place, moved, 0.0), way, self.sheet.width, self.sheet.height)
                self._draw(Glyph(fold(letter.text), x, x + wide * reach, y, tall), way)
            moved += wide + (state.spacing + state.word * letter.spaced) * state.stretch
        self._step(moved)

    def _draw(self, glyph: Glyph, way: int) -> None:
        width, height = self.sheet.width, self.sheet.height
        if way % 2:
            width, height = height, width
        if -1 <= glyph.x <= width + 1 and -1 <= glyph.y <= height + 1 and 0 < glyph.size < height:
            self.drawn.append((way, glyph))

    def _step(self, x: float) -> None:
        self.pen = shifted(self.pen, x, 0.0)

    # operators, by their names in the standard

    def save(self, _: list[Any]) -> None:
        self.saved.append(replace(self.state))

    def restore(self, _: list[Any]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def move_page(self, operands: list[Any]) -> None:
        self.state.place = times(matrix(operands), self.state.place)

    def begin_text(self, _: list[Any]) -> None:
        self.line = self.pen = UNMOVED

    def set_font(self, operands: list[Any]) -> None:
        self.state.font = self.fonts.of(self.resources, operands[0])
        self.state.size = float(operands[1])

    def next_line(self, operands: list[Any]) -> None:
        x, y = operands
        self.line = self.pen = shifted(self.line, float(x), float(y))

    def next_line_leading(self, operands: list[Any]) -> None:
        self.state.leading = -float(operands[1])
        self.next_line(operands)

    def set_line(self, operands: list[Any]) -> None:
        self.line = self.pen = matrix(operands)

    def feed(self, _: list[Any]) -> None:
        self.next_line([0.0, -self.state.leading])

    def show_one(self, operands: list[Any]) -> None:
        self._show(operands[0])

    def show_many(self, operands: list[Any]) -> None:
        for item in operands[0]:
            if isinstance(item, bytes):
                self._show(item)
            else:
                self._step(-float(item) / 1000 * self.state.size * self.state.stretch)

    def feed_and_show(self, operands: list[Any]) -> None:
        self.feed([])
        self._show(operands[0])

    def space_feed_and_show(self, operands: list[Any]) -> None:
        self.state.word, self.state.spacing = float(operands[0]), float(operands[1])
        self.feed_and_show(operands[2:])


def _setter(name: str, scale: float = 1.0) -> Callable[[Pen, list[Any]], None]:
    def act(pen: Pen, operands: list[Any]) -> None:
        setattr(pen.state, name, float(operands[0]) * scale)

    return act


OPERATORS: dict[bytes, Callable[[Pen, list[Any]], None]] = {
    b"q": Pen.save,
    b"Q": Pen.restore,
    b"cm": Pen.move_page,
    b"BT": Pen.begin_text,
    b"Tf": Pen.set_font,
    b"Td": Pen.next_line,
    b"TD": Pen.next_line_leading,
    b"Tm": Pen.set_line,
    b"T*": Pen.feed,
    b"Tj": Pen.show_one,
    b"TJ": Pen.show_many,
    b"'": Pen.feed_and_show,
    b'"': Pen.space_feed_and_show,
    b"Tc": _setter("spacing"),
    b"Tw": _setter("word"),
    b"Tz": _setter("stretch", 0.01),
    b"TL": _setter("leading"),
    b"Ts": _setter("rise"),
}
