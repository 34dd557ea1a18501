"""Matrices of a page, and text that does not run from left to right."""

import pytest

from index.formats.pdf.space import UNMOVED, Matrix, at, matrix, shifted, times, turns, upright


def test_matrices_follow_one_another() -> None:
    twice, moved = (2.0, 0.0, 0.0, 2.0, 0.0, 0.0), (1.0, 0.0, 0.0, 1.0, 10.0, 5.0)
    assert at(times(twice, moved), 3, 4) == (16, 13)
    assert at(times(moved, twice), 3, 4) == (26, 18)
    assert shifted(twice, 10, 5) == times(moved, twice)
    assert times(UNMOVED, moved) == moved


@pytest.mark.parametrize(
    ("place", "way"),
    [
        ((1, 0, 0, 1, 0, 0), 0),
        ((1, 0, 0, -1, 0, 0), 0),
        ((0, 1, -1, 0, 0, 0), 1),
        ((-1, 0, 0, -1, 0, 0), 2),
        ((0, -1, 1, 0, 0, 0), 3),
        ((1, 1, -1, 1, 0, 0), None),
        ((0, 0, 0, 0, 0, 0), None),
        ((float("nan"), 0, 0, 1, 0, 0), None),
    ],
)
def test_text_runs_in_quarter_turns_or_aslant(place: Matrix, way: int | None) -> None:
    assert turns(place) == way


@pytest.mark.parametrize(("way", "point"), [(0, (10, 20)), (1, (20, 90)), (2, (90, 180)), (3, (180, 10))])
def test_a_turned_page_is_read_upright(way: int, point: tuple[float, float]) -> None:
    assert upright(10, 20, way, 100, 200) == point


@pytest.mark.parametrize("numbers", [[1, 0, 0, 1, 0], ["a"] * 6, None, "100100"])
def test_what_is_no_matrix_is_refused(numbers: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        matrix(numbers)
