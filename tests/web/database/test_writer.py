"""What happens when the database does not do its part: nothing that was asked waits, and nothing stored is lost."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event
from structlog.testing import capture_logs

from tests.postgres import needed_postgres
from tests.web.database.conftest import NewUrl, Open
from tests.web.database.rows import ME, TRACE, answered, rated, rows, same, settle, wait_until
from web.database.archive import Archive
from web.database.engine import open_engine
from web.database.errors import StorageAway
from web.database.tables import answers, erasures, feedback

ROOT = Path(__file__).parents[3]
WRITES_FOR_EVER = """
import sys, time
from tests.web.database.rows import answered, same
from web.database.archive import Archive
from web.database.engine import open_engine
from web.logs import log_as_json
log_as_json()
archive = Archive(open_engine(sys.argv[1]), 180, same)
archive.start()
while True:
    for n in range(200):
        archive.record(answered(str(n), conversation=str(n)))
    print(archive.state.stored, flush=True)
    time.sleep(0.01)
"""


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def questions(url: str) -> list[str]:
    return [row["question"] for row in rows(url, answers)]


def test_locked_for_three_seconds_it_keeps_everything_in_order(new_url: NewUrl, open_archive: Open) -> None:
    url = new_url("sqlite")
    archive = open_archive(url)
    archive.record(answered("before"))
    settle(archive)
    other = sqlite3.connect(file_of(url), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    for n in range(1_200):
        archive.record(answered(str(n)))
    assert time.monotonic() - began < 1.0
    wait_until(lambda: archive.state.away == "数据库被别的程序锁住了")
    with pytest.raises(StorageAway):
        asyncio.run(archive.rate(rated("x")))
    assert 3.0 <= time.monotonic() - began < 5.0
    assert (archive.state.stored, archive.state.waiting) == (1, 1_200)
    other.execute("ROLLBACK")
    other.close()
    settle(archive)
    assert questions(url) == ["before", *map(str, range(1_200))]
    assert (archive.state.away, archive.state.lost) == ("", 0)
    assert rows(url, feedback) == []


def test_a_table_locked_in_postgresql_is_told_and_outlasted(new_url: NewUrl, open_archive: Open) -> None:
    url = new_url("postgresql")
    archive = open_archive(url)
    archive.record(answered("before"))
    settle(archive)
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE answers")
        archive.record(answered("during"))
        wait_until(lambda: archive.state.away == "数据库被别的程序锁住了")
        with pytest.raises(StorageAway):
            asyncio.run(archive.forget(ME))
        time.sleep(1.5)  # until a try that was under way has ended too
    settle(archive)
    assert questions(url) == ["before", "during"]
    assert rows(url, erasures) == []


def test_a_full_disk_is_told_and_what_was_stored_stays(new_url: NewUrl) -> None:
    url = new_url("sqlite")
    engine = open_engine(url)
    pages = [60]

    @event.listens_for(engine, "checkout")
    def _bounded(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages[0]}").close()

    archive = Archive(engine, 180, same)
    archive.start()
    for n in range(10):
        archive.record(answered(str(n)))
    settle(archive)
    for n in range(10, 510):
        archive.record(answered(str(n)))
    wait_until(lambda: archive.state.away == "存放数据库的磁盘已满")
    assert questions(url) == [str(n) for n in range(10)]
    pages[0] = 100_000
    settle(archive)
    assert questions(url) == [str(n) for n in range(510)]
    assert archive.state.lost == 0
    archive.close(2.0)


def test_a_file_that_is_taken_away_is_made_anew(new_url: NewUrl, open_archive: Open) -> None:
    url = new_url("sqlite")
    archive = open_archive(url)
    archive.record(answered("gone"))
    settle(archive)
    for file in file_of(url).parent.iterdir():
        file.unlink()
    archive.record(answered("kept"))
    settle(archive)
    assert questions(url) == ["kept"]


def test_a_file_that_is_no_database_is_told_and_left_alone(new_url: NewUrl, open_archive: Open) -> None:
    url = new_url("sqlite")
    file_of(url).write_bytes(b"letters to my aunt " * 500)
    archive = open_archive(url)
    archive.record(answered())
    wait_until(lambda: archive.state.away == "数据库文件不是 SQLite 数据库")
    assert archive.state.waiting == 1
    archive.close(0.2)
    assert archive.state.lost == 1
    assert file_of(url).read_bytes().startswith(b"letters to my aunt")


def test_killed_and_started_again_postgresql_has_every_row() -> None:
    with needed_postgres() as server:
        archive = Archive(open_engine(server.url), 180, same)
        archive.start()
        for n in range(600):
            archive.record(answered(str(n)))
        settle(archive)
        server.kill()
        for n in range(600, 1_300):
            archive.record(answered(str(n)))
        wait_until(lambda: archive.state.away)
        with pytest.raises(StorageAway):
            asyncio.run(archive.rate(rated("x")))
        assert archive.state.waiting == 700
        server.start()
        settle(archive)
        assert questions(server.url) == list(map(str, range(1_300)))
        assert archive.state.lost == 0
        archive.close(2.0)


def test_a_server_that_was_never_there_holds_nobody_up() -> None:
    began = time.monotonic()
    archive = Archive(open_engine("postgresql://me:hunter2@127.0.0.1:1/db"), 180, same)
    with capture_logs() as logged:
        archive.start()
        archive.record(answered("我家住在哪里"))
        wait_until(lambda: archive.state.away == "连不上数据库")
        archive.close(0.2)
    assert time.monotonic() - began < 5
    assert archive.state.lost == 1
    assert {line["event"] for line in logged} == {"storage away", "answers not stored at the end"}
    assert "hunter2" not in str(logged)
    assert "我家" not in str(logged)


def test_it_tells_that_the_database_is_away_before_anybody_asks(
    new_url: NewUrl, open_archive: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.database.writer.PROBE_S", 0.2)
    url = new_url("sqlite")
    archive = open_archive(url)
    wait_until(lambda: not archive.state.away)
    file_of(url).unlink()
    file_of(url).mkdir()
    wait_until(lambda: archive.state.away == "数据库文件打不开")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_process_killed_while_it_writes_leaves_all_that_it_reported(kind: str, new_url: NewUrl) -> None:
    url = new_url(kind)
    command = [sys.executable, "-c", WRITES_FOR_EVER, url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as writing:
        assert writing.stdout is not None
        reported = 0
        while reported < 3_000:
            reported = int(writing.stdout.readline())
        writing.send_signal(signal.SIGKILL)
        reported = max([reported, *(int(line) for line in writing.stdout.read().splitlines())])
    if kind == "sqlite":
        found = sqlite3.connect(file_of(url))
        assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []
        found.close()
    assert len(rows(url, answers)) >= reported


def test_a_writer_that_hangs_does_not_keep_the_process(new_url: NewUrl) -> None:
    release = threading.Event()

    def slow(text: str) -> str:
        release.wait(20)
        return text

    archive = Archive(open_engine(new_url("sqlite")), 180, slow)
    archive.start()
    archive.record(answered())
    began = time.monotonic()
    archive.close(0.2)
    assert time.monotonic() - began < 2.0
    assert archive.state.lost == 1
    release.set()


def test_a_row_that_the_database_refuses_is_named_in_the_log_without_its_text(url: str, open_archive: Open) -> None:
    archive = open_archive(url)
    bad = replace(answered("我家住在哪里"), trace=replace(TRACE, index=None))  # type: ignore[arg-type]
    with capture_logs() as logged:
        archive.record(bad)
        archive.record(answered("good"))
        settle(archive)
    assert questions(url) == ["good"]
    (line,) = [line for line in logged if line["event"] == "answer not stored"]
    assert line["answer"] == bad.id
    assert "我家" not in str(logged)
