from dataclasses import replace

import pytest

from index.models import Passage, Status
from index.seeds import read_seeds
from qa.proving.borne import Told, denies_rightly, is_borne_out, told_of
from qa.proving.evidence import evidence_of
from qa.proving.sums import Stands
from qa.telling.verdicts import Polar, Way
from tests.conftest import ROOT
from tests.qa.pieces import passage

REPORT = replace(read_seeds(ROOT / "seeds").reports[0], id="r")
PLACES = passage("扩大普惠托育服务供给，新增托位5000个以上。")
HOMES = passage("老旧小区改造开工742个、完工548个。", 100, year="2023", status=Status.RESULT)
DEPOSIT = passage("医疗机构门诊预交金全面取消。", 200, year="2023", status=Status.RESULT)
LESS = Stands(Way.LESS, "2024年", "2023年少")


def told(text: str, *passages: Passage, stands: tuple[Stands, ...] = ()) -> Told:
    return told_of(text, stands, evidence_of(passages, {"r": REPORT}))


def test_a_line_is_rebuilt_with_the_rows_whose_figures_it_says() -> None:
    found = told("完工548个", HOMES, PLACES)
    assert [[row.value for row in line.pieces[0].figures] for line in found.lines] == [["548"]]
    spelled = told("新增托位五千个以上", PLACES)
    assert [line.year for line in spelled.lines] == ["2024"]


@pytest.mark.parametrize(
    ("denied", "question", "rightly"),
    [
        ("3000个", "新增托位3000个够吗", True),
        ("4000个", "新增托位3000个够吗", False),
        ("5000个", "新增托位5000个够吗", False),
        ("3000个", "新增多少托位", False),
        ("3000", "新增托位3000个够吗", False),
    ],
)
def test_only_a_figure_that_the_question_states_and_the_row_differs_from_is_denied(
    denied: str, question: str, rightly: bool
) -> None:
    assert denies_rightly(denied, question, told("新增托位5000个以上", PLACES)) is rightly


def test_a_verb_is_denied_where_the_row_went_the_other_way() -> None:
    grew = told("生产总值增长7.1%", passage("生产总值增长7.1%。"))
    assert denies_rightly("下降", "生产总值下降了多少", grew)
    assert not denies_rightly("增长", "生产总值增长了多少", grew)
    assert not denies_rightly("下降", "生产总值增长了多少", grew)


@pytest.mark.parametrize(
    ("question", "said", "word"),
    [
        ("新增托位5000个吗", "新增托位5000个以上", Polar.YES),
        ("新增托位3000个吗", "新增托位5000个以上", Polar.NO),
        ("新增托位吗", "新增托位5000个以上", Polar.YES),
        ("老旧小区改造完工了742个，没错吧", "老旧小区改造开工742个、完工548个", Polar.NO),
        ("还有门诊预交金吗", "医疗机构门诊预交金全面取消", Polar.NO),
        ("门诊预交金取消了吗", "医疗机构门诊预交金全面取消", Polar.YES),
    ],
)
def test_yes_or_no_follows_from_what_was_told_and_the_other_does_not(question: str, said: str, word: Polar) -> None:
    line = told(said, PLACES, HOMES, DEPOSIT)
    for polar in (Polar.YES, Polar.NO):
        assert is_borne_out(polar, question, [line]) is (polar is word)


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("今年比去年多吗", False, True),
        ("今年比去年少吗", True, False),
        ("去年比今年多吗", True, False),
        ("今年比去年多还是少", False, False),
        ("差多少", False, False),
    ],
)
def test_a_comparison_bears_out_what_it_was_asked_to(question: str, yes: bool, no: bool) -> None:
    lines = [told("2024年比2023年少138公里", PLACES, stands=(LESS,))]
    assert is_borne_out(Polar.YES, question, lines) is yes
    assert is_borne_out(Polar.NO, question, lines) is no


def test_neither_answers_a_question_that_does_not_ask_for_it() -> None:
    line = told("新增托位5000个以上", PLACES)
    assert not is_borne_out(Polar.YES, "新增多少托位", [line])
    assert not is_borne_out(Polar.NO, "为什么只新增3000个托位", [line])


@pytest.mark.parametrize(("jobs", "reached"), [("124.9", True), ("109", False)])
def test_a_target_is_called_reached_by_its_rows(jobs: str, reached: bool) -> None:
    aim = passage("城镇新增就业110万人以上。", year="2023")
    done = passage(f"城镇新增就业{jobs}万人。", 100, year="2023", status=Status.RESULT)
    lines = [told(f"城镇新增就业{jobs}万人", aim, done), told("城镇新增就业110万人以上", aim, done)]
    question = "城镇新增就业目标完成了吗"
    assert is_borne_out(Polar.MET, question, lines) is reached
    assert is_borne_out(Polar.UNMET, question, lines) is not reached
    assert not is_borne_out(Polar.MET, "城镇新增就业多少人", lines)
    assert not is_borne_out(Polar.MET, question, lines[:1])
