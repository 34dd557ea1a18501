"""A yes, a no, a denied figure and a comparison before or behind proved lines: passed where true, blocked where not."""

from collections.abc import Sequence

import pytest

from qa.proving.verify import Fault, verify
from tests.qa.proving.test_verify import GROWTH, PIPES, PIPES_AIM, PLACES, REPORTS, SUM, WORDING, cited


def faults(text: str, *words: str, question: str = "", notes: Sequence[str] = ()) -> tuple[Fault, ...]:
    return verify(text, cited(*words), REPORTS, WORDING, question, notes)


@pytest.mark.parametrize(
    ("text", "question", "words"),
    [
        ("是的，2024年目标：新增托位5000个以上。", "今年新增托位5000个，对吧", [PLACES]),
        ("不是，2024年目标：新增托位5000个以上。", "今年新增托位3000个，对吧", [PLACES]),
        ("2024年目标：新增托位5000个以上，不是3000个。", "今年新增托位3000个够吗", [PLACES]),
        ("2023年完成：地区生产总值增长7.1%，不是下降。", "去年GDP下降了多少", [GROWTH]),
        ("您好，是的，今年计划新增5000个以上托位。", "今年新增托位5000个，对吧", [PLACES]),
        ("是的，2024年目标：新增托位五千个以上。", "今年新增托位五千个，对吧", [PLACES]),
    ],
)
def test_a_yes_a_no_and_a_denial_pass_where_they_are_true(text: str, question: str, words: list[str]) -> None:
    assert faults(text, *words, question=question) == ()


@pytest.mark.parametrize(
    ("text", "question", "words"),
    [
        ("不是，2024年目标：新增托位5000个以上。", "今年新增托位5000个，对吧", [PLACES]),
        ("是的，2024年目标：新增托位5000个以上。", "今年新增托位3000个，对吧", [PLACES]),
        ("是的，2024年目标：新增托位5000个以上。", "今年新增多少托位", [PLACES]),
        ("不是，2024年目标：新增托位5000个以上。", "今年新增托位吗", [PLACES]),
        ("完成了，2024年目标：新增托位5000个以上。", "今年新增托位目标完成了吗", [PLACES]),
        ("没有完成，2024年目标：新增托位5000个以上。", "今年新增托位目标完成了吗", [PLACES]),
        ("2024年目标：新增托位5000个以上，不是4000个。", "今年新增托位3000个够吗", [PLACES]),
        ("2024年目标：新增托位5000个以上，不是5000个。", "今年新增托位5000个够吗", [PLACES]),
        ("2024年目标：新增托位5000个以上，不是3000个。", "今年新增多少托位", [PLACES]),
        ("2023年完成：地区生产总值增长7.1%，不是增长。", "去年GDP增长了多少", [GROWTH]),
        ("不是3000个。", "今年新增托位3000个够吗", [PLACES]),
        ("是的，", "今年新增托位5000个，对吧", [PLACES]),
        ("不是。", "今年新增托位3000个，对吧", [PLACES]),
        ("您好，是的，今年计划新增5000个以上托位。", "今年新增托位3000个，对吧", [PLACES]),
        ("是的，2024年目标：新增托位6000个以上。", "今年新增托位6000个，对吧", [PLACES]),
    ],
)
def test_a_yes_a_no_or_a_denial_that_is_not_true_is_blocked(text: str, question: str, words: list[str]) -> None:
    assert faults(text, *words, question=question) != ()


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("不是，2024年比2023年少138公里。", True),
        ("是的，2024年比2023年少138公里。", False),
        ("不是，2024年比2023年多138公里。", False),
        ("不是，2023年比2024年少138公里。", False),
        ("不是，2024年与2023年持平。", False),
        ("不是，2024年比2023年少139公里。", False),
    ],
)
def test_a_no_that_rests_on_a_comparison_follows_from_its_sum(text: str, true: bool) -> None:
    lines = f"{text}\n2023年完成：新建改造雨污管网358公里。\n2024年目标：新建改造雨污管网220公里。"
    found = faults(lines, PIPES, PIPES_AIM, question="雨污管网今年比去年多吗", notes=[SUM])
    assert (found == ()) is true
