"""Letters of a page to its lines: spaces, order, small raised type, columns."""

import pytest

from index.formats.pdf.glyphs import Glyph, Sheet
from index.formats.pdf.lines import Row, read_rows


def typed(text: str, x: float = 50, y: float = 700, size: float = 10) -> list[Glyph]:
    """Letters one behind the other: ASCII half as wide as high."""
    glyphs = []
    for char in text:
        wide = size / 2 if char.isascii() else size
        glyphs.append(Glyph(char, x, x + wide, y, size))
        x += wide
    return glyphs


def rows_of(*glyphs: list[Glyph]) -> list[Row]:
    return read_rows([Sheet(1, 600, 800, [glyph for some in glyphs for glyph in some])])[0]


def texts(*glyphs: list[Glyph]) -> list[str]:
    return [row.text for row in rows_of(*glyphs)]


def test_a_line_has_its_text_and_place() -> None:
    (row,) = rows_of(typed("一、2024 年工作回顾"))
    assert (row.text, row.x, row.right, row.y, row.size, row.spread) == ("一、2024 年工作回顾", 50, 145, 700, 10, 0)
    assert not row.spaced


def test_lines_are_read_from_above_and_letters_from_the_left_however_they_are_drawn() -> None:
    assert texts(typed("位", 60), typed("第二行", y=680), typed("托")) == ["托位", "第二行"]


@pytest.mark.parametrize(
    ("gap", "left", "right", "read"),
    [
        (0.0, "新增", "托位", "新增托位"),
        (6.0, "新增", "托位", "新增托位"),
        (3.0, "增长", "8.6", "增长8.6"),
        (1.0, "5G", "A", "5GA"),
        (3.0, "New", "York", "New York"),
        (15.0, "指标", "单位", "指标 单位"),
    ],
)
def test_a_space_is_added_only_between_latin_words_or_far_apart(gap: float, left: str, right: str, read: str) -> None:
    first = typed(left)
    assert texts(first, typed(right, first[-1].right + gap)) == [read]


def test_drawn_spaces_stay_inside_and_are_told_at_the_end() -> None:
    (row,) = rows_of(typed("  好品山东 好客山东 "))
    assert (row.text, row.x, row.spaced) == ("好品山东 好客山东", 60, True)


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    assert texts(typed("托位"), typed("托位", 50.4), typed("11", 70), typed("11", 70.3)) == ["托位11"]


def test_small_raised_type_is_taken_out_and_told() -> None:
    (row,) = rows_of(typed("托位5000个"), typed("[1]", 100, 704, 6), typed("以上", 109))
    assert (row.text, row.raised) == ("托位5000个以上", ((7, "[1]"),))


def test_small_type_below_the_line_is_of_the_line() -> None:
    (row,) = rows_of(typed("CO", 50), typed("2", 60, 698, 6), typed("排放", 63))
    assert (row.text, row.raised) == ("CO2排放", ())


def test_a_small_line_of_its_own_stays_one() -> None:
    assert texts(typed("标题一行"), typed("副标题在下面", 50, 694, 6)) == ["标题一行", "副标题在下面"]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("建成", 10),
        ("，建成", 10),
        ("建，成", 20),
        ("“建成”", 20),
        ("（一）全面", 30),
        ("——建成", 20),
        ("2024年", 20),
        ("“5+X”未来", 35),
        ("+生活", 15),
        ("8.6%，", 30),
    ],
)
def test_the_head_of_a_line_may_not_be_parted(text: str, head: float) -> None:
    (row,) = rows_of(typed(text))
    assert row.head == head


def test_two_columns_are_read_one_after_the_other() -> None:
    long = "落实积极生育支持政策措施，扩大普惠托育"
    columns = [typed(long, x, 700 - 20 * line) for line in range(10) for x in (50, 320)]
    found = rows_of(typed("政府工作报告", 250, 740), *columns, typed("第 1 页", 265, 30))
    assert [(row.column, row.y) for row in found] == [
        (0, 740),
        *((1, 700 - 20 * line) for line in range(10)),
        *((2, 700 - 20 * line) for line in range(10)),
        (0, 30),
    ]
