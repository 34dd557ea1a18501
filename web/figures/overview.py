"""Everything of a report that /figures shows, sifted by what a reader asks for.

    Material   a report's figures, pairs, and what is the same elsewhere: the same for every reader, made once
    Overview   what of it is shown: pictures, tiles and rows

Takes the library and the rows that are asked for; gives plain values. Draws nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.models import Figure, Report, Status
from index.pairs import Pair
from web.answerer import Library
from web.figures.done import done_by_topic, year_done
from web.figures.editions import Course, course_pictures, courses_of
from web.figures.paired import paired_pictures
from web.figures.pictures import Picture
from web.figures.ranked import ranked_growth
from web.figures.regions import region_pictures


@dataclass(frozen=True, slots=True)
class Material:
    """Of one report: its figures with, for each, the rows of the same thing in others, later editions first."""

    report: Report
    pairs: Sequence[Pair]
    same: Mapping[Figure, Sequence[Figure]]
    courses: tuple[Course, ...]
    done: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Pictures and tiles of a report; what has nothing to show is empty. `done_year` is the year of the tiles."""

    paired: Mapping[str, tuple[Picture, ...]]
    aims: tuple[Picture, ...]
    reached: tuple[Picture, ...]
    done_year: str
    done: Mapping[str, tuple[Figure, ...]]
    courses: tuple[Picture, ...]
    regions: tuple[Picture, ...]


def material_of(library: Library, report: Report) -> Material:
    """Compares every figure of the report with all others: some 0.3 s among eleven reports."""
    ledger, reports = library.ledger, library.reports
    figures = ledger.choose(reports=[report.id])
    pairs = ledger.pairs(report.id)
    same = {
        figure: sorted(ledger.same(figure), key=lambda row: -reports[row.report].year) if len(reports) > 1 else []
        for figure in figures
    }
    aimed = {pair.result: pair.target for pair in pairs}
    own_region = {
        figure: [
            *([aimed[figure]] if figure in aimed else []),
            *(row for row in rows if reports[row.report].region == report.region),
        ]
        for figure, rows in same.items()
        if figure.status is Status.RESULT
    }
    return Material(report, pairs, same, courses_of(own_region), year_done(figures))


def overview_of(material: Material, rows: Sequence[Figure], reports: Mapping[str, Report]) -> Overview:
    """What is shown of the report when `rows` of it are asked for; a pair is, when either of its figures is."""
    wanted = frozenset(rows)
    return Overview(
        paired=paired_pictures(
            (pair for pair in material.pairs if {pair.result, pair.target} & wanted), material.report
        ),
        aims=ranked_growth(rows, material.report, Status.TARGET),
        reached=ranked_growth(rows, material.report, Status.RESULT),
        done_year=material.done,
        done=done_by_topic(rows, material.done),
        courses=course_pictures(course for course in material.courses if wanted.intersection(course.points.values())),
        regions=region_pictures(rows, material.same, reports),
    )
