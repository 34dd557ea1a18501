"""Running heads, feet and page numbers, and lines of the body that look like them."""

import pytest

from index.formats.pdf.read import read
from tests.index.formats.pdf.files import PITCH, TOP, Put, body, drawn, indented, margins

CLAUSE = "落实积极生育支持政策措施，扩大普惠托育服务供给，"
PAGE = indented(CLAUSE * 3, CLAUSE * 4)
LOW = 40.0


def numbered(form: str, pages: int = 4, start: int = 1) -> bytes:
    return drawn([[*PAGE, Put(form.format(start + page, pages), 280, LOW)] for page in range(pages)])


@pytest.mark.parametrize(
    "form",
    ["{}", "- {} -", "— {} —", "－{}－", "第{}页", "第 {} 页 共 {} 页", "{}/{}", "{} / {}", "Page {} of {}", "· {} ·"],
)
def test_page_numbers_of_every_shape_are_margin(form: str) -> None:
    found = read(numbered(form))
    assert body(found) == [CLAUSE * 3, CLAUSE * 4] * 4
    assert margins(found) == [form.format(page, 4) for page in (1, 2, 3, 4)]


def test_pages_may_be_counted_from_another_number() -> None:
    assert margins(read(numbered("{}", start=37))) == ["37", "38", "39", "40"]


def test_a_single_page_has_a_number_too() -> None:
    assert margins(read(numbered("{}", pages=1))) == ["1"]


def test_heads_of_odd_and_even_pages_are_margin() -> None:
    heads = ["市人民政府公报", "2024年第1期"] * 3
    found = read(drawn([[Put(head, 260, 800), *PAGE] for head in heads]))
    assert margins(found) == heads
    assert body(found) == [CLAUSE * 3, CLAUSE * 4] * 6


def test_a_head_of_two_lines_and_its_number_are_margin() -> None:
    top = [Put("市人民政府公报", 260, 810), Put("政府工作报告", 260, 798, 9)]
    found = read(drawn([[*top, Put(str(page), 500, 798, 9), *PAGE] for page in (1, 2, 3)]))
    assert body(found) == [CLAUSE * 3, CLAUSE * 4] * 3
    assert margins(found)[:2] == ["市人民政府公报", "政府工作报告 1"]


def test_a_line_of_the_body_that_repeats_at_one_height_stays() -> None:
    page = indented("各位代表！", CLAUSE * 3)
    found = read(drawn([page] * 4))
    assert margins(found) == []
    assert body(found) == ["各位代表！", CLAUSE * 3] * 4


def test_a_heading_that_repeats_elsewhere_stays() -> None:
    pages = [[*indented(CLAUSE * (page + 1)), Put("今年工作安排", 114, 500 - 50 * page)] for page in range(4)]
    assert body(read(drawn(pages))).count("今年工作安排") == 4


def test_headings_of_annexes_at_the_top_of_their_pages_stay() -> None:
    annexes = [[Put(f"附件{number}", 90, 780, 16), *PAGE] for number in (1, 2)]
    found = read(drawn([PAGE, PAGE, *annexes, PAGE, PAGE]))
    assert margins(found) == []
    assert [line for line in body(found) if line.startswith("附件")] == ["附件1", "附件2"]


def test_a_number_that_ends_a_paragraph_at_the_foot_stays() -> None:
    text = CLAUSE * 5 + "新增托位1234"
    lines = indented(text)
    ends = [*lines[:-1], Put("2025", 90, lines[-1].y)]
    found = read(drawn([ends, PAGE, PAGE]))
    assert margins(found) == []
    assert body(found)[0].endswith("2025")


def test_another_number_at_the_height_of_page_numbers_stays() -> None:
    pages = [[*PAGE, Put(str(page), 280, LOW)] for page in (1, 2, 3)]
    pages.append([*PAGE, Put("5000", 114, TOP - len(PAGE) * PITCH)])
    found = read(drawn(pages))
    assert margins(found) == ["1", "2", "3"]
    assert body(found)[-1] == "5000"
