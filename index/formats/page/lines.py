"""The lines of a web page as a browser shows them, in reading order, and which element each stands in.

Values only: `index.formats.page.walk` makes them, `index.formats.page.body` tells the report from the site.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page. `size` and `linked` count characters that are no white space, in all and in links.

    `place` is the number of the block element that holds it, `site` that of the outermost menu, foot or the
    like around it, -1 where there is none. `term` is what the mark of a note stands behind, `row` a table's row.
    """

    text: str
    size: int
    linked: int
    place: int
    site: int = -1
    heading: bool = False
    note: bool = False
    term: str = ""
    row: bool = False


@dataclass(slots=True)
class Page:
    """Lines, and the tree of the block elements: number by number the parent's and the last number inside."""

    blocks: list[Block] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    lasts: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Open:
    """An element whose end is still to come in the walk, and what its end undoes."""

    block: bool = False
    link: bool = False
    typed: bool = False
    site: bool = False
    heading: bool = False
    note: str = ""
    listed: str = ""
    kind: str = ""
    count: int = 1
    lines: int = 0
