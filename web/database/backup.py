"""Writes the whole database into one file from which any other can be restored, of whichever kind.

Takes the engine and a path; gives counts. Read in one snapshot, while the service goes on writing.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Engine, Table, select, text

from index.errors import reason
from web.database.engine import is_sqlite
from web.database.errors import BackupRefused
from web.database.portable import write_rows
from web.database.schema import latest_revision, require_tables
from web.database.tables import metadata

AT_ONCE = 1_000


def backup(engine: Engine, path: Path) -> Counter[str]:
    """Write every row to `path`, readable by its owner alone; gives the rows of each table.

    What stood at `path` stays until the new file is whole. Raises BackupRefused, DatabaseForeign, SQLAlchemyError.
    """
    require_tables(engine)
    try:
        with _beside(path) as file, _snapshot(engine) as connection:
            return write_rows(file, latest_revision(), _rows(connection))
    except OSError as error:
        raise BackupRefused(f"备份写不到 {path}：{reason(error)}") from error


def _rows(connection: Connection) -> Iterator[tuple[Table, Sequence[object]]]:
    streaming = connection.execution_options(yield_per=AT_ONCE)
    for table in metadata.sorted_tables:
        for row in streaming.execute(select(table)):
            yield table, row


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    """One state of all tables, however long the reading takes, and nobody is kept from writing meanwhile."""
    options = {} if is_sqlite(engine) else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        if not is_sqlite(engine):
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        yield connection


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    """A new file in the folder of `path` that takes its place when all went well, and else is removed."""
    number, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # with mode 0600
    written = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
