import math

import pytest

from qa.understanding.terms import Term, best_part, coverage, find_terms, head_of, in_context, says, shares

PASSAGES = (
    "扩大普惠托育服务供给，新增托位5000个以上。",
    "新增养老床位2200张，新增停车泊位6.6万个。",
    "一般公共预算收入增长5.5%，地区生产总值增长7.1%。",
    "制定实施“343”创新产业集群行动计划，地铁3号线二期实现“轨通”。",
    "办好“10分钟公共法律便民服务圈”，新招引3亿元以上项目402个。",
)
ALIASES = {"GDP": ("地区生产总值",), "停车位": ("停车泊位",), "托儿所": ("托位", "托育"), "网上办": ("一网通办",)}


def terms(text: str, *must: str) -> dict[str, Term]:
    found = find_terms(text, ALIASES, must, lambda word: sum(word in p for p in PASSAGES), len(PASSAGES))
    return {term.word: term for term in found}


def test_content_words_are_kept_and_what_every_question_says_is_not() -> None:
    assert list(terms("请问托位和床位分别是多少呢")) == ["托位", "床位"]
    assert terms("是多少") == {}


def test_rare_words_weigh_more_and_unknown_ones_as_a_rare_one() -> None:
    found = terms("托位、服务、飞船")
    assert found["服务"].weight == pytest.approx(math.log(6 / 2.5) / math.log(6))
    assert found["托位"].weight == pytest.approx(math.log(6 / 1.5) / math.log(6))
    assert (found["飞船"].weight, found["飞船"].known) == (1.0, False)
    assert found["托位"].known


def test_neighbours_that_the_reports_write_together_are_one_phrase() -> None:
    phrase = terms("一般公共预算收入增长多少")["一般公共预算收入增长"]
    assert "".join(phrase.words) == "一般公共预算收入增长"
    assert len(phrase.words) > 1


@pytest.mark.parametrize(
    ("text", "word", "forms", "required"),
    [
        ("GDP增长", "GDP", ("地区生产总值", "GDP"), False),
        ("gdp增长", "GDP", ("地区生产总值", "GDP"), False),
        ("停车位有几个", "停车位", ("停车泊位", "停车位"), False),
        ("托儿所多少", "托儿所", ("托位", "托育", "托儿所"), False),
        ("网上能办吗", "网上", ("网上",), False),
        ("网上办了什么", "网上办", ("一网通办", "网上办"), False),
        ("“343”是什么", "“343”", ("“343”", "343"), False),
        ("3号线二期怎么样", "3号线二期", ("3号线二期",), False),
        ("4号线怎么样", "4号线", ("4号线",), True),
        ("WTO怎么样", "WTO", ("WTO",), True),
    ],
)
def test_aliases_and_names(text: str, word: str, forms: tuple[str, ...], required: bool) -> None:
    found = terms(text)[word]
    assert (found.forms, found.required) == (forms, required)


def test_what_evidence_must_say_is_required_and_weighs_like_any_word() -> None:
    found = terms("连云港托位的门票多少", "连云港")
    assert {word: term.required for word, term in found.items()} == {"连云港": True, "门票": True, "托位": False}


def test_parts_are_what_stands_between_commas_and_conjunctions() -> None:
    found = terms("托位多少，床位和飞船多少")
    assert [found[word].part for word in ("托位", "床位", "飞船")] == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "form", "said"),
    [
        ("新增托位", "托位", True),
        ("15分钟服务圈", "5分钟", False),
        ("“5分钟救援圈”", "5分钟", True),
        ("13亿元以上", "3亿元以上", False),
        ("3亿元以上", "3亿元以上", True),
        ("2.5亿元", "5亿元", False),
        ("千亿元", "亿元", False),
    ],
)
def test_a_form_never_continues_a_number(text: str, form: str, said: bool) -> None:
    assert says(text, form) is said


def test_a_term_is_matched_by_any_form_and_a_phrase_by_its_words_apart() -> None:
    alias = Term("停车位", ("停车泊位", "停车位"), 1.0)
    assert alias.matched("新增停车泊位6.6万个") == 1.0
    assert alias.matched("新增停车") == 0.0
    phrase = Term("供水管网改造", ("供水管网改造",), 1.0, words=("供水管网", "改造"))
    assert phrase.matched("供水管网改造") == 1.0
    assert phrase.matched("改造农村供水管网") == pytest.approx(0.85)
    assert phrase.matched("改造农房") == pytest.approx(0.425)
    plain = Term("人均预期", ("人均预期",), 1.0)
    assert plain.matched("人均收入") == pytest.approx(0.6 / 3)
    assert Term("托位", ("托位",), 1.0).matched("床位") == 0.0


