import pytest

from index.formats.extracted import Part
from index.formats.word.read import read
from tests.index.formats.word.files import body_of, code_field, mark, para, run, said, word_file, x

BREAK, TAB, PAGE = x("r", x("br")), x("r", x("tab")), x("r", x("br", type="page"))
DELETED_END = x("rPr", x("del"))
PARAGRAPHS = {
    "runs join": (para("新增托位", run("5000", x("b")), "个"), ["新增托位5000个"]),
    "the indent goes, spaces inside stay": (para("　　一、2024 年", "工作 回顾　"), ["一、2024 年工作 回顾"]),
    "a line break parts lines": (para("第一行", BREAK, "第二行"), ["第一行", "第二行"]),
    "a page break parts none": (para("完成投资", PAGE, "百亿元"), ["完成投资百亿元"]),
    "a tab is a gap": (para("指标", TAB, "数值"), ["指标\t数值"]),
    "a tab's place is none": (para("文", about=x("tabs", x("tab", val="left"))), ["文"]),
    "a no-break hyphen": (para("A", x("r", x("noBreakHyphen")), "1"), ["A-1"]),
    "a soft hyphen": (para("软", x("r", x("softHyphen")), "字"), ["软字"]),
    "a symbol": (para("优良率", x("r", x("sym", font="Symbol", char="F0B3")), "80%"), ["优良率≥80%"]),
    "blank paragraphs": (para("甲") + para("") + para("　") + para("乙"), ["甲", "乙"]),
    "a hyperlink": (para(x("hyperlink", run("链接文字"))), ["链接文字"]),
    "a smart tag": (para(x("smartTag", run("2024年"), element="date"), "目标"), ["2024年目标"]),
    "the reading above characters": (para(x("r", x("ruby", x("rt", run("xú")), x("rubyBase", run("徐"))))), ["徐"]),
    "a formula": (
        para(x("m:f", x("m:num", x("m:r", x("m:t", "1"))), x("m:den", x("m:r", x("m:t", "2")))), "以上"),
        ["1/2以上"],
    ),
    "text spread over lines of the file": (para(x("r", x("t", "\n  城市更新\n"))), ["城市更新"]),
    "a line feed kept as text": (para("城市\n更新"), ["城市 更新"]),
    "a large initial": (para("徐", about=x("framePr", dropCap="drop")) + para("州是一座城市"), ["徐州是一座城市"]),
    "markup as text": (
        para("&lt;script&gt;alert(1)&lt;/script&gt;", "=HYPERLINK(1)"),
        ["<script>alert(1)</script>=HYPERLINK(1)"],
    ),
}
CHANGES = {
    "inserted": (para("托位", x("ins", run("5000个"))), ["托位5000个"]),
    "deleted": (para("托位", x("del", x("r", x("delText", "4000个"))), "增加"), ["托位增加"]),
    "inserted and deleted": (para("托位", x("ins", x("del", run("4000个")))), ["托位"]),
    "moved": (para(x("moveFrom", run("这一句"))) + para("前文，", x("moveTo", run("这一句"))), ["前文，这一句"]),
    "a deleted end joins": (para("前半句", about=DELETED_END) + para("后半句"), ["前半句后半句"]),
    "a deleted end before a table": (
        para("前半句", about=DELETED_END) + x("tbl", x("tr", x("tc", para("格")))),
        ["前半句", "格"],
    ),
    "a deleted end at the end": (para("末句", about=DELETED_END), ["末句"]),
    "former properties": (para("正文", about=x("pPrChange", x("pPr", run("旧")))), ["正文"]),
}
HIDDEN = {
    "hidden": (para("看得见", run("看不见", x("vanish"))), ["看得见"]),
    "switched off": (para("看得见", run("也看得见", x("vanish", val="0"))), ["看得见也看得见"]),
    "a hidden paragraph": (para(run("隐", x("vanish")), about=x("rPr", x("vanish"))) + para("正文"), ["正文"]),
    "a comment's anchor": (
        para(
            x("commentRangeStart", id="0"), "正文", x("commentRangeEnd", id="0"), x("r", x("commentReference", id="0"))
        ),
        ["正文"],
    ),
}
CONTROLS = {
    "around paragraphs": (x("sdt", x("sdtPr"), x("sdtContent", para("甲"), para("乙"))), ["甲", "乙"]),
    "inside one": (para("甲", x("sdt", x("sdtContent", run("乙")))), ["甲乙"]),
    "not filled in": (
        para("甲", x("sdt", x("sdtPr", x("showingPlcHdr")), x("sdtContent", run("单击输入")))),
        ["甲"],
    ),
    "custom markup": (x("customXml", para("甲")), ["甲"]),
}
BOX = x("txbxContent", para("框"))
BOXES = {
    "after its paragraph": (
        para("前", x("r", x("pict", x("v:textbox", BOX))), "后") + para("次"),
        ["前后", "框", "次"],
    ),
    "once of two versions": (
        para(x("r", x("mc:AlternateContent", x("mc:Choice", x("drawing", BOX)), x("mc:Fallback", x("pict", BOX))))),
        ["框"],
    ),
    "the only version": (para(x("r", x("mc:AlternateContent", x("mc:Fallback", BOX)))), ["框"]),
    "a box in a box": (para(x("r", x("txbxContent", para("外", x("r", BOX))))), ["外", "框"]),
    "hidden": (para("文", x("r", x("rPr", x("vanish")), BOX)), ["文"]),
}


