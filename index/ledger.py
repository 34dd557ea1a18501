"""The ledger opened: every figure of the index, found by what it is of.

Takes passages with their figures and the saved vectors and keywords of their indicators, gives `Found`
and `Pair`s. Which year, report, status or topic is wanted is said by the caller: questions are qa's work.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.keywords import KeywordIndex, tokens
from index.models import Aspect, Figure, Passage, Status
from index.pairs import Pair, measured, pair_results, same_elsewhere
from index.vectors import VectorIndex, best_first

# Indicators weighed: those nearest in meaning, and those that share the rarest words.
NEAREST, SHARING = 200, 100
# A search's cosines lie close together. They count from the one of this rank up to the best, as 0 to 1.
FLOOR = 50
NARROWEST = 0.02
# Words weigh as much as meaning, and what is asked more than what the indicator says besides. Of 80 short
# questions in residents' words to one report, 96% found their figure first and 99% in the first five.
DENSE = 0.5
ASKED = 0.6
KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Found:
    """A figure whose indicator is near some words: `score` weighs `dense` (cosine) and `lexical` (0 to 1)."""

    figure: Figure
    score: float
    dense: float
    lexical: float


def indicators_of(passages: Iterable[Passage]) -> tuple[str, ...]:
    """Each indicator once, in the order of the passages: what the saved vectors and keywords are of."""
    return tuple(dict.fromkeys(figure.indicator for passage in passages for figure in passage.figures))


class Ledger:
    """All figures of an index in the order of report and text; safe to search from several threads."""

    def __init__(
        self,
        passages: Sequence[Passage],
        vectors: VectorIndex,
        keywords: KeywordIndex,
        embed: Callable[[str], NDArray[np.float32]],
    ) -> None:
        """`vectors` and `keywords` have a row for each of `indicators_of(passages)`; `embed` embeds a question."""
        self._by_report = _by_report(passages)
        self._indicators = indicators_of(passages)
        self._numbers = {indicator: n for n, indicator in enumerate(self._indicators)}
        self._vectors = vectors
        self._keywords = keywords
        self._embed = embed
        self._by_measure = _by_measure(self._by_report.values())

    @property
    def rows(self) -> tuple[Figure, ...]:
        """Every figure that can be found."""
        return self.choose()

    def only(self, reports: Collection[str]) -> "Ledger":
        """The same ledger, of which only these reports' figures can be found."""
        view = copy(self)
        view._by_report = {report: rows for report, rows in self._by_report.items() if report in reports}
        return view

    def vectors_by_indicator(self) -> dict[str, NDArray[np.float32]]:
        """The saved vector of every indicator, shape (dim,)."""
        return dict(zip(self._indicators, self._vectors.rows(range(len(self._indicators))), strict=True))

    def search(
        self,
        words: str,
        k: int = 10,
        *,
        reports: Collection[str] = (),
        years: Collection[str] = (),
        statuses: Collection[Status] = (),
        topics: Collection[str] = (),
        vector: NDArray[np.float32] | None = None,
    ) -> tuple[Found, ...]:
        """The `k` figures whose indicators are nearest to `words`, best first, equals in the order of the ledger.

        An empty collection means all. `vector`, shape (dim,), are the words already embedded as a question.
        """
        wanted = self.choose(reports=reports, years=years, statuses=statuses, topics=topics)
        numbers = sorted({self._numbers[figure.indicator] for figure in wanted})
        if not numbers:
            return ()
        scores = self._score(words, np.asarray(numbers), self._embed(words) if vector is None else vector)
        found = [
            Found(figure, *scores[number]) for figure in wanted if (number := self._numbers[figure.indicator]) in scores
        ]
        return tuple(sorted(found, key=lambda one: -one.score)[:k])

    def choose(
        self,
        *,
        reports: Collection[str] = (),
        years: Collection[str] = (),
        statuses: Collection[Status] = (),
        topics: Collection[str] = (),
    ) -> tuple[Figure, ...]:
        """The rows of these reports, years, statuses and topics; an empty collection means all."""
        return tuple(
            figure
            for report, rows in self._by_report.items()
            if not reports or report in reports
            for figure in rows
            if (not years or figure.year in years)
            and (not statuses or figure.status in statuses)
            and (not topics or figure.topic in topics)
        )

    def pairs(self, report: str) -> tuple[Pair, ...]:
        """The results of a report with their targets, in the order of its text."""
        return pair_results(self.choose(reports=[report]), self._cosine)

    def same(self, figure: Figure) -> tuple[Figure, ...]:
        """What other editions and other regions say of the same thing."""
        alike = self._by_measure.get(measured(figure), ())
        return same_elsewhere(figure, (row for row in alike if row.report in self._by_report), self._cosine)

    def _cosine(self, one: str, other: str) -> float:
        first, second = self._vectors.rows([self._numbers[one], self._numbers[other]])
        return float(first @ second)

    def _score(
        self, words: str, numbers: NDArray[np.int64], vector: NDArray[np.float32]
    ) -> dict[int, tuple[float, float, float]]:
        """Score, cosine and lexical score of the best candidates among the indicators of these numbers."""
        cosines = self._vectors.rows(numbers) @ vector
        by_keyword = self._keywords.scores(words)[numbers]
        near, sharing = best_first(cosines, NEAREST), best_first(by_keyword, SHARING)
        best = float(cosines[near[0]])
        floor = float(cosines[near[min(FLOOR, len(near)) - 1]])
        width = max(best - floor, NARROWEST)
        asked = _spelled(words)
        scores = {}
        for at in np.union1d(near, sharing).tolist():
            number, cosine = int(numbers[at]), float(cosines[at])
            lexical = self._shared(asked, _spelled(self._indicators[number]))
            dense = min(max((cosine - floor) / width, 0.0), 1.0)
            scores[number] = (DENSE * dense + (1 - DENSE) * lexical, cosine, lexical)
        return scores

    def _shared(self, asked: frozenset[str], said: frozenset[str]) -> float:
        """How much of the words' weight stands in the indicator, and of the indicator's in the words."""
        both = self._weight(asked & said)
        if not both:
            return 0.0
        return ASKED * both / self._weight(asked) + (1 - ASKED) * both / self._weight(said)

    def _weight(self, words: frozenset[str]) -> float:
        return self._keywords.weight(words)


def _by_report(passages: Iterable[Passage]) -> dict[str, tuple[Figure, ...]]:
    """Every report's figures in the order of the text."""
    found: dict[str, list[Figure]] = {}
    for passage in passages:
        found.setdefault(passage.report, []).extend(passage.figures)
    return {report: tuple(figures) for report, figures in found.items()}


def _by_measure(reports: Iterable[Sequence[Figure]]) -> dict[tuple[Aspect, str], list[Figure]]:
    """All figures by what they are measured in, for whoever looks for the same thing elsewhere."""
    found: dict[tuple[Aspect, str], list[Figure]] = {}
    for rows in reports:
        for row in rows:
            found.setdefault(measured(row), []).append(row)
    return found


@lru_cache(maxsize=KEPT)
def _spelled(words: str) -> frozenset[str]:
    return frozenset(tokens(words))