TWO = (Term("甲乙", ("甲乙",), 3.0, part=0), Term("丙丁", ("丙丁",), 1.0, part=1))


def test_coverage_is_the_share_of_the_weight_that_is_said() -> None:
    assert shares(TWO, "甲乙") == (1.0, 0.0)
    assert coverage(TWO, shares(TWO, "甲乙丙丁")) == 1.0
    assert coverage(TWO, shares(TWO, "甲乙")) == pytest.approx(0.75)
    assert coverage(TWO, (0.5, 1.0)) == pytest.approx(0.625)
    assert coverage((), ()) == 0.0


def test_what_stands_before_and_around_counts_for_less() -> None:
    own, before, around = (1.0, 0.0, 0.0, 0.3), (0.0, 1.0, 0.0, 0.6), (1.0, 1.0, 1.0, 1.0)
    assert in_context(own, before, around) == pytest.approx((1.0, 0.6, 0.4, 0.4))
    assert in_context((0.0,), (0.0,), (0.0,)) == (0.0,)


def test_the_best_part_alone_is_judged() -> None:
    assert best_part(TWO, shares(TWO, "丙丁")) == 1.0
    assert best_part(TWO, (0.5, 0.0)) == pytest.approx(0.5)
    assert best_part(TWO, shares(TWO, "戊己")) == 0.0
    assert best_part((), ()) == 0.0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("网上办的停车位和托儿所", ["网上办", "停车位", "托儿所"]),
        ("停了车位", ["停车位"]),
        ("托的儿所", ["托儿所"]),
        ("GDPX怎么样", ["GDPX"]),
        ("我的gdp呢", ["GDP"]),
        ("停车", ["停车"]),
    ],
)
def test_everyday_words_are_found_as_they_are_said_and_latin_only_whole(text: str, words: list[str]) -> None:
    assert list(terms(text)) == words


def test_of_two_everyday_words_at_one_place_the_longer_is_meant() -> None:
    aliases = {"停车": ("泊车",), "停车位": ("停车泊位",), "车位": ("泊位",)}
    found = find_terms("停车位有几个", aliases, (), lambda word: 1, 5)
    assert [term.forms for term in found] == [("停车泊位", "停车位")]


@pytest.mark.parametrize(
    ("text", "word", "forms"),
    [
        ("每人发多少补贴", "每人", ("每人", "人均", "每位", "每名", "每个人")),
        ("一户补几万", "一户", ("每户", "户均", "每家")),
        ("每个月补多少", "每个月", ("每月", "月均", "每人每月", "个月")),
        ("一亩地补多少钱", "一亩", ("每亩", "亩均")),
        ("每平方米多少钱", "每平方米", ("每平方米", "均价", "每套")),
        ("几月份开通", "几月份", ("月", "季度", "上半年", "下半年", "年底")),
        ("哪天开园", "哪天", ("月", "季度", "上半年", "下半年", "年底")),
        ("开园的具体日期", "具体日期", ("月", "季度", "上半年", "下半年", "年底")),
    ],
)
def test_a_sum_for_each_and_a_day_must_be_said(text: str, word: str, forms: tuple[str, ...]) -> None:
    term = terms(text)[word]
    assert (term.forms, term.required) == (forms, True)


@pytest.mark.parametrize("text", ["每人都有医保吗", "一家企业有多好", "几年没修", "一个月前开通"])
def test_each_without_how_much_asks_for_no_sum(text: str) -> None:
    assert not any(term.required for term in terms(text).values())


def test_a_figure_that_the_question_states_is_no_word_of_the_thing() -> None:
    assert list(terms("新增托位5000个，对吗")) == ["新增托位"]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("养老床位多少张", "养老床位"),
        ("新增多少个停车泊位", "停车泊位"),
        ("今年公共法律服务招引多少托位", "托位"),
        ("停车泊位和托位新增多少", "新增"),
        ("停车泊位的目标", "停车泊位"),
    ],
)
def test_the_head_is_what_is_counted(text: str, head: str) -> None:
    passages = (*PASSAGES, "养老床位、停车泊位")
    found = find_terms(text, {}, (), lambda word: sum(word in p for p in passages), len(passages))
    term = head_of(found, text)
    assert term is not None
    assert term.word == head


@pytest.mark.parametrize("text", ["多少呢", "有多少"])
def test_where_nothing_is_counted_there_is_no_head(text: str) -> None:
    assert head_of(tuple(terms(text).values()), text) is None
