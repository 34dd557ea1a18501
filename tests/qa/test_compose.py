import pytest

from index.models import Report, Status
from qa.compare import compare
from qa.compose import compose, compose_difference, compose_line
from qa.prompts import Prompts, read_prompts
from tests.qa.fakes import PROMPTS
from tests.qa.pieces import line

REPORTS = {
    name: Report(name, "", f"2024年{region}政府工作报告", region, 2024, "", "", "", "0" * 64)
    for name, region in (("r", "云川市"), ("m", "镜湖县"))
}


@pytest.fixture(scope="module")
def prompts() -> Prompts:
    return read_prompts(PROMPTS)


@pytest.mark.parametrize(
    ("year", "status", "said"),
    [
        ("2023", Status.RESULT, "2023年完成：新增托位3000个。"),
        ("2024", Status.TARGET, "2024年目标：新增托位3000个。"),
        ("2021-2025", Status.RESULT, "2021—2025年完成：新增托位3000个。"),
        ("2024", Status.OTHER, "报告提到：新增托位3000个。"),
    ],
)
def test_a_line_names_year_and_status(year: str, status: Status, said: str, prompts: Prompts) -> None:
    assert compose_line(line(year, status, "新增托位3000个"), prompts) == said


def test_pieces_of_a_line_follow_one_another(prompts: Prompts) -> None:
    two = line("2024", Status.TARGET, "新增托位3000个", "新建公园12个")
    assert compose_line(two, prompts) == "2024年目标：新增托位3000个；新建公园12个。"


def test_each_year_is_a_line_and_the_difference_the_last(prompts: Prompts) -> None:
    lines = (line("2023", Status.RESULT, "新增就业8.6万人"), line("2024", Status.TARGET, "新增就业6.8万人"))
    assert compose(lines, None, REPORTS, prompts) == "2023年完成：新增就业8.6万人。\n2024年目标：新增就业6.8万人。"
    difference = compare("相差多少", lines)
    assert compose(lines, difference, REPORTS, prompts).split("\n")[2:] == ["2024年比2023年少1.8万人。"]


def test_several_regions_are_named_each_before_its_year(prompts: Prompts) -> None:
    lines = (line("2024", Status.TARGET, "新增托位300个", report="m"), line("2024", Status.TARGET, "新增托位5000个"))
    said = compose(lines, None, REPORTS, prompts)
    assert said == "镜湖县2024年目标：新增托位300个。\n云川市2024年目标：新增托位5000个。"


def test_more_is_said_as_more(prompts: Prompts) -> None:
    lines = (line("2023", Status.RESULT, "增长6%"), line("2024", Status.TARGET, "增长7.5%"))
    difference = compare("相差多少", lines)
    assert difference is not None
    assert compose_difference(difference, prompts) == "2024年比2023年多1.5个百分点。"


def test_braces_and_markup_of_a_report_stay_text(prompts: Prompts) -> None:
    hostile = "{year} {0} <b>平台</b>**上线**5个"
    assert compose_line(line("2024", Status.TARGET, hostile), prompts) == f"2024年目标：{hostile}。"
