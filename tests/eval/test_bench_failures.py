"""The mix of questions, and the rows of what failed."""

from eval.bench_failures import MOST_DISTINCT, REPEATED, calm_rows, mixed_questions, named, revival_rows, trial_rows
from eval.crowd import Haul
from eval.trial import Revival, Trial

HAUL = Haul(10.0, ("a",) * 98, {"503": 1, "ConnectionResetError": 1}, 10.0, 20.0, 99.0)


def test_half_of_the_questions_are_new_and_half_are_few() -> None:
    mixed = mixed_questions(tuple("甲乙丙丁戊己庚"))
    assert len(mixed) == 2 * MOST_DISTINCT
    assert len(set(mixed[::2])) == MOST_DISTINCT
    assert set(mixed[1::2]) == set("甲乙丙丁戊")
    assert len(set(mixed[1::2])) == REPEATED
    assert mixed_questions(("甲",))[1::2] == ("甲",) * MOST_DISTINCT


def test_rows_of_a_failure() -> None:
    rows = trial_rows(Trial(HAUL, before=50, gone=1, dropped=7, uncounted=0, told=True, mended_s=0.4))
    assert [(row.name, row.value, row.holds) for row in rows] == [
        ("asked", 100, None),
        ("errors", 2, False),
        ("p95", 20.0, None),
        ("slowest", 99.0, None),
        ("before", 50, None),
        ("gone", 1, False),
        ("dropped", 7, None),
        ("uncounted", 0, True),
        ("told", True, True),
        ("mended", 0.4, None),
    ]
    assert rows[1].label == "没有答复（503 1 次、ConnectionResetError 1 次）"


def test_rows_of_the_load_alone() -> None:
    rows = calm_rows(Trial(HAUL, before=50, gone=0, dropped=7, uncounted=2, told=False, mended_s=0.0))
    assert [(row.name, row.value, row.holds) for row in rows[1:2] + rows[4:]] == [
        ("errors", 2, False),
        ("dropped", 7, None),
        ("uncounted", 2, False),
    ]


def test_rows_of_a_killed_service_under_its_name() -> None:
    rows = named("killed", "服务被杀", revival_rows(Revival(HAUL, 50, 0, 3, 13.0, sound=False)))
    assert [(row.name, row.value, row.holds) for row in rows[4:]] == [
        ("killed_ready", 13.0, False),
        ("killed_before", 50, None),
        ("killed_gone", 0, True),
        ("killed_unwritten", 3, None),
        ("killed_sound", False, False),
    ]
    assert rows[4].label == "服务被杀：再启动到就绪"
