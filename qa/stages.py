"""The values that one step of an answer hands to the next; every step imports these, and no other step.

Edition and Query come from understanding, Candidate and Retrieval from retrieving, Piece, Line and Draft
from reading, Difference from comparing, Fault from verifying. Nothing here decides anything.
"""

from dataclasses import dataclass
from enum import StrEnum

from index.models import Figure, Mention, Passage, Span, Status
from index.units import is_share
from qa.terms import Term


class Asks(StrEnum):
    """What would answer: a number of a kind, or words."""

    MONEY = "money"
    SHARE = "share"
    PEOPLE = "people"
    COUNT = "count"
    RANK = "rank"
    NUMBER = "number"
    DEFINITION = "definition"
    NAMES = "names"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Edition:
    """Reports to search, the years and status that were named, and what stands in the way.

    `unknown_years` are named years of which the report does not speak, `unknown_place` a place that it
    does not name, `must` other places and years that evidence must name; `clarify` lists regions when the question
    must say which. `rest` is the question without its time words and region.
    """

    reports: tuple[str, ...]
    years: frozenset[str]
    status: Status | None
    rest: str
    unknown_years: tuple[str, ...] = ()
    unknown_place: str = ""
    must: tuple[str, ...] = ()
    clarify: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood: `text` is embedded, `terms` are matched, the rest filters and judges.

    `measure` is the unit behind 多少 or 几, where there is one.
    """

    text: str
    edition: Edition
    terms: tuple[Term, ...]
    asks: Asks
    measure: str = ""
    respelled: tuple[str, ...] = ()

    @property
    def keywords(self) -> str:
        """Everything worth a keyword search, aliases in the report's words."""
        return " ".join(form for term in self.terms for form in term.forms)

    @property
    def years(self) -> frozenset[str]:
        """Years and periods that were named and of which the report speaks."""
        return self.edition.years

    @property
    def status(self) -> Status | None:
        """Result or target, where the words ask for one."""
        return self.edition.status

    @property
    def wants_number(self) -> bool:
        """Whether only a figure can answer."""
        return self.asks not in {Asks.WORDS, Asks.DEFINITION, Asks.NAMES}

    def fits(self, figure: Mention) -> bool:
        """Whether a figure is of the kind that the question asks for."""
        share = is_share(figure.unit)
        match self.asks:
            case Asks.MONEY:
                return "元" in figure.unit
            case Asks.SHARE:
                return share
            case Asks.PEOPLE:
                return figure.unit[-1:] in {"人", "名", "位", "户"} or figure.unit.endswith("人次")
            case Asks.COUNT:
                return not share and "元" not in figure.unit
            case _:
                return True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with the clause of it that answers best; `clause` is a span within the passage.

    `covered` is the share of the question that the clause says, `part_covered` that of its best part.
    """

    passage: Passage
    clause: Span
    score: float
    dense: float
    covered: float
    part_covered: float
    figures: tuple[Mention, ...]
    reason: str = ""

    @property
    def text(self) -> str:
        """The clause's own characters."""
        return self.passage.text[self.clause.start : self.clause.end]


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Candidates best first, and those that were rejected, each with its reason."""

    kept: tuple[Candidate, ...]
    rejected: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one passage that answer: `spans` are marked there, `text` is what is said."""

    passage: Passage
    spans: tuple[Span, ...]
    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What one report answers for one year."""

    year: str
    status: Status
    pieces: tuple[Piece, ...]

    @property
    def report(self) -> str:
        """The report that its pieces stand in."""
        return self.pieces[0].passage.report


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines in the order to be said (none: the report does not say it), and what stands near the question."""

    lines: tuple[Line, ...]
    near: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`later` less `earlier`: its size, unit and direction, and the sum that shows it."""

    earlier: Line
    later: Line
    amount: str
    unit: str
    more: bool
    sum: str


class Doubt(StrEnum):
    """What about the words of an answer is not proved."""

    FIGURE = "figure"
    QUALIFIER = "qualifier"
    DIRECTION = "direction"
    YEAR = "year"
    STATUS = "status"
    QUOTATION = "quotation"
    NAME = "name"
    ARITHMETIC = "arithmetic"


@dataclass(frozen=True, slots=True)
class Fault:
    """`words` of an answer that nothing it cites proves."""

    doubt: Doubt
    words: str
