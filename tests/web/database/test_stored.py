"""One stored answer as anybody may see it."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from qa.models import Turn
from tests.web.database.conftest import Open
from tests.web.database.rows import TRACE, answered, wait_until
from tests.web.fakes import FOUND
from web.database.engine import open_engine
from web.database.errors import StorageAway
from web.database.stored import StoredAnswer, stored_answer


def test_what_was_stored_is_read_without_who_asked(url: str, open_archive: Open, engine: Engine) -> None:
    record = answered("今年新增多少托位", history=[Turn("我叫张三", "您好")])
    archive = open_archive(url)
    archive.record(record)
    wait_until(lambda: archive.state.stored == 1)
    stored = stored_answer(engine, record.id)
    assert stored is not None
    assert stored == StoredAnswer("今年新增多少托位", FOUND, record.at, TRACE.index)
    assert set(StoredAnswer.__slots__) == {"question", "answer", "at", "index"}


def test_an_unknown_one_is_none(url: str, open_archive: Open, engine: Engine) -> None:
    archive = open_archive(url)
    archive.record(answered())
    wait_until(lambda: archive.state.stored == 1)
    assert stored_answer(engine, "0" * 32) is None


def test_one_that_is_written_otherwise_is_none(url: str, open_archive: Open, engine: Engine) -> None:
    record = answered()
    archive = open_archive(url)
    archive.record(record)
    wait_until(lambda: archive.state.stored == 1)
    with engine.begin() as connection:
        connection.execute(text("UPDATE answers SET answer = '{}'"))
    assert stored_answer(engine, record.id) is None


def test_a_database_that_is_away_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageAway):
        stored_answer(open_engine(f"sqlite:///{tmp_path}/file/zw.db"), "0" * 32)
