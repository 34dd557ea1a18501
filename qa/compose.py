"""A `Draft` to the lines that a resident reads, from the templates in prompts/.

Takes what was read, gives text in the report's own words behind year and status; adds no fact.
"""

from collections.abc import Sequence

from qa.compare import Difference
from qa.prompts import Prompts
from qa.read import Line


def compose(lines: Sequence[Line], difference: Difference | None, prompts: Prompts) -> str:
    """One line a year and status, then the difference where one was asked for."""
    said = [compose_line(line, prompts) for line in lines]
    return "\n".join([*said, compose_difference(difference, prompts)] if difference else said)


def compose_difference(difference: Difference, prompts: Prompts) -> str:
    """By how much the later year's figure is above or below the earlier one's."""
    template = prompts.lines["difference_more" if difference.more else "difference_less"]
    return template.format(
        later=difference.later.year, earlier=difference.earlier.year, amount=difference.amount + difference.unit
    )


def compose_line(line: Line, prompts: Prompts) -> str:
    """The pieces of a line one after another, as the report orders them."""
    return prompts.line(line.status, line.year, "；".join(piece.text for piece in line.pieces))
