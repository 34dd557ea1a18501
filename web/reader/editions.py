"""All editions that are loaded, the newest first, by region. Takes the library; gives values that a template shows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from web.answerer import Library
from web.reader.days import day_said


@dataclass(frozen=True, slots=True)
class Edition:
    """A report in the list; texts are empty where nothing is known, the last two are counts."""

    id: str
    title: str
    year: int
    delivered: str
    speaker: str
    paragraphs: int
    figures: int


def editions_by_region(library: Library) -> Mapping[str, tuple[Edition, ...]]:
    """Regions in the order of their newest edition, then of their names."""
    figures = Counter(figure.report for figure in library.ledger.choose())
    found: dict[str, list[Edition]] = {}
    for report in sorted(library.reports.values(), key=lambda one: (-one.year, one.region, one.id)):
        edition = Edition(
            id=report.id,
            title=report.title,
            year=report.year,
            delivered=day_said(report.delivered),
            speaker=report.speaker,
            paragraphs=len(report.paragraphs),
            figures=figures[report.id],
        )
        found.setdefault(report.region, []).append(edition)
    return {region: tuple(editions) for region, editions in found.items()}
