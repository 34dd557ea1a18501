"""Where a page of two columns is parted, and pages that are not."""

from itertools import product

from index.formats.pdf.columns import Box, find_gutter, keeps

WIDTH = 600.0
TWO: list[Box] = [(x, x + 230, 700 - 20.0 * line) for x, line in product((60, 310), range(12))]


def test_the_gutter_lies_between_the_columns() -> None:
    gutter = find_gutter(TWO, WIDTH)
    assert gutter is not None
    assert 290 <= gutter <= 310


def test_a_title_across_both_columns_does_not_hide_the_gutter() -> None:
    assert find_gutter([*TWO, (150, 450, 760), (280, 320, 30)], WIDTH) is not None


def test_one_column_has_no_gutter() -> None:
    assert find_gutter([(60, 540, 700 - 20.0 * line) for line in range(30)], WIDTH) is None
    assert find_gutter([], WIDTH) is None


def test_a_table_is_no_page_of_two_columns() -> None:
    cells = [(x, x + (200 if line == 0 else 60), 700 - 20.0 * line) for x, line in product((60, 330), range(20))]
    assert find_gutter(cells, WIDTH) is None


def test_a_last_page_keeps_the_gutter_of_the_others() -> None:
    assert keeps([(60, 290, 700), (310, 400, 700), (250, 350, 30)], 300)
    assert not keeps([(60, 540, 700), (60, 400, 680)], 300)
    assert not keeps([(60, 290, 700), (60, 150, 680)], 300)
