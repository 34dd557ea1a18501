"""A Word table's cells as the reader of the page sees them: rows in order, merged cells in every place they cover.

Takes a table's elements, and the lines that its cells hold; gives rows of text. Makes no sentences.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.formats.extracted import Line, Part
from index.formats.word.xml import VAL, Element, removed, value, w, whole

WIDEST = 63  # Word's own limit of columns
LONGEST_REPEATED = 200  # a merged cell with more in it is no heading of rows


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of a row: its element (None: nothing stands there), how many columns it covers, and whether it goes
    on with the cell above."""

    element: Element | None
    span: int
    merged: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell with the lines that it holds."""

    cell: Cell
    lines: Sequence[Line]


def rows_of(table: Element) -> Iterator[Element]:
    """Its rows, also those inside content controls; deleted and hidden ones are left out."""
    return _parts(table, w("tr"))


def cells_of(row: Element) -> list[Cell]:
    """The places of a row from the left, with those that it leaves free at its ends."""
    properties = row.find(w("trPr"))
    cells = [_free(value(properties, "gridBefore"))]
    for element in _parts(row, w("tc")):
        about = element.find(w("tcPr"))
        merge = None if about is None else about.find(w("vMerge"))
        goes_on = merge is not None and merge.get(VAL, "continue") == "continue"
        cells.append(Cell(element, _bounded(value(about, "gridSpan")), goes_on))
    cells.append(_free(value(properties, "gridAfter")))
    return [cell for cell in cells if cell.span]


def is_layout(rows: Sequence[Sequence[Filled]]) -> bool:
    """Whether a table only lays out a page: one cell a row, a table inside it, or the table of contents."""
    cells = [filled for row in rows for filled in row]
    if max(map(len, rows), default=0) < 2 or all(line.part is Part.MARGIN for each in cells for line in each.lines):
        return True
    elements = (each.cell.element for each in cells)
    return any(element.find(f".//{w('tbl')}") is not None for element in elements if element is not None)


def texts(rows: Sequence[Sequence[Filled]]) -> list[list[str]]:
    """The rows' text, a cell's lines parted by line feeds; a merged cell's is repeated in what it covers."""
    above: dict[int, str] = {}
    found = []
    for row in rows:
        written: list[str] = []
        for filled in row:
            own = "\n".join(line.text for line in filled.lines)
            text = above.get(len(written), "") if filled.cell.merged else own
            again = text if len(text) <= LONGEST_REPEATED else ""
            above |= dict.fromkeys(range(len(written), len(written) + filled.cell.span), again)
            more = max(0, min(filled.cell.span, WIDEST - len(written)) - 1)
            written += [text, *[again] * more]
        found.append(written)
    return found


def _parts(holder: Element, tag: str) -> Iterator[Element]:
    for child in holder:
        if removed(child):
            continue
        if child.tag == tag:
            yield child
        elif child.tag not in {w("tblPr"), w("trPr"), w("tblGrid")}:
            yield from _parts(child, tag)


def _free(columns: str) -> Cell:
    return Cell(None, max(0, min(whole(columns, 0), WIDEST)), merged=False)


def _bounded(span: str) -> int:
    return max(1, min(whole(span, 1), WIDEST))
