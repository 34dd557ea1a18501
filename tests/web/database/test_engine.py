import sqlite3
import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select, text
from sqlalchemy.exc import OperationalError

from tests.web.database.conftest import NewUrl
from tests.web.database.rows import ME, count
from web.database.engine import open_engine, writing
from web.database.errors import DatabaseMisnamed
from web.database.schema import upgrade
from web.database.tables import erasures


@pytest.mark.parametrize(
    "url",
    [
        "hunter2",
        "mysql://me:hunter2@host/db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:hunter2?mode=memory",
        "sqlite+aiosqlite:///hunter2.db",
        "postgresql://me:hunter2@host:port/db",
        "postgresql+asyncpg://me:hunter2@host/db",
    ],
)
def test_a_wrong_url_is_one_sentence_that_repeats_no_password(url: str) -> None:
    with pytest.raises(DatabaseMisnamed) as told:
        open_engine(url)
    assert "ZHENGWEN_WEB_DATABASE" in str(told.value)
    assert "hunter2" not in str(told.value)
    assert told.value.__cause__ is None


def test_sqlite_is_a_file_of_its_owner_alone_in_a_folder_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "zw.db"
    engine = open_engine(f"sqlite:///{path}")
    assert not path.parent.exists()
    upgrade(engine)
    with engine.connect() as connection:
        pragmas = "journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store"
        assert [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas] == ["wal", 2, 1, 1, 2]
        modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {0o600}
    engine.dispose()


def test_a_file_that_others_may_read_is_closed_to_them(sqlite_path: Path) -> None:
    sqlite_path.touch(0o644)
    engine = open_engine(f"sqlite:///{sqlite_path}")
    engine.connect().close()
    assert stat.S_IMODE(sqlite_path.stat().st_mode) == 0o600
    engine.dispose()


def test_a_file_that_cannot_be_made_is_the_databases_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    engine = open_engine(f"sqlite:///{tmp_path / 'file' / 'zw.db'}")
    with pytest.raises(OperationalError, match="unable to open"):
        engine.connect()


def test_a_connection_to_a_deleted_file_is_not_used_again(sqlite_path: Path) -> None:
    engine = open_engine(f"sqlite:///{sqlite_path}")
    upgrade(engine)
    for file in sqlite_path.parent.iterdir():
        file.unlink()
    upgrade(engine)
    assert count(engine, erasures) == 0
    assert sqlite_path.exists()
    engine.dispose()


def test_who_writes_waits_a_second_for_another_and_no_longer(sqlite_path: Path) -> None:
    engine = open_engine(f"sqlite:///{sqlite_path}")
    upgrade(engine)
    other = sqlite3.connect(sqlite_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"), writing(engine):
        pass
    other.execute("ROLLBACK")
    with writing(engine) as connection:
        connection.execute(insert(erasures), {"owner": ME, "at": datetime.now(UTC)})
    assert count(engine, erasures) == 1
    other.close()
    engine.dispose()


def test_what_was_begun_and_failed_leaves_nothing(engine: Engine) -> None:
    def fail() -> None:
        with writing(engine) as connection:
            connection.execute(insert(erasures), {"owner": ME, "at": datetime.now(UTC)})
            connection.execute(text("CREATE TABLE half (x INTEGER)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(engine, erasures) == 0
    with engine.connect() as connection:
        assert "half" not in engine.dialect.get_table_names(connection)


def test_times_come_back_in_utc_from_both(engine: Engine) -> None:
    given = datetime(2026, 3, 5, 7, 30, 0, 123456, timezone(timedelta(hours=8)))
    with writing(engine) as connection:
        connection.execute(insert(erasures), {"owner": ME, "at": given})
        kept = connection.scalar(select(erasures.c.at))
    assert kept == given
    assert kept is not None
    assert kept.tzinfo is UTC


def test_postgresql_bounds_how_long_a_statement_may_take(new_url: NewUrl) -> None:
    engine = open_engine(new_url("postgresql"))
    with engine.connect() as connection:
        assert connection.scalar(text("SHOW statement_timeout")) == "10s"
        assert connection.scalar(text("SHOW lock_timeout")) == "1s"
    engine.dispose()
