import pytest

from index.models import Report, Status
from qa.prompts import Prompts, read_prompts
from qa.telling.compare import compare
from qa.telling.compose import arithmetic_of, compose, compose_comparison, compose_line, text_of
from qa.telling.premise import check_premise
from qa.telling.verdicts import Polar, Told
from tests.qa.fakes import PROMPTS
from tests.qa.pieces import line

REPORTS = {
    name: Report(name, "", f"2024年{region}政府工作报告", region, 2024, "", "", "", "0" * 64)
    for name, region in (("r", "云川市"), ("m", "镜湖县"))
}
PLACES = line("2024", Status.TARGET, "新增托位5000个以上")
JOBS = (line("2023", Status.RESULT, "新增就业8.6万人"), line("2024", Status.TARGET, "新增就业6.8万人"))
SAID = "2023年完成：新增就业8.6万人。\n2024年目标：新增就业6.8万人。"


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


def test_a_piece_that_ends_with_a_colon_leads_the_next(prompts: Prompts) -> None:
    term = line("2024", Status.OTHER, "两个确立：", "确立核心地位", "决定性意义")
    assert compose_line(term, prompts) == "报告提到：两个确立：确立核心地位；决定性意义。"


def test_each_year_is_a_line_and_the_difference_the_last(prompts: Prompts) -> None:
    assert text_of(compose(JOBS, Told(), REPORTS, prompts)) == SAID
    difference = compare("相差多少", JOBS)
    assert text_of(compose(JOBS, Told(comparison=difference), REPORTS, prompts)) == f"{SAID}\n2024年比2023年少1.8万人。"


def test_several_regions_are_named_each_before_its_year(prompts: Prompts) -> None:
    lines = (line("2024", Status.TARGET, "新增托位300个", report="m"), line("2024", Status.TARGET, "新增托位5000个"))
    said = "镜湖县2024年目标：新增托位300个。\n云川市2024年目标：新增托位5000个。"
    assert text_of(compose(lines, Told(), REPORTS, prompts)) == said
    more = compare("哪个多", lines, REPORTS)
    assert text_of(compose(lines, Told(comparison=more), REPORTS, prompts)) == f"{said}\n云川市比镜湖县多4700个。"


@pytest.mark.parametrize(
    ("text", "earlier", "later", "said"),
    [
        ("相差多少", "生产总值增长6%", "生产总值增长7.5%", "2024年比2023年高1.5个百分点。"),
        ("增加还是减少", "新增就业8.6万人", "新增就业6.8万人", "2024年比2023年减少1.8万人。"),
        ("今年比去年快吗", "生产总值增长6%", "生产总值增长7.5%", "2024年比2023年快1.5个百分点。"),
        ("多还是少", "新增就业6.8万人", "新增就业6.8万人", "2024年与2023年持平。"),
    ],
)
def test_a_comparison_is_said_in_the_words_that_fit(
    text: str, earlier: str, later: str, said: str, prompts: Prompts
) -> None:
    lines = (line("2023", Status.RESULT, earlier), line("2024", Status.TARGET, later))
    comparison = compare(text, lines)
    assert comparison is not None
    assert compose_comparison(comparison, REPORTS, prompts) == said


def test_indicators_are_named_whole(prompts: Prompts) -> None:
    both = line("2023", Status.RESULT, "工业、服务业销售收入分别达到7832亿元和9772亿元")
    comparison = compare("工业和服务业哪个多", (both,))
    assert comparison is not None
    assert compose_comparison(comparison, REPORTS, prompts) == "服务业销售收入比工业销售收入多1940亿元。"


def test_a_yes_or_no_stands_before_the_line_that_it_rests_on(prompts: Prompts) -> None:
    right, wrong = check_premise("新增托位5000个吗", (PLACES,)), check_premise("新增托位3000个吗", (PLACES,))
    assert (
        text_of(compose((PLACES,), Told(right, polar=Polar.YES), REPORTS, prompts))
        == "是的，2024年目标：新增托位5000个以上。"
    )
    assert (
        text_of(compose((PLACES,), Told(wrong, polar=Polar.NO), REPORTS, prompts))
        == "不是，2024年目标：新增托位5000个以上。"
    )


