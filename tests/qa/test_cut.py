import pytest

from index.models import Span
from index.sentences import split_clauses
from qa.cut import cut_items, cut_sentence
from qa.terms import Term
from tests.qa.pieces import passage


def terms(*words: str) -> tuple[Term, ...]:
    return tuple(Term(word, (word,), 0.9) for word in words)


CHAIN = "改造农村危房800户以上、农村供水管网800公里"


@pytest.mark.parametrize(
    ("asked", "said", "marked"),
    [
        (("危房",), "改造农村危房800户以上", ["改造农村危房800户以上"]),
        (("供水管网",), "改造农村供水管网800公里", ["农村供水管网800公里"]),
        (("危房", "供水管网"), CHAIN, [CHAIN]),
        (("农村",), CHAIN, [CHAIN]),
        (("托位",), CHAIN, [CHAIN]),
    ],
)
def test_the_items_that_were_asked_for_with_the_verb_they_inherit(
    asked: tuple[str, ...], said: str, marked: list[str]
) -> None:
    sentence = passage(f"编制村庄规划，{CHAIN}，建成道路。")
    clause = Span(7, 7 + len(CHAIN))
    found = cut_items(terms(*asked), sentence, clause)
    assert found.text == said
    assert [sentence.text[span.start : span.end] for span in found.spans] == marked
    assert "".join(figure.value for figure in found.figures) in {"800", "800800"}


def test_the_stop_of_a_sentence_is_not_said() -> None:
    text = "新增托位5个。"
    assert cut_items(terms("托位"), passage(text), Span(0, len(text))).text == "新增托位5个"


def test_an_item_with_its_own_verb_gets_no_other() -> None:
    text = "新增养老床位2200张、建成养老中心8个"
    assert cut_items(terms("养老中心"), passage(text), Span(0, len(text))).text == "建成养老中心8个"


def test_a_growth_stays_with_the_level_before_it() -> None:
    text = "进出口总额1208亿元、增长12%"
    found = cut_items(terms("进出口总额"), passage(text), Span(0, len(text)))
    assert found.text == text
    assert [figure.value for figure in found.figures] == ["1208", "12"]


@pytest.mark.parametrize(
    ("clause", "said"),
    [("其中市区新增3个", "市区新增3个"), ("并新增托位5个", "新增托位5个"), ("以及公园2个", "公园2个")],
)
def test_a_joint_at_the_front_is_not_said_but_marked(clause: str, said: str) -> None:
    found = cut_items(terms("新增"), passage(clause), Span(0, len(clause)))
    assert found.text == said
    assert found.spans == (Span(0, len(clause)),)


def test_a_sentence_with_room_is_said_whole_without_its_stop() -> None:
    sentence = passage("扩大服务供给，新增托位5000个以上。")
    found = cut_sentence(sentence, Span(7, 17), 100)
    assert found.text == "扩大服务供给，新增托位5000个以上"
    assert found.spans == (Span(0, len(sentence.text)),)


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (17, "第三句说了丙，第四句说了丁"),
        (8, "第三句说了丙"),
        (1, "第三句说了丙"),
        (21, "第二句说了乙，第三句说了丙，第四句说了丁"),
    ],
)
def test_a_long_sentence_is_its_best_clause_and_the_neighbours_that_fit(room: int, said: str) -> None:
    sentence = passage("第一句说了甲，第二句说了乙，第三句说了丙，第四句说了丁。")
    found = cut_sentence(sentence, split_clauses(sentence.text)[2], room)
    assert found.text == said
    start, end = found.spans[0].start, found.spans[0].end
    assert sentence.text[start:end] == said
