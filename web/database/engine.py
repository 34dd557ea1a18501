"""Opens the database: SQLite in a file, or PostgreSQL, as one SQLAlchemy engine with what each needs.

Takes the URL of the settings; gives an `Engine` that has not connected yet, so that a database that is away
stops nobody here. Creates SQLite's file and folder at the first connection; creates no table.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import PoolProxiedConnection

from web.database.errors import DatabaseMisnamed

LOCK_WAIT_S = 1
CONNECT_WAIT_S = 3
STATEMENT_WAIT_S = 10
POOL_WAIT_S = 3
SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # a commit that was reported survives a power cut
    "foreign_keys=ON",
    "secure_delete=ON",  # what is deleted is overwritten
    "temp_store=MEMORY",  # and leaves no copy in a temporary file
)
_POSTGRES_NAMES = ("postgresql", "postgres", "postgresql+psycopg")
_WRITES, _BARE = "zhengwen_writes", "zhengwen_bare"


def open_engine(url: str) -> Engine:
    """The engine for `sqlite:///a/file` or `postgresql://…`. Raises DatabaseMisnamed."""
    try:
        named = make_url(url)
    except (ArgumentError, ValueError):
        # Without its cause: the message of SQLAlchemy repeats the URL, and with it a password.
        raise DatabaseMisnamed(_misnamed("不是数据库的网址")) from None
    if named.drivername in _POSTGRES_NAMES:
        return _postgres(named)
    if named.drivername != "sqlite":
        raise DatabaseMisnamed(_misnamed("不是认识的数据库"))
    if not named.database or named.database == ":memory:" or named.query or named.host:
        raise DatabaseMisnamed(_misnamed("没有写明 SQLite 的文件"))
    return _sqlite(named, Path(named.database).absolute())


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: in SQLite it takes the lock at its beginning, and so never deadlocks with another."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def bare(engine: Engine) -> Iterator[Connection]:
    """A SQLite connection outside of any transaction, which some of its pragmas ask for."""
    with engine.connect().execution_options(**{_BARE: True}) as connection:
        yield connection


def is_sqlite(engine: Engine) -> bool:
    """Whether the database is a file of this machine."""
    return engine.dialect.name == "sqlite"


def _misnamed(what: str) -> str:
    return f"ZHENGWEN_WEB_DATABASE {what}：请写成 sqlite:///文件 或 postgresql://用户:密码@主机/库名"


def _postgres(named: URL) -> Engine:
    try:
        engine = create_engine(
            named.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            pool_timeout=POOL_WAIT_S,
            hide_parameters=True,
            # The last one ends a connection whose other end has vanished, rather than wait for it.
            connect_args={"connect_timeout": CONNECT_WAIT_S, "tcp_user_timeout": STATEMENT_WAIT_S * 1000},
        )
    except (ArgumentError, ValueError, TypeError):
        raise DatabaseMisnamed(_misnamed("有认不出的部分")) from None

    @event.listens_for(engine, "connect")
    def _bound(connection: Any, _record: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = '{STATEMENT_WAIT_S}s'")
            cursor.execute(f"SET lock_timeout = '{LOCK_WAIT_S}s'")
        connection.commit()

    return engine


def _sqlite(named: URL, path: Path) -> Engine:
    engine = create_engine(
        named.set(database=str(path)),
        pool_timeout=POOL_WAIT_S,
        hide_parameters=True,
        # Transactions are begun below, in plain sight: the driver of Python 3.11 begins them late, and none for DDL.
        connect_args={"timeout": LOCK_WAIT_S, "isolation_level": None},
    )

    @event.listens_for(engine, "do_connect")
    def _prepared(*_: object) -> None:
        _prepare_file(path)

    @event.listens_for(engine, "connect")
    def _bound(connection: sqlite3.Connection, record: Any) -> None:
        for pragma in SQLITE_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
        record.info["file"] = _identity(path)

    @event.listens_for(engine, "checkout")
    def _still_there(_connection: object, record: Any, _proxy: PoolProxiedConnection) -> None:
        # A file that was deleted or replaced goes on taking rows that nobody will ever find.
        if record.info.get("file") != _identity(path):
            raise DisconnectionError("the file is another")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get(_BARE):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES) else "BEGIN")

    return engine


def _prepare_file(path: Path) -> None:
    """The file, readable by its owner alone; SQLite gives its companions (-wal, -shm) the same mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            status = os.fstat(file)
            if status.st_mode & 0o077 and status.st_uid == os.geteuid():
                os.fchmod(file, 0o600)
        finally:
            os.close(file)
    except OSError as error:
        raise sqlite3.OperationalError(f"unable to open database file: {error.strerror}") from error


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
