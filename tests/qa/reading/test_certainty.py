"""The evidence that the best candidate answers: each number rises and falls as it should."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from qa.reading.certainty import AGAINST, EVIDENCE, evidence_of, is_elsewhere, says_head
from qa.reading.features import OTHER_ASPECT, OTHER_CLASS
from qa.stages import Asks, Candidate, Part, Want
from qa.understanding.terms import Term
from tests.qa.candidates import candidate, part
from tests.qa.pieces import passage

BEDS = passage("新增养老床位2200张，改造小区140个。")
BEST = candidate(BEDS, score=10.0)
OTHER = passage("新建公园12个。", start=100)


def evidence(
    asked: Part | None = None,
    best: Candidate = BEST,
    beside: Sequence[Candidate] = (),
    refused: Sequence[Candidate] = (),
) -> dict[str, float]:
    return dict(evidence_of(asked or part("养老床位"), best, (best, *beside), refused))


def test_everything_that_the_model_weighs_is_told_and_nothing_else() -> None:
    assert set(evidence()) == set(EVIDENCE)


def test_features_of_the_best_go_along() -> None:
    best = candidate(BEDS, said_here=0.3, keyword=0.7, class_else=2.0)
    found = evidence(best=best)
    assert (found["said_here"], found["keyword"], found["class_else"], found["said_head"]) == (0.3, 0.7, 2.0, 0.0)


@pytest.mark.parametrize(("cosine", "told"), [(0.80, 0.0), (0.84, 0.0), (0.88, 0.5), (0.92, 1.0)])
def test_a_cosine_is_told_from_the_model_s_floor_on(cosine: float, told: float) -> None:
    found = evidence(best=replace(BEST, cosines=(cosine, 0.84, 0.0)))
    assert found["sentence_cosine"] == pytest.approx(told)
    assert (found["clause_cosine"], found["indicator_cosine"]) == (0.0, 0.0)


def test_the_lead_is_over_the_next_sentence_not_over_the_same_one() -> None:
    same, next_one = candidate(BEDS, clause=1, score=9.5), candidate(OTHER, score=8.0)
    assert evidence(beside=[same, next_one])["lead"] == pytest.approx(0.5)
    assert evidence(beside=[candidate(OTHER, score=10.0)])["lead"] == 0.0
    assert evidence(beside=[candidate(OTHER, score=11.0)])["lead"] == pytest.approx(-0.25)
    assert evidence(beside=[same])["lead"] == 1.0


def test_what_was_refused_and_says_more_speaks_against() -> None:
    aspect = candidate(OTHER, score=13.0, reason=OTHER_ASPECT)
    year = candidate(OTHER, score=14.5, reason="年份不符", said_here=0.1)
    found = evidence(refused=[aspect, year])
    assert (found["behind_aspect"], found["behind_year"]) == pytest.approx((0.5, 0.75))
    lower = evidence(refused=[replace(aspect, score=9.0)])
    assert (lower["behind_aspect"], lower["behind_year"]) == (0.0, 0.0)
    far = evidence(refused=[replace(aspect, score=99.0)])
    assert (far["behind_aspect"], far["behind_year"]) == (1.0, 0.0)


def test_words_that_say_more_than_the_figure_s_own_clause_speak_against() -> None:
    own, words = candidate(BEDS, figure=None, score=12.0), candidate(OTHER, figure=None, score=15.0)
    assert evidence(beside=[own, words])["behind_words"] == pytest.approx(0.5)
    assert evidence(beside=[own])["behind_words"] == 0.0


def test_what_the_reports_do_not_know_and_the_sentence_does_not_say() -> None:
    terms = (
        Term("养老床位", ("养老床位",), 0.6),
        Term("小镇", ("小镇",), 0.4),
        Term("飞船", ("飞船",), 1.0, known=False),
    )
    found = evidence(replace(part("养老床位"), terms=terms))
    assert (found["unknown"], found["unsaid"], found["terms"]) == pytest.approx((0.5, 0.4, 0.6))
    nothing = evidence(replace(part("养老床位"), terms=()))
    assert (nothing["unknown"], nothing["unsaid"], nothing["terms"]) == (0.0, 0.0, 0.0)


def test_a_word_of_the_headings_is_said() -> None:
    assert evidence(part("养老床位", "民生"))["unsaid"] == 0.0
    assert evidence(part("养老床位", "目标"))["unsaid"] == 0.9


def test_a_head_that_the_reports_do_not_know() -> None:
    known = part("养老床位", head="养老床位")
    unknown = replace(known, head=replace(known.terms[0], known=False))
    assert [evidence(one)["head_unknown"] for one in (known, unknown, part("养老床位"))] == [0.0, 1.0, 0.0]


def test_a_unit_that_was_asked_for_and_is_not_there() -> None:
    asked = part("养老床位", want=Want(Asks.COUNT, measure="张"))
    assert evidence(asked, candidate(BEDS, unit_same=1.0))["unit_missing"] == 0.0
    assert evidence(asked, candidate(BEDS, unit_same=0.0))["unit_missing"] == 1.0
    assert evidence(best=candidate(BEDS, unit_same=0.0))["unit_missing"] == 0.0


def test_how_many_ways_of_searching_agree() -> None:
    best = candidate(BEDS, sentence_near=1.0, clause_near=1.0, indicator_near=0.9, keyword=1.0)
    assert evidence(best=best)["agreed"] == 0.75
    assert evidence()["agreed"] == 0.0


def test_what_is_asked_and_what_was_found_are_told_apart() -> None:
    words = part("养老床位", want=Want(Asks.WORDS))
    assert (evidence()["number"], evidence()["figure"]) == (1.0, 1.0)
    clause = candidate(BEDS, figure=None)
    assert (evidence(words, clause)["number"], evidence(words, clause)["figure"]) == (0.0, 0.0)


def test_what_speaks_against_is_weighed_too() -> None:
    assert set(EVIDENCE) > AGAINST
    assert not AGAINST & {"said_head", "score", "lead", "unit_same", "agreed"}


def test_what_speaks_against_rises_with_what_is_wrong() -> None:
    """Each of AGAINST is 0 where all is well and more where something is amiss, else it must not be held below 0."""
    asked = part("养老床位", want=Want(Asks.COUNT, measure="张"), head="养老床位")
    assert asked.head is not None
    unknown = replace(asked.terms[0], known=False)
    well = evidence(asked, candidate(BEDS, unit_same=1.0))
    amiss = evidence(
        replace(asked, terms=(unknown, Term("小镇", ("小镇",), 0.4)), head=unknown),
        candidate(BEDS, class_else=1.0),
        [candidate(OTHER, figure=None, score=15.0)],
        [
            candidate(OTHER, score=13.0, reason=OTHER_ASPECT, asked_share=1.0),
            candidate(OTHER, score=13.0, reason="年份不符", said_here=1.0),
        ],
    )
    assert {name: well[name] for name in AGAINST} == dict.fromkeys(AGAINST, 0.0)
    assert all(amiss[name] > 0 for name in AGAINST)


def test_a_row_of_another_year_speaks_against_only_where_it_says_more() -> None:
    best = candidate(BEDS, said_here=0.5)
    for said, behind in ((0.4, 0.0), (0.5, 0.0), (0.6, 0.5)):
        other = candidate(OTHER, score=13.0, reason="年份不符", said_here=said)
        assert evidence(best=best, refused=[other])["behind_year"] == pytest.approx(behind)


def test_a_row_of_another_aspect_or_class_may_be_called_what_is_asked() -> None:
    best = candidate(BEDS, said_here=0.3, asked_share=0.2)
    for reason, named in ((OTHER_ASPECT, 0.4), (OTHER_CLASS, 0.4), ("年份不符", 0.0)):
        other = candidate(OTHER, reason=reason, said_here=0.5, asked_share=0.4)
        assert evidence(best=best, refused=[other])["named_elsewhere"] == pytest.approx(named)
    words = candidate(OTHER, figure=None, reason=OTHER_CLASS, said_here=1.0)
    assert evidence(best=best, refused=[words])["named_elsewhere"] == 0.0


def test_what_is_counted_is_said_around_or_not() -> None:
    heads = (*(part(word, head=word) for word in ("养老床位", "民生", "飞船")), part("养老床位"))
    assert [evidence(one)["head_around"] for one in heads] == [1.0, 1.0, 0.0, 0.5]


@pytest.mark.parametrize(("share", "says"), [(1.0, True), (0.6, False), (0.0, False)])
def test_a_candidate_says_what_is_counted_in_its_own_words(share: float, says: bool) -> None:
    assert says_head(candidate(BEDS, said_head=share)) is says


LIFTS = passage("推进既有住宅加装电梯，改造57个老旧小区。")
ASKED = part("加装电梯", head="加装电梯")
HOMES = candidate(LIFTS, clause=1, score=10.0)


def in_words(score: float, sentence: str = "鼓励加装电梯。", said: float = 1.0) -> Candidate:
    return candidate(passage(sentence, start=100), figure=None, score=score, said_head=said)


def elsewhere(
    *beside: Candidate, best: Candidate = HOMES, refused: Sequence[Candidate] = (), asked: Part = ASKED
) -> bool:
    return is_elsewhere(asked, best, (best, *beside), refused)


def test_what_is_counted_is_told_elsewhere_without_a_figure() -> None:
    assert elsewhere(in_words(12.0))
    assert elsewhere(candidate(LIFTS, figure=None, score=12.0, said_head=1.0))
    assert not elsewhere()
    assert not elsewhere(in_words(10.0))
    assert not elsewhere(in_words(12.0, said=0.6))
    assert not elsewhere(in_words(12.0, "加装电梯100部。"))
    assert not elsewhere(replace(in_words(12.0), figure=OTHER.figures[0]))


def test_a_figure_whose_clause_is_as_near_is_not_told_elsewhere() -> None:
    clause = candidate(LIFTS, clause=1, figure=None, score=11.5)
    assert not elsewhere(clause, in_words(12.0))
    assert elsewhere(clause, in_words(14.0))


def test_a_figure_that_says_what_is_counted_itself_stands() -> None:
    assert not elsewhere(in_words(12.0), best=replace(candidate(BEDS, said_head=1.0), score=10.0))
    assert not elsewhere(in_words(12.0), best=replace(candidate(BEDS, said_head=0.6), score=10.0))


@pytest.mark.parametrize("reason", [OTHER_ASPECT, OTHER_CLASS])
def test_what_is_counted_is_told_elsewhere_of_another_aspect_or_class(reason: str) -> None:
    other = candidate(OTHER, score=10.0, said_head=1.0, reason=reason)
    assert elsewhere(refused=[other])
    assert elsewhere(refused=[other], best=candidate(LIFTS, clause=1, said_head=0.6))
    assert not elsewhere(refused=[other], best=candidate(LIFTS, clause=1, said_head=1.0))
    assert not elsewhere(refused=[replace(other, score=5.0)])
    assert not elsewhere(refused=[replace(other, reason="年份不符")])
    assert not elsewhere(refused=[replace(other, figure=None)])
    assert not elsewhere(refused=[candidate(OTHER, score=10.0, said_head=0.6, reason=reason)])


def test_words_and_a_question_that_counts_nothing_are_never_told_elsewhere() -> None:
    assert not elsewhere(in_words(12.0), best=candidate(LIFTS, clause=1, figure=None))
    assert not elsewhere(in_words(12.0), asked=part("加装电梯"))
