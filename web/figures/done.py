"""What was done in the year that a report looks back on, at a glance. Takes figures; gives them by topic."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from index.models import Aspect, Figure, Status
from index.topics import TOPICS


def year_done(figures: Iterable[Figure]) -> str:
    """The single year that most results are of; empty without results."""
    years = Counter(row.year for row in figures if row.status is Status.RESULT and row.year.isdigit())
    return max(years, key=lambda year: (years[year], year), default="")


def done_by_topic(figures: Sequence[Figure], year: str) -> Mapping[str, tuple[Figure, ...]]:
    """The results of that year but rates of growth, which stand ranked; by topic in the order of `TOPICS`."""
    done = [
        row for row in figures if row.status is Status.RESULT and row.year == year and row.aspect is not Aspect.GROWTH
    ]
    by_topic = {topic: tuple(row for row in done if row.topic == topic) for topic in TOPICS}
    return {topic: rows for topic, rows in by_topic.items() if rows}
