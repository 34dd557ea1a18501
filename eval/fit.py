"""Fits the model of qa/reading/judge.py: which candidate answers best, and whether the best one answers at all.

Takes examples, gives weights as qa/reading/weights.toml holds them and how well they do on reports left out of the
fitting. Asks nothing and reads no index.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.errors import SetRefused
from eval.examples import Example
from qa.reading.certainty import AGAINST, EVIDENCE, evidence_of
from qa.reading.features import NAMES
from qa.reading.judge import Model
from qa.reading.read import best_of
from qa.stages import Candidate

# How far weights may grow: chosen by cross-validation over reports.
RANK_FREEDOM, ANSWER_FREEDOM = 3.0, 0.5
LEAST_REPORTS = 2
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """An example under a model: the evidence for its best candidate, and whether that one is right."""

    example: Example
    evidence: Mapping[str, float]
    right: bool


@dataclass(frozen=True)
class Shares:
    """Of the examples left out of fitting: best candidate right, right ones kept, wrong ones refused."""

    ranked: float
    kept: float
    refused: float


def fit_rank(examples: Sequence[Example]) -> Array:
    """Weights under which a right candidate beats the others: a conditional logit, shape (features,)."""
    sets = [arrays for example in examples if (arrays := _arrays(example)) is not None]

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope = float((weights**2).sum() / (2 * RANK_FREEDOM)), weights / RANK_FREEDOM
        for features, right in sets:
            scores = features @ weights
            odds = np.exp(scores - scores.max())
            whole, good = odds.sum(), odds[right].sum()
            total -= float(np.log(good / whole + 1e-12))
            slope = slope + (odds @ features) / whole - (odds[right] @ features[right]) / good
        return total, slope

    return np.asarray(minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B").x)


def _arrays(example: Example) -> tuple[Array, NDArray[np.bool_]] | None:
    """Features and verdicts of the candidates that may answer; None where none is right or none is wrong."""
    kept = [
        (c.features, right)
        for c, right in zip(example.candidates, example.right, strict=True)
        if not c.reason and right is not None
    ]
    right = np.asarray([found for _, found in kept], dtype=bool)
    if not kept or not right.any() or right.all():
        return None
    return np.asarray([features for features, _ in kept]), right


def judge_best(example: Example, model: Model) -> Judged | None:
    """The best candidate of an example as reading would take it; None where reading has none."""
    scores = model.scores([candidate.features for candidate in example.candidates])
    ranked = sorted(
        (
            (replace(c, score=score), right)
            for c, score, right in zip(example.candidates, scores, example.right, strict=True)
        ),
        key=lambda pair: -pair[0].score,
    )
    kept = [c for c, _ in ranked if not c.reason]
    best = best_of(example.part, kept)
    if not best:
        return None
    evidence = evidence_of(example.part, best[0], kept, [c for c, _ in ranked if c.reason])
    return Judged(example, evidence, _right(best[0], ranked, example))


def _right(best: Candidate, ranked: Sequence[tuple[Candidate, bool | None]], example: Example) -> bool:
    """Whether the best candidate is right, or where words are asked stands in a sentence with a right one."""
    found = [c for c, right in ranked if right]
    if example.part.number:
        return any(
            c.figure == best.figure and c.clause == best.clause and c.passage.id == best.passage.id for c in found
        )
    return any(c.passage.id == best.passage.id for c in found)


def fit_answers(judged: Sequence[Judged]) -> tuple[dict[str, float], float]:
    """Weights of the evidence and the bias: a logistic regression in which what speaks against never speaks for.

    Raises SetRefused where no example is there to fit.
    """
    if not judged:
        raise SetRefused("没有可用来拟合的题目：请换一个题集，或用 --questions 多给几个")
    evidence = np.asarray([[*(one.evidence[name] for name in EVIDENCE), 1.0] for one in judged])
    right = np.asarray([one.right for one in judged], dtype=np.float64)

    def loss(weights: Array) -> tuple[float, Array]:
        told = evidence @ weights
        odds = 1.0 / (1.0 + np.exp(-told))
        own = np.append(weights[:-1], 0.0)
        cost = float(np.logaddexp(0.0, told).sum() - right @ told + own @ own / (2 * ANSWER_FREEDOM))
        return cost, evidence.T @ (odds - right) + own / ANSWER_FREEDOM

    bounds = [(None, 0.0 if name in AGAINST else None) for name in EVIDENCE] + [(None, None)]
    found = minimize(loss, np.zeros(len(EVIDENCE) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return dict(zip(EVIDENCE, map(float, found[:-1]), strict=True)), float(found[-1])


def fit_model(examples: Sequence[Example], threshold: float) -> Model:
    """The model fitted to all examples."""
    ranking = Model(tuple(map(float, fit_rank(examples))), {}, 0.0, threshold)
    judged = [one for example in examples if (one := judge_best(example, ranking))]
    answers, bias = fit_answers(judged)
    return replace(ranking, answers=answers, bias=bias)


def cross_validate(examples: Sequence[Example], threshold: float) -> Shares:
    """Each report judged by a model that has not seen it."""
    ranked, kept, refused = list[bool](), list[bool](), list[bool]()
    reports = sorted({example.report for example in examples})
    if len(reports) < LEAST_REPORTS:
        raise SetRefused("拟合要留一份报告检验，至少要两份报告的题目：请多给几个题集")
    for report in reports:
        model = fit_model([example for example in examples if example.report != report], threshold)
        for example in examples:
            if example.report == report and (one := judge_best(example, model)):
                sure = model.probability(one.evidence) >= threshold
                if example.case.answerable:
                    ranked.append(one.right)
                (kept if one.right else refused).append(sure if one.right else not sure)
    return Shares(float(np.mean(ranked)), float(np.mean(kept)), float(np.mean(refused)))


def as_toml(model: Model) -> str:
    """The model as qa/reading/weights.toml holds it."""
    rank = [f"{name} = {weight:.4f}" for name, weight in zip(NAMES, model.rank, strict=True)]
    answers = [f"{name} = {model.answers[name]:.4f}" for name in EVIDENCE]
    head = "# Written by `python -m eval fit`; features.py and certainty.py beside this file name the numbers.\n"
    return "\n".join(
        [
            head,
            "[rank]",
            *rank,
            "",
            "[answers]",
            f"bias = {model.bias:.4f}",
            f"threshold = {model.threshold}",
            *answers,
            "",
        ]
    )
