"""Fitting on made-up examples: a right ranking is found, no report judges itself, and the file reads back."""

import random
import tomllib
from dataclasses import replace

import pytest

from eval import fit as fitting
from eval.cases import Case
from eval.errors import SetRefused
from eval.examples import Example
from eval.fit import Judged, as_toml, cross_validate, fit_answers, fit_model, fit_rank, judge_best
from qa.reading.certainty import AGAINST, EVIDENCE
from qa.reading.features import NAMES
from qa.reading.judge import Model
from qa.stages import Asks, Candidate, Want
from tests.eval.fakes import case
from tests.qa.candidates import candidate, part
from tests.qa.pieces import passage

ASKED = part("养老床位")
SENTENCES = tuple(passage(f"新增养老床位{n}张。", start=100 * n) for n in range(1, 5))


def asked(n: int, report: str, answerable: bool = True) -> Example:
    """Four sentences; the right one is asked for by its words, and by `clause_near` no more than the others."""
    draw = random.Random(n)
    right = n % 4 if answerable else -1
    candidates = tuple(
        candidate(sentence, score=0.0, said_here=0.9 if k == right else draw.uniform(0, 0.3), clause_near=draw.random())
        for k, sentence in enumerate(SENTENCES)
    )
    one: Case = case(id=f"{report}{n}", answerable=answerable)
    return Example(one, report, ASKED, candidates, tuple(k == right for k in range(4)))


EXAMPLES = [asked(n, report, n % 5 > 1) for n, report in enumerate(["甲", "乙", "丙"] * 12)]


def weight(model: Model, name: str) -> float:
    return model.rank[NAMES.index(name)]


def test_what_tells_a_right_candidate_from_the_others_gets_the_weight() -> None:
    weights = dict(zip(NAMES, fit_rank(EXAMPLES), strict=True))
    assert weights["said_here"] > 3.0
    assert abs(weights["clause_near"]) < weights["said_here"] / 3
    assert weights["heading"] == pytest.approx(0.0, abs=1e-6)


def test_the_fitted_model_ranks_the_right_candidate_first_and_refuses_the_rest() -> None:
    model = fit_model(EXAMPLES, 0.5)
    assert model.threshold == 0.5
    assert set(model.answers) == set(EVIDENCE)
    for example in EXAMPLES:
        judged = judge_best(example, model)
        assert judged is not None
        assert judged.right is example.case.answerable
        assert (model.probability(judged.evidence) >= 0.5) is example.case.answerable


def test_candidates_that_are_rejected_or_right_in_part_do_not_count() -> None:
    right, wrong = (candidate(sentence, said_here=said) for sentence, said in zip(SENTENCES, (0.9, 0.1), strict=False))
    rejected = candidate(SENTENCES[2], said_here=0.0, heading=1.0, reason="年份不符")
    partly = candidate(SENTENCES[3], said_here=0.0, long_clause=1.0)
    example = Example(case(), "甲", ASKED, (right, wrong, rejected, partly), (True, False, False, None))
    weights = dict(zip(NAMES, fit_rank([example] * 5), strict=True))
    assert weights["said_here"] > 0.5
    assert weights["heading"] == pytest.approx(0.0, abs=1e-6)
    assert weights["long_clause"] == pytest.approx(0.0, abs=1e-6)


def test_examples_that_tell_nothing_apart_fit_nothing() -> None:
    same = tuple(candidate(sentence, said_here=0.5) for sentence in SENTENCES)
    none_right = Example(case(), "甲", ASKED, same, (False,) * 4)
    all_right = Example(case(), "甲", ASKED, same, (True,) * 4)
    assert fit_rank([none_right, all_right]) == pytest.approx([0.0] * len(NAMES))


def of_words(*candidates: Candidate, right: tuple[bool, ...]) -> Example:
    return Example(case(), "甲", part("养老床位", want=Want(Asks.WORDS)), candidates, right)


BY_SCORE = Model(tuple(float(name == "said_here") for name in NAMES), {}, 0.0, 0.5)


def test_a_number_is_right_as_its_own_figure_and_words_anywhere_in_their_sentence() -> None:
    two = passage("新增养老床位5张，改造小区6个。")
    first, second = candidate(two, 0, said_here=0.9), candidate(two, 1, said_here=0.1)
    number = judge_best(Example(case(), "甲", ASKED, (first, second), (False, True)), BY_SCORE)
    words = judge_best(of_words(first, second, right=(False, True)), BY_SCORE)
    assert number is not None
    assert words is not None
    assert (number.right, words.right) == (False, True)


