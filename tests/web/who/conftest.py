"""A database of each kind with the program's tables."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete

from eval.errors import BenchFailed
from eval.servers import temporary_postgres
from web.database.engine import open_engine
from web.database.schema import upgrade
from web.database.tables import keys, tokens


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    try:
        with temporary_postgres() as server:
            yield server.url
    except BenchFailed as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'zhengwen.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """SQLite and PostgreSQL in turn, both without keys and tokens."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite")
        return
    engine = open_engine(request.getfixturevalue("postgres_url"))
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(delete(keys))
        connection.execute(delete(tokens))
    yield engine
    engine.dispose()
