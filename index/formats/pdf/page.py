"""A page of a PDF to the letters on it and where each stands. Takes pypdf's page, gives a `Sheet`.

Follows its content into forms; looks at no picture. Where a marked span says which characters its glyphs mean
(ActualText), those are taken.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from index.formats.pdf.fonts import BROKEN, Fonts, inside
from index.formats.pdf.glyphs import OPERATORS, Pen, Rule, Sheet
from index.formats.pdf.radicals import fold
from index.formats.pdf.space import UNMOVED, Matrix, at, matrix, shifted, times

DEEPEST = 10
MOST_FORMS = 2_000
THICKEST_RULE = 3.0
SHORTEST_RULE = 20.0


def read_sheet(page: PageObject, number: int, fonts: Fonts) -> Sheet:
    """The letters of a page. Raises what pypdf raises on a damaged one."""
    box = page.cropbox
    sheet = Sheet(number, float(box.width), float(box.height))
    painter = _Painter(sheet, Pen(fonts, sheet), page.pdf)
    painter.paint(page, page.get("/Contents"), shifted(UNMOVED, -float(box.left), -float(box.bottom)))
    painter.pen.turn()
    return sheet


class _Painter:
    """Follows the operators of a page and of the forms in it."""

    def __init__(self, sheet: Sheet, pen: Pen, pdf: Any) -> None:
        self.sheet, self.pen, self.pdf = sheet, pen, pdf
        self.point = (0.0, 0.0)
        self.spans: list[tuple[int, str]] = []
        self.forms = 0

    def paint(self, owner: DictionaryObject, contents: Any, place: Matrix, depth: int = 0) -> None:
        """Follows one content stream, and the forms that it shows."""
        if contents is None or depth > DEEPEST:
            return
        pen = self.pen
        kept = pen.state, pen.saved, pen.resources, self.spans
        pen.state, pen.saved, pen.resources, self.spans = replace(pen.state, place=place), [], _resources(owner), []
        for operands, operator in ContentStream(contents, self.pdf, "bytes").operations:
            try:
                if operator == b"Do":
                    self._show_form(operands[0], depth)
                elif operator in OPERATORS:
                    OPERATORS[operator](pen, operands)
                elif operator in _MARKS:
                    _MARKS[operator](self, operands)
            except BROKEN:  # an operator without its operands moves nothing
                continue
        pen.state, pen.saved, pen.resources, self.spans = kept

    def _show_form(self, name: Any, depth: int) -> None:
        form = inside(self.pen.resources, "/XObject").get(name)
        form = form.get_object() if form is not None else None
        if not isinstance(form, StreamObject):
            return
        if form.get("/Subtype") != "/Form":
            self.sheet.pictures += 1
            return
        self.forms += 1
        if self.forms <= MOST_FORMS:
            own = matrix(form["/Matrix"]) if "/Matrix" in form else UNMOVED
            self.paint(form, form, times(own, self.pen.state.place), depth + 1)

    def begin_span(self, operands: list[Any]) -> None:
        said = operands[1] if len(operands) > 1 else None
        if isinstance(said, str):
            said = inside(self.pen.resources, "/Properties").get(said)
            said = said.get_object() if said is not None else None
        actual = said.get("/ActualText") if isinstance(said, DictionaryObject) else None
        self.spans.append((len(self.pen.drawn), _string(actual)))

    def end_span(self, _: list[Any]) -> None:
        if not self.spans:
            return
        start, actual = self.spans.pop()
        inside = self.pen.drawn[start:]
        if not actual or not 0 < len(inside) <= len(actual) <= 4 * len(inside):
            return
        parts = [*actual[: len(inside) - 1], actual[len(inside) - 1 :]]
        self.pen.drawn[start:] = [
            (way, glyph._replace(text=fold(text))) for (way, glyph), text in zip(inside, parts, strict=True)
        ]

    def rectangle(self, operands: list[Any]) -> None:
        x, y, width, height = map(float, operands)
        self._rule((x, y), (x + width, y + height))

    def start_path(self, operands: list[Any]) -> None:
        self.point = float(operands[0]), float(operands[1])

    def line_to(self, operands: list[Any]) -> None:
        to = float(operands[0]), float(operands[1])
        self._rule(self.point, to)
        self.point = to

    def _rule(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        (x, y), (right, top) = (at(self.pen.state.place, *point) for point in (one, other))
        if abs(top - y) <= THICKEST_RULE and abs(right - x) >= SHORTEST_RULE:
            self.sheet.rules.append(Rule(min(x, right), max(x, right), (y + top) / 2))

    def picture(self, _: Any) -> None:
        self.sheet.pictures += 1


_MARKS: dict[bytes, Callable[[_Painter, Any], None]] = {
    b"BDC": _Painter.begin_span,
    b"BMC": _Painter.begin_span,
    b"EMC": _Painter.end_span,
    b"re": _Painter.rectangle,
    b"m": _Painter.start_path,
    b"l": _Painter.line_to,
    b"INLINE IMAGE": _Painter.picture,
}


def _resources(owner: Any) -> DictionaryObject:
    """A page's or form's own resources, or those that it inherits."""
    for _ in range(50):
        if "/Resources" in owner:
            found = owner["/Resources"].get_object()
            return found if isinstance(found, DictionaryObject) else DictionaryObject()
        if "/Parent" not in owner:
            break
        owner = owner["/Parent"].get_object()
    return DictionaryObject()


def _string(found: Any) -> str:
    """A text string of a dictionary, which `ContentStream` leaves as bytes."""
    found = found.get_object() if found is not None else ""
    if isinstance(found, bytes):
        marked = found.startswith((b"\xfe\xff", b"\xff\xfe"))
        return found.decode("utf-16" if marked else "utf-8", "ignore")
    return found if isinstance(found, str) else ""
