"""How often answers were right when it was last measured, as `python -m eval publish` wrote it.

Takes that file; gives a frozen value, or None where it is missing or not as it should be: a page without figures is
better than none. Measures nothing.
"""

import tomllib
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

PUBLISHED = Path(__file__).parents[2] / "eval" / "accuracy.toml"


class MeasuredSet(BaseModel):
    """A question set: how many of its questions the reports answer and were answered right; the others, refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    about: str = Field(min_length=1, max_length=100)
    unseen: bool
    answerable: int = Field(ge=0)
    right: int = Field(ge=0)
    unanswerable: int = Field(ge=0)
    refused: int = Field(ge=0)

    @model_validator(mode="after")
    def _counts_agree(self) -> "MeasuredSet":
        if self.right > self.answerable or self.refused > self.unanswerable:
            raise ValueError("more hits than questions")
        return self

    @property
    def questions(self) -> int:
        """All of them."""
        return self.answerable + self.unanswerable


class Accuracy(BaseModel):
    """A measurement: the day, the fingerprints of program and wording, and the sets."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measured: date
    program: str
    prompts: str
    sets: tuple[MeasuredSet, ...] = Field(alias="set", min_length=1)

    @property
    def unseen(self) -> tuple[MeasuredSet, ...]:
        """The sets whose wrong answers nobody has looked at."""
        return tuple(one for one in self.sets if one.unseen)


def read_accuracy(path: Path = PUBLISHED) -> Accuracy | None:
    """What the file says; None where it says nothing that can be shown."""
    try:
        return Accuracy.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, ValueError):
        # ValueError is the parent of what tomllib, decoding and pydantic raise.
        return None


def percent(hits: int, total: int) -> str:
    """87.5%; a dash where there was nothing to count."""
    return f"{hits / total:.1%}" if total else "—"
