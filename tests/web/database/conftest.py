"""Every test that takes `url` runs twice: on SQLite in its own folder, and on a new database of a real PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.postgres import needed_postgres, new_database
from tests.web.database.rows import same
from web.database.archive import Archive
from web.database.engine import open_engine
from web.database.schema import upgrade

KINDS = ["sqlite", "postgresql"]
NewUrl = Callable[[str], str]
Open = Callable[..., Archive]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with needed_postgres() as daemon:
        yield daemon.url


@pytest.fixture
def new_url(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> NewUrl:
    def new(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path_factory.mktemp('db') / 'zw.db'}"
        return new_database(request.getfixturevalue("server"))

    return new


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, new_url: NewUrl) -> str:
    return new_url(request.param)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """With its tables made."""
    opened = open_engine(url)
    upgrade(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite_path(tmp_path: Path) -> Path:
    return tmp_path / "zw.db"


@pytest.fixture
def open_archive() -> Iterator[Open]:
    """Opens archives that are closed after the test."""
    opened: list[Archive] = []

    def start(url: str, keep_days: int = 180, mask: Callable[[str], str] = same) -> Archive:
        archive = Archive(open_engine(url), keep_days, mask)
        archive.start()
        opened.append(archive)
        return archive

    yield start
    for archive in opened:
        archive.close(2.0)
