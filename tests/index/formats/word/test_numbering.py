import pytest

from tests.index.formats.word.files import body_of, para, x

FORMS = {
    0: ("chineseCounting", "%1、"),
    1: ("chineseCountingThousand", "（%2）"),
    2: ("decimal", "%3."),
    3: ("decimalEnclosedCircle", "%4"),
}


def level(depth: int, form: str, text: str, *more: str, start: int = 1) -> str:
    """A level of a list."""
    return x("lvl", x("start", val=str(start)), x("numFmt", val=form), x("lvlText", val=text), *more, ilvl=str(depth))


def abstract(name: str, *levels: str) -> str:
    """The levels of a list."""
    return x("abstractNum", *levels, abstractNumId=name)


def number(name: str, of: str, *overrides: str) -> str:
    """A list."""
    return x("num", x("abstractNumId", val=of), *overrides, numId=name)


def item(text: str, depth: int = 0, of: str = "1") -> str:
    """A paragraph of a list."""
    return para(text, about=x("numPr", x("ilvl", val=str(depth)), x("numId", val=of)))


OFFICIAL = abstract("0", *(level(depth, form, text) for depth, (form, text) in FORMS.items())) + number("1", "0")
ONE = number("1", "0")
SHOWN = {
    "第%1部分": ("chineseCounting", "第一部分 回顾"),
    "第%1章": ("decimal", "第1章 回顾"),
    "%1．": ("decimal", "1．回顾"),
    "%1.": ("decimal", "1.回顾"),
    "（%1）": ("decimal", "（1）回顾"),
    "(%1)": ("lowerLetter", "(a)回顾"),
    "%1": ("decimalEnclosedCircle", "①回顾"),
    "附件：": ("none", "附件：回顾"),
    "\uf0b7": ("bullet", "回顾"),
    "": ("decimal", "回顾"),
}


def test_levels_count_and_start_again_below_a_higher_one() -> None:
    depths = {
        "回顾": 0, "工业": 1, "农业": 1, "种植业": 2, "养殖业": 2, "安排": 0, "投资": 1, "项目": 2, "铁路": 3,
        "公路": 3, "消费": 1,
    }  # fmt: skip
    shown = body_of("".join(item(text, depth) for text, depth in depths.items()), numbering=OFFICIAL)
    assert [line.removesuffix(text) for line, text in zip(shown, depths, strict=True)] == [
        "一、", "（一）", "（二）", "1.", "2.", "二、", "（一）", "1.", "①", "②", "（二）",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "form", "line"), [(text, *shown) for text, shown in SHOWN.items()])
def test_a_label_is_shown_with_a_gap_only_where_it_needs_one(text: str, form: str, line: str) -> None:
    assert body_of(item("回顾"), numbering=abstract("0", level(0, form, text)) + ONE) == [line]


