import pytest

from index.mentions import find_mentions
from index.models import Span, Status
from qa.stages import Asks, Candidate, Edition, Query
from qa.terms import Term
from tests.qa.pieces import passage

TERMS = (Term("停车位", ("停车泊位", "停车位"), 0.9), Term("新增", ("新增",), 0.4))


def query(asks: Asks) -> Query:
    return Query("停车位", Edition(("r",), frozenset({"2024"}), Status.TARGET, "停车位"), TERMS, asks)


@pytest.mark.parametrize(
    ("asks", "fitting"),
    [
        (Asks.MONEY, {"亿元"}),
        (Asks.SHARE, {"%", "个百分点"}),
        (Asks.PEOPLE, {"万人", "万人次", "名", "户"}),
        (Asks.COUNT, {"万人", "万人次", "名", "户", "个", "公里"}),
        (Asks.NUMBER, {"亿元", "%", "个百分点", "万人", "万人次", "名", "户", "个", "公里"}),
    ],
)
def test_figures_fit_the_kind_that_is_asked(asks: Asks, fitting: set[str]) -> None:
    text = "投入3亿元，增长5%，提高2个百分点，就业6万人，服务7万人次，教师8名，危房9户，公园10个，管网11公里"
    figures = find_mentions(text)
    assert len(figures) == 9
    assert {figure.unit for figure in figures if query(asks).fits(figure)} == fitting


@pytest.mark.parametrize("asks", Asks)
def test_only_words_names_and_definitions_are_answered_without_a_figure(asks: Asks) -> None:
    assert query(asks).wants_number is (asks not in {Asks.WORDS, Asks.NAMES, Asks.DEFINITION})


def test_a_query_searches_all_forms_and_tells_year_and_status() -> None:
    found = query(Asks.COUNT)
    assert found.keywords == "停车泊位 停车位 新增"
    assert found.years == {"2024"}
    assert found.status is Status.TARGET


def test_a_candidate_s_text_is_its_clause() -> None:
    found = Candidate(passage("扩大服务供给，新增托位5000个。"), Span(7, 16), 1.0, 1.0, 1.0, 1.0, ())
    assert found.text == "新增托位5000个"
