"""Values against bars."""

from eval.measurement import Bar, Measurement, measurement_table

SLOW = Measurement("ask_ratio_p50", "进程内作答 / 只嵌入 p50", 1.75, "倍", Bar("≤", 1.6))
RIGHT = Measurement("right", "答对", 80.04, "%", Bar("≥", 72))
PLAIN = Measurement("ask_p50", "进程内作答 p50", 20.26, "毫秒")


def test_a_bar_is_held_at_its_limit() -> None:
    assert Bar("≤", 1.6).holds(1.6)
    assert not Bar("≤", 1.6).holds(1.61)
    assert Bar("≥", 72).holds(72)
    assert not Bar("≥", 72).holds(71.9)
    assert (SLOW.holds, RIGHT.holds, PLAIN.holds) == (False, True, None)


def test_table() -> None:
    assert measurement_table([SLOW, RIGHT, PLAIN]) == [
        "| 项目 | 实测 | 标准 | 结论 |",
        "| --- | --- | --- | --- |",
        "| 进程内作答 / 只嵌入 p50 | 1.75倍 | ≤ 1.60倍 | 未达到 |",
        "| 答对 | 80.0% | ≥ 72.0% | 达到 |",
        "| 进程内作答 p50 | 20.3 毫秒 |  |  |",
    ]


def test_to_dict() -> None:
    assert SLOW.to_dict() == {
        "name": "ask_ratio_p50",
        "label": "进程内作答 / 只嵌入 p50",
        "value": 1.75,
        "unit": "倍",
        "bar": "≤1.6",
        "holds": False,
    }
    assert PLAIN.to_dict()["bar"] is None
