"""The fitted model: its file names what there is to weigh, and weighing is the same whatever comes first."""

import random
import tomllib
from importlib.resources import files

import pytest

from qa.reading.certainty import EVIDENCE
from qa.reading.features import NAMES
from qa.reading.judge import WEIGHTS, Model, fitted

TABLE = tomllib.loads(files("qa.reading").joinpath(WEIGHTS).read_text("utf-8"))
MODEL = Model(tuple(float(n) for n in range(len(NAMES))), {"lead": 2.0, "unknown": -3.0}, 0.5, 0.4)


def test_the_weights_name_exactly_what_is_weighed() -> None:
    assert tuple(TABLE["rank"]) == NAMES
    assert set(TABLE["answers"]) == {*EVIDENCE, "bias", "threshold"}
    assert len(set(NAMES)) == len(NAMES)
    assert len(set(EVIDENCE)) == len(EVIDENCE)


def test_the_fitted_model_is_what_the_file_says() -> None:
    model = fitted()
    assert dict(zip(NAMES, model.rank, strict=True)) == TABLE["rank"]
    assert {**model.answers, "bias": model.bias, "threshold": model.threshold} == TABLE["answers"]
    assert 0.0 < model.threshold < 1.0
    assert fitted() is model


def test_a_score_is_the_sum_of_what_is_weighed() -> None:
    ones, first = [1.0] * len(NAMES), [0.0, 2.0, *[0.0] * (len(NAMES) - 2)]
    assert MODEL.scores([ones, first]) == [sum(range(len(NAMES))), 2.0]
    assert MODEL.scores([]) == []


def test_scores_do_not_depend_on_what_they_are_computed_beside() -> None:
    draw = random.Random(4)
    rows = [tuple(draw.random() for _ in NAMES) for _ in range(40)]
    alone = [fitted().scores([row])[0] for row in rows]
    assert fitted().scores(rows) == alone
    assert fitted().scores(rows[::-1]) == alone[::-1]


def test_the_probability_lies_between_none_and_one_whatever_the_evidence() -> None:
    assert MODEL.probability({}) == pytest.approx(0.6225, abs=1e-4)
    assert 0.0 <= MODEL.probability({"unknown": 1e9}) < 1e-12
    assert 1 - 1e-12 < MODEL.probability({"lead": 1e9}) <= 1.0
    assert MODEL.probability({"lead": 1.0}) > MODEL.probability({}) > MODEL.probability({"unknown": 1.0})


def test_evidence_without_a_weight_weighs_nothing() -> None:
    assert MODEL.probability({"lead": 0.3, "new": 7.0}) == MODEL.probability({"lead": 0.3})


def test_the_probability_is_equal_in_any_order_of_the_evidence() -> None:
    draw = random.Random(4)
    evidence = {name: draw.uniform(-1, 1) for name in EVIDENCE}
    shuffled = list(evidence.items())
    for _ in range(20):
        draw.shuffle(shuffled)
        assert fitted().probability(dict(shuffled)) == fitted().probability(evidence)
