import pytest

from index.models import Status
from qa.stages import Line
from qa.telling.meant import judge_figures, wrong_way
from tests.qa.pieces import line

HOMES = line("2023", Status.RESULT, "老旧小区改造开工742个、完工548个")
SIZES = line("2024", Status.TARGET, "集成电路与ICT、医药健康规模力争分别达到450亿元和430亿元")
GOALS = line("2024", Status.TARGET, "地区生产总值增长6%以上，一般公共预算收入增长4%以上")
PLACES = line("2024", Status.TARGET, "新增托位5000个以上")
DONE, AIM = line("2023", Status.RESULT, "完成老旧小区改造140个"), line("2024", Status.TARGET, "抓好57个老旧小区改造")
CLASS = line("2023", Status.RESULT, "新招引3亿元以上项目402个，其中10亿元以上项目106个")


def found(text: str, *lines: Line) -> list[tuple[str, bool | None]]:
    return [(judged.side.row.value, judged.holds) for judged in judge_figures(text, lines)]


@pytest.mark.parametrize(
    ("text", "lines", "rows"),
    [
        ("去年老旧小区改造完工了742个，没错吧", [HOMES], [("548", False)]),
        ("去年老旧小区改造开工了742个，没错吧", [HOMES], [("742", True)]),
        ("集成电路与ICT的规模目标是430亿元，没错吧", [SIZES], [("450", False)]),
        ("医药健康的规模目标是430亿元，没错吧", [SIZES], [("430", True)]),
        ("一般公共预算收入目标是增长6%吧", [GOALS], [("4", False)]),
        ("托儿所名额3000个够吗", [PLACES], [("5000", False)]),
        ("3亿元以上项目402个吗", [CLASS], [("402", True)]),
        ("为什么老旧小区只改造50个", [AIM], [("57", False)]),
    ],
)
def test_a_figure_is_held_to_the_row_that_it_is_said_of(
    text: str, lines: list[Line], rows: list[tuple[str, bool | None]]
) -> None:
    assert found(text, *lines) == rows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("我家3个孩子，今年新增多少托位", PLACES),
        ("补贴3000个家庭吗", PLACES),
        ("听说一般公共预算收入增长4%，那GDP呢", line("2024", Status.TARGET, "地区生产总值增长6%以上")),
        ("20亿元以上项目有402个吗", CLASS),
        ("新增5000个还是3000个托位", PLACES),
        ("今年新增多少托位", PLACES),
        ("今年改造57个对吗", line("2024", Status.TARGET, "推动混改")),
        ("今年比去年少83个，对吗", AIM),
    ],
)
def test_what_may_be_of_another_thing_is_not_judged(text: str, said: Line) -> None:
    assert found(text, said) == []


def test_the_year_that_is_named_decides_among_lines() -> None:
    assert found("听说今年要改造140个老旧小区", DONE, AIM) == [("57", False)]
    assert found("听说去年改造了140个老旧小区", DONE, AIM) == [("140", True)]
    assert found("听说改造140个老旧小区", DONE, AIM) == [("140", True)]


def test_what_is_asked_as_done_is_held_to_a_result() -> None:
    total, aim = line("2023", Status.RESULT, "总数突破140万户"), line("2024", Status.TARGET, "经营主体突破150万户")
    assert found("经营主体突破150万户了吗", total, aim) == [("140", False)]
    assert found("经营主体突破150万户了吗", aim) == []


def test_a_verb_that_goes_the_wrong_way_is_found_with_its_row() -> None:
    grew = line("2023", Status.RESULT, "地区生产总值增长7.1%")
    wrong = wrong_way("去年GDP下降了多少", [grew])
    assert wrong is not None
    assert (wrong[0].row.value, wrong[1]) == ("7.1", "下降")
    assert wrong_way("去年GDP降了多少", [grew]) == (wrong[0], "下降")


@pytest.mark.parametrize("text", ["去年GDP增长了多少", "去年GDP增长还是下降", "去年房价下降了多少", "去年GDP多少"])
def test_no_verb_is_wrong_that_may_be_right(text: str) -> None:
    assert wrong_way(text, [line("2023", Status.RESULT, "地区生产总值增长7.1%")]) is None
