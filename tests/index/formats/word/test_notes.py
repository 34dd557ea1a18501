import pytest

from index.formats.extracted import Part
from index.formats.word.read import read
from tests.index.formats.word.files import para, run, said, word_file, x


def called(kind: str, number: str) -> str:
    """A note's mark in the text."""
    return x("r", x(f"{kind}Reference", id=number))


def noted(kind: str, number: str, *paragraphs: str) -> str:
    """A note."""
    return x(kind, *paragraphs, id=number)


def test_notes_stand_behind_the_text_in_the_order_of_their_marks() -> None:
    body = (
        para("推进“一网通办”", called("footnote", "3"), "，培育新质生产力", called("endnote", "1"), "。")
        + para("再提“一网通办”", called("footnote", "3"), x("del", called("footnote", "5")))
        + x("tbl", x("tr", x("tc", para("城市更新", called("footnote", "2"))), x("tc", para("住建局"))))
    )
    rule = x("footnote", para(x("r", x("separator"))), id="-1", type="separator")
    footnotes = (
        rule
        + noted("footnote", "2", para(x("r", x("footnoteRef")), " 城市更新：指改造。"))
        + noted("footnote", "3", para(x("r", x("footnoteRef")), " 指一个窗口办成。"), para("又指网上办。"))
        + noted("footnote", "5", para("没有了。"))
        + noted("footnote", "6", para("无人提起。"))
    )
    found = read(word_file(body, footnotes=footnotes, endnotes=noted("endnote", "1", para("指创新主导的生产力。"))))
    lines = said(found)
    assert lines[:2] == [("推进“一网通办”，培育新质生产力。", Part.BODY), ("再提“一网通办”", Part.BODY)]
    assert [line for line, part in lines if part is Part.NOTE] == [
        "指一个窗口办成。",
        "又指网上办。",
        "城市更新：指改造。",
        "指创新主导的生产力。",
    ]
    assert [note.term for note in found.notes] == ["一网通办", "", "城市更新", "培育新质生产力"]


def test_a_mark_typed_by_hand_is_no_text() -> None:
    mark = x("r", x("footnoteReference", customMarkFollows="1", id="2"), x("t", "①"))
    body = para("新增托位5000个", mark, "以上。")
    found = read(word_file(body, footnotes=noted("footnote", "2", para("①", " 含普惠托位。"))))
    assert said(found) == [("新增托位5000个以上。", Part.BODY), ("含普惠托位。", Part.NOTE)]
    assert found.notes[0].term == "新增托位5000个"


def test_a_mark_without_its_note_leaves_nothing() -> None:
    body = para("托位", called("footnote", "9"), x("r", x("rPr", x("vanish")), x("footnoteReference", id="1")))
    assert said(read(word_file(body))) == [("托位", Part.BODY)]
    assert said(read(word_file(body, footnotes=noted("footnote", "1", para("藏"))))) == [("托位", Part.BODY)]


RAISED = x("vertAlign", val="superscript")
TYPED = {
    "in a circle": (run("①", RAISED), "①指含普惠托位。"),
    "in brackets, run by run": (run("[", RAISED) + run("1", RAISED) + run("]", RAISED), "[1] 指含普惠托位。"),
    "a bare number": (run("1", RAISED), "1. 指含普惠托位。"),
    "raised in the note too": (run("①", RAISED), run("①", RAISED) + run("指含普惠托位。")),
    "a bare number raised in the note too": (run("1", RAISED), run("1", RAISED) + run(" 指含普惠托位。")),
}


@pytest.mark.parametrize(("mark", "note"), TYPED.values(), ids=TYPED)
def test_a_raised_mark_and_the_line_that_begins_with_it_are_a_note(mark: str, note: str) -> None:
    found = read(word_file(para("新增“普惠托位”", mark, "5000个。") + para("各位代表！") + para(note)))
    assert said(found) == [
        ("新增“普惠托位”5000个。", Part.BODY),
        ("各位代表！", Part.BODY),
        ("指含普惠托位。", Part.NOTE),
    ]
    assert found.notes[0].term == "普惠托位"


def test_other_raised_characters_are_text() -> None:
    rows = x("tbl", *(x("tr", *(x("tc", each) for each in cells)) for cells in [
        (para("项目"), para("单位")), (para("绿地"), para("100m", run("2", RAISED))),
    ]))  # fmt: skip
    found = read(word_file(para("新建绿地100m", run("2", RAISED), "，\ufdd1不多。") + rows + para("二、安排")))
    assert found.text.splitlines() == ["新建绿地100m2，不多。", "项目：绿地；单位：100m2。", "二、安排"]
    assert found.notes == ()
