import pytest

from index.models import Kind, Passage, Report, Status
from index.store import Store
from qa.suggest import suggest
from tests.qa.pieces import passage

REPORT = Report("r", "", "2024年云川市政府工作报告", "云川市", 2024, "", "", "", "0" * 64)


def asked(text: str, year: str = "2024", status: Status = Status.TARGET) -> tuple[str, ...]:
    return suggest([passage(text, year=year, status=status)], REPORT)


@pytest.mark.parametrize(
    ("text", "year", "status", "question"),
    [
        ("扩大服务，新增托位5000个以上。", "2024", Status.TARGET, "今年新增托位多少个？"),
        ("新增养老床位2200张，成效明显。", "2023", Status.RESULT, "去年新增养老床位多少张？"),
        ("地区生产总值增长6%以上。", "2024", Status.TARGET, "今年地区生产总值增长多少？"),
        ("新建管网12万公里。", "2024", Status.TARGET, "今年新建管网多少公里？"),
        ("进出口总额1208亿元。", "2023", Status.RESULT, "去年进出口总额多少？"),
        ("县域就诊率达到90%以上。", "2024", Status.TARGET, "今年县域就诊率是多少？"),
    ],
)
def test_a_figure_becomes_a_question_in_the_report_s_words(text: str, year: str, status: Status, question: str) -> None:
    assert asked(text, year, status) == (question,)


@pytest.mark.parametrize(
    ("text", "year", "status"),
    [
        ("扩大普惠托育服务供给。", "2024", Status.TARGET),
        ("增长5%。", "2024", Status.TARGET),
        ("高端纺织、食品产值分别增长38.8%。", "2023", Status.RESULT),
        ("新增托位缺口800个。", "2024", Status.OTHER),
        ("累计新增托位2万个。", "2026-2030", Status.TARGET),
        ("新增托位5000个。", "2022", Status.RESULT),
        ("推进100个企业技改项目。", "2024", Status.TARGET),
    ],
)
def test_what_would_read_badly_or_has_no_year_word_is_not_suggested(text: str, year: str, status: Status) -> None:
    assert asked(text, year, status) == ()


def test_a_heading_is_not_suggested() -> None:
    heading = Passage("r:1", "r", "新增托位5000个。", 0, 10, (), 1, "2024", Status.TARGET, Kind.HEADING)
    assert suggest([heading], REPORT) == ()


def test_one_question_a_passage_none_twice_none_that_was_just_answered_and_at_most_so_many() -> None:
    passages = [
        passage(f"新增{name}{n}0个，改造{name}5个。") for n, name in enumerate(["托位", "床位", "公园", "学校"], 1)
    ]
    questions = suggest([passages[0], *passages], REPORT, but=["新增公园30个以上"])
    assert questions == ("今年新增托位多少个？", "今年改造托位多少个？", "今年新增床位多少个？")
    assert suggest(passages, REPORT, most=1) == ("今年新增托位多少个？",)


def test_suggestions_of_a_report_name_its_own_indicators(cloud_store: Store) -> None:
    (report,) = cloud_store.reports.values()
    questions = suggest(cloud_store.passages, report, most=100)
    assert len(questions) == len(set(questions)) > 4
    for question in questions:
        indicator = question[2 : question.index("多少")].removesuffix("是")
        assert indicator in report.text
