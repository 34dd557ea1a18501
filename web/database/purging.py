"""Deletes what is older than the settings allow to be kept. Takes the engine and a time; gives counts; masks nothing.

Erasures go with what they are about: whatever of an older backup they could name is too old to be kept itself.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, exists, select

from web.database.engine import writing
from web.database.tables import answers, conversations, erasures, tokens
from web.database.writes import sweep_files

# So many at a time that others wait milliseconds for their turn to write.
CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows were deleted; feedback goes with its answer."""

    answers: int
    conversations: int
    tokens: int


def purge(engine: Engine, before: datetime) -> Purged:
    """Delete answers given before then, conversations left empty, and expired tokens. Raises SQLAlchemyError."""
    total = 0
    while deleted := purge_some(engine, before):
        total += deleted
    rest = purge_rest(engine, before)
    return Purged(total, rest.conversations, rest.tokens)


def purge_some(engine: Engine, before: datetime) -> int:
    """Delete the oldest answers, at most CHUNK; gives how many."""
    oldest = select(answers.c.id).where(answers.c.at < before).order_by(answers.c.at).limit(CHUNK)
    with writing(engine) as connection:
        return connection.execute(delete(answers).where(answers.c.id.in_(oldest))).rowcount


def purge_rest(engine: Engine, before: datetime) -> Purged:
    """Delete what no answer needs any more; `answers` of the result is 0."""
    inhabited = exists().where(answers.c.owner == conversations.c.owner, answers.c.conversation == conversations.c.id)
    with writing(engine) as connection:
        empty = connection.execute(delete(conversations).where(conversations.c.latest < before, ~inhabited)).rowcount
        connection.execute(delete(erasures).where(erasures.c.at < before))
        expired = connection.execute(delete(tokens).where(tokens.c.expires < datetime.now(UTC))).rowcount
    sweep_files(engine)
    return Purged(0, empty, expired)


def oldest_kept(keep_days: int) -> datetime:
    """Rows older than this are to go."""
    return datetime.now(UTC) - timedelta(days=keep_days)
