"""Where paragraphs begin: by indent, gap, size and short lines, over pages and columns; how lines are joined."""

import pytest

from index.formats.pdf.read import read
from tests.index.formats.pdf.files import FULL, LEFT, PITCH, SIZE, TOP, Put, body, drawn, indented, rows

CLAUSE = "落实积极生育支持政策措施，扩大普惠托育服务供给，"
FIRST, SECOND, THIRD = CLAUSE * 4, CLAUSE * 3 + "新增托位。", CLAUSE * 5


def flush(*paragraphs: str, gap: float = 0.0, top: float = TOP) -> list[Put]:
    """Paragraphs without an indent, so far apart."""
    found: list[Put] = []
    for paragraph in paragraphs:
        for start in range(0, len(paragraph), FULL):
            found.append(Put(paragraph[start : start + FULL], LEFT, top))
            top -= PITCH
        top -= gap
    return found


def test_an_indent_begins_a_paragraph_even_behind_a_full_line() -> None:
    full = "中" * (FULL - 2) + "文" * FULL
    assert body(read(drawn([indented(full, FIRST, full, SECOND)]))) == [full, FIRST, full, SECOND]


def test_a_gap_begins_a_paragraph_even_behind_a_full_line() -> None:
    full = "中" * FULL * 2
    texts = [full, FIRST, full, SECOND]
    assert body(read(drawn([flush(*texts, gap=8)]))) == texts


def test_a_short_line_ends_a_paragraph_without_indent_or_gap() -> None:
    texts = ["各位代表：", FIRST, "一、工作回顾", SECOND, THIRD]
    assert body(read(drawn([flush(*texts)]))) == texts


def test_a_heading_of_another_size_stands_alone() -> None:
    heading = [Put("二、今年工作安排", LEFT, 600, 16)]
    found = read(drawn([[*indented(FIRST, top=740), *heading, *indented(SECOND, top=570)]]))
    assert body(found) == [FIRST, "二、今年工作安排", SECOND]


def test_a_line_from_the_edge_between_indented_paragraphs_stands_alone() -> None:
    page = [*indented(FIRST), Put("各位代表：", LEFT, 600), *indented(SECOND, THIRD, top=580)]
    assert body(read(drawn([page]))) == [FIRST, "各位代表：", SECOND, THIRD]


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = indented(FIRST, THIRD)
    for cut in range(1, len(lines)):
        behind = [Put(put.text, put.x, put.y + cut * PITCH) for put in lines[cut:]]
        assert body(read(drawn([lines[:cut], behind, indented(SECOND)]))) == [FIRST, THIRD, SECOND], cut


@pytest.mark.parametrize("start", ["（二）扩大服务", "二、今年工作", "——托育服务", "2.托育服务方面", "扩大服务供给。"])
def test_where_a_page_ends_with_a_full_sentence_the_next_ones_beginning_decides(start: str) -> None:
    ends = "中" * (2 * FULL - 1) + "。"
    pages = [flush(FIRST, ends, gap=8), flush(start + CLAUSE, SECOND, gap=8)]
    assert body(read(drawn(pages))) == [FIRST, ends, start + CLAUSE, SECOND]
    going_on = [flush(FIRST, ends, gap=8), flush(CLAUSE + start, SECOND, gap=8)]
    assert body(read(drawn(going_on))) == [FIRST, ends + CLAUSE + start, SECOND]


def test_pages_bound_as_a_book_have_two_edges() -> None:
    def page(side: float) -> list[Put]:
        return [Put(put.text, put.x + side, put.y) for put in indented(FIRST, THIRD, SECOND, THIRD)]

    assert body(read(drawn([page(0), page(40), page(0), page(40)]))) == [FIRST, THIRD, SECOND, THIRD] * 4


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("中" * 34, "文", "中" * 34 + "文"),
        ("中" * 32 + "COVID", "virus", "中" * 32 + "COVID virus"),
        ("中" * 32 + "2024", "年", "中" * 32 + "2024年"),
        ("中" * 33 + "5G", "A", "中" * 33 + "5G A"),
        ("中" * 32 + "99.", "9%", "中" * 32 + "99.9%"),
        ("中" * 31 + "好客山东 ", "好品山东", "中" * 31 + "好客山东 好品山东"),
    ],
)
def test_lines_are_joined_as_their_letters_ask(first: str, second: str, joined: str) -> None:
    others = flush(*[FIRST] * 6, gap=8)
    end = others[-1].y - PITCH - 8
    page = [*others, *rows(first, second, top=end)]
    assert body(read(drawn([page]))) == [*[FIRST] * 6, joined]


def test_words_are_not_parted_where_lines_are_cut_anywhere() -> None:
    cut = flush("中" * 33 + "20", "24" + "文" * 30)
    page = [*flush(FIRST, FIRST), *[Put(put.text, put.x, put.y - 200) for put in cut]]
    word = rows("中" * 32 + "Chip", "let", top=300)
    assert body(read(drawn([[*page, *word]])))[-1].endswith("Chiplet")


def test_a_deep_size_still_reads() -> None:
    assert body(read(drawn([rows("各位代表：", size=SIZE * 3)]))) == ["各位代表："]
