"""What a question that compares two years asks: the difference, computed, with its arithmetic.

Takes the two lines of an answer, gives the difference of their one figure each; refuses unlike units.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from qa.stages import Difference, Line

PLAIN = re.compile(r"[\d,]+(?:\.\d+)?")
COMPARES = re.compile(
    r"相差|差多少|差了?几|多还是少|增加还是减少|还是(?:减?少|下降|更?低)|对比|多了?还是|比(?:去年|上年|前一年|20\d\d年)[^，。]{0,8}(?:多|少|高|低|增|减)"
)


def compare(text: str, lines: Sequence[Line]) -> Difference | None:
    """The difference that a question asks for; None when it asks for none or the figures are unlike."""
    if not COMPARES.search(text) or len(lines) != 2 or lines[0].report != lines[1].report:
        return None
    figures = [[figure for piece in line.pieces for figure in piece.figures] for line in lines]
    if any(len(found) != 1 or not PLAIN.fullmatch(found[0].value) for found in figures):
        return None
    if figures[0][0].unit != figures[1][0].unit:
        return None
    earlier, later = (Decimal(found[0].value.replace(",", "")) for found in figures)
    if earlier == later:
        return None
    high, low = max(earlier, later), min(earlier, later)
    unit = figures[0][0].unit
    return Difference(
        earlier=lines[0],
        later=lines[1],
        amount=f"{high - low:f}",
        unit="个百分点" if unit == "%" else unit,
        more=later > earlier,
        sum=f"{high:f} − {low:f} = {high - low:f}（{unit}）",
    )
