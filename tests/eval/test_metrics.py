"""The rules of scoring on answers whose verdict is known."""

import pytest

from eval.answers import Given, Quoted
from eval.metrics import Rate, Verdict, answered_from, judge, normalise, percentile, rate, supports, supports_all
from tests.eval.fakes import case, given


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("新增 托位\n5,000 個", "新增托位5000个"),
        ("１２，３４５％", "12345%"),
        ("1,2,3", "1,2,3"),
        ("全角　空白", "全角空白"),
    ],
)
def test_normalise(text: str, normal: str) -> None:
    assert normalise(text) == normal


@pytest.mark.parametrize(
    ("answer", "outcome", "right"),
    [
        ("目标是5,000個以上", "answered", True),
        ("目标是5000个", "partial", True),
        ("不对，是5000个", "corrected", True),
        ("目标是5000个", "not_in_report", False),
        ("目标是5000个", "busy", False),
        ("目标是500个", "answered", False),
        ("5000个，去年800个", "answered", False),
    ],
)
def test_right_when_the_report_says_it(answer: str, outcome: str, right: bool) -> None:
    assert judge(case(must_not=("８００個",)), given(answer, outcome)).right is right


def test_every_gold_item_in_any_spelling() -> None:
    two = case(gold=(("8.6万", "86000"), ("6.8万",)))
    assert judge(two, given("86000人，今年6.8万人")).right
    assert not judge(two, given("今年6.8万人")).right


@pytest.mark.parametrize("outcome", ["not_in_report", "out_of_scope", "clarify", "blocked", "too_long", "greeting"])
def test_right_when_the_report_does_not_say_it(outcome: str) -> None:
    unsaid = case(answerable=False, gold=(), quotes=(), must_not=("8%",))
    assert judge(unsaid, given("没有提到", outcome)) == Verdict(True, True, None, None)
    assert judge(unsaid, given("增长8%", outcome)) == Verdict(False, True, None, None)
    assert judge(unsaid, given("没有提到", "answered")) == Verdict(False, False, None, None)


def test_support_is_containing_or_lying_inside() -> None:
    assert supports("扩大供给，新增托位5000个以上。", ["新增托位5000个以上"])
    assert supports("新增托位5000个", ["新增托位5000个以上"])
    assert not supports("", ["新增托位5000个以上"])
    assert not supports("新增托位6000个以上", ["新增托位5000个以上"])
    assert supports("乙在这里", ["甲", "乙"])
    assert supports_all(["甲一", "乙二"], [["甲"], ["乙", "丙"]])
    assert not supports_all(["甲一"], [["甲"], ["乙", "丙"]])


def test_supported_needs_every_quote() -> None:
    two = case(quotes=(("甲",), ("乙", "丙")))
    assert judge(two, given("5000", quotes=["甲一", "丙二"])).supported is True
    assert judge(two, given("5000", quotes=["甲一"])).supported is False


@pytest.mark.parametrize(
    ("items", "length", "concise"), [(1, 160, True), (1, 161, False), (3, 280, True), (3, 281, False)]
)
def test_concise_by_number_of_items(items: int, length: int, concise: bool) -> None:
    assert judge(case(gold=(("5",),) * items), given("5" * length)).concise is concise


def test_a_missing_answer_is_neither_right_nor_refused() -> None:
    assert judge(case(), Given()) == Verdict(right=False, refused=False, supported=False, concise=True)
    assert judge(case(answerable=False), Given()) == Verdict(right=False, refused=False, supported=None, concise=None)


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_wilson_interval(hits: int, total: int, low: float, high: float) -> None:
    """81 of 263 is the worked example of Newcombe (1998), method 3."""
    assert Rate(hits, total).interval == pytest.approx((low, high), abs=5e-5)


def test_rate_leaves_out_what_was_not_asked() -> None:
    assert rate([True, None, False, True]) == Rate(2, 3)
    assert Rate(2, 3).share == pytest.approx(0.6667, abs=1e-4)
    assert rate([None]).share == 0.0


def test_percentile_takes_the_rank_from_zero() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert (percentile(values, 0.5), percentile(values, 0.95), percentile(values, 0.99)) == (51.0, 96.0, 100.0)
    assert percentile([7.0], 0.99) == 7.0
    assert percentile([1.0, 2.0], 0.5) == 2.0


def test_answered_from_reads_only_what_the_answer_cites() -> None:
    own, other = Quoted("甲", "a-2025", beside=False), Quoted("乙", "b-2025", beside=False)
    near = Quoted("乙", "b-2025", beside=True)
    assert answered_from(Given("answered", "甲", (own, near)), "a-2025")
    assert not answered_from(Given("answered", "甲", (own, other)), "a-2025")
    assert not answered_from(Given("answered", "甲", (own,)), "b-2025")
    assert not answered_from(Given("not_in_report", "", (own,)), "a-2025")
    assert not answered_from(Given("answered", "甲"), "a-2025")
