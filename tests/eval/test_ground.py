"""Questions for timing."""

from itertools import islice

from eval.ground import CLOSINGS, LONGEST_TIMED, OPENINGS, distinct_questions, timed_questions
from tests.eval.fakes import case


def test_refused_questions_are_not_timed() -> None:
    cases = [case(question="问" * LONGEST_TIMED), case(question="问" * (LONGEST_TIMED + 1)), case(question="短")]
    assert timed_questions(cases) == ("问" * LONGEST_TIMED, "短")


def test_no_two_questions_are_the_same() -> None:
    made = list(islice(distinct_questions(["今年新增多少托位", "去年呢"]), 500))
    assert made[0] == "今年新增多少托位"
    assert len(set(made)) == 500
    assert 2 * len(OPENINGS) * len(CLOSINGS) < 500
    assert all("今年新增多少托位" in question or "去年呢" in question for question in made)
