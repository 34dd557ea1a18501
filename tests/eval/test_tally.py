"""Verdicts added up by group and in all."""

from eval.answers import Given
from eval.metrics import Rate
from eval.tally import ALL, MISSING_MS, Latency, latency, score, tally_groups
from tests.eval.fakes import case, given

CASES = (
    case(id="a1"),
    case(id="a2"),
    case(id="a3", group="list"),
    case(id="u1", group="list", answerable=False),
    case(id="u2", group="list", answerable=False),
)
ANSWERS = {
    "a1": given("5000个", quotes=["新增托位5000个以上。"], latency_ms=10.0),
    "a2": given("没有", "not_in_report", latency_ms=20.0),
    "a3": given("5000" * 60, latency_ms=30.0),
    "u1": given("没有", "not_in_report", latency_ms=40.0),
    "u2": given("有的", latency_ms=50.0),
}


def test_tally_of_groups_and_all() -> None:
    groups = tally_groups(score(CASES, ANSWERS))
    assert [row.group for row in groups] == ["list", "staff", ALL]
    of_list, of_staff, of_all = groups
    assert of_staff.right == of_staff.right_in_all == Rate(1, 2)
    assert of_staff.false_answers == Rate(0, 0)
    assert of_list.right_in_all == Rate(2, 3)
    assert of_all.right_in_all == Rate(3, 5)
    assert of_all.right == Rate(2, 3)
    assert of_all.supported == Rate(1, 3)
    assert of_all.concise == Rate(2, 3)
    assert of_all.false_refusals == Rate(1, 3)
    assert of_all.right_unanswerable == Rate(1, 2)
    assert of_all.false_answers == Rate(1, 2)
    assert of_all.latency == Latency(30.0, 50.0, 50.0)


def test_a_case_without_an_answer_counts_against() -> None:
    scored = score(CASES[:1], {})
    assert scored[0].given == Given()
    total = tally_groups(scored)[-1]
    assert total.right == Rate(0, 1)
    assert total.false_refusals == Rate(0, 1)
    assert total.latency.p50 == MISSING_MS


def test_latency_ranks_a_missing_one_last() -> None:
    assert latency([None, 1.0, 2.0]) == Latency(2.0, MISSING_MS, MISSING_MS)
