"""What is usual in a file: size of type, distance of lines, edges of columns. Takes rows, gives numbers in points."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.formats.pdf.lines import CLOSING, Row

FEWEST_ROWS = 8
GAP = 1.15
SPREAD = 0.02


@dataclass(frozen=True, slots=True)
class Usual:
    """`size` of the body's type, `pitch` of its lines, `pitches` of lines by size, `edges` of columns.

    `indented` and `gapped` tell whether paragraphs begin with an indent, or behind a gap; `justified` whether lines
    are spread to the column's edge, but for a paragraph's last.
    """

    size: float
    pitch: float
    pitches: dict[float, float]
    indented: bool
    gapped: bool
    justified: bool
    edges: dict[tuple[int, bool], tuple[float, float]]

    def is_body(self, row: Row) -> bool:
        """Whether a row is set in the body's size."""
        return alike(row.size, self.size)

    def pitch_of(self, row: Row) -> float:
        """The distance of two lines of one paragraph in this row's size."""
        return self.pitches.get(round(row.size), self.pitch * row.size / self.size)

    def edges_of(self, row: Row) -> tuple[float, float]:
        """Where the lines of this row's column begin and end."""
        return self.edges[row.column, bool(row.page % 2)]


def alike(size: float, other: float) -> bool:
    """Whether two sizes of type are one."""
    return abs(size - other) <= 0.05 * max(size, other)


def measure(pages: Sequence[Sequence[Row]]) -> Usual:
    """What is usual in the rows of these pages."""
    rows = [row for page in pages for row in page]
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    size = sizes.most_common(1)[0][0] if sizes else 12.0
    pitches = _pitches(pages)
    edges = _edges(rows, size)
    starts = sum(
        1.2 * size <= row.x - edges[row.column, bool(row.page % 2)][0] <= 3.2 * size
        for row in rows
        if alike(row.size, size)
    )
    body = [row for row in rows if alike(row.size, size)]
    enough, pitch = max(2, 0.05 * len(body)), pitches.get(round(size), 1.5 * size)
    return Usual(
        size=size,
        pitch=pitch,
        pitches=pitches,
        indented=starts >= enough,
        gapped=_gaps(pages, size, pitch) >= enough,
        justified=sum(row.spread > SPREAD * row.size for row in body) >= len(body) / 3,
        edges=edges,
    )


def _gaps(pages: Iterable[Sequence[Row]], size: float, pitch: float) -> int:
    """How many lines of the body's size stand farther apart than those of one paragraph."""
    return sum(
        row.column == following.column
        and alike(row.size, size)
        and alike(following.size, size)
        and GAP * pitch < row.y - following.y < 4 * pitch
        for page in pages
        for row, following in pairwise(page)
    )


def _pitches(pages: Iterable[Sequence[Row]]) -> dict[float, float]:
    """By size, the smallest distance of lines that is not rare."""
    steps: dict[float, Counter[float]] = {}
    for page in pages:
        for row, following in pairwise(page):
            step = row.y - following.y
            if row.column == following.column and alike(row.size, following.size) and 0.8 < step / row.size < 4:
                steps.setdefault(round(row.size), Counter())[round(step * 2) / 2] += 1
    return {
        size: min(step for step, count in counts.items() if count >= 0.15 * max(counts.values()))
        for size, counts in steps.items()
    }


def _edges(rows: Sequence[Row], size: float) -> dict[tuple[int, bool], tuple[float, float]]:
    """By column and odd or even page, where lines begin and end; pages bound as a book have two margins in turn."""
    found: dict[tuple[int, bool], tuple[float, float]] = {}
    for column in {row.column for row in rows}:
        inside = [row for row in rows if row.column == column]
        sides = [[row for row in inside if bool(row.page % 2) == odd] for odd in (False, True)]
        edges = [_edge(side, size) for side in sides if len(side) >= FEWEST_ROWS]
        bound = len(edges) == len(sides) and abs(edges[0][0] - edges[1][0]) > size / 2
        for odd in (False, True):
            found[column, odd] = edges[odd] if bound else _edge(inside, size)
    return found


def _edge(rows: Sequence[Row], size: float) -> tuple[float, float]:
    body = [row for row in rows if alike(row.size, size)] or list(rows)
    need = max(1, min(2, len(body) // 4), round(0.03 * len(body)))
    lefts = sorted(row.x for row in body)
    ended = [row.right for row in body if row.text[-1] not in CLOSING]  # marks may hang beyond, or end half blank
    rights = sorted(ended if len(ended) >= need else [row.right for row in body], reverse=True)
    left = next(x for x in lefts if sum(abs(other - x) <= size / 2 for other in lefts) >= need)
    right = next(x for x in rights if sum(abs(other - x) <= size for other in rights) >= need)
    return left, right
