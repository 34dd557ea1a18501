import pytest

from index.models import Status
from qa.compare import compare
from tests.qa.pieces import line

JOBS = (line("2023", Status.RESULT, "城镇新增就业8.6万人"), line("2024", Status.TARGET, "城镇新增就业6.8万人"))


@pytest.mark.parametrize(
    "text",
    [
        "今年比去年少多少",
        "两年相差多少",
        "差多少",
        "比2023年增加了吗",
        "多了还是少了",
        "今年和去年对比",
        "增加还是减少",
    ],
)
def test_a_question_that_compares_gets_the_difference(text: str) -> None:
    found = compare(text, JOBS)
    assert found is not None
    assert (found.earlier, found.later) == JOBS
    assert (found.amount, found.unit, found.more) == ("1.8", "万人", False)
    assert found.sum == "8.6 − 6.8 = 1.8（万人）"


@pytest.mark.parametrize(
    ("earlier", "later", "amount", "unit", "more"),
    [
        ("增长7.1%", "增长6%以上", "1.1", "个百分点", False),
        ("新增老旧小区57个", "新增老旧小区140个", "83", "个", True),
        ("进出口1,208亿元", "进出口1,300.5亿元", "92.5", "亿元", True),
        ("降低0.1个百分点", "降低0.3个百分点", "0.2", "个百分点", True),
        ("筹集1000套", "筹集4800套", "3800", "套", True),
    ],
)
def test_the_difference_is_exact(earlier: str, later: str, amount: str, unit: str, more: bool) -> None:
    found = compare("相差多少", (line("2023", Status.RESULT, earlier), line("2024", Status.TARGET, later)))
    assert found is not None
    assert (found.amount, found.unit, found.more) == (amount, unit, more)


@pytest.mark.parametrize("text", ["去年和今年城镇新增就业各多少", "城镇新增就业多少人", "差旅费是多少"])
def test_a_question_that_does_not_compare_gets_none(text: str) -> None:
    assert compare(text, JOBS) is None


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("新增就业8.6万人", "新增就业6800人"),
        ("新增就业8.6万人", "新增企业6.8万家"),
        ("新增就业8.6万人", "新增就业8.6万人"),
        ("新增就业8.6万人、创业3万人", "新增就业6.8万人"),
        ("就业稳定", "新增就业6.8万人"),
    ],
)
def test_unlike_equal_several_or_missing_figures_have_no_difference(earlier: str, later: str) -> None:
    lines = (line("2023", Status.RESULT, earlier), line("2024", Status.TARGET, later))
    assert compare("相差多少", lines) is None


def test_figures_of_two_reports_are_not_subtracted() -> None:
    other = line("2024", Status.TARGET, "城镇新增就业6.8万人", report="m")
    assert compare("相差多少", (JOBS[0], other)) is None


def test_one_year_alone_has_no_difference() -> None:
    assert compare("相差多少", JOBS[:1]) is None
    assert compare("相差多少", ()) is None
