"""First, in five and whole in five, by one definition for both sides."""

from rich.console import Console

from eval.bench_retrieval import Found, find, found, retrieval_rows
from eval.metrics import Rate
from tests.eval.fakes import case

TWO = case(quotes=(("甲事",), ("乙事", "丙事")))
ONE = case(quotes=(("甲事",),))


def test_definitions() -> None:
    tops = [["某某", "甲事完成", "丙事完成"], ["甲事完成"], ["某"] * 5 + ["甲事完成"]]
    shares = found([TWO, ONE, ONE], tops, [1.0, 2.0, 3.0])
    assert shares == Found(first=Rate(1, 3), five=Rate(2, 3), whole=Rate(2, 3), milliseconds=(1.0, 2.0, 3.0))
    assert found([TWO], [["甲事完成"]], [1.0]).whole == Rate(0, 1)


def test_find_asks_every_case() -> None:
    shares = find([TWO, ONE], lambda asked: ["甲事"] if asked is ONE else [], "检索", Console(quiet=True))
    assert shares.first == Rate(1, 2)
    assert len(shares.milliseconds) == 2


def test_rows_hold_the_lead() -> None:
    ours = Found(Rate(7, 10), Rate(9, 10), Rate(8, 10), (1.0,))
    theirs = Found(Rate(5, 10), Rate(8, 10), Rate(7, 10), (20.0, 30.0))
    rows = {row.name: row for row in retrieval_rows(ours, theirs)}
    assert rows["ours_first"].value == 70.0
    assert rows["langchain_whole"].value == 70.0
    assert round(rows["lead_first"].value, 6) == 20.0
    assert rows["lead_first"].holds is True
    assert (rows["langchain_p50"].value, rows["langchain_p95"].value) == (30.0, 30.0)
