"""Where a page of two columns is parted. Takes the boxes of what is drawn, gives the middle between the columns.

Two columns of text are told from a table by their lines, which fill the columns. Knows no letters; of three
columns or more it says nothing.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

Box = tuple[float, float, float]  # left, right, baseline

FEWEST = 8
STEP = 2.0


def find_gutter(boxes: Sequence[Box], width: float) -> float | None:
    """The x between two columns of a page this wide; None where there is but one. Points, from the left."""
    lines = _lines(boxes)
    free = [x for x in _steps(0.3 * width, 0.7 * width) if _parts(lines, x)]
    if not free:
        return None
    bands = _bands(free)
    widest = max(bands, key=lambda band: band[1] - band[0])
    middle = (widest[0] + widest[1]) / 2
    return middle if _fills(lines, middle) else None


def keeps(boxes: Sequence[Box], gutter: float) -> bool:
    """Whether a page, too, is parted at the gutter of others: its lines stop at it, on both sides."""
    lines = _lines(boxes)
    across = sum(any(left < gutter < right for left, right in line) for line in lines)
    sides = [sum(any((left < gutter) == side for left, _ in line) for line in lines) for side in (True, False)]
    return across <= len(lines) / 2 and min(sides) > 0


def _lines(boxes: Sequence[Box]) -> list[list[tuple[float, float]]]:
    """What stands on each baseline, with what is close together taken as one."""
    levels: dict[int, list[tuple[float, float]]] = {}
    for left, right, y in sorted(boxes):
        row = levels.setdefault(round(y), [])
        if row and left - row[-1][1] < STEP * 3:
            row[-1] = (row[-1][0], max(right, row[-1][1]))
        else:
            row.append((left, right))
    return list(levels.values())


def _steps(start: float, end: float) -> list[float]:
    return [start + STEP * step for step in range(int((end - start) / STEP) + 1)]


def _parts(lines: Sequence[Sequence[tuple[float, float]]], x: float) -> bool:
    """Whether hardly a line runs over this x, and lines enough stand on both sides."""
    across = sum(any(left < x < right for left, right in line) for line in lines)
    before = sum(any(right <= x for _, right in line) for line in lines)
    behind = sum(any(left >= x for left, _ in line) for line in lines)
    return min(before, behind) >= max(FEWEST, 4 * across)


def _bands(free: Sequence[float]) -> list[tuple[float, float]]:
    bands = [(free[0], free[0])]
    for last, x in pairwise(free):
        bands[-1:] = [(bands[-1][0], x)] if x - last <= STEP * 1.5 else [bands[-1], (x, x)]
    return bands


def _fills(lines: Sequence[Sequence[tuple[float, float]]], middle: float) -> bool:
    """Whether most lines on either side are as wide as the side: cells of a table are not."""
    sides = (
        [part for line in lines for part in line if part[1] <= middle],
        [part for line in lines for part in line if part[0] >= middle],
    )
    return all(median(right - left for left, right in side) >= 0.6 * _reach(side) for side in sides)


def _reach(side: Sequence[tuple[float, float]]) -> float:
    return max(right for _, right in side) - min(left for left, _ in side)
