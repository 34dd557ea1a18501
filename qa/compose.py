"""A `Draft` to the lines that a resident reads, from the templates in prompts/.

Takes what was read, gives text in the report's own words behind year and status; adds no fact.
"""

from collections.abc import Mapping, Sequence

from index.models import Report
from qa.prompts import Prompts
from qa.stages import Difference, Line


def compose(
    lines: Sequence[Line], difference: Difference | None, reports: Mapping[str, Report], prompts: Prompts
) -> str:
    """One line a report and year, then the difference where one was asked for."""
    regions = {reports[line.report].region for line in lines}
    named = reports if len(regions) > 1 else {}
    said = [compose_line(line, prompts, named[line.report].region if named else "") for line in lines]
    return "\n".join([*said, compose_difference(difference, prompts)] if difference else said)


def compose_difference(difference: Difference, prompts: Prompts) -> str:
    """By how much the later year's figure is above or below the earlier one's."""
    template = prompts.lines["difference_more" if difference.more else "difference_less"]
    return template.format(
        later=difference.later.year, earlier=difference.earlier.year, amount=difference.amount + difference.unit
    )


def compose_line(line: Line, prompts: Prompts, region: str = "") -> str:
    """The pieces of a line one after another, as the report orders them."""
    return prompts.line(line.status, region, line.year, "；".join(piece.text for piece in line.pieces))
