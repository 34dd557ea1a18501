"""Whether an answer is right, supported and concise, and how sure the shares are.

Takes a case and what was answered; gives verdicts, rates with 95% Wilson intervals and percentiles, by
the rules of eval/sets/README.md. Reads no file and asks nothing.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

from eval.answers import Given
from eval.cases import Case
from qa.models import Outcome

REFUSALS = frozenset(
    {
        Outcome.NOT_IN_REPORT,
        Outcome.OUT_OF_SCOPE,
        Outcome.CLARIFY,
        Outcome.BLOCKED,
        Outcome.TOO_LONG,
        Outcome.GREETING,
    }
)
REPLIES = frozenset({Outcome.ANSWERED, Outcome.PARTIAL, Outcome.CORRECTED})
CONCISE_FIRST, CONCISE_FURTHER = 160, 60
Z_95 = 1.96
BLANKS = re.compile(r"\s+")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer judged; `supported` and `concise` are asked of answerable questions only."""

    right: bool
    refused: bool
    supported: bool | None
    concise: bool | None


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `total`."""

    hits: int
    total: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 where there was nothing to count."""
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """95% Wilson score interval of the share."""
        if not self.total:
            return (0.0, 1.0)
        n, p = self.total, self.share
        centre = p + Z_95**2 / (2 * n)
        reach = Z_95 * math.sqrt(p * (1 - p) / n + Z_95**2 / (4 * n * n))
        scale = 1 + Z_95**2 / n
        return (max(0.0, (centre - reach) / scale), min(1.0, (centre + reach) / scale))


@cache
def _simplifier() -> Callable[[str], str]:
    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def normalise(text: str) -> str:
    """NFKC, simplified script, no white space, no thousands commas."""
    folded = _simplifier()(unicodedata.normalize("NFKC", text))
    return THOUSANDS.sub("", BLANKS.sub("", folded))


def judge(case: Case, given: Given) -> Verdict:
    """The verdict on one answer; an answer that is missing is neither right nor refused."""
    text = normalise(given.answer)
    clean = not any(normalise(word) in text for word in case.must_not)
    refused = given.outcome in REFUSALS
    if not case.answerable:
        return Verdict(right=refused and clean, refused=refused, supported=None, concise=None)
    complete = all(any(normalise(spelling) in text for spelling in item) for item in case.gold)
    limit = CONCISE_FIRST + CONCISE_FURTHER * (len(case.gold) - 1)
    return Verdict(
        right=given.outcome in REPLIES and complete and clean,
        refused=refused,
        supported=supports_all([cited.quote for cited in given.citations], case.quotes),
        concise=len(given.answer) <= limit,
    )


def supports(text: str, quotes: Iterable[str]) -> bool:
    """Whether the text holds any of the quotes, or lies inside one."""
    found = normalise(text)
    return any(quote in found or (bool(found) and found in quote) for quote in map(normalise, quotes))


def supports_all(texts: Sequence[str], items: Sequence[Sequence[str]]) -> bool:
    """Whether every required item is supported by some text."""
    return all(any(supports(text, item) for text in texts) for item in items)


def answered_from(given: Given, report: str) -> bool:
    """Whether the answer cites that report and no other; what stands beside the answer is not read."""
    cited = {citation.report for citation in given.citations if not citation.beside}
    return given.outcome in REPLIES and cited == {report}


def rate(flags: Iterable[bool | None]) -> Rate:
    """How many are true of those that are not None."""
    counted = [flag for flag in flags if flag is not None]
    return Rate(sum(counted), len(counted))


def percentile(values: Sequence[float], share: float) -> float:
    """The value at rank `int(n * share)` from 0 of the sorted values: the upper middle for 0.5."""
    return sorted(values)[int(len(values) * share)]
