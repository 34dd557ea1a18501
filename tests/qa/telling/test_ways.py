import pytest

from qa.telling.verdicts import Way
from qa.telling.ways import (
    asks_count,
    asks_fulfilled,
    changes,
    claimed_way,
    compares,
    moved,
    parts,
    says_how_far,
    spoken_way,
)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("村里修路今年比去年修得多吗", Way.MORE),
        ("为什么今年的目标反而定得比去年低？", Way.LESS),
        ("浙江去年的增速比山东高吗", Way.MORE),
        ("今年比去年多几项", Way.MORE),
        ("今年比去年多还是少", None),
        ("是增加了还是减少了", None),
        ("两个省谁定得高", None),
        ("差多少", None),
        ("占比多少", None),
        ("比重高的产业", None),
    ],
)
def test_a_claim_of_more_or_less_is_told_from_an_open_question(text: str, way: Way | None) -> None:
    assert claimed_way(text) is way


@pytest.mark.parametrize(
    "text",
    [
        "今年比去年少多少",
        "两年相差多少",
        "差几家",
        "多了还是少了",
        "今年跟去年比，多了没",
        "哪个省定得高",
        "工业和服务业哪个多，差多少亿元",
        "今年和去年对比",
    ],
)
def test_what_sets_two_figures_against_each_other_compares(text: str) -> None:
    assert compares(text)


@pytest.mark.parametrize(
    "text", ["去年新增多少", "差旅费是多少", "哪些高校引进人才", "有哪些大学", "占比多少", "第一批"]
)
def test_what_does_not_compares_nothing(text: str) -> None:
    assert not compares(text)


def test_a_change_is_said_without_anything_to_set_it_against() -> None:
    assert (changes("财政收入减少了吗"), changes("新增就业有没有增加"), changes("新增就业多少")) == (
        Way.LESS,
        Way.MORE,
        None,
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("去年GDP下降了多少", (Way.LESS, "下降")),
        ("事故增加了百分之几", (Way.MORE, "增加")),
        ("增长还是下降了多少", None),
        ("新增了多少托位", None),
        ("规上工业增加值是多少", None),
    ],
)
def test_the_verb_whose_amount_is_asked(text: str, found: tuple[Way, str] | None) -> None:
    assert moved(text) == found


@pytest.mark.parametrize(
    "text", ["目标完成了没有", "定的增长目标，达到了吗", "有没有完成任务", "超额完成了吗", "计划实现了吗"]
)
def test_a_target_asked_to_be_reached(text: str) -> None:
    assert asks_fulfilled(text)


@pytest.mark.parametrize("text", ["今年目标和去年完成数相差多少", "今年的目标是多少", "去年完成多少", "到6万亿了吗"])
def test_a_target_that_is_only_named(text: str) -> None:
    assert not asks_fulfilled(text)


def test_the_words_before_and_behind_bi() -> None:
    assert parts("农村公路今年比去年修得多吗") == ("农村公路今年", "去年修得多吗")
    assert parts("占比是多少") is None


def test_the_rest() -> None:
    assert asks_count("今年多还是去年多")
    assert not asks_count("多少个点")
    assert says_how_far("今年雨污管网比去年少了")
    assert not says_how_far("今年新建雨污管网")
    assert spoken_way("养老金还涨") is Way.MORE
    assert spoken_way("先涨后降") is None
    assert (Way.MORE.opposite, Way.LESS.opposite, Way.EQUAL.opposite) == (Way.LESS, Way.MORE, Way.EQUAL)


def test_long_hostile_text_takes_bounded_time() -> None:
    for text in ("比" * 300, "哪个" * 150, "多还是" * 100, "目标完成" * 75, "增长了" * 100):
        assert compares(text) in {True, False}
        assert asks_fulfilled(text) in {True, False}
        assert moved(text) is None or moved(text)
