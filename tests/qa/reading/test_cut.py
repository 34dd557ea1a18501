from dataclasses import replace

import pytest

from index.models import Span
from index.sentences import split_clauses
from qa.reading.cut import cut_clause, cut_clauses, cut_figures, cut_sentence
from qa.stages import Piece
from qa.understanding.terms import Term
from tests.qa.pieces import passage


def terms(*words: str) -> tuple[Term, ...]:
    return tuple(Term(word, (word,), 0.9) for word in words)


def cut(sentence: str, clause: int, *figures: int, asked: tuple[str, ...] = ()) -> Piece:
    """What is said of a clause where its figures of these numbers were chosen."""
    cited = passage(sentence)
    span = split_clauses(sentence)[clause]
    rows = cited.figures_in(span)
    return cut_figures(terms(*asked), cited, span, [rows[n] for n in figures])


def marked(found: Piece) -> list[str]:
    return [found.passage.text[span.start : span.end] for span in found.spans]


CHAIN = "改造农村危房800户以上、农村供水管网800公里"
VILLAGES = f"编制村庄规划，{CHAIN}，建成道路。"


@pytest.mark.parametrize(
    ("figures", "asked", "said", "spans"),
    [
        ((0,), ("危房",), "改造农村危房800户以上", ["改造农村危房800户以上"]),
        ((1,), ("供水管网",), "改造农村供水管网800公里", ["农村供水管网800公里"]),
        ((0, 1), ("危房", "供水管网"), CHAIN, [CHAIN]),
        ((0,), ("危房", "供水管网"), CHAIN, [CHAIN]),
        ((0,), ("危房", "飞船"), "改造农村危房800户以上", ["改造农村危房800户以上"]),
    ],
)
def test_the_items_of_the_figures_with_the_verb_they_inherit(
    figures: tuple[int, ...], asked: tuple[str, ...], said: str, spans: list[str]
) -> None:
    found = cut(VILLAGES, 1, *figures, asked=asked)
    assert found.text == said
    assert marked(found) == spans
    assert len(found.figures) == said.count("800")


def test_two_items_apart_are_said_side_by_side() -> None:
    found = cut("新增托位5个、床位6张、公园7个。", 0, 0, 2)
    assert found.text == "新增托位5个、公园7个"
    assert marked(found) == ["新增托位5个", "公园7个"]
    assert [figure.value for figure in found.figures] == ["5", "7"]


def test_the_stop_of_a_sentence_is_not_said() -> None:
    assert cut("新增托位5个。", 0, 0).text == "新增托位5个"


def test_an_item_with_its_own_verb_gets_no_other() -> None:
    assert cut("新增养老床位2200张、建成养老中心8个", 0, 1).text == "建成养老中心8个"


def test_a_growth_stays_with_the_level_before_it() -> None:
    found = cut("进出口总额1208亿元、增长12%", 0, 0)
    assert found.text == "进出口总额1208亿元、增长12%"
    assert [figure.value for figure in found.figures] == ["1208", "12"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("粮食产量达到50亿斤，同比增长3.2%，再创新高。", "粮食产量达到50亿斤，同比增长3.2%"),
        ("粮食产量达到50亿斤，增长3.2%以上。", "粮食产量达到50亿斤，增长3.2%以上"),
        ("粮食产量达到50亿斤；增长3.2%。", "粮食产量达到50亿斤"),
        ("粮食产量达到50亿斤，油料产量增长3.2%。", "粮食产量达到50亿斤"),
        ("粮食产量达到50亿斤，再创新高，增长3.2%。", "粮食产量达到50亿斤"),
    ],
)
def test_a_growth_in_the_next_clause_is_said_too(sentence: str, said: str) -> None:
    found = cut(sentence, 0, 0)
    assert found.text == said
    assert [words.rstrip("。；") for words in marked(found)] == [said]


@pytest.mark.parametrize(
    ("between", "said"),
    [
        ("", "开通中欧班列，全年开行500列"),
        ("货品不断丰富，", "开通中欧班列，货品不断丰富，全年开行500列"),
        ("货品不断丰富，" * 8, "全年开行500列"),
    ],
)
def test_a_clause_without_its_subject_begins_with_the_clause_that_names_it(between: str, said: str) -> None:
    sentence = passage(f"推进开放，开通中欧班列，{between}全年开行500列。")
    clause = split_clauses(sentence.text)[-1]
    (row,) = sentence.figures_in(clause)
    found = cut_figures((), sentence, clause, [replace(row, indicator="中欧班列开行")])
    assert found.text == said
    assert marked(found)[0].rstrip("。") == said


@pytest.mark.parametrize(
    ("clause", "said"),
    [("其中市区新增3个", "市区新增3个"), ("并新增托位5个", "新增托位5个"), ("以及公园2个", "公园2个")],
)
def test_a_joint_at_the_front_is_not_said_but_marked(clause: str, said: str) -> None:
    found = cut(clause, 0, 0)
    assert found.text == said
    assert found.spans == (Span(0, len(clause)),)


def test_a_clause_as_it_stands() -> None:
    found = cut_clause(passage(VILLAGES), split_clauses(VILLAGES)[1])
    assert (found.text, marked(found)) == (CHAIN, [CHAIN])
    assert [figure.unit for figure in found.figures] == ["户", "公里"]


SENTENCE = "第一句说了甲，第二句说了乙，第三句说了丙，第四句说了丁。"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("丙",), "第三句说了丙"),
        (("丙", "戊"), "第三句说了丙"),
        (("丙", "丁"), "第三句说了丙，第四句说了丁"),
        (("甲", "丙"), "第一句说了甲，第二句说了乙，第三句说了丙"),
        ((), "第三句说了丙"),
    ],
)
def test_a_clause_is_widened_to_those_that_say_what_it_does_not(asked: tuple[str, ...], said: str) -> None:
    found = cut_clauses(terms(*asked), passage(SENTENCE), split_clauses(SENTENCE)[2])
    assert found.text == said
    assert marked(found)[0].rstrip("。") == said


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
    found = cut_sentence(passage(SENTENCE), split_clauses(SENTENCE)[2], room)
    assert found.text == said
    assert marked(found)[0].rstrip("。") == said
