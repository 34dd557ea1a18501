"""A guard against regressions; the measured figures are printed by `python -m eval run`."""

from eval.answers import given_of
from eval.cases import Case
from eval.metrics import judge, rate
from qa.models import Answer

LEAST_ANSWERABLE, LEAST_NOT_ANSWERABLE = 0.85, 0.80


def test_the_development_questions_are_answered_at_least_this_well(
    dev_cases: tuple[Case, ...], dev_answers: dict[str, Answer]
) -> None:
    verdicts = [(case.answerable, judge(case, given_of(dev_answers[case.id]))) for case in dev_cases]
    answerable = rate(verdict.right for is_there, verdict in verdicts if is_there)
    not_answerable = rate(verdict.right for is_there, verdict in verdicts if not is_there)
    assert (answerable.total, not_answerable.total) == (77, 20)
    assert answerable.share >= LEAST_ANSWERABLE
    assert not_answerable.share >= LEAST_NOT_ANSWERABLE
