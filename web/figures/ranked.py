"""Rates of growth ranked: all that a report aims at for its year, and all that it reached.

Takes figures; gives one picture for each year and status. Rates are of the same unit (%), or they cannot be ranked.
"""

from collections.abc import Iterable, Iterator, Sequence

from index.models import Aspect, Figure, Report, Status
from web.figures.pictures import Column, Drawn, Line, Picture, grouped, picture
from web.figures.wording import badge_said, value_said


def ranked_growth(figures: Iterable[Figure], report: Report, status: Status) -> tuple[Picture, ...]:
    """The rates of one status, a picture for each year, the greatest first."""
    rates = [one for one in figures if one.aspect is Aspect.GROWTH and one.unit == "%" and one.status is status]
    return tuple(_pictures([rate for rate in rates if rate.year], report))


def _pictures(rates: Sequence[Figure], report: Report) -> Iterator[Picture]:
    for same_year in grouped(rates, lambda rate: rate.year):
        column = Column(same_year[0].year, same_year[0].status)
        ranked = sorted(same_year, key=lambda rate: -rate.number)
        lines = [Line(rate.indicator, (rate,)) for rate in ranked]
        title = f"{badge_said(column.year, column.status)}增速"
        yield picture(title, Drawn.BARS, (column,), lines, _summary(ranked, report))


def _summary(ranked: Sequence[Figure], report: Report) -> str:
    first, last = ranked[0], ranked[-1]
    if len(ranked) == 1:
        return f"{first.indicator}{value_said(first, report)}。"
    return (
        f"共{len(ranked)}项。最高：{first.indicator}{value_said(first, report)}；"
        f"最低：{last.indicator}{value_said(last, report)}。"
    )
