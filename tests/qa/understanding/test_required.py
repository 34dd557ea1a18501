"""Questions that want a price, a sum for each or a day, and the words of a report that tell it."""

import re

import pytest

from qa.understanding.required import ATTRIBUTE, DATES, EACH

REPORTS = {
    "每人": "每人每月补助300元",
    "每户": "户均补贴2000元",
    "每月": "每人每月发放800元",
    "每亩": "亩均产出6万元",
    "每次": "每次补助20元",
    "每套": "每套补助5万元",
}


def told(table: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...], text: str) -> list[tuple[str, ...]]:
    """The words, one of which must be said, for each pattern that the question fits."""
    return [forms for pattern, forms in table if pattern.search(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("高铁票价和门票多少", ["票价", "门票"]),
        ("学费涨到多少", ["学费"]),
        ("PM2.5浓度和水价", ["浓度", "水价"]),
        ("热线电话和地址", ["电话", "地址"]),
        ("新增多少托位", []),
        ("物价涨了多少", []),
    ],
)
def test_what_is_seldom_told_of_a_thing(text: str, words: list[str]) -> None:
    assert ATTRIBUTE.findall(text) == words


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("每人补助多少", "每人"),
        ("一个人发几百元", "每人"),
        ("每家补多少钱", "每户"),
        ("一户补几万", "每户"),
        ("每个月多少钱", "每月"),
        ("一亩地补多少", "每亩"),
        ("每趟多少钱", "每次"),
        ("每平方米补几百", "每套"),
        ("一套房补多少", "每套"),
    ],
)
def test_a_sum_for_each_is_told_by_a_report_that_says_so(text: str, report: str) -> None:
    (forms,) = told(EACH, text)
    assert any(form in REPORTS[report] for form in forms)
    assert not any(form in "共发放补贴3亿元" for form in forms)


@pytest.mark.parametrize(
    "text",
    [
        "多少人受益",
        "一家企业都没有",
        "每人都有",
        "每个月，新增了多少",
        "每户居民都用上了好水，投入了多少",
        "家家户户补多少",
    ],
)
def test_no_sum_for_each_is_asked(text: str) -> None:
    assert told(EACH, text) == []


@pytest.mark.parametrize(
    "text",
    ["几月开通", "几月份开通", "几月几号开通", "几号开园", "哪天开园", "哪一天开园", "哪个月", "几点开门", "具体时间"],
)
def test_a_day_or_month_is_asked(text: str) -> None:
    (forms,) = told(DATES, text)
    for said in ("3月开通", "一季度投用", "上半年建成", "年底前通车"):
        assert any(form in said for form in forms)
    assert not any(form in "2024年建成通车" for form in forms)


@pytest.mark.parametrize("text", ["今年能通车吗", "什么时候开通", "用了几个月", "几天办好", "提高几个点"])
def test_no_day_or_month_is_asked(text: str) -> None:
    assert told(DATES, text) == []


def test_a_hostile_run_of_each_takes_no_time() -> None:
    text = "每个人" * 100 + "多少"
    assert [forms[0] for forms in told(EACH, text)] == ["每人"]


@pytest.mark.parametrize("text", ["今年地铁几号线开通", "在几号楼", "重点工作有哪几点", "提高了几点要求"])
def test_a_line_or_a_point_is_no_day(text: str) -> None:
    assert not any(pattern.search(text) for pattern, _ in DATES)
