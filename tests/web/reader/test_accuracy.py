from datetime import date
from pathlib import Path

import pytest

from eval.cases import read_cases
from eval.publish import ANNOUNCED
from web.reader.accuracy import percent, read_accuracy

SET = 'name = "a"\nabout = "甲"\nunseen = true\nanswerable = 8\nright = 7\nunanswerable = 2\nrefused = 1\n'
HEAD = 'measured = 2026-11-24\nprogram = "f"\nprompts = "p"\n'
GOOD = f"{HEAD}[[set]]\n{SET}"


def test_the_published_measurement_is_of_the_sets_as_they_are() -> None:
    accuracy = read_accuracy()
    assert accuracy is not None
    counted = {one.path.stem: [case.answerable for case in read_cases(one.path)] for one in ANNOUNCED}
    told = {one.name: (one.answerable, one.unanswerable) for one in accuracy.sets}
    assert told == {name: (sum(said), len(said) - sum(said)) for name, said in counted.items()}
    assert [one.name for one in accuracy.sets if one.unseen] == ["city_held_out", "reports_held_out", "talk_held_out"]


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.toml"
    path.write_text(GOOD, "utf-8")
    accuracy = read_accuracy(path)
    assert accuracy is not None
    only = accuracy.sets[0]
    assert (accuracy.measured, accuracy.program) == (date(2026, 11, 24), "f")
    assert (only.about, only.questions, only.right, only.refused) == ("甲", 10, 7, 1)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"measured = ",
        HEAD.encode(),
        GOOD.replace("right = 7", "right = 9").encode(),
        GOOD.replace("refused = 1", "refused = -1").encode(),
        GOOD.replace("2026-11-24", '"gestern"').encode(),
        GOOD.replace('about = "甲"\n', "").encode(),
    ],
)
def test_what_is_no_measurement_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "accuracy.toml"
    path.write_bytes(content)
    assert read_accuracy(path) is None


def test_a_missing_file_is_none(tmp_path: Path) -> None:
    assert read_accuracy(tmp_path / "none.toml") is None
    assert read_accuracy(tmp_path) is None


def test_shares_are_said_with_one_decimal() -> None:
    assert [percent(42, 48), percent(19, 20), percent(0, 0)] == ["87.5%", "95.0%", "—"]
