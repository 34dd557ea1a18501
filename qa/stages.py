"""The values that one step of an answer hands to the next; every step imports these, and no other step.

Edition and Query come from understanding, Candidate and Retrieval from retrieving, Piece, Line and Draft
from reading, Fault from verifying; what comparing and the like find is in qa/verdicts. Nothing here decides anything.
"""

from dataclasses import dataclass
from enum import StrEnum

from index.models import Aspect, Figure, Mention, Passage, Span, Status
from index.numerals import bare_unit
from index.units import MEASURES, is_share
from qa.understanding.terms import Term


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
class Want:
    """What would answer: a kind, the aspect of a figure (None: any), the unit behind 多少 or 几 where there is one.

    `says` is a word that the answer must say, of a stretch that asks for a share of the thing before it (农村有多少);
    `several` tells that more than one name is wanted.
    """

    asks: Asks
    aspect: Aspect | None = None
    measure: str = ""
    says: str = ""
    several: bool = False

    @property
    def number(self) -> bool:
        """Whether only a figure can answer."""
        return self.asks not in {Asks.WORDS, Asks.DEFINITION, Asks.NAMES}

    def fits(self, figure: Mention | Figure) -> bool:
        """Whether a figure is of the kind that is wanted."""
        share = is_share(figure.unit)
        match self.asks:
            case Asks.MONEY:
                return "元" in figure.unit
            case Asks.SHARE:
                return share
            case Asks.PEOPLE:
                return figure.unit[-1:] in {"人", "名", "位", "户"} or figure.unit.endswith("人次")
            case Asks.COUNT:
                measured = self.measure in MEASURES and bare_unit(figure.unit) not in MEASURES
                return not share and "元" not in figure.unit and not measured
            case _:
                return True


@dataclass(frozen=True, slots=True)
class Slot:
    """One line that a question wants: from this report, of this year or period (empty: any), done or aimed at."""

    report: str
    year: str = ""
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """Reports to search, the years and status that were named, and what stands in the way.

    `slots` are the lines wanted, in the order to be told: one a report where no year is named.
    `unknown_years` are named years of which the report does not speak, `unknown_place` a place that it
    does not name, `must` other places and years that evidence must name; `clarify` lists regions when the question
    must say which. `rest` is the question without its time words and region.
    """

    reports: tuple[str, ...]
    years: frozenset[str]
    status: Status | None
    rest: str
    slots: tuple[Slot, ...] = ()
    unknown_years: tuple[str, ...] = ()
    unknown_place: str = ""
    must: tuple[str, ...] = ()
    clarify: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a question asks.

    `text` is what is embedded: without time words and region; `name` calls the thing by name where the question
    enumerates several. `terms` are matched, `wants` and `slots` say what would answer, and for when; `head` is the
    term that stands nearest to the asking word: what is counted.
    """

    text: str
    terms: tuple[Term, ...]
    wants: tuple[Want, ...]
    slots: tuple[Slot, ...]
    name: str = ""
    head: Term | None = None

    @property
    def keywords(self) -> str:
        """Everything worth a keyword search, aliases in the report's words."""
        return " ".join(form for term in self.terms for form in term.forms)

    @property
    def number(self) -> bool:
        """Whether only figures can answer."""
        return all(want.number for want in self.wants)


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood: the edition asked and each thing asked, in the question's order."""

    text: str
    edition: Edition
    parts: tuple[Part, ...]
    respelled: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The content words of all parts."""
        return tuple(term for part in self.parts for term in part.terms)

    @property
    def number(self) -> bool:
        """Whether only figures can answer."""
        return all(part.number for part in self.parts)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause of a passage, or a figure in it, that may answer; `clause` is a span within the passage.

    `slot` numbers the slot of its part that it belongs to; `features` are in the order of `qa.reading.features.NAMES`;
    `cosines` are those of sentence, clause and indicator (0 where there is none).
    """

    passage: Passage
    clause: Span
    figure: Figure | None
    slot: int
    features: tuple[float, ...]
    cosines: tuple[float, float, float]
    score: float
    reason: str = ""

    @property
    def text(self) -> str:
        """The clause's own characters."""
        return self.passage.text[self.clause.start : self.clause.end]

    @property
    def year(self) -> str:
        """The year or period that it tells of."""
        return (self.figure.year if self.figure else "") or self.passage.year

    @property
    def status(self) -> Status:
        """Whether it tells what was done or what is aimed at."""
        return self.figure.status if self.figure else self.passage.status


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
    """Lines in the order to be said (none: the report does not say it), and what stands near the question.

    `missing` names what was asked besides and is not said, `missing_years` the years of which it is not;
    `told_instead` is the aspect that the report tells of the thing asked when it tells another one.
    """

    lines: tuple[Line, ...]
    near: tuple[Line, ...]
    missing: tuple[str, ...] = ()
    missing_years: tuple[str, ...] = ()
    told_instead: Aspect | None = None


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
