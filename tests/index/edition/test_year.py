import pytest

from index.edition.year import expected, read_year


@pytest.mark.parametrize(
    ("day", "year"), [("2024-01-10", 2024), ("2023-12-28", 2024), ("2023-11", 2024), ("2023-03", 2023), ("", 0)]
)
def test_a_report_of_december_is_the_next_year_s(day: str, year: int) -> None:
    assert expected(day) == year


@pytest.mark.parametrize(
    ("headings", "year"),
    [
        ("一、2023年工作回顾 二、2024年工作安排", 2024),
        ("一、2023年主要工作 二、2024年主要工作", 2024),
        ("一、二〇二三年工作回顾 二、今年工作", 2024),
        ("一、2025年及“十四五”时期工作回顾 二、“十五五”时期主要目标和2035年远景目标 三、2026年重点工作", 2026),
        ("一、过去五年和2021年工作回顾 二、今后五年目标任务 三、今年工作安排", 2022),
        ("一、上年工作 二、到2027年目标任务 三、2025年工作安排", 2025),
        ("2023年工作回顾 2024年工作安排", 2024),
        ("一、上年工作 二、今年工作", 0),
    ],
)
def test_headings_say_the_year(headings: str, year: int) -> None:
    assert read_year(headings.split(), 0, "") == year


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("现在报告工作。一、2023年工作回顾。过去一年，全市发展。到2035年基本实现现代化。", 2024),
        ("2023年政府工作的总体要求是：坚持稳中求进。", 2023),
        ("今年是“十五五”规划开局之年。", 2026),
        ("今年是实施“十四五”规划的第三年。", 2023),
        ("今年是新中国成立75周年。", 2024),
        ("今年是中华人民共和国成立七十五周年。", 2024),
        ("今年要办好实事。", 0),
    ],
)
def test_without_headings_words_say_it(sentence: str, year: int) -> None:
    assert read_year([sentence], 0, "") == year


def test_what_is_reviewed_outweighs_the_title() -> None:
    assert read_year(["一、2023年工作回顾", "二、2024年工作安排"], 2023, "") == 2024
    assert read_year(["一、2023年工作回顾", "二、下步打算"], 2023, "") == 2024
    assert read_year(["一、2022年以来工作回顾"], 2024, "") == 2024
    assert read_year(["一、上年工作"], 2024, "2024-01-10") == 2024


def test_the_day_of_delivery_decides_where_nothing_else_does() -> None:
    assert read_year(["今年要办好实事。"], 0, "2023-12-28") == 2024
    assert read_year(["一、工作回顾", "二、2024年目标", "三、2025年重点"], 0, "2025-01-10") == 2025
