"""Each trouble is one while it lasts, and none afterwards."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
import redis

from eval.servers import temporary_postgres, temporary_redis
from eval.troubles import as_seen_by, full, hung, killed, locked, on_small_disk, within_view_of


def test_a_locked_file_can_be_read_but_not_written(tmp_path: Path) -> None:
    path = tmp_path / "zhengwen.db"
    with closing(sqlite3.connect(path, timeout=0.05)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE answers (id TEXT)")
        with locked(path):
            assert database.execute("SELECT count(*) FROM answers").fetchone() == (0,)
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                database.execute("INSERT INTO answers VALUES ('a')")
        database.execute("INSERT INTO answers VALUES ('a')")


def test_a_full_disk_takes_nothing_until_it_is_cleared(tmp_path: Path) -> None:
    within = on_small_disk(tmp_path, "1m")
    if not within:
        pytest.skip("this machine lets nobody mount a disk of their own")
    with subprocess.Popen([*within, "sleep", "60"]) as process:
        try:
            disk = as_seen_by(process.pid, tmp_path)
            while os.statvfs(disk).f_blocks * os.statvfs(disk).f_frsize != 2**20:
                time.sleep(0.01)
            with full(disk), pytest.raises(OSError, match="No space left"):
                (disk / "more").write_bytes(b"1")
            (disk / "more").write_bytes(b"1" * 4096)
            assert list(tmp_path.iterdir()) == []
            subprocess.run([*within_view_of(process.pid), "test", "-f", str(tmp_path / "more")], check=True)
        finally:
            process.kill()


def test_no_disk_of_its_own_where_nobody_may_mount_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_small_disk(tmp_path, "no size") == ()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert on_small_disk(tmp_path, "1m") == ()


def test_a_postgres_that_hangs_or_is_killed() -> None:
    with temporary_postgres() as server:
        ask = [
            sys.executable,
            "-c",
            "import sys, psycopg; psycopg.connect(sys.argv[1]).execute('SELECT 1')",
            server.url,
        ]
        with hung(server), pytest.raises(subprocess.TimeoutExpired):
            subprocess.run(ask, timeout=1.0, check=False)
        subprocess.run(ask, timeout=30.0, check=True)
        with killed(server), pytest.raises(psycopg.OperationalError):
            psycopg.connect(server.url, connect_timeout=2)
        subprocess.run(ask, timeout=30.0, check=True)


def test_a_redis_that_hangs_or_is_killed() -> None:
    with temporary_redis() as server, closing(redis.Redis.from_url(server.url, socket_timeout=0.2)) as client:
        with hung(server), pytest.raises(redis.TimeoutError):
            client.ping()
        with killed(server), pytest.raises(redis.ConnectionError):
            client.ping()
        assert client.ping()
