import pytest

from index.models import Status
from qa.stages import Line
from qa.telling.compare import compare
from qa.telling.polar import puts_right, verdict
from qa.telling.premise import check_premise
from qa.telling.verdicts import Polar
from qa.understanding.terms import Term
from tests.qa.pieces import line

PLACES = line("2024", Status.TARGET, "新增托位5000个以上")
ROADS = (line("2023", Status.RESULT, "建成村内道路1652公里"), line("2024", Status.TARGET, "建成村内道路700公里"))


def polar(text: str, *lines: Line, terms: tuple[Term, ...] = ()) -> Polar:
    return verdict(text, lines, check_premise(text, lines), compare(text, lines), terms)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("今年新增托位5000个，对吧", Polar.YES),
        ("今年新增托位3000个,没错吧?", Polar.NO),
        ("是不是新增托位五千个", Polar.YES),
        ("今年新增托位3000个够吗", Polar.NONE),
        ("今年新增托位5000个够吗", Polar.NONE),
        ("为什么只新增托位3000个", Polar.NONE),
        ("新增托位3000个，对吧？怎么申请", Polar.NO),
        ("新增托位5000个吗，还有多少养老床位", Polar.NONE),
        ("今年新增多少托位", Polar.NONE),
        ("托位多不多", Polar.NONE),
        ("新增托位吗", Polar.NONE),
    ],
)
def test_a_premise_is_confirmed_or_denied_where_yes_or_no_is_asked(text: str, word: Polar) -> None:
    assert polar(text, PLACES) is word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("村内道路今年比去年修得多吗", Polar.NO),
        ("村内道路今年比去年少吗", Polar.YES),
        ("村内道路今年减少了吗", Polar.YES),
        ("村内道路今年比去年多还是少", Polar.NONE),
        ("村内道路今年比去年少多少", Polar.NONE),
        ("村内道路今年比去年少100公里吧", Polar.NONE),
    ],
)
def test_a_comparison_answers_what_it_is_asked_to_confirm(text: str, word: Polar) -> None:
    assert polar(text, *ROADS) is word


def test_a_target_was_reached_or_was_not() -> None:
    aim = line("2025", Status.TARGET, "城镇新增就业110万人以上")
    for jobs, word in (("124.9", Polar.MET), ("109", Polar.UNMET)):
        assert polar("城镇新增就业目标完成了吗", aim, line("2025", Status.RESULT, f"城镇新增就业{jobs}万人")) is word
    prices = line("2025", Status.TARGET, "居民消费价格涨幅3%左右"), line("2025", Status.RESULT, "居民消费价格涨幅1%")
    assert polar("价格涨幅目标完成了吗", *prices) is Polar.NONE


def test_words_affirm_only_with_the_terms_of_the_question() -> None:
    reform = line("2024", Status.TARGET, "推动徐工汽车混改")
    known = (Term("徐工汽车", ("徐工汽车",), 1.0), Term("混改", ("混改",), 1.0))
    assert polar("徐工汽车今年要混改吗", reform, terms=known) is Polar.YES
    assert polar("徐工汽车今年要混改吗", reform) is Polar.NONE


def test_what_is_taken_for_true_and_is_not_is_put_right() -> None:
    for text, lines, right in (
        ("今年新增托位3000个够吗", (PLACES,), True),
        ("今年新增托位5000个够吗", (PLACES,), False),
        ("为什么村内道路今年比去年多", ROADS, True),
        ("为什么村内道路今年比去年少", ROADS, False),
        ("村内道路今年比去年多吗", ROADS, False),
    ):
        premise, comparison = check_premise(text, lines), compare(text, lines)
        assert puts_right(premise, comparison, verdict(text, lines, premise, comparison)) is right
