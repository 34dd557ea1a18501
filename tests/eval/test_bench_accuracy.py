"""Headline shares and their bars."""

from eval.bench_accuracy import accuracy_rows
from eval.tally import ALL, score, tally
from tests.eval.fakes import case, given


def test_rows_hold_shares_and_bars() -> None:
    cases = [case(id="a1"), case(id="a2"), case(id="u1", answerable=False)]
    answers = {
        "a1": given("5000个", quotes=["新增托位5000个以上"]),
        "a2": given("没有", "not_in_report", quotes=["新增托位5000个以上"]),
        "u1": given("没有", "not_in_report"),
    }
    rows = accuracy_rows(tally(ALL, score(cases, answers)))
    assert {row.name: (row.value, row.holds) for row in rows} == {
        "right": (50.0, False),
        "supported": (100.0, True),
        "concise": (100.0, None),
        "false_refusals": (50.0, None),
        "right_unanswerable": (100.0, True),
        "false_answers": (0.0, None),
    }
    assert rows[0].label == "答对（报告有，2 题）"


def test_a_share_of_nothing_is_left_out() -> None:
    rows = accuracy_rows(tally(ALL, score([case(id="a1")], {"a1": given("5000个")})))
    assert [row.name for row in rows] == ["right", "supported", "concise", "false_refusals"]
