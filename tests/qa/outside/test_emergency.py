import pytest

from qa.outside.emergency import emergency


@pytest.mark.parametrize(
    ("clause", "danger"),
    [
        ("店里着火了", ("fire", "119")),
        ("厂里着火了消防车快来", ("fire", "119")),
        ("楼道冒浓烟", ("fire", "119")),
        ("厨房天然气泄漏了", ("gas", "119")),
        ("屋里有股煤气味", ("gas", "119")),
        ("我爸突然晕倒了", ("medical", "120")),
        ("奶奶嘴歪了说不清话", ("medical", "120")),
        ("孩子误食了老鼠药", ("medical", "120")),
        ("有孩子掉进河里了", ("rescue", "119")),
        ("电梯里困着人", ("rescue", "119")),
        ("我被人打了", ("police", "110")),
        ("前面出车祸了", ("police", "110")),
        ("奶奶走丢了", ("police", "110")),
        ("老公又打我", ("police", "110")),
        ("刚被骗了三万块", ("police", "110")),
        ("我不想活了", ("crisis", "12356")),
        ("想死", ("crisis", "12356")),
        ("我想去死", ("crisis", "12356")),
        ("活着太累了", ("crisis", "12356")),
        ("有人要跳楼", ("crisis", "12356")),
        ("I want to die", ("crisis", "12356")),
        ("救命啊", ("alarm", "110")),
    ],
)
def test_somebody_in_danger_is_told_whom_to_call(clause: str, danger: tuple[str, str]) -> None:
    assert emergency([clause], dated=False) == danger


@pytest.mark.parametrize(
    "clause",
    [
        "天然气泄漏隐患怎么排查",
        "消防救援站建了几个",
        "火灾起数下降多少",
        "120急救站点建设",
        "自杀干预热线开通了没有",
        "青少年溺水防治做了什么",
        "电信诈骗怎么打击",
        "食品农药残留怎么监管",
        "房贷压得人喘不过气",
        "热得想死",
        "想死你们了",
        "小店快活不下去了",
        "方特乐园火了",
        "打折了吗",
        "摔跤队成绩怎么样",
        "救命稻草",
    ],
)
def test_what_is_done_about_dangers_is_none(clause: str) -> None:
    assert emergency([clause], dated=False) is None


def test_what_happened_in_a_year_is_the_report_s_but_despair_is_not() -> None:
    assert emergency(["有人落水了"], dated=True) is None
    assert emergency(["我不想活了"], dated=True) == ("crisis", "12356")


def test_a_handled_clause_does_not_hide_the_danger_beside_it() -> None:
    assert emergency(["消防演练没用", "我家着火了"], dated=False) == ("fire", "119")
