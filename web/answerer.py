"""What web needs of whatever answers: Protocols that `qa.assistant.Assistant` fulfils, and that a test can too.

    Answerer    answers, over a Library (its reports, passages, ledger and Manifest) and in a Wording

Gives types; answers nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from index.models import Figure, Passage, Report, Status
from index.pairs import Pair
from qa.models import Answer, Trace, Turn
from qa.suggesting.questions import Question


class Manifest(Protocol):
    """What the saved index says of itself."""

    @property
    def model(self) -> str:
        """The embedding model's name."""

    @property
    def fingerprint(self) -> str:
        """Changes when what is indexed changes."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many reports, passages and so on."""

    @property
    def built(self) -> str:
        """ISO date of the build."""


class Figures(Protocol):
    """The ledger: every figure of the index."""

    def choose(
        self,
        *,
        reports: Collection[str] = (),
        years: Collection[str] = (),
        statuses: Collection[Status] = (),
        topics: Collection[str] = (),
    ) -> Sequence[Figure]:
        """The rows of these reports, years, statuses and topics in the order of the text; none named means all."""

    def pairs(self, report: str) -> Sequence[Pair]:
        """The results of a report with their targets, in the order of its text."""

    def same(self, figure: Figure) -> Sequence[Figure]:
        """What other editions and other regions say of the same thing."""


class Library(Protocol):
    """The reports and passages that are searched."""

    @property
    def reports(self) -> Mapping[str, Report]:
        """By id."""

    @property
    def passages(self) -> Sequence[Passage]:
        """In the order of the reports."""

    @property
    def by_id(self) -> Mapping[str, Passage]:
        """Passages by their id, those that explain terms included."""

    @property
    def definitions(self) -> Sequence[Passage]:
        """What explains terms, in the order of the reports; it is not searched."""

    @property
    def ledger(self) -> Figures:
        """Every figure that the passages state."""

    @property
    def manifest(self) -> Manifest:
        """What the index says of itself."""


class Wording(Protocol):
    """The fixed wording that accompanies every answer."""

    @property
    def label(self) -> str:
        """Says that the answer is made by a machine."""

    @property
    def fingerprint(self) -> str:
        """Changes with the wording."""


class Answerer(Protocol):
    """What web needs of an assistant."""

    @property
    def store(self) -> Library:
        """What is searched."""

    @property
    def prompts(self) -> Wording:
        """What is said around an answer."""

    @property
    def trace(self) -> Trace:
        """Fingerprints of all that decides its answers."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer; synchronous and safe to call from several threads."""
        ...

    def examples(self, most: int) -> Sequence[str]:
        """Up to `most` questions for a first visit, each of which is answered."""
        ...

    def offered(self, most: int, topic: str = "") -> Sequence[Question]:
        """The same with what each is about, of one topic if it is named."""
        ...
