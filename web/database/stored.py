"""One stored answer, as anybody may see it who has its address: never who asked it, nor what they asked before.

Takes the engine and an id; gives question and answer as they were stored, personal data masked. Writes nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from qa.models import Answer
from web.database.errors import StorageAway
from web.database.tables import answers

_ANSWER = TypeAdapter(Answer)
_SEEN = select(answers.c.question, answers.c.at, answers.c.answer, answers.c.index_fingerprint)


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What was asked, what was answered, when (with its zone), and over which index (its fingerprint)."""

    question: str
    answer: Answer
    at: datetime
    index: str


def stored_answer(engine: Engine, answer_id: str) -> StoredAnswer | None:
    """None for one that there is not, or that an older program wrote otherwise. Raises StorageAway."""
    try:
        with engine.connect() as connection:
            row = connection.execute(_SEEN.where(answers.c.id == answer_id)).one_or_none()
    except SQLAlchemyError as error:
        raise StorageAway from error
    if row is None:
        return None
    try:
        return StoredAnswer(row.question, _ANSWER.validate_json(row.answer), row.at, row.index_fingerprint)
    except ValidationError:
        return None
