import pytest

from index.formats.cells import Header, is_blank, is_value, ordinal, read_header, value_with_unit

HEADERS = {
    "2024年目标（万人）": Header("2024年", "目标", "万人"),
    "2023": Header("2023年"),
    "2023年实际完成数": Header("2023年", "实际完成数"),
    "目标（2025年）": Header("2025年", "目标"),
    "“十四五”规划目标": Header("“十四五”规划", "目标"),
    "2024年1—6月完成": Header("2024年1—6月", "完成"),
    "2023年增长(%)": Header("2023年", "", "%", "增长"),
    "2023年完成率": Header("2023年", "", "", "完成率"),
    "规上工业增加值（可比价）": Header("", "", "", "规上工业增加值（可比价）"),
}


@pytest.mark.parametrize("title", HEADERS)
def test_a_header_is_time_state_unit_and_what_is_left(title: str) -> None:
    assert read_header(title) == HEADERS[title]


def test_a_figure_alone_is_a_value_and_a_year_or_a_name_is_none() -> None:
    values = [
        "7.1",
        "6左右",
        "8.6万人",
        "≥70",
        "达到3.6%",
        "1,200",
        "3—5",
        "-1.2",
        "〔5〕",
        "7.1（可比）",
        "6.8万人以上",
    ]
    assert [is_value(cell) for cell in values] == [True] * len(values)
    others = ["2023年", "2023", "3号线", "与经济增长同步", "", "预期性", "2条线路", "“十四五”"]
    assert [is_value(cell) for cell in others] == [False] * len(others)


UNITED = {
    ("7.1", "%"): "7.1%",
    ("6左右", "%"): "6%左右",
    ("8.6万", "人"): "8.6万人",
    ("8.6万", "万人"): "8.6万人",
    ("5.2万元", "元"): "5.2万元",
    ("≥70", "%"): "70%以上",
    ("≤36", "微克/立方米"): "36微克/立方米以下",
    ("＞32", "件"): "超过32件",
    ("<5.5", "%"): "低于5.5%",
    ("达到3.6", "%"): "达到3.6%",
    ("7.1（可比）", "%"): "7.1%（可比）",
    ("〔5〕", "%"): "〔5〕%",
    ("与经济增长同步", "%"): "与经济增长同步",
}


@pytest.mark.parametrize("cell", UNITED)
def test_a_unit_stands_behind_the_number_and_a_sign_becomes_a_word(cell: tuple[str, str]) -> None:
    assert value_with_unit(*cell) == UNITED[cell]


def test_numbers_of_rows_and_empty_cells() -> None:
    assert [ordinal(cell) for cell in ("1", "12.", "一", "二、", "（三）", "甲")] == [
        "1．",
        "12．",
        "一、",
        "二、",
        "（三）",
        "甲",
    ]
    assert [is_blank(cell) for cell in ("", " 　", "—", "-", "/", "0")] == [True, True, True, True, True, False]
