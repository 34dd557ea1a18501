"""What a service says of itself, and what its database holds."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from eval.errors import BenchFailed
from eval.servers import temporary_postgres
from eval.standing import Standing, counted, ids_seen_by, is_sound, postgres_ids, sqlite_ids, standing
from tests.eval.stub_service import stub_service


def test_standing_and_counters(tmp_path: Path) -> None:
    with stub_service(tmp_path) as service:
        service.dropped = 2
        assert standing(service.port) == Standing("ok", 0, 1, 2, "memory")
        service.away = True
        assert standing(service.port).storage == "away"
        assert counted(service.port, "zhengwen_answers_total") == 7.0
        assert counted(service.port, "zhengwen_cache_hits_total") == 2.0
        assert counted(service.port, "zhengwen_answers") == 0


def test_ids_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "zhengwen.db"
    read = sqlite_ids(path)
    assert read() == frozenset()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE other (id TEXT)")
        assert read() == frozenset()
        database.execute("CREATE TABLE answers (id TEXT)")
        database.execute("INSERT INTO answers VALUES ('a'), ('b')")
    assert read() == ids_seen_by(["env"], path)() == {"a", "b"}


def test_a_command_that_cannot_see_the_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BenchFailed, match="读不了数据库"):
        ids_seen_by(["false"], tmp_path / "zhengwen.db")()


def test_ids_of_a_postgres() -> None:
    with temporary_postgres() as server:
        read = postgres_ids(server.url)
        assert read() == frozenset()
        with psycopg.connect(server.url) as database:
            database.execute("CREATE TABLE answers (id TEXT)")
            database.execute("INSERT INTO answers VALUES ('a')")
        assert read() == {"a"}


def test_a_damaged_file_or_a_stray_row_is_not_sound(tmp_path: Path) -> None:
    path = tmp_path / "zhengwen.db"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE answers (id TEXT PRIMARY KEY)")
        database.execute("CREATE TABLE feedback (answer TEXT REFERENCES answers (id))")
        database.executemany("INSERT INTO answers VALUES (?)", [(f"{n:0200}",) for n in range(500)])
    assert is_sound(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("INSERT INTO feedback VALUES ('none')")
    assert not is_sound(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM feedback")
    assert is_sound(path)
    damaged = bytearray(path.read_bytes())
    # A row of the table is changed behind its index.
    at = damaged.rindex(b"0" * 197 + b"123")
    damaged[at : at + 3] = b"999"
    path.write_bytes(damaged)
    assert not is_sound(path)


def test_a_file_that_is_no_database_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "zhengwen.db").write_bytes(b"no database" * 100)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite_ids(tmp_path / "zhengwen.db")()
