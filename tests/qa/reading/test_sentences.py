"""Which sentences answer in words, how much of each is said, and which words they leave unsaid."""

from dataclasses import replace

import pytest

from index.models import Passage, Span
from index.sentences import split_clauses
from qa.reading.sentences import MOST_PIECES, says, sentences, unsaid
from qa.stages import Asks, Candidate, Part, Want
from qa.understanding.terms import Term
from tests.qa.candidates import candidate, part
from tests.qa.pieces import passage

WATER = passage("全面消除黑臭水体，新建口袋公园12个。")
FARMS = passage("整治农村环境，改造卫生厕所3万座。", start=100)
WORDS = Want(Asks.WORDS)


def whole(sentence: Passage) -> tuple[Passage, Span]:
    return sentence, Span(0, len(sentence.text))


def clause(sentence: Passage, n: int = 0, score: float = 10.0) -> Candidate:
    return candidate(sentence, clause=n, figure=None, score=score)


def apart(*words: str, text: str = "") -> Part:
    """A question of as many parts as words."""
    asked = part(*words, want=WORDS, text=text)
    return replace(asked, terms=tuple(replace(term, part=n) for n, term in enumerate(asked.terms)))


def said(asked: Part, *group: Candidate) -> list[str]:
    return [piece.text for piece in sentences(asked, group)]


def test_a_word_is_said_by_the_clause_that_is_looked_at() -> None:
    ponds, parks = split_clauses(WATER.text)
    term = Term("黑臭水体", ("黑臭水体",), 0.9)
    assert (says(term, WATER, ponds), says(term, WATER, parks)) == (True, False)
    assert says(Term("臭水沟", ("黑臭水体", "臭水沟"), 0.9), WATER, ponds)
    assert not says(Term("消除黄黑水体", ("消除黄黑水体",), 0.9), WATER, ponds)


def test_words_that_neither_a_clause_nor_a_heading_says_are_left_unsaid() -> None:
    ponds = split_clauses(WATER.text)[0]
    terms = [Term(word, (word,), 0.9) for word in ("黑臭水体", "口袋公园", "民生", "飞船")]
    assert [term.word for term in unsaid(terms, [(WATER, ponds)])] == ["口袋公园", "飞船"]
    assert [term.word for term in unsaid(terms, [whole(WATER)])] == ["飞船"]
    assert [term.word for term in unsaid(terms, [])] == ["黑臭水体", "口袋公园", "民生", "飞船"]


def test_common_words_and_those_that_no_report_knows_are_not_missed() -> None:
    common, unknown = Term("飞船", ("飞船",), 0.3), Term("飞船", ("飞船",), 1.0, known=False)
    assert unsaid([common, unknown], [whole(WATER)]) == []


def test_the_best_sentence_alone_answers_one_thing() -> None:
    other = clause(FARMS, score=9.0)
    assert said(part("黑臭水体", want=WORDS, text="黑臭水体怎么治"), other, clause(WATER)) == [WATER.text.rstrip("。")]
    assert said(part("黑臭水体", want=WORDS, text="黑臭水体怎么治")) == []


def test_figures_are_no_sentences() -> None:
    figure = candidate(FARMS, clause=1, score=99.0)
    assert said(part("黑臭水体", want=WORDS, text="黑臭水体怎么治"), figure, clause(WATER)) == [WATER.text.rstrip("。")]


def test_a_sentence_for_each_thing_asked_in_the_report_s_order() -> None:
    asked = apart("农村环境", "黑臭水体", text="农村环境和黑臭水体怎么治")
    assert said(asked, clause(FARMS, score=12.0), clause(WATER, score=10.0)) == [
        "全面消除黑臭水体，新建口袋公园12个",
        "整治农村环境，改造卫生厕所3万座",
    ]


