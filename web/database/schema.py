"""Brings a database to the tables of this program. Takes the engine; runs the steps of migrations/; moves no rows.

Two processes that start at once wait for each other. A database that a newer program has written is refused.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from web.database.engine import is_sqlite, writing
from web.database.errors import DatabaseForeign

_FOLDER = Path(__file__).parent / "migrations"
# Any number, as long as nothing else in the same database takes it: "zhengwen" as letters of eight bits, cut to 63.
_ADVISORY_LOCK = int.from_bytes(b"zhengwen") >> 1


def upgrade(engine: Engine) -> None:
    """Make the tables, or bring them up to date. Raises DatabaseForeign, and SQLAlchemyError when it is away."""
    steps = ScriptDirectory(str(_FOLDER))
    with engine.connect() as connection:
        if revision_of(connection) == steps.get_current_head():
            return
    with writing(engine) as connection:
        if not is_sqlite(engine):
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        _run_steps(connection, steps)


def require_tables(engine: Engine) -> None:
    """Raises DatabaseForeign unless the tables of this program are there; makes nothing, not even SQLite's file."""
    there = not is_sqlite(engine) or Path(str(engine.url.database)).exists()
    if there:
        with engine.connect() as connection:
            there = revision_of(connection) == latest_revision()
    if not there:
        raise DatabaseForeign("数据库还是空的，或是别的版本的程序写的：请先用这个版本启动一次服务")


def latest_revision() -> str:
    """The revision of this program's tables."""
    return str(ScriptDirectory(str(_FOLDER)).get_current_head())


def revision_of(connection: Connection) -> str | None:
    """The revision of this database's tables; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def _run_steps(connection: Connection, steps: ScriptDirectory) -> None:
    standing = revision_of(connection)
    if standing not in {None, *(step.revision for step in steps.walk_revisions())}:
        raise DatabaseForeign(
            f"数据库是更新版本的程序写的（{standing}），这个版本不认识：请用新版本的程序，或换一个数据库"
        )
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    command.upgrade(config, "head")
