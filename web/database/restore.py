"""Puts the rows of a backup in the place of all that the database holds. Takes the engine and a path; gives counts.

The whole file is checked before a row is touched, and all rows are replaced in one transaction, while the service runs.
Who wished to be forgotten since stays forgotten, and a key that was revoked since stays revoked.
"""

from collections import Counter
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Engine, delete, insert, select, text, update
from sqlalchemy.exc import DataError, IntegrityError

from index.errors import reason
from web.database.backup import AT_ONCE
from web.database.engine import is_sqlite, writing
from web.database.errors import BackupRefused
from web.database.portable import read_rows
from web.database.schema import upgrade
from web.database.tables import erasures, keys, metadata
from web.database.writes import delete_owner, sweep_files


def restore(engine: Engine, path: Path) -> Counter[str]:
    """Replace all rows by those of the backup at `path`; gives the rows of each table that the file holds.

    Raises BackupRefused, or SQLAlchemyError; then nothing was changed.
    """
    try:
        with path.open("rb") as file:
            for _ in read_rows(file):  # to its end: a damaged file is found before anything is deleted
                pass
            upgrade(engine)
            file.seek(0)
            return _replace(engine, file)
    except OSError as error:
        raise BackupRefused(f"备份 {path} 读不了：{reason(error)}") from error
    except (DataError, IntegrityError):
        # Without its cause, which may quote a row.
        raise BackupRefused("备份的内容互相矛盾，没有恢复，数据库没有变动") from None


def _replace(engine: Engine, file: IO[bytes]) -> Counter[str]:
    with writing(engine) as connection:
        if not is_sqlite(engine):
            _keep_others_waiting(connection)
        forgotten = _forgotten(connection)
        revoked = connection.execute(select(keys.c.id, keys.c.revoked).where(keys.c.revoked.is_not(None))).all()
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
        counts = _insert_all(connection, file)
        _forget_again(connection, forgotten)
        for key, at in revoked:
            connection.execute(update(keys).where(keys.c.id == key, keys.c.revoked.is_(None)).values(revoked=at))
    sweep_files(engine)
    return counts


def _forgotten(connection: Connection) -> dict[str, datetime]:
    return {row.owner: row.at for row in connection.execute(select(erasures))}


def _keep_others_waiting(connection: Connection) -> None:
    names = ", ".join(table.name for table in metadata.sorted_tables)
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    connection.execute(text(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE"))


def _insert_all(connection: Connection, file: IO[bytes]) -> Counter[str]:
    counts = Counter({table.name: 0 for table in metadata.sorted_tables})
    for table, rows in groupby(read_rows(file), key=lambda entry: entry[0]):
        while chunk := [row for _, row in islice(rows, AT_ONCE)]:
            connection.execute(insert(table), chunk)
            counts[table.name] += len(chunk)
    return counts


def _forget_again(connection: Connection, forgotten: dict[str, datetime]) -> None:
    """Both those whom the backup names and those who wished it since; the later of the two times holds."""
    for owner, at in _forgotten(connection).items():
        forgotten[owner] = max(at, forgotten.get(owner, at))
    connection.execute(delete(erasures))
    if forgotten:
        connection.execute(insert(erasures), [{"owner": owner, "at": at} for owner, at in forgotten.items()])
    for owner, at in forgotten.items():
        delete_owner(connection, owner, at)
