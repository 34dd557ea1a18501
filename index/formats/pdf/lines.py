"""The letters of a page to its lines, in reading order. Takes a `Sheet`, gives `Row`s: their text and their place.

Spaces are those that the file draws; one is added only where a gap parts two Latin words or two columns of a
table. Raised small type is taken out of the text and kept beside it. Joins no lines.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.formats.pdf.columns import find_gutter, keeps
from index.formats.pdf.glyphs import Glyph, Sheet

SMALL = 0.87
WIDE = "\u2e80"  # from here on characters are as wide as high, and lines may end between them
OPENING = "“‘（《〈【〔［「『([{<"
CLOSING = "”’）》〉】〕］」』)]}>，。、；：！？％,.;:!?%‰℃…—·"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page: text from `x` to `right` on the baseline `y`, in points from below left.

    `head` is the width of what may not be parted from its first letter; `spread` is how much wider the line is than
    its letters; `raised` is what stands raised in small type, and the offset in `text` where; `spaced` tells that a
    space is drawn behind the last letter.
    """

    text: str
    x: float
    right: float
    y: float
    size: float
    page: int
    column: int = 0
    head: float = 0.0
    spread: float = 0.0
    spaced: bool = False
    raised: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class _Run:
    """Letters drawn one after the other on one baseline."""

    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def x(self) -> float:
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def size(self) -> float:
        return self.glyphs[0].size


def read_rows(sheets: Sequence[Sheet]) -> list[list[Row]]:
    """The lines of each page from above; of two columns the left one first, between what stands across both."""
    runs = [_runs(sheet.glyphs) for sheet in sheets]
    boxes = [[(run.x, run.right, run.y) for run in page] for page in runs]
    gutters = [find_gutter(page, sheet.width) for page, sheet in zip(boxes, sheets, strict=True)]
    found = Counter(round(gutter) for gutter in gutters if gutter is not None)
    for place, gutter in enumerate(gutters):
        if gutter is None and found and keeps(boxes[place], usual := found.most_common(1)[0][0]):
            gutters[place] = usual
    return [
        _rows(page, sheet.number, 0) if gutter is None else _two_columns(page, sheet.number, gutter)
        for page, sheet, gutter in zip(runs, sheets, gutters, strict=True)
    ]


def _two_columns(runs: Sequence[_Run], page: int, gutter: float) -> list[Row]:
    sides: tuple[list[_Run], list[_Run], list[_Run]] = [], [], []
    for run in runs:
        sides[1 if run.right <= gutter else 2 if run.x >= gutter else 0].append(run)
    across, left, right = (_rows(side, page, column) for column, side in enumerate(sides))
    found: list[Row] = []
    for row in across:
        for column in (left, right):
            while column and column[0].y > row.y:
                found.append(column.pop(0))
        found.append(row)
    return [*found, *left, *right]


