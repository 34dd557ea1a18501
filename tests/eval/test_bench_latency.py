"""Two calls timed in turns."""

import time

from eval.bench_latency import RATIO_BARS, Paired, latency_rows, time_pairs
from eval.tally import Latency


def test_both_are_called_on_every_question_and_take_turns() -> None:
    calls: list[tuple[str, str]] = []
    paired = time_pairs(lambda q: calls.append(("ask", q)), lambda q: calls.append(("embed", q)), ["甲", "乙"])
    assert calls == [("ask", "甲"), ("embed", "甲"), ("embed", "乙"), ("ask", "乙")]
    assert 0 <= paired.measured.p50 <= paired.measured.p99


def test_times_are_milliseconds() -> None:
    paired = time_pairs(lambda _: time.sleep(0.02), lambda _: None, ["甲"])
    assert paired.measured.p50 >= 20
    assert paired.alone.p50 < 20


def test_rows_hold_percentiles_and_ratios() -> None:
    rows = latency_rows("ask", "作答", Paired(Latency(30.0, 40.0, 50.0), Latency(20.0, 25.0, 25.0)), RATIO_BARS)
    values = {row.name: (row.value, row.holds) for row in rows}
    assert values == {
        "ask_p50": (30.0, None),
        "ask_alone_p50": (20.0, None),
        "ask_p95": (40.0, None),
        "ask_alone_p95": (25.0, None),
        "ask_p99": (50.0, None),
        "ask_alone_p99": (25.0, None),
        "ask_ratio_p50": (1.5, True),
        "ask_ratio_p95": (1.6, True),
        "ask_ratio_p99": (2.0, None),
    }
