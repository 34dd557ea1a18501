"""The statements that write and delete, one transaction each. Takes an engine and rows; gives counts; masks nothing.

Each can be done twice: who cannot tell whether a commit arrived does it again. All raise SQLAlchemyError.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError

from web.database.engine import bare, is_sqlite, writing
from web.database.errors import AnswerUnknown
from web.database.rows import AnswerRow
from web.database.tables import answers, conversations, erasures, feedback, tokens

# For who wishes all of theirs deleted: also what a clock that ran ahead has dated.
_EVER = datetime.max.replace(tzinfo=UTC)


def store(engine: Engine, rows: Sequence[AnswerRow]) -> int:
    """Write these answers and their conversations, but for those whose owner has since had them deleted.

    Another process may have been told so: what waits here cannot be found there. Gives the number written.
    """
    with writing(engine) as connection:
        rows = _not_erased(connection, rows)
        if not rows:
            return 0
        conversing = upsert(engine, conversations)
        connection.execute(
            conversing.on_conflict_do_update(
                index_elements=["owner", "id"], set_={"latest": conversing.excluded.latest}
            ),
            _conversations_of(rows),
        )
        connection.execute(upsert(engine, answers).on_conflict_do_nothing(), [row.values for row in rows])
    return len(rows)


def store_feedback(engine: Engine, row: dict[str, Any]) -> None:
    """Write what somebody says of an answer, in place of what they said before. Raises AnswerUnknown."""
    with writing(engine) as connection:
        of = connection.scalar(select(answers.c.owner).where(answers.c.id == row["answer"]))
        if of is None or of not in ("", row["owner"]):
            raise AnswerUnknown
        rating = upsert(engine, feedback)
        said = {name: rating.excluded[name] for name in row if name != "answer"}
        connection.execute(rating.on_conflict_do_update(index_elements=["answer"], set_=said), row)


def erase(engine: Engine, wishes: Mapping[str, datetime]) -> Counter[str]:
    """Delete everything of these owners, and remember when they wished it; gives the answers deleted by owner."""
    with writing(engine) as connection:
        deleted = Counter({owner: delete_owner(connection, owner, _EVER) for owner in wishes})
        erasing = upsert(engine, erasures)
        connection.execute(
            erasing.on_conflict_do_update(index_elements=["owner"], set_={"at": erasing.excluded.at}),
            [{"owner": owner, "at": wishes[owner]} for owner in sorted(wishes)],
        )
    return deleted


def delete_owner(connection: Connection, owner: str, until: datetime) -> int:
    """Delete what `owner` had until then; gives the number of answers."""
    theirs = select(answers.c.id).where(answers.c.owner == owner, answers.c.at <= until)
    connection.execute(
        delete(feedback).where(
            or_(feedback.c.answer.in_(theirs), (feedback.c.owner == owner) & (feedback.c.at <= until))
        )
    )
    deleted = connection.execute(delete(answers).where(answers.c.owner == owner, answers.c.at <= until)).rowcount
    kept = select(answers.c.conversation).where(answers.c.owner == owner)
    connection.execute(delete(conversations).where(conversations.c.owner == owner, conversations.c.id.not_in(kept)))
    connection.execute(delete(tokens).where(tokens.c.owner == owner, tokens.c.issued <= until))
    return deleted


def sweep_files(engine: Engine) -> bool:
    """Empty SQLite's write-ahead log, where what was deleted may still stand; False when a reader is in the way."""
    if not is_sqlite(engine):
        return True
    try:
        with bare(engine) as connection:
            return connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar() == 0
    except OperationalError:
        return False


def upsert(engine: Engine, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say what to do with a row that is there already."""
    return sqlite.insert(table) if is_sqlite(engine) else postgresql.insert(table)


def _not_erased(connection: Connection, rows: Sequence[AnswerRow]) -> list[AnswerRow]:
    owners = {row.owner for row in rows if row.owner}
    wished = select(erasures.c.owner, erasures.c.at).where(erasures.c.owner.in_(owners))
    until = {row.owner: row.at for row in connection.execute(wished)}
    return [row for row in rows if row.owner not in until or row.at > until[row.owner]]


def _conversations_of(rows: Iterable[AnswerRow]) -> list[dict[str, Any]]:
    """One row each, in one order for all processes, so that two that write at once cannot lock each other out."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        fresh = {"owner": row.owner, "id": row.conversation, "face": row.face, "started": row.at, "latest": row.at}
        found.setdefault((row.owner, row.conversation), fresh)["latest"] = row.at
    return [found[key] for key in sorted(found)]
