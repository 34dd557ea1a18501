"""What the lines of an answer are found to say of the question: a premise's truth, yes or no, how two figures stand.

Values only, made by qa/premise, qa/polar and qa/compare, told by qa/compose; nothing here decides anything.
"""

from dataclasses import dataclass
from enum import StrEnum

from index.models import Figure
from qa.stages import Line


class Standing(StrEnum):
    """What a report makes of something that a question takes for true."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"


class Polar(StrEnum):
    """The word that a yes-or-no question gets; the values are the keys of its wording in prompts/lines.toml.

    MET and UNMET answer whether a target was reached; NONE is told by no word at all.
    """

    YES = "yes"
    NO = "no"
    MET = "met"
    UNMET = "unmet"
    NONE = ""


class Way(StrEnum):
    """How one number stands to another."""

    MORE = "more"
    LESS = "less"
    EQUAL = "equal"

    @property
    def opposite(self) -> "Way":
        """The same seen from the other number."""
        return {Way.MORE: Way.LESS, Way.LESS: Way.MORE}.get(self, self)


class Between(StrEnum):
    """What tells the two sides of a comparison apart."""

    YEARS = "years"
    REGIONS = "regions"
    INDICATORS = "indicators"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Premise:
    """What a question takes for true beside the row that bears it out or puts it right.

    `denied` are the words that are not so (3000个, 下降): empty when confirmed, and where a comparison says it.
    """

    standing: Standing
    line: Line
    row: Figure
    denied: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two figures that are compared, and the line that says it."""

    line: Line
    row: Figure


@dataclass(frozen=True, slots=True)
class Comparison:
    """`first` stands `way` to `second`, by `amount` in `unit`.

    `word` is the key of its wording in prompts/lines.toml (empty: numbers alike but not their bounds, of which nothing
    is said), `sum` the formula that shows it, `bounds` the qualifiers (以上, 左右) that the sum leaves aside. `holds`
    tells whether what the question claims is so; None where it claims nothing.
    """

    between: Between
    first: Side
    second: Side
    way: Way
    word: str
    amount: str
    unit: str
    sum: str
    bounds: tuple[str, ...] = ()
    holds: bool | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """All that an answer says of a question beside its lines."""

    premise: Premise | None = None
    comparison: Comparison | None = None
    polar: Polar = Polar.NONE
