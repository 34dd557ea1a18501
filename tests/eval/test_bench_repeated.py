"""The rows of repeated questions."""

from eval.bench_repeated import repeated_rows
from eval.crowd import Haul


def test_rate_faults_hits_and_rows() -> None:
    rows = repeated_rows(Haul(10.0, ("a",) * 9000, {"wrong": 1000}, 20.0, 40.0, 90.0), hits=9500.0, missing=3)
    assert [(row.name, row.value, row.holds) for row in rows] == [
        ("repeated_rate", 900.0, True),
        ("repeated_p50", 20.0, None),
        ("repeated_p95", 40.0, None),
        ("repeated_errors", 1000, False),
        ("repeated_hits", 95.0, None),
        ("repeated_missing", 3, False),
    ]


def test_nothing_asked_is_nothing_reached() -> None:
    rows = repeated_rows(Haul(0.0, (), {}, 0.0, 0.0, 0.0), 0.0, 0)
    assert [row.value for row in rows] == [0.0] * 6
    assert rows[0].holds is False
