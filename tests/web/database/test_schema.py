import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, text

from web.database.engine import open_engine, writing
from web.database.errors import DatabaseForeign
from web.database.schema import latest_revision, require_tables, revision_of, upgrade
from web.database.tables import metadata

ROOT = Path(__file__).parents[3]
UPGRADE = """
import sys
from web.database.engine import open_engine
from web.database.schema import upgrade
sys.stdin.readline()
upgrade(open_engine(sys.argv[1]))
"""


def test_the_steps_end_at_the_tables_of_the_program(engine: Engine) -> None:
    with engine.connect() as connection:
        assert revision_of(connection) == latest_revision()
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_second_time_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    require_tables(engine)


def test_two_processes_at_once_make_the_tables_once(url: str) -> None:
    command = [sys.executable, "-c", UPGRADE, url]
    pipe = subprocess.PIPE
    processes = [subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT) for _ in range(2)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    engine = open_engine(url)
    require_tables(engine)
    engine.dispose()


def test_a_newer_programs_database_is_refused_untouched(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for refusing in (upgrade, require_tables):
        with pytest.raises(DatabaseForeign) as told:
            refusing(engine)
        assert "版本" in str(told.value)
    with engine.connect() as connection:
        assert revision_of(connection) == "9999"


def test_asking_for_tables_makes_no_file(sqlite_path: Path) -> None:
    with pytest.raises(DatabaseForeign):
        require_tables(open_engine(f"sqlite:///{sqlite_path}"))
    assert not sqlite_path.exists()


def test_a_step_that_fails_leaves_nothing_half_made(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    engine = open_engine(url)
    with monkeypatch.context() as patch:
        patch.setattr("alembic.op.create_index", broken)
        with pytest.raises(ZeroDivisionError):
            upgrade(engine)
    with engine.connect() as connection:
        assert engine.dialect.get_table_names(connection) == []
    upgrade(engine)
    require_tables(engine)
    engine.dispose()
