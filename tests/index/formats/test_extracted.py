from index.formats.extracted import Extracted, Line, Part, assemble
from index.models import Note, PageStart, Span


def test_lines_are_joined_and_what_is_no_body_is_marked_where_it_stands() -> None:
    found = assemble(
        [
            Line("一、2023年工作回顾"),
            Line("— 1 —", Part.MARGIN),
            Line("  "),
            Line("新增托位5000个。"),
            Line("新质生产力：是指…。", Part.NOTE, term="新质生产力"),
        ],
        title=" 政府工作报告 ",
    )
    assert found.text == "一、2023年工作回顾\n— 1 —\n新增托位5000个。\n新质生产力：是指…。"
    assert [found.text[span.start : span.end] for span in found.margins] == ["— 1 —"]
    assert found.notes == (Note(29, 39, "新质生产力"),)
    assert found.text[29:39] == "新质生产力：是指…。"
    assert found.title == "政府工作报告"


def test_a_page_begins_inside_the_line_that_runs_over_it() -> None:
    found = assemble(
        [Line("甲乙", pages=((0, 1),)), Line("丙丁戊己", pages=((0, 1), (2, 2))), Line("庚", pages=((0, 2),))]
    )
    assert found.pages == (PageStart(0, 1), PageStart(5, 2))
    assert found.text[5:] == "戊己\n庚"


def test_a_page_that_comes_again_is_told_again() -> None:
    body, foot = Line("甲乙丙", pages=((0, 1), (2, 2))), Line("— 1 —", Part.MARGIN, ((0, 1),))
    found = assemble([body, foot, Line("丁", pages=((0, 2),))])
    assert found.pages == (PageStart(0, 1), PageStart(2, 2), PageStart(4, 1), PageStart(10, 2))
    assert found.margins == (Span(4, 9),)


def test_of_nothing_comes_nothing() -> None:
    assert assemble([]) == Extracted("")
    assert assemble([Line("\u3000"), Line("")]) == Extracted("")