def test_a_sentence_that_adds_nothing_asked_is_left_out() -> None:
    asked = apart("黑臭水体", "口袋公园", text="黑臭水体和口袋公园怎么样")
    assert said(asked, clause(WATER), clause(FARMS, score=9.0)) == ["全面消除黑臭水体，新建口袋公园12个"]
    again = passage("继续消除黑臭水体。", start=200)
    both = apart("黑臭水体", "农村环境", text="黑臭水体和农村环境怎么治")
    assert said(both, clause(WATER), clause(again, score=9.5), clause(FARMS, score=9.0)) == [
        "全面消除黑臭水体，新建口袋公园12个",
        "整治农村环境，改造卫生厕所3万座",
    ]


def test_of_one_part_only_the_heaviest_word_must_be_said() -> None:
    asked = part("黑臭水体", "农村环境", want=WORDS, text="黑臭水体农村环境怎么治")
    light = replace(asked, terms=(asked.terms[0], replace(asked.terms[1], weight=0.7)))
    heavy = replace(asked, terms=(replace(asked.terms[0], weight=0.7), asked.terms[1]))
    group = clause(WATER), clause(FARMS, score=9.0)
    assert len(said(light, *group)) == 1
    assert len(said(heavy, *group)) == 2


def test_a_word_that_no_report_knows_hides_no_other_of_its_part() -> None:
    asked = apart("黑臭水体", "农村环境", text="黑臭水体和农村环境飞船怎么治")
    unknown = Term("飞船", ("飞船",), 1.0, part=1, known=False)
    asked = replace(asked, terms=(*asked.terms, unknown))
    assert len(said(asked, clause(WATER), clause(FARMS, score=9.0))) == 2


def test_what_one_more_sentence_says_needs_no_other() -> None:
    asked = apart("黑臭水体", "农村环境", text="黑臭水体和农村环境怎么治")
    again = passage("美化农村环境。", start=200)
    assert said(asked, clause(WATER), clause(FARMS, score=9.0), clause(again, score=8.0)) == [
        "全面消除黑臭水体，新建口袋公园12个",
        "整治农村环境，改造卫生厕所3万座",
    ]


def test_of_a_sentence_its_best_clause_counts_once() -> None:
    asked = part("口袋公园", want=WORDS, text="口袋公园")
    assert said(asked, clause(WATER, 1, 12.0), clause(WATER, 0, 11.0)) == ["新建口袋公园12个"]


def test_no_more_sentences_than_can_be_read() -> None:
    words = [f"{a}字项目" for a in "甲乙丙丁戊己庚辛"]
    group = [clause(passage(f"推进{word}。", start=50 * n), score=20.0 - n) for n, word in enumerate(words)]
    found = said(apart(*words, text="各项目怎么样"), *group)
    assert found == [f"推进{word}" for word in words[:MOST_PIECES]]


LONG = passage("甲" * 40 + "，消除黑臭水体，" + "乙" * 40 + "，" + "丙" * 30 + "。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("黑臭水体怎么治", "消除黑臭水体，" + "乙" * 40 + "，" + "丙" * 30),
        ("谁来治黑臭水体", "消除黑臭水体，" + "乙" * 40),
        ("黑臭水体", "消除黑臭水体"),
    ],
    ids=["what is done", "who", "a thing"],
)
def test_how_much_of_a_sentence_is_said(text: str, expected: str) -> None:
    assert said(part("黑臭水体", want=WORDS, text=text), clause(LONG, 1)) == [expected]


def test_two_sentences_share_the_room() -> None:
    asked = apart("黑臭水体", "农村环境", text="黑臭水体和农村环境怎么治")
    assert said(asked, clause(LONG, 1, 12.0), clause(FARMS)) == [
        "消除黑臭水体，" + "乙" * 40,
        "整治农村环境，改造卫生厕所3万座",
    ]


def test_a_piece_marks_what_it_says_and_carries_its_figures() -> None:
    (found,) = sentences(part("口袋公园", want=WORDS, text="口袋公园"), [clause(WATER, 1)])
    assert [WATER.text[span.start : span.end] for span in found.spans] == ["新建口袋公园12个"]
    assert [figure.value for figure in found.figures] == ["12"]
    assert found.passage is WATER
