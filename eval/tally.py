"""Verdicts to figures: each group and all questions together.

Takes cases with their answers and verdicts; gives one `Tally` a group and one of all. Judges nothing
and writes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.answers import Given
from eval.cases import Case
from eval.metrics import Rate, Verdict, judge, percentile, rate

ALL = "全部"
# A question without an answer has no latency; it ranks as slower than any that has.
MISSING_MS = 1e9


@dataclass(frozen=True, slots=True)
class Scored:
    """A case, what was answered, and the verdict."""

    case: Case
    given: Given
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Latency:
    """Percentiles in milliseconds."""

    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of one group; right, supported, concise and refused for what the report does say."""

    group: str
    right_in_all: Rate
    right: Rate
    supported: Rate
    concise: Rate
    false_refusals: Rate
    right_unanswerable: Rate
    false_answers: Rate
    latency: Latency


def score(cases: Sequence[Case], answers: Mapping[str, Given]) -> tuple[Scored, ...]:
    """Every case judged, in order; one without an answer is judged as not answered."""
    pairs = [(case, answers.get(case.id, Given())) for case in cases]
    return tuple(Scored(case, given, judge(case, given)) for case, given in pairs)


def tally_groups(scored: Sequence[Scored]) -> tuple[Tally, ...]:
    """One tally a group in order of name, then that of all."""
    groups: dict[str, list[Scored]] = defaultdict(list)
    for row in scored:
        groups[row.case.group].append(row)
    return (*(tally(name, groups[name]) for name in sorted(groups)), tally(ALL, scored))


def tally(group: str, scored: Sequence[Scored]) -> Tally:
    """The figures of these rows, of which there is at least one."""
    said = [row.verdict for row in scored if row.case.answerable]
    unsaid = [row.verdict for row in scored if not row.case.answerable]
    return Tally(
        group=group,
        right_in_all=rate(row.verdict.right for row in scored),
        right=rate(verdict.right for verdict in said),
        supported=rate(verdict.supported for verdict in said),
        concise=rate(verdict.concise for verdict in said),
        false_refusals=rate(verdict.refused for verdict in said),
        right_unanswerable=rate(verdict.right for verdict in unsaid),
        false_answers=rate(not verdict.refused for verdict in unsaid),
        latency=latency(row.given.latency_ms for row in scored),
    )


def latency(milliseconds: Iterable[float | None]) -> Latency:
    """Percentiles of what was measured; a missing measurement counts as slower than any."""
    values = [MISSING_MS if value is None else value for value in milliseconds]
    return Latency(percentile(values, 0.5), percentile(values, 0.95), percentile(values, 0.99))
