"""Running heads, running feet and page numbers. Takes the rows of each page, gives those that are none of the body.

Told by their place outside the body and by coming back at one height on other pages, whatever their numbers; a
page number also by its shape. A line of the body that merely repeats stays: nothing parts it from the body.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from index.formats.pdf.lines import Row
from index.formats.pdf.measures import Usual

MOST = 4
NUMBER = re.compile(
    r"(?P<mark>[-—–－―~～·•.\s]*(?:第|[Pp]age|[Pp]\.?)?\s*)(?P<number>[0-9]{1,4}|[ivxIVX]{1,6})\s*页?"
    r"(?P<of>\s*(?:[/／]|[,，]?\s*共|of)\s*[0-9]{1,4}\s*页?)?(?P<end>[-—–－―~～·•.\s]*)"
)
DIGITS = re.compile(r"[0-9]+")
NEAR = 3.0


def find_margins(pages: Sequence[Sequence[Row]], usual: Usual) -> set[int]:
    """The `id` of every row that belongs to a page and not to the text."""
    found: set[int] = set()
    for inwards in (-1, 1):
        sides = [_edge(page, inwards) for page in pages]
        again = _recurring(sides, usual)
        shift = _numbering(sides)
        for side in sides:
            found |= {id(row) for row in _outside(side, again, shift, len(pages), usual)}
    return found


def _edge(page: Sequence[Row], inwards: int) -> list[Row]:
    """The outermost rows of a page and the first inside them, from above (-1) or from below (1)."""
    return sorted(page, key=lambda row: inwards * row.y)[: MOST + 1]


def _masked(row: Row) -> str:
    return DIGITS.sub("#", "".join(row.text.split()))


def _recurring(sides: Sequence[Sequence[Row]], usual: Usual) -> dict[str, float]:
    """Texts that come back at one height on a quarter of the pages, and that height.

    What is set larger than the body must come back on half of them: headings of annexes stand at the top, too.
    """
    rows: dict[str, list[Row]] = defaultdict(list)
    for side in sides:
        for row in side[:MOST]:
            rows[_masked(row)].append(row)
    found = {}
    for text, same in rows.items():
        height = median(row.y for row in same)
        count = sum(abs(row.y - height) <= NEAR for row in same)
        large = same[0].size > 1.05 * usual.size
        if count >= (max(3, len(sides) / 2) if large else max(2, len(sides) / 4)):
            found[text] = height
    return found


def _numbering(sides: Sequence[Sequence[Row]]) -> int | None:
    """What the printed page numbers are ahead of the file's, where two pages agree."""
    shifts: Counter[int] = Counter()
    for side in sides:
        shifts.update(
            {int(number["number"]) - row.page for row, number in _numbers(side) if number["number"].isdigit()}
        )
    best = shifts.most_common(1)
    return best[0][0] if best and best[0][1] >= 2 else None


def _numbers(side: Sequence[Row]) -> Iterator[tuple[Row, re.Match[str]]]:
    for row in side[:MOST]:
        if number := NUMBER.fullmatch(row.text):
            yield row, number


def _outside(
    side: Sequence[Row], again: dict[str, float], shift: int | None, pages: int, usual: Usual
) -> Sequence[Row]:
    """The rows from the edge inwards that are no body: as many as stand apart from what follows."""
    if len(side) == 1 and usual.is_body(side[0]) and not _is_number(side[0], shift, pages):
        return ()
    count = 0
    for place, row in enumerate(side[:MOST]):
        height = again.get(_masked(row))
        recurs = height is not None and abs(row.y - height) <= NEAR
        if not recurs and not _is_number(row, shift, pages):
            break
        if len(side) == 1 or (place + 1 < len(side) and _apart(row, side[place + 1], usual)):
            count = place + 1
    return side[:count]


def _is_number(row: Row, shift: int | None, pages: int) -> bool:
    number = NUMBER.fullmatch(row.text)
    if number is None:
        return False
    if number["number"].isdigit() and shift is not None:
        return int(number["number"]) - row.page == shift
    marked = bool(number["mark"].strip() or number["of"] or number["end"].strip())
    return marked or pages == 1


def _apart(row: Row, inner: Row, usual: Usual) -> bool:
    """Whether type or distance part a row from the next one inwards."""
    distance = abs(row.y - inner.y)
    return not usual.is_body(row) or distance > 1.25 * usual.pitch or distance < 0.5
