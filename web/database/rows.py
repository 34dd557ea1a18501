"""From what is handed in to what is stored: masked, cleaned, with its digest. Takes records; gives rows; writes none.

Masked is all that a person wrote or that may repeat it: question, history, feedback, and the answer's own words.
Quotations of reports stay as they are. Cut so that no half of a number slips through, and
cleaned of what no database takes: NUL and halves of surrogate pairs.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from qa.masking.mask import beginning
from qa.models import Answer
from web.database.digest import canonical_json, digest_of, with_latency
from web.database.records import AnswerRecord, FeedbackRecord

Mask = Callable[[str], str]
# A question of more than 300 characters is not answered; what is longer still is no question and need not be kept.
LONGEST_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer, ready to be written, and the conversation that it belongs to."""

    owner: str
    conversation: str
    face: str
    at: datetime
    values: dict[str, Any]


def answer_row(record: AnswerRecord, mask: Mask) -> AnswerRow:
    """The row of `answers`; `masked` is true when question or history are not what the person wrote."""
    question, conversation = _kept(record.question, mask), _conversation(record.conversation, mask)
    history = [{"question": _kept(turn.question, mask), "answer": _kept(turn.answer, mask)} for turn in record.history]
    given = [{"question": turn.question, "answer": turn.answer} for turn in record.history]
    canonical = canonical_json(record.answer)
    masked_answer = _masked_answer(record.answer, mask)
    stored = canonical if masked_answer == record.answer else canonical_json(masked_answer)
    values = {
        "id": record.id,
        "owner": record.owner,
        "conversation": conversation,
        "at": record.at,
        "question": question,
        "history": history,
        "masked": question != record.question or history != given,
        "outcome": record.answer.outcome.value,
        "answer": clean(with_latency(stored, record.answer.latency_ms)),
        "digest": digest_of(canonical),
        "latency_ms": record.answer.latency_ms,
        "index_fingerprint": record.trace.index,
        "prompts_fingerprint": record.trace.prompts,
        "content_fingerprint": record.trace.content,
        "program_fingerprint": record.trace.program,
    }
    return AnswerRow(record.owner, conversation, record.face.value, record.at, values)


def feedback_row(record: FeedbackRecord, mask: Mask) -> dict[str, Any]:
    """The row of `feedback`."""
    return {
        "answer": clean(record.answer),
        "owner": record.owner,
        "at": record.at,
        "rating": record.rating.value,
        "reason": record.reason.value if record.reason else "",
        "text": _kept(record.text, mask),
    }


def clean(text: str) -> str:
    """Without what UTF-8 or PostgreSQL cannot hold; `?` stands where half of a surrogate pair stood."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def _kept(text: str, mask: Mask) -> str:
    return clean(mask(beginning(text, LONGEST_KEPT)))


def _conversation(given: str, mask: Mask) -> str:
    """The caller's own choice, which may be somebody's number as well: then its digest."""
    return given if mask(given) == given else sha256(given.encode()).hexdigest()


def _masked_answer(answer: Answer, mask: Mask) -> Answer:
    """Everything that is not the report's: a premise that is put right, or a note, may repeat the question."""
    return replace(
        answer,
        answer=mask(answer.answer),
        notes=tuple(map(mask, answer.notes)),
        suggestions=tuple(map(mask, answer.suggestions)),
    )
