"""One indicator over the years, from all editions of a region.

Takes what every figure of a report is the same as elsewhere; gives pictures of lines, one unit and one kind each.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.models import Aspect, Figure, Status
from index.numerals import bare_unit
from web.figures.pictures import Column, Drawn, Line, Picture, alike_in_size, grouped, picture
from web.figures.wording import ASPECTS, year_said

# More lines than these are not told apart, and more pictures not looked at.
MOST_LINES, MOST_PICTURES = 6, 8
LEAST_YEARS = 2


@dataclass(frozen=True, slots=True)
class Course:
    """An indicator's figures by year and status."""

    indicator: str
    points: Mapping[Column, Figure]

    @property
    def years(self) -> frozenset[str]:
        """Those of results: a target is not yet a course."""
        return frozenset(column.year for column in self.points if column.status is Status.RESULT)

    @property
    def greatest(self) -> float:
        """The greatest of its numbers."""
        return max(figure.number for figure in self.points.values())


def courses_of(results: Mapping[Figure, Sequence[Figure]]) -> tuple[Course, ...]:
    """One course for each result of an edition that has results of several years.

    `results` leads from each to the rows of the same thing in this and the region's other editions; where several
    are of one year and status the first of them counts.
    """
    found: list[Course] = []
    taken = set[Figure]()
    for figure, same in results.items():
        if figure in taken or not _is_point(figure):
            continue
        rows = [row for row in (figure, *same) if _is_point(row)]
        points = dict[Column, Figure]()
        for row in rows:
            points.setdefault(Column(row.year, row.status), row)
        course = Course(figure.indicator, points)
        if len(course.years) >= LEAST_YEARS:
            taken.update(rows)
            found.append(course)
    return tuple(found)


def course_pictures(courses: Iterable[Course]) -> tuple[Picture, ...]:
    """The courses with the most years first."""
    ordered = sorted(courses, key=lambda course: (-len(course.years), -len(course.points)))
    return tuple(_pictures(ordered))[:MOST_PICTURES]


def _pictures(courses: Sequence[Course]) -> Iterator[Picture]:
    for alike in grouped(courses, _measure):
        for piece in alike_in_size(alike, lambda course: course.greatest):
            for first in range(0, len(piece), MOST_LINES):
                yield _picture(piece[first : first + MOST_LINES])


def _measure(course: Course) -> tuple[Aspect, str]:
    figure = next(iter(course.points.values()))
    return figure.aspect, bare_unit(figure.unit)


def _picture(courses: Sequence[Course]) -> Picture:
    columns = sorted({column for course in courses for column in course.points}, key=lambda one: (one.year, one.status))
    lines = [Line(course.indicator, tuple(course.points.get(column) for column in columns)) for course in courses]
    years = sorted(set().union(*(course.years for course in courses)))
    summary = f"{len(courses)}项指标，完成数从{year_said(years[0])}到{year_said(years[-1])}。"
    title = lines[0].label if len(lines) == 1 else ASPECTS[_measure(courses[0])[0]]
    return picture(title, Drawn.LINES, columns, lines, summary)


def _is_point(figure: Figure) -> bool:
    return figure.year.isdigit() and figure.status is not Status.OTHER and figure.aspect is not Aspect.RANK
