"""Turns of HTTP and embedding, and the rows that come of them."""

from eval.bench_http import SLICES, alternate, load_rows, stored_rows
from eval.bench_load import Load, local_caller
from eval.ground import distinct_questions


def test_both_take_turns_and_share_no_question() -> None:
    first: list[str] = []
    second: list[str] = []
    questions = distinct_questions(["问"])
    loads = alternate(local_caller(first.append), local_caller(second.append), questions, clients=1, seconds=0.005)
    assert [load.asked for load in loads] == [len(first), len(second)]
    assert loads[0].seconds >= SLICES * 0.005
    assert not set(first) & set(second)


def test_rows_hold_rate_ratio_and_errors() -> None:
    rows = load_rows(Load(32, 101, 1, 2.0), Load(32, 160, 0, 2.0))
    assert [(row.name, row.value, row.holds) for row in rows] == [
        ("http_rate_32", 50.0, None),
        ("alone_rate_32", 80.0, None),
        ("rate_ratio_32", 0.625, True),
        ("http_errors_32", 1, False),
    ]


def test_a_ratio_to_nothing_is_nothing() -> None:
    assert load_rows(Load(1, 5, 0, 1.0), Load(1, 0, 0, 1.0))[2].value == 0.0


def test_answers_are_held_against_rows() -> None:
    rows = stored_rows(200, 198, 5)
    assert [(row.name, row.value, row.holds) for row in rows] == [
        ("http_stored", 198, None),
        ("http_unstored", 2, False),
        ("http_hits", 5, False),
    ]
