import pytest

from index.models import Status
from index.store import Store
from qa.models import Turn
from qa.stages import Asks, Query
from qa.understand import kept_history, understand


def query(text: str, store: Store, *history: Turn) -> Query:
    return understand(text, history, store, "", ())


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("今年新增多少托位", Asks.NUMBER),
        ("去年新增停车泊位多少个", Asks.COUNT),
        ("改造了几条路", Asks.COUNT),
        ("城镇新增就业多少人", Asks.PEOPLE),
        ("发了多少钱补贴", Asks.MONEY),
        ("贷款有多少亿", Asks.MONEY),
        ("进出口增长率是多少", Asks.SHARE),
        ("民生支出占比是多少", Asks.SHARE),
        ("财政收入涨了多少", Asks.NUMBER),
        ("投资和就业分别是多少亿元", Asks.NUMBER),
        ("商品房网签排第几", Asks.RANK),
        ("“343”是什么意思", Asks.DEFINITION),
        ("哪五个镇入选", Asks.NAMES),
        ("黑臭水体怎么治", Asks.WORDS),
        ("地铁通了吗", Asks.WORDS),
    ],
)
def test_what_kind_of_answer_is_wanted(text: str, asks: Asks, cloud_store: Store) -> None:
    found = query(text, cloud_store)
    assert found.asks is asks
    assert found.wants_number is (asks not in {Asks.WORDS, Asks.DEFINITION, Asks.NAMES})


def test_years_status_and_aliases_are_understood_together(cloud_store: Store) -> None:
    found = query("今年托儿所的目标是多少", cloud_store)
    assert found.years == {"2024"}
    assert found.status is Status.TARGET
    assert found.edition.reports == ("云川市2024",)
    assert found.keywords.split() == ["托位", "托儿所"]
    assert found.respelled == ()


def test_words_are_weighed_within_the_reports_that_are_asked(regions_store: Store) -> None:
    found = query("镜湖县新增多少口袋公园", regions_store)
    assert [term.known for term in found.terms if "公园" in term.word] == [False]
    found = query("云川2024年新增多少口袋公园", regions_store)
    assert [term.known for term in found.terms if "公园" in term.word] == [True]


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        ("今年新增多少托位？", "那去年呢？", "新增多少托位 去年"),
        ("今年新增多少托位", "养老床位呢", "今年新增多少托位 养老床位"),
        ("老旧小区改造多少个？", "具体是哪些", "老旧小区改造多少个 哪些"),
        ("今年新增多少托位", "城镇新增就业多少人", "城镇新增就业多少人"),
        ("今年新增多少托位", "那么请把今年政府工作报告里关于就业的所有目标逐条列出来", None),
    ],
)
def test_a_follow_up_takes_its_subject_from_the_question_before(
    before: str, text: str, whole: str | None, cloud_store: Store
) -> None:
    assert query(text, cloud_store, Turn(before, "……")).text == (whole or text)


def test_a_preamble_before_the_question_is_left_out(cloud_store: Store) -> None:
    assert query("我住云川。请问今年新增多少托位", cloud_store).text == "请问今年新增多少托位"


def test_history_keeps_the_last_six_turns_and_two_thousand_characters() -> None:
    turns = [Turn(f"问{n}", "答") for n in range(8)]
    assert kept_history(turns) == tuple(turns[2:])
    long = [Turn("旧", "答" * 1500), Turn("新", "答" * 600), Turn("最新", "答" * 600)]
    assert kept_history(long) == tuple(long[1:])
    assert kept_history([Turn("问", "答" * 1999)]) == (Turn("问", "答" * 1999),)
    assert kept_history([Turn("问", "答" * 2000)]) == ()
    assert kept_history([]) == ()


def test_what_was_dropped_from_history_is_not_taken_up(cloud_store: Store) -> None:
    assert query("那去年呢", cloud_store, Turn("今年新增多少托位" + "啊" * 2000, "")).text == "那去年呢"
