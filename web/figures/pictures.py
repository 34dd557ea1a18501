"""A picture of figures as plain values: rows of named things, columns of what is said of them, cells that are figures.

    Column   2023年完成: a series of bars, or a point in time of the lines
    Line     城镇新增就业: what the cells of a row are of
    Picture  the whole, with the unit of its axis and a sentence that says what is to be seen

All cells of a picture are counted in one unit and lie within a span in which the least can still be seen. The template
makes it a table, and the page's script draws the table. Takes figures; makes no HTML and draws nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from index.models import Figure, Status
from index.numerals import bare_unit

# Beside a bar of this many times its length a bar is a hairline.
WIDEST = 30
_SCALES = ((1e8, "亿"), (1e4, "万"), (1.0, ""))

T = TypeVar("T")


class Drawn(StrEnum):
    """How the script draws a picture."""

    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Column:
    """Which year, and whether done or aimed at."""

    year: str
    status: Status


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its label, and a figure or nothing for each column."""

    label: str
    cells: tuple[Figure | None, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """At least one line, each with at least one cell; `unit` is that of the axis (万人), `scale` its magnitude."""

    title: str
    drawn: Drawn
    unit: str
    scale: float
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    summary: str

    def drawn_number(self, figure: Figure) -> float:
        """The cell's number, counted in the unit of the axis."""
        return round(figure.number / self.scale, 6)


def picture(title: str, drawn: Drawn, columns: Sequence[Column], lines: Sequence[Line], summary: str) -> Picture:
    """The picture, its axis in the magnitude in which the greatest cell is a short number."""
    figures = [cell for cell in chain.from_iterable(line.cells for line in lines) if cell is not None]
    most = max(abs(figure.number) for figure in figures)
    scale, magnitude = next((one for one in _SCALES if most >= one[0]), _SCALES[-1])
    unit = magnitude + bare_unit(figures[0].unit)
    return Picture(title, drawn, unit, scale, tuple(columns), tuple(lines), summary)


def grouped(things: Iterable[T], key: Callable[[T], object]) -> Iterator[list[T]]:
    """Things of one key together, in the order in which the keys come first."""
    found: dict[object, list[T]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    yield from found.values()


def alike_in_size(things: Iterable[T], size: Callable[[T], float]) -> Iterator[list[T]]:
    """Cut so that within a piece no size is `WIDEST` times another: the greatest first, else in the order given."""
    rest = list(things)
    while rest:
        most = max(map(size, rest))
        yield [thing for thing in rest if size(thing) * WIDEST >= most]
        rest = [thing for thing in rest if size(thing) * WIDEST < most]
