"""No yes of something near: wherever a line may be of another thing than the question claims, no 是的 is said."""

import pytest

from index.models import Figure, Status
from qa.stages import Line
from qa.telling.compare import compare
from qa.telling.polar import verdict
from qa.telling.premise import check_premise
from qa.telling.sure import is_of, sure_polar, sure_premise
from qa.telling.verdicts import Polar, Premise, Standing
from qa.understanding.terms import Term
from tests.qa.pieces import line, passage

DONE, AIM = Status.RESULT, Status.TARGET


def terms(words: str, weight: float = 0.8) -> tuple[Term, ...]:
    return tuple(Term(word, (word,), weight) for word in words.split())


def row(text: str) -> Figure:
    """The only row of a sentence."""
    (found,) = passage(text).figures
    return found


def told(text: str, words: str, *lines: Line) -> Polar:
    """The word that an answer of these lines opens with."""
    premise = sure_premise(check_premise(text, lines), terms(words), text)
    comparison = compare(text, lines)
    polar = verdict(text, lines, premise, comparison, terms(words))
    return sure_polar(polar, premise, comparison, lines, terms(words), text)


@pytest.mark.parametrize(
    ("text", "words", "sentence", "of"),
    [
        ("一般公共预算收入增长2%吗", "一般公共预算收入 增长", "一般公共预算收入增长2%。", True),
        ("一般公共预算收入增长2%吗", "一般公共预算收入 增长", "居民消费价格涨幅2%。", False),
        ("农村居民收入增长8%吗", "农村居民收入 增长", "农村居民收入增长8%。", True),
        ("居民收入增长8%吗", "居民收入 增长", "农村居民收入增长8%。", False),
        ("常住人口城镇化率70%吗", "常住人口 城镇化率", "常住人口城镇化率70%。", True),
        ("常住人口70%吗", "常住人口", "常住人口占比70%。", False),
        ("进出口总额增长8%吗", "进出口总额", "进出口总额增长8%。", True),
        ("进出口总额减少8%吗", "进出口总额", "进出口总额增长8%。", False),
        ("进出口总额是8%吗", "进出口总额", "进出口总额增长8%。", False),
        ("进出口总额增长800亿元吗", "进出口总额", "进出口总额800亿元。", True),
        ("今年新增托位5000个吗", "新增托位", "新增托位5000个。", True),
    ],
)
def test_a_row_is_of_what_a_question_names_or_of_something_near(text: str, words: str, sentence: str, of: bool) -> None:
    assert is_of(row(sentence), terms(words), text) is of


def test_a_class_that_an_alias_stands_for_is_asked_for() -> None:
    rural = Term("乡亲的收入", ("农村居民收入", "乡亲的收入"), 0.8)
    assert is_of(row("农村居民收入增长8%。"), [rural], "乡亲的收入增长8%吗")


def test_words_that_tell_nothing_apart_make_no_row_the_one_asked() -> None:
    jobs = row("城镇新增就业8万人。")
    assert is_of(jobs, [*terms("城镇新增就业"), *terms("民生", 0.1), *terms("规模")], "城镇新增就业8万人吗")
    assert not is_of(jobs, [*terms("城镇新增就业"), *terms("民生")], "城镇民生新增就业8万人吗")
    assert not is_of(jobs, terms("城镇新增就业", 0.1), "城镇新增就业8万人吗")
    assert not is_of(jobs, terms("规模"), "城镇规模8万人吗")
    assert not is_of(jobs, (), "城镇8万人吗")


def test_a_premise_stands_where_its_row_is_surely_the_one_asked() -> None:
    beds = line("2023", DONE, "新增养老床位2200张")
    premise = Premise(Standing.CONFIRMED, beds, beds.pieces[0].figures[0])
    assert sure_premise(premise, terms("养老床位"), "去年新增养老床位2200张，对吗") is premise
    assert sure_premise(premise, terms("医院床位"), "去年新增医院床位2200张，对吗") is None
    assert sure_premise(None, terms("养老床位"), "去年新增养老床位多少张") is None


@pytest.mark.parametrize(
    ("text", "of_a_result", "of_a_target"),
    [
        ("新增托位到5000个了吗", True, False),
        ("新增托位5000个达到了没有", True, False),
        ("新增托位5000个实现了么", True, False),
        ("新增托位5000个，是吗", True, True),
    ],
)
def test_what_is_aimed_at_does_not_tell_that_it_came_so(text: str, of_a_result: bool, of_a_target: bool) -> None:
    stands = []
    for status in (DONE, AIM):
        places = line("2024", status, "新增托位5000个")
        premise = Premise(Standing.CONFIRMED, places, places.pieces[0].figures[0])
        stands.append(sure_premise(premise, terms("新增托位"), text) is premise)
    assert stands == [of_a_result, of_a_target]


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("一般公共预算收入增长2%，对吗", "一般公共预算收入 增长", "一般公共预算收入增长2%"),
        ("农村居民收入增长8%吗", "农村居民收入 增长", "农村居民收入增长8%"),
        ("常住人口城镇化率是70%吗", "常住人口 城镇化率", "常住人口城镇化率70%"),
        ("进出口总额增长8%，没错吧", "进出口总额", "进出口总额增长8%"),
        ("新增托位到5000个了吗", "新增托位", "新增托位5000个"),
    ],
)
def test_a_figure_of_the_very_thing_keeps_its_yes(text: str, words: str, said: str) -> None:
    assert told(text, words, line("2024", DONE, said)) is Polar.YES


