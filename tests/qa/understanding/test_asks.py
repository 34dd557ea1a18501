"""What one question wants: the kind of answer, the aspect of its figure, the unit behind 多少."""

import pytest

from index.models import Aspect
from qa.stages import Asks, Want
from qa.understanding.asks import asks_something, want_of


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("今年新增多少托位", Asks.NUMBER),
        ("去年新增停车泊位多少个", Asks.COUNT),
        ("改造了几条路", Asks.COUNT),
        ("建成公园共几处", Asks.COUNT),
        ("城镇新增就业多少人", Asks.PEOPLE),
        ("引进人才多少万人", Asks.PEOPLE),
        ("发了多少钱补贴", Asks.MONEY),
        ("贷款有多少亿", Asks.MONEY),
        ("修路花了多少", Asks.MONEY),
        ("粮食产量多少亿斤", Asks.COUNT),
        ("进出口增长率是多少", Asks.SHARE),
        ("民生支出占比是多少", Asks.SHARE),
        ("工业投资提高了几个点", Asks.SHARE),
        ("财政收入涨了多少", Asks.NUMBER),
        ("财政收入规模", Asks.NUMBER),
        ("就业人数", Asks.NUMBER),
        ("投资和就业分别是多少亿元", Asks.NUMBER),
        ("商品房网签排第几", Asks.RANK),
        ("外贸在全省的名次", Asks.RANK),
        ("“343”是什么意思", Asks.DEFINITION),
        ("什么是口袋公园", Asks.DEFINITION),
        ("哪五个镇入选", Asks.NAMES),
        ("新认定的镇叫什么", Asks.NAMES),
        ("黑臭水体怎么治", Asks.WORDS),
        ("地铁通了吗", Asks.WORDS),
        ("几乎没有进展吗", Asks.WORDS),
        ("好几年没修路了", Asks.WORDS),
    ],
)
def test_what_kind_of_answer_is_wanted(text: str, asks: Asks) -> None:
    want = want_of(text)
    assert want.asks is asks
    assert want.number is (asks not in {Asks.WORDS, Asks.DEFINITION, Asks.NAMES})


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("财政收入增长多少", Aspect.GROWTH),
        ("财政收入增速是多少", Aspect.GROWTH),
        ("居民收入涨了百分之几", Aspect.GROWTH),
        ("居民收入增长几个百分点", Aspect.GROWTH),
        ("外贸总额同比下降了多少", Aspect.GROWTH),
        ("地区生产总值增长目标是多少", Aspect.GROWTH),
        ("地区生产总值总量是多少", Aspect.LEVEL),
        ("地区生产总值达到多少", Aspect.LEVEL),
        ("财政收入多少亿元", Aspect.LEVEL),
        ("新增停车泊位多少个", Aspect.LEVEL),
        ("民生支出占一般公共预算支出的比重", Aspect.SHARE),
        ("新能源占多少", Aspect.SHARE),
        ("进出口排全省第几", Aspect.RANK),
        ("新增多少托位", None),
        ("民生支出比重提高多少", Aspect.GROWTH),
        ("贷款余额增加多少亿元", None),
        ("地铁通了吗", None),
    ],
)
def test_a_growth_a_level_a_share_and_a_rank_are_told_apart(text: str, aspect: Aspect | None) -> None:
    assert want_of(text).aspect is aspect


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("新增停车泊位多少个", "个"),
        ("修了多少公里路", "公里"),
        ("发放多少万元补贴", "元"),
        ("改造几户危房", "户"),
        ("收入提高几个百分点", ""),
        ("新增多少托位", ""),
        ("哪几个镇", ""),
        ("黑臭水体怎么治", ""),
    ],
)
def test_the_unit_behind_how_much(text: str, unit: str) -> None:
    assert want_of(text).measure == unit


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("去年新增托位3000个，对吗", Aspect.LEVEL),
        ("财政收入是不是有500亿元", Aspect.LEVEL),
        ("地区生产总值增长8%吗", None),
        ("居民收入涨了6个点吧", None),
    ],
)
def test_a_figure_in_a_question_that_asks_for_none_is_a_claim_to_be_checked(text: str, aspect: Aspect | None) -> None:
    assert want_of(text) == Want(Asks.NUMBER, aspect)


@pytest.mark.parametrize("text", ["3号线通了吗", "60岁以上老人有补贴吗", "第3届博览会办了吗", "5G好用吗"])
def test_a_figure_that_belongs_to_a_name_or_a_class_is_no_claim(text: str) -> None:
    assert want_of(text).asks is Asks.WORDS


def test_a_word_that_the_answer_must_say_is_kept() -> None:
    assert want_of("农村有多少公里", "农村") == Want(Asks.COUNT, Aspect.LEVEL, "公里", "农村")
    assert want_of("增长8%吗", "农村").says == "农村"


@pytest.mark.parametrize(
    "text",
    ["新增多少托位", "地铁通了吗", "能不能办", "怎么治理", "谁来管", "有哪些公园", "修好没", "说说就业", "几点开"],
)
def test_a_stretch_that_asks(text: str) -> None:
    assert asks_something(text)


@pytest.mark.parametrize("text", ["关于就业", "我家孩子要上学了", "等了好几年", "养老方面", "修路多少年了"])
def test_a_stretch_that_only_leads_up_to_a_question(text: str) -> None:
    assert not asks_something(text)
