from decimal import Decimal

import pytest

from index.models import Status
from qa.telling.stated import Bound, is_growth, measured_alike, stated_figures
from tests.qa.pieces import line


@pytest.mark.parametrize(
    ("text", "words", "number", "unit", "bound"),
    [
        ("今年新增托位3000个够吗？", "3000个", "3000", "个", Bound.EXACT),
        ("今年新增托位五千个，是吗", "5000个", "5000", "个", Bound.EXACT),
        ("新增托位五千多个吗", "五千多个", "5000", "个", Bound.SOME),
        ("去年办了50多万场", "50多万场", "500000", "场", Bound.SOME),
        ("要培育50个以上景区，对吧", "50个以上", "50", "个", Bound.LEAST),
        ("经济增长目标定在6%左右", "6%左右", "6", "%", Bound.ABOUT),
        ("快50万人了吧", "50万人", "500000", "人", Bound.ABOUT),
        ("经济总量到6万亿了吗", "6万亿", "6000000000000", "万亿", Bound.REACHED),
        ("地区生产总值到10万亿元了吗", "10万亿元", "10000000000000", "元", Bound.REACHED),
        ("超过100万了吗", "100万", "1000000", "万", Bound.OVER),
        ("不到800台吗", "800台", "800", "台", Bound.UNDER),
        ("失业率不超过5%吗", "5%", "5", "%", Bound.MOST),
        ("GDP涨了8个点吧", "8个点", "8", "个百分点", Bound.EXACT),
        ("覆盖九成社区吗", "九成", "90", "%", Bound.EXACT),
        ("拿了6块金牌，对不对", "6块金牌", "6", "金", Bound.EXACT),
        ("连续十届第一吗", "十届", "10", "届", Bound.EXACT),
    ],
)
def test_a_stated_figure_has_its_number_its_unit_and_its_bound(
    text: str, words: str, number: str, unit: str, bound: Bound
) -> None:
    (found,) = stated_figures(text)
    assert (found.words, found.number, found.unit, found.bound) == (words, Decimal(number), unit, bound)


@pytest.mark.parametrize(
    "text",
    [
        "3000万美元以上项目多少个",
        "10亿元以上的呢",
        "亿元以上项目有几个",
        "15分钟生活圈建了吗",
        "3号线今年能通吗",
        "60岁以上老人能免费坐公交吗",
        "今年5G基站建了没",
        "2025年的目标是什么",
        "“343”是啥",
        "前5名是谁",
        "哪五类更新改造",
        "两个省谁定得高",
        "我家有3个孩子，托位有没有",
        "千亿县有几个吗",
        "5000个托位都在哪",
        "",
    ],
)
def test_a_figure_of_a_name_of_the_asker_or_before_another_question_states_nothing(text: str) -> None:
    assert stated_figures(text) == ()


def test_the_words_around_it_are_those_of_its_clause() -> None:
    (found,) = stated_figures("听说啊，今年要改造140个老旧小区，没错吧")
    assert (found.before, found.behind) == ("今年要改造", "老旧小区")


@pytest.mark.parametrize(
    ("text", "said", "alike"),
    [
        ("托位3000个", "新增托位5000个", True),
        ("企业3000个", "新增企业500家", True),
        ("企业3000家", "新增小区500个", True),
        ("企业3000家", "新增床位500张", False),
        ("浓度27微克", "浓度29微克/立方米", True),
        ("投资8%", "投资500亿元", False),
        ("总量到6万亿", "生产总值60013亿元", True),
        ("总量到6万亿", "跨过3个大关", False),
        ("生产总值增长8%", "生产总值增长7.1%", True),
        ("增速8%", "生产总值增长7.1%", True),
        ("提高到67%", "治理率提高到49%", True),
        ("提高到67%", "治理率提高15个百分点", False),
        ("增长了67%", "治理率达到49%", False),
        ("目标是67%", "生产总值增长5%", True),
        ("涨了2倍", "产量增长20%", False),
    ],
)
def test_a_row_is_measured_alike_in_its_unit_and_in_what_it_tells(text: str, said: str, alike: bool) -> None:
    (found,) = stated_figures(text)
    row = line("2024", Status.TARGET, said).pieces[0].figures[0]
    assert measured_alike(found, row) is alike


@pytest.mark.parametrize(
    ("text", "grows"),
    [("增长了8%", True), ("增速达到8%", True), ("工业增加值占8%", False), ("提高到8%", False), ("占比8%", False)],
)
def test_a_growth_is_told_by_the_verb_before_the_figure(text: str, grows: bool) -> None:
    (found,) = stated_figures(text)
    assert is_growth(found) is grows


def test_long_hostile_text_takes_bounded_time() -> None:
    for text in ("9" * 300, "万亿" * 150, "超过5个" * 60, "比，" * 100, "五千" * 150):
        assert isinstance(stated_figures(text), tuple)
