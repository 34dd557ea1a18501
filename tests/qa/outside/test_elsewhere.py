import pytest

from qa.outside.elsewhere import is_task, outside


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("统计公报里常住人口是多少", ("document", "12345")),
        ("去年的预算报告三公经费多少", ("document", "12345")),
        ("民法典第一千条是什么", ("document", "12345")),
        ("把这份规划全文发我", ("document", "12345")),
        ("你觉得今年的目标能完成吗", ("opinion", "")),
        ("推荐几家馆子", ("opinion", "")),
        ("明年房价会涨吗", ("opinion", "")),
        ("写一首关于春天的诗", ("task", "")),
        ("用Python抓网页", ("task", "")),
        ("翻译成英文", ("task", "")),
        ("把加油说50次", ("task", "")),
        ("讲个笑话", ("task", "")),
        ("帮我订张机票", ("task", "")),
        ("今天下雨吗", ("live", "12345")),
        ("护照怎么办理", ("how_to", "12345")),
        ("我被辞退了,能赔多少", ("personal", "12345")),
        ("法国总统是谁", ("", "12345")),
        ("你真可爱", ("", "12345")),
        ("我好累", ("", "12345")),
    ],
)
def test_what_no_report_says_is_of_its_kind(text: str, found: tuple[str, str]) -> None:
    assert outside(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "制定了哪些条例",
        "审计报告问题整改得怎么样",
        "党的二十大报告精神怎么落实",
        "房地产市场怎么样",
        "讲好中国故事做了什么",
        "首都功能怎么优化",
        "简化审批程序做了哪些工作",
        "图书馆建了多少",
        "政府怎么看待空气质量",
        "召开了几次会议",
        "你再说说养老",
        "你知道今年托位多少吗",
        "人民战争打得怎么样",
        "第七次全国人口普查",
    ],
)
def test_what_a_report_may_say_goes_on(text: str) -> None:
    assert outside(text) is None


def test_a_task_is_wanted_by_a_clause_that_begins_with_it() -> None:
    assert is_task("帮我写一份检讨")
    assert not is_task("我写作文要用")
    assert not is_task("作风建设做了什么")