def _runs(glyphs: Sequence[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    last: Glyph | None = None
    for glyph in glyphs:
        near = (
            last is not None
            and abs(glyph.y - last.y) <= 0.05 * glyph.size
            and abs(glyph.size - last.size) <= 0.05 * glyph.size
            and -0.5 * glyph.size <= glyph.x - last.right <= glyph.size
        )
        if not near:
            runs.append(_Run())
        runs[-1].glyphs.append(glyph)
        last = glyph
    return runs


def _rows(runs: Sequence[_Run], page: int, column: int) -> list[Row]:
    """The runs that stand on one baseline, with small type raised above or lowered below it, as one line."""
    levels: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if levels and levels[-1][0].y - run.y <= 0.2 * min(run.size, levels[-1][0].size):
            levels[-1].append(run)
        else:
            levels.append([run])
    lines: list[list[_Run]] = []
    raised: list[_Run] = []
    for place, level in enumerate(levels):
        if place + 1 < len(levels) and _clings(level, levels[place + 1]):
            raised += level
        elif lines and not raised and _clings(level, levels[place - 1]):
            lines[-1] += level
        else:
            lines.append([*level, *raised])
            raised = []
    return [row for line in lines if (row := _row(line, page, column)) is not None]


def _clings(level: list[_Run], other: list[_Run]) -> bool:
    """Whether a level is small type that stands between the letters of the other, a little above or below it."""
    size = max(run.size for run in other)
    if max(run.size for run in level) > SMALL * size or not 0.1 * size <= abs(level[0].y - other[0].y) <= 0.7 * size:
        return False
    letters = [glyph for run in other for glyph in run.glyphs if not glyph.text.isspace()]
    if not letters:
        return False
    left, right = min(glyph.x for glyph in letters) - 2 * size, max(glyph.right for glyph in letters) + 2 * size
    return all(
        left <= run.x
        and run.right <= right
        and not any(run.x < (glyph.x + glyph.right) / 2 < run.right for glyph in letters)
        for run in level
    )


def _row(runs: list[_Run], page: int, column: int) -> Row | None:
    glyphs = sorted((glyph for run in runs for glyph in run.glyphs), key=lambda glyph: glyph.x)
    drawn = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not drawn:
        return None
    size = _usual([glyph.size for glyph in drawn])
    base = _usual([glyph.y for glyph in drawn if glyph.size > SMALL * size])
    parts: list[str] = []
    places: list[tuple[int, Glyph]] = []  # of each letter its offset
    raised: list[tuple[int, str]] = []
    length, last = 0, None
    for glyph in glyphs:
        if glyph.size <= SMALL * size and glyph.y - base > 0.08 * size:
            raised.append((length, glyph.text))
            last = glyph
            continue
        if glyph.text.isspace():
            text = glyph.text if length else ""
        elif last is not None and last.text == glyph.text and glyph.x - last.x < 0.12 * size:
            continue  # drawn twice, to look bold
        else:
            text = " " * _is_gap(last, glyph, parts) + glyph.text
            places.append((length + len(text) - len(glyph.text), glyph))
        parts.append(text)
        length += len(text)
        last = glyph
    whole = "".join(parts)
    text = whole.rstrip()
    if not text:
        return None
    return Row(
        text=text,
        x=drawn[0].x,
        right=max(glyph.right for glyph in drawn),
        y=base,
        size=size,
        page=page,
        column=column,
        head=_head(text, places),
        spread=glyphs[-1].right - glyphs[0].x - sum(glyph.right - glyph.x for glyph in glyphs),
        spaced=len(whole) > len(text),
        raised=_joined(raised, len(text)),
    )


def _usual(values: Sequence[float]) -> float:
    counts: dict[float, int] = {}
    for value in values:
        counts[round(value, 1)] = counts.get(round(value, 1), 0) + 1
    return max(counts, key=lambda value: counts[value])


def _is_gap(last: Glyph | None, glyph: Glyph, parts: Sequence[str]) -> bool:
    """Whether a space is meant that is not drawn."""
    if last is None or not parts or parts[-1][-1:].isspace():
        return False
    gap = (glyph.x - last.right) / glyph.size
    words = _is_latin(last.text[-1:]) and _is_latin(glyph.text[:1])
    return gap >= (0.2 if words else 1.2)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _head(text: str, places: Sequence[tuple[int, Glyph]]) -> float:
    """From the first letter to the first place where a line may end: a number or word, and marks, stay together."""
    end = 0
    while end < len(text) - 1 and not _may_part(text[end], text[end + 1]):
        end += 1
    last = [glyph for offset, glyph in places if offset <= end][-1]
    return last.right - places[0][1].x


def _may_part(char: str, following: str) -> bool:
    if char in OPENING or following in CLOSING or "+" in (char, following):
        return False
    return char >= WIDE or following >= WIDE


def _joined(raised: Sequence[tuple[int, str]], length: int) -> tuple[tuple[int, str], ...]:
    """Raised letters that stand at one offset as one text."""
    found: dict[int, str] = {}
    for offset, text in raised:
        place = min(offset, length)
        found[place] = found.get(place, "") + text.strip()
    return tuple((offset, text) for offset, text in found.items() if text)