def test_the_premise_s_line_comes_first_behind_a_yes(prompts: Prompts) -> None:
    premise = check_premise("新增就业6.8万人，对吧", JOBS)
    said = "是的，2024年目标：新增就业6.8万人。\n2023年完成：新增就业8.6万人。"
    assert text_of(compose(JOBS, Told(premise, polar=Polar.YES), REPORTS, prompts)) == said


def test_a_wrong_figure_is_denied_behind_the_true_one(prompts: Prompts) -> None:
    wrong = check_premise("新增托位3000个够吗", (PLACES,))
    assert text_of(compose((PLACES,), Told(wrong), REPORTS, prompts)) == "2024年目标：新增托位5000个以上，不是3000个。"
    right = check_premise("新增托位5000个够吗", (PLACES,))
    assert text_of(compose((PLACES,), Told(right), REPORTS, prompts)) == "2024年目标：新增托位5000个以上。"


def test_a_comparison_that_a_no_rests_on_comes_first(prompts: Prompts) -> None:
    comparison = compare("今年比去年多吗", JOBS)
    said = f"不是，2024年比2023年少1.8万人。\n{SAID}"
    assert text_of(compose(JOBS, Told(comparison=comparison, polar=Polar.NO), REPORTS, prompts)) == said


def test_the_result_comes_first_behind_a_target_reached(prompts: Prompts) -> None:
    aim, done = line("2025", Status.TARGET, "新增就业110万人以上"), line("2025", Status.RESULT, "新增就业124.9万人")
    comparison = compare("新增就业目标完成了吗", (aim, done))
    assert text_of(compose((aim, done), Told(comparison=comparison, polar=Polar.MET), REPORTS, prompts)) == (
        "完成了，2025年完成：新增就业124.9万人。\n2025年目标：新增就业110万人以上。\n"
        "2025年完成数比2025年目标多14.9万人。"
    )


def test_the_arithmetic_is_noted_with_what_it_leaves_aside(prompts: Prompts) -> None:
    comparison = compare("相差多少", (line("2023", Status.RESULT, "新增托位3000余个"), PLACES))
    assert arithmetic_of(comparison, prompts) == (
        "算式：5000 − 3000 = 2000（个）",
        "差额按报告写明的数字计算，未计“以上、余”。",
    )
    assert arithmetic_of(compare("相差多少", JOBS), prompts) == ("算式：8.6 − 6.8 = 1.8（万人）",)
    assert arithmetic_of(None, prompts) == ()


def test_braces_and_markup_of_a_report_stay_text(prompts: Prompts) -> None:
    hostile = "{year} {0} <b>平台</b>**上线**5个"
    assert compose_line(line("2024", Status.TARGET, hostile), prompts) == f"2024年目标：{hostile}。"


def test_a_line_is_its_opening_its_lead_and_its_text(prompts: Prompts) -> None:
    told = Told(comparison=compare("今年比去年多吗", JOBS), polar=Polar.NO)
    made = compose(JOBS, told, REPORTS, prompts, ("外星人",))
    assert [(one.opening, one.lead, one.text, one.year, one.status.value) for one in made] == [
        ("不是，", "", "2024年比2023年少1.8万人。", "", "other"),
        ("", "2023年完成：", "新增就业8.6万人。", "2023", "result"),
        ("", "2024年目标：", "新增就业6.8万人。", "2024", "target"),
        ("", "", "报告没有提到“外星人”。", "", "other"),
    ]


def test_a_lead_says_the_region_where_there_are_several(prompts: Prompts) -> None:
    lines = (line("2024", Status.TARGET, "新增托位300个", report="m"), line("2024", Status.TARGET, "新增托位5000个"))
    assert [one.lead for one in compose(lines, Told(), REPORTS, prompts)] == [
        "镜湖县2024年目标：",
        "云川市2024年目标：",
    ]
