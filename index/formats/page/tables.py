"""A table of a page: its rows as sentences where it holds data, or nothing where it only lays out the page.

Takes the element and a way to read the lines of a cell, gives sentences. What a row says is
`index.formats.tables`' to tell.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from index.formats.page.elements import is_unseen, whole_number
from index.formats.tables import MOST_CELLS, rows_as_sentences

GROUPS = ("thead", "tbody", "tfoot")
AROUND = frozenset(("caption", "colgroup", "col", "tr", *GROUPS))
MOST_READ = 20_000
MOST_ACROSS, MOST_DOWN = 100, 1000
PAGE = 1000  # so many characters in one cell are an article


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of a cell, and how many of its characters are links."""

    lines: Sequence[str]
    size: int
    linked: int


def read_table(table: etree._Element, read_cell: Callable[[etree._Element], Cell]) -> list[str]:
    """The caption and a sentence a row; empty for a table that holds other tables, links or an article."""
    if not _is_plain(table):
        return []
    rows = [row for row in table.iter("tr") if not is_unseen("tr", dict(row.items()))]
    cells = [
        [cell for cell in row if cell.tag in ("td", "th") and not is_unseen("td", dict(cell.items()))] for row in rows
    ]
    if sum(len(row) > 1 for row in cells) < 2 or sum(map(len, cells)) > MOST_READ:
        return []
    read = [[(cell, read_cell(cell)) for cell in row] for row in cells]
    said = [cell for row in read for _, cell in row]
    size = sum(cell.size for cell in said)
    if 2 * sum(cell.linked for cell in said) > size or any(_is_article(cell) for cell in said):
        return []
    grid = _grid(read)
    captions = [line for caption in table.iter("caption") for line in read_cell(caption).lines]
    return [*captions, *rows_as_sentences(grid)] if grid else []


def _is_plain(table: etree._Element) -> bool:
    """Whether all of a table's text stands in the cells of its rows."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return False
    for holder in table.iter("table", "tr", *GROUPS):
        if (holder.text or "").strip():
            return False
        for child in holder:
            named = child.tag in (("td", "th") if holder.tag == "tr" else AROUND) or not isinstance(child.tag, str)
            if not named or (child.tail or "").strip():
                return False
    return True


def _is_article(cell: Cell) -> bool:
    """Whether a cell holds what a page lays out in it, not an entry of a list."""
    return cell.size > PAGE or (cell.size > PAGE // 5 and len(cell.lines) > 2)


def _grid(rows: Sequence[Sequence[tuple[etree._Element, Cell]]]) -> list[list[str]]:
    """Cells in their places, a merged one in each that it covers; nothing where they are too many."""
    grid: list[list[str]] = []
    below: dict[int, tuple[int, str]] = {}
    for row in rows:
        places: list[str] = []
        for element, cell in row:
            _fill(places, below)
            down = min(max(whole_number(element.get("rowspan"), 1), 1), MOST_DOWN)
            for _ in range(min(max(whole_number(element.get("colspan"), 1), 1), MOST_ACROSS)):
                if down > 1:
                    below[len(places)] = (down - 1, "\n".join(cell.lines))
                places.append("\n".join(cell.lines))
        _fill(places, below)
        grid.append(places)
        if len(places) * len(rows) > MOST_CELLS:
            return []
    return grid


def _fill(places: list[str], below: dict[int, tuple[int, str]]) -> None:
    """Puts into the next places what cells above hold them with."""
    while len(places) in below:
        left, text = below.pop(len(places))
        if left > 1:
            below[len(places)] = (left - 1, text)
        places.append(text)
