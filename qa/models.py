"""The values that a question passes through on its way to an answer; frozen, made by one step each.

Takes the index's values, gives the steps of qa/ and its callers their types; computes nothing.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum

from index.models import Status


class Outcome(StrEnum):
    """What a resident can be told; each has its wording in prompts/replies.toml."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    CORRECTED = "corrected"
    CLARIFY = "clarify"
    NOT_IN_REPORT = "not_in_report"
    OUT_OF_SCOPE = "out_of_scope"
    GREETING = "greeting"
    BLOCKED = "blocked"
    TOO_LONG = "too_long"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation and the answer it got."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """A figure of the answer; `citation` is the number of the citation that proves it."""

    indicator: str
    value: str
    number: float
    unit: str
    qualifier: str
    year: str
    status: Status
    citation: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Whole sentences of a report; `marks` are [start, end) offsets within `quote`.

    `page` is the page of the file that it begins on, from 1; None where the file has none.
    """

    n: int
    report: str
    section: tuple[str, ...]
    paragraph: int
    quote: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One line of an answer: `opening` + `lead` + `text` is the whole of it.

    `opening` is a yes or no (是的，) or empty; `lead` says year and status (2024年目标：), empty where the line has
    none, such as a comparison; `citations` are the numbers of those that prove it, in the order of the line.
    """

    opening: str
    lead: str
    text: str
    year: str
    status: Status
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """What the report does say near the question, with the number of its own citation; `lead` begins `text`."""

    text: str
    citation: int
    lead: str = ""
    year: str = ""
    status: Status = Status.OTHER


@dataclass(frozen=True, slots=True)
class Handoff:
    """Where a person can help when the report cannot."""

    phone: str
    reason: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Fingerprints of all that decides an answer: the index, the wording, what operators set, the program."""

    index: str
    prompts: str
    content: str
    program: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer object that every face shows; fields are only ever added."""

    outcome: Outcome
    answer: str
    figures: tuple[AnswerFigure, ...] = ()
    citations: tuple[Citation, ...] = ()
    related: tuple[Related, ...] = ()
    notes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    handoff: Handoff | None = None
    editions: tuple[str, ...] = ()
    mode: str = "extractive"
    lines: tuple[AnswerLine, ...] = ()
    latency_ms: float = 0.0

    def to_dict(self) -> dict[str, object]:
        """Plain lists, dicts and strings in the order of the fields, ready for JSON."""
        return asdict(self)
