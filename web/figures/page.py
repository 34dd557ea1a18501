"""What /figures shows around its pictures: the choices of its form, the rows of its table, and how figures are said.

Takes the library, the report and the rows that are asked for; gives values that templates show. Makes no HTML.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from index.models import Figure, Passage, Report, Status
from index.numerals import bare_unit
from index.topics import TOPICS
from web.answerer import Library
from web.api.readings import FiguresAsked
from web.figures.wording import ASPECTS, STATUSES, badge_said, value_said, year_said


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers: pairs of a value and its words, of what the report has."""

    reports: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of rows, `first` counted from 1; `all` are the report's figures, `total` those asked for, counted."""

    report: Report
    asked: FiguresAsked
    choices: Choices
    rows: tuple[tuple[Figure, Passage], ...]
    first: int
    total: int
    all: int
    pages: int

    @property
    def sifted(self) -> bool:
        """Whether any condition but the report is given."""
        return bool(self.asked.model_dump(exclude_none=True, exclude={"report", "page", "size"}))


@dataclass(frozen=True, slots=True)
class Say:
    """How templates say a figure and where they let it lead."""

    library: Library

    def value(self, figure: Figure) -> str:
        """5000个以上."""
        return value_said(figure, self.library.reports[figure.report])

    def badge(self, year: str, status: Status) -> str:
        """2024年目标."""
        return badge_said(year, status)

    def year(self, year: str) -> str:
        """2024年."""
        return year_said(year)

    def aspect(self, figure: Figure) -> str:
        """增速."""
        return ASPECTS[figure.aspect]

    def title(self, figure: Figure) -> str:
        """Its report's."""
        return self.library.reports[figure.report].title

    def region(self, figure: Figure) -> str:
        """Its report's."""
        return self.library.reports[figure.report].region

    def link(self, figure: Figure) -> str:
        """Its sentence in the report."""
        return f"/report/{quote(figure.report, safe='')}#f{figure.start}"

    def row(self, figure: Figure) -> str:
        """The page of its row."""
        return f"/figures/{quote(figure.report, safe='')}/{figure.start}"


def say(library: Library) -> Say:
    """How the figures of this library are said."""
    return Say(library)


def page_of(library: Library, report: Report, asked: FiguresAsked, rows: Sequence[Figure]) -> Shown:
    """The page of `rows` that is asked for, the last one where there are fewer."""
    figures = library.ledger.choose(reports=[report.id])
    pages = max(1, -(-len(rows) // asked.size))
    first = (min(asked.page, pages) - 1) * asked.size
    return Shown(
        report=report,
        asked=asked.model_copy(update={"page": min(asked.page, pages)}),
        choices=_choices(library, figures),
        rows=tuple((row, library.by_id[row.passage]) for row in rows[first : first + asked.size]),
        first=first + 1,
        total=len(rows),
        all=len(figures),
        pages=pages,
    )


def _choices(library: Library, figures: Sequence[Figure]) -> Choices:
    reports = sorted(library.reports.values(), key=lambda one: (-one.year, one.id))
    topics, statuses = {row.topic for row in figures}, {row.status for row in figures}
    years = sorted({row.year for row in figures if row.year}, key=lambda year: (len(year), year))
    units = Counter(bare_unit(row.unit) for row in figures if row.unit)
    return Choices(
        reports=tuple((one.id, one.title) for one in reports),
        topics=tuple((topic, topic) for topic in TOPICS if topic in topics),
        years=tuple((year, year_said(year)) for year in years),
        statuses=tuple((status.value, STATUSES[status]) for status in Status if status in statuses),
        units=tuple((unit, unit) for unit, _ in units.most_common()),
    )
