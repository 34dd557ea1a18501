import pytest

from index.models import Status
from qa.understanding.when import find_times, statuses, without_times

DONE, AIMED = Status.RESULT, Status.TARGET


def years(text: str, edition: int = 2026) -> list[str]:
    """The years of every time of a text; one counts from the one before it."""
    found: list[str] = []
    for time in find_times(text):
        found += time.within(edition, found[-1] if found else "")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年新增多少托位", ["2026"]),
        ("本年度新增多少托位", ["2026"]),
        ("年底前能通车吗", ["2026"]),
        ("去年和前年各多少", ["2025", "2024"]),
        ("大前年多少", ["2023"]),
        ("刚过去的一年多少", ["2025"]),
        ("这一年来做了什么", ["2025"]),
        ("明年和后年", ["2027", "2028"]),
        ("今年目标多少，上一年呢", ["2026", "2025"]),
        ("2024年多少，前一年多少", ["2024", "2023"]),
        ("2022年多少，下一年多少", ["2022", "2023"]),
        ("前一年多少", ["2025"]),
        ("24、25年的产量", ["2024", "2025"]),
        ("2023和2024年", ["2023", "2024"]),
        ("二零二四年和二〇二五年", ["2024", "2025"]),
        ("近两年各多少", ["2024", "2025"]),
        ("前三年累计", ["2023-2025"]),
        ("过去五年新增多少", ["2021-2025"]),
        ("未来五年新增多少", ["2026-2030"]),
        ("“十四五”这五年", ["2021-2025"]),
        ("十五五末达到多少", ["2030"]),
        ("到2030年底", ["2030"]),
        ("2025年目标当年完成了吗", ["2025"]),
    ],
)
def test_time_words_count_from_the_edition_or_from_each_other(text: str, expected: list[str]) -> None:
    assert years(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "如今年轻人就业多少",
        "目前年产量多少",
        "上年纪的老人多少",
        "提前一年完成",
        "办了几场文明年活动",
        "住了20年的老房子",
        "房龄25年以上的小区",
        "15年级",
        "三年行动计划",
        "十五分钟生活圈",
        "前十五名",
        "十四五个人",
        "新增2024个",
        "120241",
    ],
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert find_times(text) == ()


def test_what_is_said_behind_a_time_word_is_no_part_of_it() -> None:
    assert without_times("今年初中新增多少学位").split() == ["初中新增多少学位"]
    assert without_times("2030年底建成").split() == ["建成"]
    assert without_times("截至目前全年完成多少").split() == ["完成多少"]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("去年完成多少、今年目标多少", ["去年完成多少、", "今年目标多少"]),
        ("学位，今年目标和去年完成数", ["学位，今年目标和", "去年完成数"]),
        ("失业率去年是多少？今年要控制在多少？", ["失业率去年是多少？", "今年要控制在多少？"]),
        ("浙江去年和今年的目标", ["浙江去年和今年的目标"] * 2),
    ],
)
def test_every_time_has_its_own_clause(text: str, clauses: list[str]) -> None:
    assert [time.clause for time in find_times(text)] == clauses


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("今年的里程比去年多还是少", [False, True]),
        ("今年和去年相比差多少", [False, True]),
        ("增速目标比去年高几个百分点", [True]),
        ("今年和去年各多少", [False, False]),
        # A growth that the report states: the year that it counts from is not asked.
        ("去年产量比上一年多了百分之几", [False]),
        ("社零总额比前一年涨了多少", []),
        ("与上年相比增长多少", []),
    ],
)
def test_a_comparison_is_told_from_the_base_of_a_growth(text: str, against: list[bool]) -> None:
    assert [time.against for time in find_times(text)] == against


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("目标是多少", (AIMED,)),
        ("计划完成多少", (AIMED,)),
        ("要建几个", (AIMED,)),
        ("定了多少", (AIMED,)),
        ("改造了多少户", (DONE,)),
        ("实际完成多少", (DONE,)),
        ("涨了没", (DONE,)),
        ("目标完成了没有", (AIMED, DONE)),
        ("实际完成多少，目标多少", (DONE, AIMED)),
        ("计划完成情况", (AIMED, DONE)),
        ("新增多少", ()),
        ("主要做什么", ()),
        ("稳定了几家", (DONE,)),
        ("要自己掏钱吗", ()),
        ("正在准备材料", ()),
        ("三年计划", ()),
        ("虚拟现实", ()),
    ],
)
def test_words_ask_for_what_was_done_or_aimed_at(text: str, asked: tuple[Status, ...]) -> None:
    assert statuses(text) == asked


def test_weak_words_for_aims_may_be_left_out() -> None:
    assert statuses("要收多少欠款") == (AIMED,)
    assert statuses("要收多少欠款", weak=False) == ()
    assert statuses("目标是多少", weak=False) == (AIMED,)


def test_a_hostile_text_takes_no_time() -> None:
    assert len(find_times("去年" * 150)) == 150
    assert find_times("十" * 3000) == ()
    assert statuses("计划要" * 100) == (AIMED,)