def test_a_number_does_not_run_into_the_number_that_follows() -> None:
    lists = abstract("0", level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + ONE
    assert body_of(item("2023年回顾") + item("2023年工业", 1), numbering=lists) == ["1. 2023年回顾", "1.1 2023年工业"]
    tight = abstract("0", level(0, "decimal", "第%1", x("suff", val="nothing"))) + ONE
    assert body_of(item("章"), numbering=tight) == ["第1章"]


def test_a_level_of_digits_only_writes_the_higher_levels_so() -> None:
    lists = abstract("0", level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", x("isLgl"))) + ONE
    assert body_of(item("总则") + item("目的", 1), numbering=lists) == ["第一章 总则", "1.1 目的"]


def test_lists_begin_where_they_say() -> None:
    lists = (
        abstract("0", level(0, "decimal", "%1.", start=3))
        + ONE
        + number("2", "0")
        + number("3", "0", x("lvlOverride", x("startOverride", val="1"), ilvl="0"))
        + number("4", "0", x("lvlOverride", level(0, "upperRoman", "%1."), ilvl="0"))
    )
    order = ["1", "1", "2", "3", "3", "1", "4"]
    shown = body_of("".join(item("项", of=of) for of in order), numbering=lists)
    # a second list of the same kind counts on, one with a start of its own begins there, once
    assert shown == ["3.项", "4.项", "5.项", "1.项", "2.项", "3.项", "IV.项"]


def test_a_level_may_go_on_below_higher_ones() -> None:
    never = level(1, "decimal", "%2.", x("lvlRestart", val="0"))
    body = item("甲") + item("一") + item("丙", 1) + item("丁") + item("戊", 1)
    lists = abstract("0", level(0, "chineseCounting", "%1、"), never) + ONE
    assert body_of(body, numbering=lists) == ["一、甲", "二、一", "1.丙", "三、丁", "2.戊"]
    only_top = level(2, "decimal", "%3.", x("lvlRestart", val="1"))
    lists = abstract("0", level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2)"), only_top) + ONE
    body = item("章") + item("节", 1) + item("款", 2) + item("节", 1) + item("款", 2) + item("章") + item("款", 2)
    assert body_of(body, numbering=lists) == ["一、章", "1)节", "1.款", "2)节", "2.款", "二、章", "1.款"]


def test_a_heading_is_numbered_through_its_style() -> None:
    lists = (
        abstract(
            "0",
            level(0, "chineseCounting", "%1、", x("pStyle", val="H1")),
            level(1, "chineseCounting", "（%2）", x("pStyle", val="H2")),
        )
        + ONE
    )
    styles = (
        x(
            "style",
            x("name", val="heading 1"),
            x("pPr", x("numPr", x("numId", val="1"))),
            type="paragraph",
            styleId="H1",
        )
        + x("style", x("pPr", x("numPr", x("ilvl", val="1"), x("numId", val="1"))), type="paragraph", styleId="H2")
        + x("style", x("basedOn", val="H2"), type="paragraph", styleId="H2red")
        + x(
            "style", x("basedOn", val="H1"), x("pPr", x("numPr", x("numId", val="0"))), type="paragraph", styleId="Bare"
        )
    )

    def styled(text: str, style: str, *more: str) -> str:
        return para(text, about=x("pStyle", val=style) + "".join(more))

    body = (
        styled("回顾", "H1")
        + styled("工业", "H2")
        + styled("农业", "H2red")
        + styled("结语", "Bare")
        + styled("无号", "H1", x("numPr", x("numId", val="0")))
        + styled("安排", "H1")
    )
    assert body_of(body, styles=styles, numbering=lists) == [
        "一、回顾",
        "（一）工业",
        "（二）农业",
        "结语",
        "无号",
        "二、安排",
    ]


def test_a_list_may_stand_in_a_style_of_its_own() -> None:
    lists = (
        abstract("0", x("numStyleLink", val="L"))
        + abstract("7", x("styleLink", val="L"), level(0, "decimal", "%1)"))
        + ONE
        + number("9", "7")
    )
    styles = x("style", x("pPr", x("numPr", x("numId", val="9"))), type="numbering", styleId="L")
    assert body_of(item("甲") + item("乙"), styles=styles, numbering=lists) == ["1)甲", "2)乙"]
    turning = x("style", x("pPr", x("numPr", x("numId", val="1"))), type="numbering", styleId="L")
    assert body_of(item("甲"), styles=turning, numbering=lists) == ["甲"]


def test_only_what_stays_is_counted() -> None:
    gone = x("rPr", x("del")) + x("numPr", x("ilvl", val="0"), x("numId", val="1"))
    body = item("甲") + para(x("del", run_of("乙")), about=gone) + item("") + item("丙")
    # a deleted item is no item; an empty one has its number on the page
    assert body_of(body, numbering=OFFICIAL) == ["一、甲", "三、丙"]


def run_of(text: str) -> str:
    """A deleted run."""
    return x("r", x("delText", text))


def test_a_number_of_ones_own_making_is_its_nearest_ordinary_one() -> None:
    form = x(
        "mc:AlternateContent",
        x("mc:Choice", x("numFmt", val="custom", format="001, 002")),
        x("mc:Fallback", x("numFmt", val="decimal")),
    )
    lists = abstract("0", x("lvl", x("start", val="1"), form, x("lvlText", val="%1."), ilvl="0")) + ONE
    assert body_of(item("甲"), numbering=lists) == ["1.甲"]


@pytest.mark.parametrize(
    "lists",
    [
        "",
        ONE,
        abstract("0", level(0, "decimal", "%1.")),
        abstract("0", level(5, "decimal", "%6.")) + ONE,
        abstract("0") + ONE,
        abstract("0", x("lvl", ilvl="x")) + ONE,
        abstract("0", x("lvl", ilvl="0")) + number("1", "0", x("lvlOverride", ilvl="99999999999")),
    ],
)
def test_a_list_that_is_not_there_numbers_nothing(lists: str) -> None:
    assert body_of(item("甲"), numbering=lists) == ["甲"]


def test_a_number_stands_on_the_first_line_that_shows_text() -> None:
    line_break = x("r", x("br"))
    body = para(line_break, "甲", line_break, "乙", about=x("numPr", x("ilvl", val="0"), x("numId", val="1")))
    assert body_of(body, numbering=OFFICIAL) == ["一、甲", "乙"]
