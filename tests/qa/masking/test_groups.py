"""Digits with signs between them are one run; a year typed on is a group of its own."""

from qa.masking.groups import join, runs


def groups(text: str) -> list[list[str]]:
    return [[group.digits for group in run] for run in runs(text)]


def test_groups_of_a_run() -> None:
    assert groups("打138-1234 5678或0516-83712906") == [["138", "1234", "5678"], ["0516", "83712906"]]
    assert groups("138123456782024年") == [["13812345678", "2024"]]


def test_short_runs_are_left_out() -> None:
    assert groups("2024年8.6万人，136条") == []


def test_joined_groups_know_their_shape_and_place() -> None:
    (run,) = runs("号138 1234 5678")
    number = join(run)
    assert (number.start, number.end, number.digits, number.shape) == (1, 14, "13812345678", (3, 4, 4))
