"""Every step of one question, for those who look into an answer. A value; explains nothing itself."""

from dataclasses import dataclass

from qa.models import Answer
from qa.stages import Draft, Fault, Query, Retrieval


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every step of one question; the later ones are None where an earlier one ended the matter.

    `faults` are those of the first wording of the answer; whoever has any was told the report's sentences instead.
    """

    text: str
    query: Query | None
    retrieval: Retrieval | None
    draft: Draft | None
    answer: Answer
    faults: tuple[Fault, ...] = ()
