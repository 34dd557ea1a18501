"""The fitted model: how well a candidate fits what is asked, and whether the best of them answers at all.

Reads its weights from qa/reading/weights.toml, which `python -m eval fit` writes from the question sets; two linear
models, so that every refusal can be explained by what spoke against it.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from qa.reading.features import NAMES

WEIGHTS = "weights.toml"


@dataclass(frozen=True)
class Model:
    """`rank` weighs candidates against one another; `answers` weighs the best one's evidence, with `bias`."""

    rank: tuple[float, ...]
    answers: Mapping[str, float]
    bias: float
    threshold: float

    def scores(self, features: Sequence[Sequence[float]]) -> list[float]:
        """One score a candidate, rounded so that equal candidates stay equal on every machine."""
        if not features:
            return []
        scores = np.asarray(features, dtype=np.float64) @ np.asarray(self.rank, dtype=np.float64)
        return [round(float(score), 6) for score in scores]

    def probability(self, evidence: Mapping[str, float]) -> float:
        """How likely the best candidate answers, 0 to 1."""
        total = self.bias + math.fsum(self.answers.get(name, 0.0) * value for name, value in evidence.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def fitted() -> Model:
    """The model as it was fitted last; a number that is new since then weighs nothing until it is fitted again."""
    table = tomllib.loads(files("qa.reading").joinpath(WEIGHTS).read_text("utf-8"))
    return Model(
        tuple(float(table["rank"].get(name, 0.0)) for name in NAMES),
        {name: float(weight) for name, weight in table["answers"].items() if name not in {"bias", "threshold"}},
        float(table["answers"]["bias"]),
        float(table["answers"]["threshold"]),
    )