def test_where_reading_has_no_candidate_there_is_nothing_to_judge() -> None:
    rejected = candidate(SENTENCES[0], reason="年份不符")
    assert judge_best(Example(case(), "甲", ASKED, (rejected,), (False,)), BY_SCORE) is None
    assert judge_best(Example(case(), "甲", ASKED, (), ()), BY_SCORE) is None


def test_evidence_of_right_candidates_weighs_for_and_of_wrong_ones_against() -> None:
    def judged(right: bool) -> Judged:
        return Judged(EXAMPLES[0], dict.fromkeys(EVIDENCE, 0.0) | {"lead": float(right)}, right)

    weights, bias = fit_answers([judged(True), judged(False)] * 20)
    assert weights["lead"] > 1.0
    assert bias < 0
    assert weights["score"] == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("name", sorted(AGAINST))
def test_what_speaks_against_never_speaks_for_an_answer(name: str) -> None:
    """Even where all examples would have it so; what says the same and may speak for it does."""

    def judged(right: bool) -> Judged:
        evidence = dict.fromkeys(EVIDENCE, 0.0) | {name: float(right)}
        return Judged(EXAMPLES[0], evidence, right)

    turned, _ = fit_answers([judged(True), judged(False)] * 20)
    assert turned[name] == 0.0
    straight, _ = fit_answers([replace(judged(right), right=not right) for right in (True, False)] * 20)
    assert straight[name] < -1.0


def test_a_fitted_model_has_no_weight_the_wrong_way_round() -> None:
    model = fit_model(EXAMPLES, 0.5)
    assert {name for name in AGAINST if model.answers[name] > 0} == set()
    assert any(weight > 0 for weight in model.answers.values())


def test_without_examples_there_is_nothing_to_fit() -> None:
    with pytest.raises(SetRefused, match="没有可用来拟合的题目"):
        fit_answers([])
    with pytest.raises(SetRefused, match="没有可用来拟合的题目"):
        fit_model([], 0.5)
    rejected = Example(case(), "甲", ASKED, (candidate(SENTENCES[0], reason="年份不符"),), (False,))
    with pytest.raises(SetRefused, match="没有可用来拟合的题目"):
        fit_model([rejected], 0.5)


@pytest.mark.parametrize("reports", [[], ["甲"]])
def test_with_fewer_than_two_reports_none_can_be_left_out(reports: list[str]) -> None:
    with pytest.raises(SetRefused, match="至少要两份报告"):
        cross_validate([example for example in EXAMPLES if example.report in reports], 0.5)


def test_two_reports_are_enough_to_leave_one_out() -> None:
    found = cross_validate([example for example in EXAMPLES if example.report != "丙"], 0.5)
    assert (found.ranked, found.kept, found.refused) == (1.0, 1.0, 1.0)


def test_no_report_is_judged_by_a_model_that_has_seen_it(monkeypatch: pytest.MonkeyPatch) -> None:
    trained: list[frozenset[str]] = []
    judged: list[tuple[int, str]] = []

    def fit_and_note(examples: list[Example], threshold: float) -> Model:
        trained.append(frozenset(example.report for example in examples))
        return BY_SCORE

    def judge_and_note(example: Example, model: Model) -> Judged | None:
        judged.append((len(trained) - 1, example.report))
        return judge_best(example, model)

    monkeypatch.setattr(fitting, "fit_model", fit_and_note)
    monkeypatch.setattr(fitting, "judge_best", judge_and_note)
    cross_validate(EXAMPLES, 0.5)
    assert all(report not in trained[n] for n, report in judged)
    assert all(len(reports) == 2 for reports in trained)
    assert len(judged) == len(EXAMPLES)


def test_shares_of_the_reports_left_out() -> None:
    found = cross_validate(EXAMPLES, 0.5)
    assert (found.ranked, found.kept, found.refused) == (1.0, 1.0, 1.0)
    strict = cross_validate(EXAMPLES, 1.1)
    assert (strict.ranked, strict.kept, strict.refused) == (1.0, 0.0, 1.0)


def test_the_file_reads_back_equal() -> None:
    model = Model(
        tuple(round(0.1234 * n - 1, 4) for n in range(len(NAMES))),
        {name: round(0.4321 * n - 2, 4) for n, name in enumerate(EVIDENCE)},
        -1.5,
        0.42,
    )
    table = tomllib.loads(as_toml(model))
    assert list(table) == ["rank", "answers"]
    assert tuple(table["rank"][name] for name in NAMES) == model.rank
    assert {name: table["answers"][name] for name in EVIDENCE} == model.answers
    assert (table["answers"]["bias"], table["answers"]["threshold"]) == (-1.5, 0.42)
    assert len(table["rank"]) + len(table["answers"]) == len(NAMES) + len(EVIDENCE) + 2
