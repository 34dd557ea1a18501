"""Footnotes of a page, their marks in the body, and small type that is neither."""

import pytest

from index.formats.pdf.read import read
from tests.index.formats.pdf.files import LEFT, Put, Ruled, body, drawn, indented, notes, rows

CLAUSE = "落实积极生育支持政策措施，扩大普惠托育服务供给，"
ABOVE = indented(CLAUSE * 3, CLAUSE * 5, CLAUSE * 4)
LINE = 500.0


def marked(before: str, mark: str, behind: str) -> list[Put]:
    """A line with a small raised mark in it."""
    x = LEFT + 24 + sum(5.544 if char.isdigit() else 12 for char in before)
    wide = sum(3.5 if char.isascii() else 7 for char in mark)
    return [Put(before, LEFT + 24, LINE), Put(mark, x, LINE + 5, 7), Put(behind, x + wide, LINE)]


def noted(line: list[Put], *lines: str, size: float = 9, rule: bool = False) -> bytes:
    foot = rows(*lines, top=100, pitch=13, size=size)
    return drawn([[*ABOVE, *line, *foot, *([Ruled(LEFT, LEFT + 120, 113)] if rule else [])]])


@pytest.mark.parametrize(
    ("mark", "start"),
    [("①", "① "), ("①", "①"), ("[1]", "[1] "), ("1", "1 "), ("1", "1."), ("1", "[1]"), ("*", "* "), ("1", "注1：")],
)
def test_a_note_has_its_text_and_term_and_its_mark_is_gone(mark: str, start: str) -> None:
    found = read(noted(marked("新增托位", mark, "5000个以上。"), start + "托位：指可以收托一名婴幼儿的位置。"))
    assert body(found)[-1] == "新增托位5000个以上。"
    assert notes(found) == [("托位：指可以收托一名婴幼儿的位置。", "托位")]


@pytest.mark.parametrize(
    ("before", "term"),
    [
        ("推进“双减”", "双减"),
        ("稳步推进，建成“343”创新产业集群", "“343”创新产业集群"),
        ("稳步推进，扩大普惠托育", "扩大普惠托育"),
    ],
)
def test_a_term_is_what_the_mark_stands_behind(before: str, term: str) -> None:
    found = read(noted(marked(before, "1", "。"), "1 见有关文件。"))
    assert notes(found) == [("见有关文件。", term)]


def test_notes_run_over_lines_and_the_next_begins_with_the_next_mark() -> None:
    lines = ("① 托位：指婴幼儿的位置，每班不超过", "20个托位。", "② 长护险：指长期护理保险。")
    found = read(noted([*marked("新增托位", "①", "。")], *lines))
    assert notes(found) == [
        ("托位：指婴幼儿的位置，每班不超过20个托位。", "托位"),
        ("长护险：指长期护理保险。", ""),
    ]


def test_a_rule_parts_notes_of_the_same_size() -> None:
    lines = "1 托位：指婴幼儿的位置。"
    ruled = read(noted(marked("新增托位", "1", "。"), lines, size=12, rule=True))
    assert notes(ruled) == [("托位：指婴幼儿的位置。", "托位")]
    assert notes(read(noted(marked("新增托位", "1", "。"), lines, size=12))) == []


def test_what_is_raised_without_a_note_is_a_power_or_left_out() -> None:
    assert body(read(noted(marked("新增绿地5", "8", "。"))))[-1] == "新增绿地5⁸。"
    assert body(read(noted(marked("新增托位5000个", "1", "以上。"))))[-1] == "新增托位5000个以上。"


def test_a_circle_in_the_line_is_a_mark_where_its_note_stands_below() -> None:
    line = [Put("新增托位①5000个，分为：①公办；②民办。", LEFT + 24, LINE)]
    found = read(noted(line, "① 托位：指婴幼儿的位置。"))
    assert body(found)[-1] == "新增托位5000个，分为：①公办；②民办。"
    assert notes(found) == [("托位：指婴幼儿的位置。", "托位")]
    assert body(read(noted(line)))[-1] == "新增托位①5000个，分为：①公办；②民办。"


def test_small_type_that_fills_a_page_is_its_body() -> None:
    annex = rows("1．托位：指婴幼儿的位置。", "2．长护险：指长期护理保险。", top=740, size=9)
    found = read(drawn([ABOVE, ABOVE, annex]))
    assert notes(found) == []
    assert body(found)[-2:] == ["1．托位：指婴幼儿的位置。", "2．长护险：指长期护理保险。"]


def test_small_type_without_a_mark_is_no_note() -> None:
    found = read(noted([], "责任编辑：张三"))
    assert notes(found) == []
    assert body(found)[-1] == "责任编辑：张三"


def test_numbered_rows_of_a_table_are_no_notes() -> None:
    table = rows("1 新增托位 个 5000", "2 养老床位 张 1500", top=150, pitch=16, size=10)
    grid = [Ruled(LEFT, LEFT + 300, y) for y in (161, 145, 129)]
    line = indented("2024年目标见下表。", top=LINE)
    assert notes(read(drawn([[*ABOVE, *line, *table, *grid]]))) == []
    text = Put("为此，重点抓好以下工作。", LEFT + 24, 100)
    found = read(drawn([[*ABOVE, *line, *table, Ruled(LEFT, LEFT + 300, 161), text]]))
    assert notes(found) == []
    assert body(found)[-1].endswith("为此，重点抓好以下工作。")


def test_words_underlined_in_a_note_leave_it_one() -> None:
    put = noted(marked("新增托位", "1", "。"), "1 托位：指婴幼儿的位置。", "2 长护险：见有关文件。")
    lines = rows("1 托位：指婴幼儿的位置。", "2 长护险：见有关文件。", top=100, pitch=13, size=9)
    under = Ruled(LEFT + 20, LEFT + 80, 98.8)
    ruled = read(drawn([[*ABOVE, *marked("新增托位", "1", "。"), *lines, under]]))
    assert notes(ruled) == notes(read(put))
