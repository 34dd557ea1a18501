import pytest

from tests.index.formats.word.files import body_of, para, x


def cell(*blocks: str, about: str = "") -> str:
    """A cell; plain text is made a paragraph."""
    return x("tc", x("tcPr", about), *(each if each.startswith("<") else para(each) for each in blocks))


def row(*cells: str, about: str = "") -> str:
    """A row; plain text is made a cell."""
    return x("tr", x("trPr", about), *(each if each.startswith("<") else cell(each) for each in cells))


def table(*rows: str) -> str:
    """A table."""
    return x("tbl", x("tblPr"), x("tblGrid", x("gridCol", w="100")), *rows)


HEADER = row("项目", "责任单位")
TABLES = {
    "a sentence a row": (HEADER + row("托位", "卫健委"), ["项目：托位；责任单位：卫健委。"]),
    "in content controls": (
        HEADER + x("sdt", x("sdtContent", row(x("sdt", x("sdtContent", cell("托位"))), "卫健委"))),
        ["项目：托位；责任单位：卫健委。"],
    ),
    "without deleted rows": (HEADER + row("旧", "旧", about=x("del")) + row("新", "局"), ["项目：新；责任单位：局。"]),
    "without hidden rows": (
        HEADER + row("旧", "旧", about=x("hidden")) + row("新", "局"),
        ["项目：新；责任单位：局。"],
    ),
    "cells merged down": (
        HEADER
        + row(cell("托位", about=x("vMerge", val="restart")), "卫健委")
        + row(cell("", about=x("vMerge")), "教育局"),
        ["项目：托位；责任单位：卫健委。", "项目：托位；责任单位：教育局。"],
    ),
    "an empty cell where the row begins late": (
        HEADER + row("卫健委", about=x("gridBefore", val="1")) + row("托位", "局"),
        ["卫健委", "项目：托位；责任单位：局。"],
    ),
    "one column as it stands": (row("第一段。") + row("第二段。"), ["第一段。", "第二段。"]),
    "a table in a table": (
        row(cell("左上"), cell(table(HEADER + row("托位", "卫健委")), "右下")),
        ["左上", "项目：托位；责任单位：卫健委。", "右下"],
    ),
    "nothing": ("", []),
    "no cells": (row(), []),
}


@pytest.mark.parametrize(("rows", "lines"), TABLES.values(), ids=TABLES)
def test_a_table_is_read(rows: str, lines: list[str]) -> None:
    assert body_of(table(rows) + para("后文")) == [*lines, "后文"]


def test_a_cell_merged_to_the_right_names_every_column_that_it_covers() -> None:
    wide = x("gridSpan", val="2")
    rows = (
        row(cell("指标", about=x("vMerge", val="restart")), cell("2024年目标", about=wide))
        + row(cell("", about=x("vMerge")), "数量（个）", "增长（%）")
        + row("新增托位", "5000", "8")
    )
    (line,) = body_of(table(rows))
    assert line.count("2024年") == 2
    assert "5000个" in line
    assert "8%" in line


def test_numbers_and_paragraphs_of_cells_are_kept() -> None:
    lists = x(
        "abstractNum",
        x("lvl", x("start", val="1"), x("numFmt", val="decimal"), x("lvlText", val="%1."), ilvl="0"),
        abstractNumId="0",
    ) + x("num", x("abstractNumId", val="0"), numId="1")
    numbered = x("numPr", x("ilvl", val="0"), x("numId", val="1"))
    rows = HEADER + row(cell(para("托位", about=numbered)), "甲局") + row(cell(para("车位", about=numbered)), "乙局")
    assert body_of(table(rows), numbering=lists) == ["项目：1.托位；责任单位：甲局。", "项目：2.车位；责任单位：乙局。"]


def test_spans_beyond_all_measure_do_not_swell() -> None:
    monstrous = cell("长" * 300, about=x("gridSpan", val="999999999"))
    assert sum(map(len, body_of(table(row(monstrous, "甲") * 50)))) < 50 * 1000