def test_a_figure_that_inherits_its_verb_keeps_its_yes() -> None:
    beds = line("2023", DONE, "新增养老床位2200张、托位5000个")
    assert told("新增托位5000个，对吗", "新增托位", beds) is Polar.YES


def test_a_wrong_figure_of_the_very_thing_keeps_its_no() -> None:
    revenue = line("2024", DONE, "一般公共预算收入增长2%")
    assert told("一般公共预算收入增长3%，对吗", "一般公共预算收入 增长", revenue) is Polar.NO


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("一般公共预算收入增长2%，对吗", "一般公共预算收入 增长", "居民消费价格涨幅2%"),
        ("居民收入增长8%吗", "居民收入 增长", "农村居民收入增长8%"),
        ("常住人口是70%吗", "常住人口", "常住人口城镇化率70%"),
        ("进出口总额减少8%，没错吧", "进出口总额", "进出口总额增长8%"),
    ],
)
def test_an_equal_figure_of_something_near_gets_no_word(text: str, words: str, said: str) -> None:
    assert told(text, words, line("2024", DONE, said)) is Polar.NONE


def test_of_two_equal_figures_the_one_asked_bears_the_yes() -> None:
    both = line("2024", DONE, "居民消费价格上涨2%，一般公共预算收入增长2%")
    text, words = "一般公共预算收入增长2%吗", "一般公共预算收入 增长"
    premise = sure_premise(check_premise(text, [both]), terms(words), text)
    assert premise is not None
    assert premise.row.indicator == "一般公共预算收入增长"
    assert told(text, words, both) is Polar.YES


@pytest.mark.parametrize(
    "further", ["全国第一", "排名第3", "全省最高", "是唯一的", "首位", "比邻市都高", "增速更快", "最多"]
)
def test_what_is_claimed_beside_a_figure_is_not_confirmed_with_it(further: str) -> None:
    revenue = line("2024", DONE, "财政收入增长8%")
    assert told("财政收入增长8%吗", "财政收入", revenue) is Polar.YES
    assert told(f"财政收入增长8%，{further}吗", "财政收入", revenue) is Polar.NONE


def test_subject_and_verb_must_stand_in_one_item() -> None:
    roads = line("2023", DONE, "潍宿高铁开工建设、彭祖大道建成通车")
    assert told("彭祖大道建成通车了吗", "彭祖大道 建成通车", roads) is Polar.YES
    assert told("潍宿高铁建成通车了吗", "潍宿高铁 建成通车", roads) is Polar.NONE


@pytest.mark.parametrize("fought", ["根治欠薪", "治理欠薪", "遏制欠薪", "严禁欠薪", "打击欠薪"])
def test_what_is_fought_is_not_thereby_there(fought: str) -> None:
    assert told("有没有欠薪", "欠薪", line("2023", DONE, fought)) is Polar.NONE


def test_what_is_done_is_there() -> None:
    audits = line("2023", DONE, "开展欠薪专项行动")
    assert told("有没有开展欠薪专项行动", "开展 欠薪 专项行动", audits) is Polar.YES
    assert told("今年要根治欠薪吗", "根治 欠薪", line("2024", AIM, "根治欠薪")) is Polar.YES
    reform = line("2024", AIM, "推动徐工汽车混改")
    assert told("徐工汽车今年要混改吗", "徐工汽车 混改", reform) is Polar.YES


def test_without_a_term_that_tells_words_alone_affirm_nothing() -> None:
    reform = line("2024", AIM, "推动徐工汽车混改")
    kept = [
        sure_polar(Polar.YES, None, None, [reform], terms("徐工汽车 混改", weight), "徐工汽车要混改吗")
        for weight in (0.8, 0.1)
    ]
    assert kept == [Polar.YES, Polar.NONE]


def test_whether_a_target_was_reached_is_told_by_its_result_alone() -> None:
    aim, done = (line("2025", status, f"城镇新增就业{n}万人") for status, n in ((AIM, 110), (DONE, 124)))
    text = "城镇新增就业目标完成了吗"
    assert told(text, "城镇新增就业", aim, done) is Polar.MET
    assert told(text, "城镇新增就业", aim) is Polar.NONE
    assert sure_polar(Polar.YES, None, None, [aim], terms("城镇新增就业"), text) is Polar.NONE


def test_a_comparison_keeps_what_it_tells() -> None:
    roads = line("2023", DONE, "建成村内道路1652公里"), line("2024", AIM, "建成村内道路700公里")
    assert told("村内道路今年比去年修得多吗", "村内道路", *roads) is Polar.NO
    assert told("村内道路今年比去年少吗", "村内道路", *roads) is Polar.YES