@pytest.mark.parametrize(("body", "lines"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_a_paragraph_is_what_its_page_shows(body: str, lines: list[str]) -> None:
    assert body_of(body) == lines


@pytest.mark.parametrize(("body", "lines"), CHANGES.values(), ids=CHANGES)
def test_changes_are_taken_as_accepted(body: str, lines: list[str]) -> None:
    assert body_of(body) == lines


@pytest.mark.parametrize(("body", "lines"), HIDDEN.values(), ids=HIDDEN)
def test_what_is_hidden_is_left_out(body: str, lines: list[str]) -> None:
    assert body_of(body) == lines


@pytest.mark.parametrize(("body", "lines"), CONTROLS.values(), ids=CONTROLS)
def test_content_controls_are_read_as_their_content(body: str, lines: list[str]) -> None:
    assert body_of(body) == lines


@pytest.mark.parametrize(("body", "lines"), BOXES.values(), ids=BOXES)
def test_text_boxes_are_read_once(body: str, lines: list[str]) -> None:
    assert body_of(body) == lines


def test_a_table_of_contents_is_margin_however_it_is_made() -> None:
    gallery = x("sdtPr", x("docPartObj", x("docPartGallery", val="Table of Contents")))
    code = x("r", x("instrText", " TOC ")) + x("r", x("instrText", "\\o"))
    body = (
        x("sdt", gallery, x("sdtContent", para("目录"), para("一、回顾", TAB, "1")))
        + para(mark("begin"), code, mark("separate"), "二、任务", TAB, code_field("PAGEREF _Toc1", "5"))
        + para("三、保障", mark("end"))
        + para("四、结语", about=x("pStyle", val="M1"))
        + para(x("fldSimple", run("表1"), instr=" TOC \\c "))
        + para("各位代表")
    )
    styles = x("style", x("name", val="toc 1"), type="paragraph", styleId="M1")
    assert said(read(word_file(body, styles=styles))) == [
        ("目录", Part.MARGIN),
        ("一、回顾\t1", Part.MARGIN),
        ("二、任务\t5", Part.MARGIN),
        ("三、保障", Part.MARGIN),
        ("四、结语", Part.MARGIN),
        ("表1", Part.MARGIN),
        ("各位代表", Part.BODY),
    ]


def test_deep_nesting_does_not_fall_over() -> None:
    assert body_of(para("<w:ins>" * 240 + run("深") + "</w:ins>" * 240)) == ["深"]
    assert body_of("<w:tbl><w:tr><w:tc>" * 80 + para("深") + "</w:tc></w:tr></w:tbl>" * 80) == ["深"]
