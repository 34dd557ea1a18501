from dataclasses import replace

import pytest

from index.mentions import find_mentions
from index.models import Span, Status
from qa.stages import Asks, Candidate, Edition, Line, Part, Query, Slot, Want
from qa.understanding.terms import Term
from tests.qa.pieces import passage, piece

TERMS = (Term("停车位", ("停车泊位", "停车位"), 0.9), Term("新增", ("新增",), 0.4))
FIGURES = find_mentions(
    "投入3亿元，增长5%，提高2个百分点，就业6万人，服务7万人次，教师8名，危房9户，公园10个，管网11公里"
)


def part(*wants: Want, slots: tuple[Slot, ...] = (Slot("r"),)) -> Part:
    return Part("停车位", TERMS, wants or (Want(Asks.COUNT),), slots)


@pytest.mark.parametrize(
    ("want", "fitting"),
    [
        (Want(Asks.MONEY), {"亿元"}),
        (Want(Asks.SHARE), {"%", "个百分点"}),
        (Want(Asks.PEOPLE), {"万人", "万人次", "名", "户"}),
        (Want(Asks.COUNT), {"万人", "万人次", "名", "户", "个", "公里"}),
        (Want(Asks.COUNT, measure="个"), {"万人", "万人次", "名", "户", "个", "公里"}),
        (Want(Asks.COUNT, measure="公里"), {"公里"}),
        (Want(Asks.NUMBER), {"亿元", "%", "个百分点", "万人", "万人次", "名", "户", "个", "公里"}),
    ],
)
def test_figures_fit_the_kind_that_is_asked(want: Want, fitting: set[str]) -> None:
    assert len(FIGURES) == 9
    assert {figure.unit for figure in FIGURES if want.fits(figure)} == fitting


@pytest.mark.parametrize("asks", Asks)
def test_only_words_names_and_definitions_are_answered_without_a_figure(asks: Asks) -> None:
    assert Want(asks).number is (asks not in {Asks.WORDS, Asks.NAMES, Asks.DEFINITION})


def test_a_part_that_wants_words_too_is_answered_without_a_figure() -> None:
    assert part(Want(Asks.COUNT), Want(Asks.MONEY)).number
    assert not part(Want(Asks.COUNT), Want(Asks.WORDS)).number


def test_a_part_searches_all_forms() -> None:
    assert part().keywords == "停车泊位 停车位 新增"


def test_a_query_has_the_words_of_all_its_parts() -> None:
    edition = Edition(("r",), frozenset(), None, "")
    numbers, mixed = part(), replace(part(Want(Asks.WORDS)), terms=TERMS[:1])
    assert Query("", edition, (numbers, mixed)).terms == (*TERMS, TERMS[0])
    assert Query("", edition, (numbers, numbers)).number
    assert not Query("", edition, (numbers, mixed)).number


def test_a_candidate_is_its_clause_with_the_year_and_status_of_its_figure() -> None:
    sentence = passage("扩大服务供给，新增托位5000个。", year="2024", status=Status.TARGET)
    found = Candidate(sentence, Span(7, 16), None, 0, (), (0.0, 0.0, 0.0), 1.0)
    assert (found.text, found.year, found.status) == ("新增托位5000个", "2024", Status.TARGET)
    earlier = replace(sentence.figures[0], year="2023", status=Status.RESULT)
    of_figure = replace(found, figure=earlier)
    assert (of_figure.year, of_figure.status) == ("2023", Status.RESULT)
    assert replace(found, figure=replace(earlier, year="")).year == "2024"


def test_a_line_stands_in_the_report_of_its_pieces() -> None:
    assert Line("2024", Status.TARGET, (piece("新增托位5个。", report="c24"),)).report == "c24"
