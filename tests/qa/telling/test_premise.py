import pytest

from index.models import Status
from qa.telling.premise import check_premise
from qa.telling.verdicts import Standing
from tests.qa.pieces import line

PLACES = line("2024", Status.TARGET, "新增托位5000个以上")
GREW = line("2023", Status.RESULT, "地区生产总值增长7.1%")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("今年新增托位3000个够吗", "3000个"),
        ("为什么要新增8000个以上托位", "8000个以上"),
        ("新增托位八千个吧", "8000个"),
    ],
)
def test_a_figure_that_differs_is_put_right(text: str, denied: str) -> None:
    found = check_premise(text, (PLACES,))
    assert found is not None
    assert (found.standing, found.denied, found.row.value) == (Standing.CONTRADICTED, denied, "5000")
    assert found.line is PLACES


@pytest.mark.parametrize("text", ["今年新增托位5000个够吗", "是不是新增五千多个托位", "新增托位超过4000个吗"])
def test_a_figure_that_agrees_is_confirmed(text: str) -> None:
    found = check_premise(text, (PLACES,))
    assert found is not None
    assert (found.standing, found.denied) == (Standing.CONFIRMED, "")


def test_of_two_figures_the_wrong_one_counts() -> None:
    told = line("2023", Status.RESULT, "进出口总额1208亿元、增长12%")
    found = check_premise("进出口总额1208亿元、增长15%，对吗", (told,))
    assert found is not None
    assert (found.standing, found.denied) == (Standing.CONTRADICTED, "15%")


def test_a_fall_that_was_a_growth_is_put_right() -> None:
    found = check_premise("去年地区生产总值下降了多少", (GREW,))
    assert found is not None
    assert (found.standing, found.denied) == (Standing.CONTRADICTED, "下降")


@pytest.mark.parametrize("text", ["今年新增多少托位", "15分钟生活圈建了吗", "GDP涨了七个点吧", ""])
def test_what_states_nothing_or_cannot_be_told_has_no_premise(text: str) -> None:
    assert check_premise(text, (GREW, PLACES)) is None


def test_without_lines_there_is_no_premise() -> None:
    assert check_premise("新增托位3000个吗", ()) is None
