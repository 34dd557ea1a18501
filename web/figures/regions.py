"""One indicator in several regions: the same thing of the same year, done or aimed at, as their reports state it.

Takes what every figure of a report is the same as elsewhere; gives a picture for each, those of most regions first.
"""

from collections.abc import Iterable, Mapping, Sequence

from index.models import Aspect, Figure, Report, Status
from web.figures.pictures import Column, Drawn, Line, Picture, picture
from web.figures.wording import badge_said, value_said

MOST_PICTURES = 12


def region_pictures(
    figures: Iterable[Figure], same: Mapping[Figure, Sequence[Figure]], reports: Mapping[str, Report]
) -> tuple[Picture, ...]:
    """The figures that other regions' reports state too, the greatest first in each picture."""
    found: list[tuple[Figure, dict[str, Figure]]] = []
    for figure in figures:
        if figure.status is Status.OTHER or figure.aspect is Aspect.RANK or not figure.year:
            continue
        by_region = {reports[figure.report].region: figure}
        for row in same[figure]:
            if (row.year, row.status) == (figure.year, figure.status):
                by_region.setdefault(reports[row.report].region, row)
        if len(by_region) > 1:
            found.append((figure, by_region))
    found.sort(key=lambda one: -len(one[1]))
    return tuple(_picture(figure, by_region, reports) for figure, by_region in found[:MOST_PICTURES])


def _picture(figure: Figure, by_region: Mapping[str, Figure], reports: Mapping[str, Report]) -> Picture:
    ranked = sorted(by_region.items(), key=lambda one: -one[1].number)
    (first, most), (last, least) = ranked[0], ranked[-1]
    most_said, least_said = value_said(most, reports[most.report]), value_said(least, reports[least.report])
    return picture(
        f"{figure.indicator}（{badge_said(figure.year, figure.status)}）",
        Drawn.BARS,
        (Column(figure.year, figure.status),),
        [Line(region, (row,)) for region, row in ranked],
        f"{len(ranked)}个地区。最高：{first}{most_said}；最低：{last}{least_said}。",
    )
