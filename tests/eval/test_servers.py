import os
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
import redis

from eval import servers
from eval.errors import BenchFailed
from eval.servers import temporary_redis
from tests.postgres import needed_postgres


def owner_of(pid: int) -> int:
    return Path(f"/proc/{pid}").stat().st_uid


def test_a_postgresql_keeps_its_rows_over_a_kill_and_leaves_no_trace() -> None:
    with needed_postgres() as server:
        with psycopg.connect(server.url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
        assert (owner_of(server.pid) == 0) is False
        server.kill()
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(server.url)
        server.start()
        with psycopg.connect(server.url) as connection:
            assert connection.execute("SELECT n FROM kept").fetchall() == [(7,)]
            assert connection.execute("SHOW listen_addresses").fetchall() == [("",)]
        folder = Path(parse_qs(urlsplit(server.url).query)["host"][0])
        pid = server.pid
        assert folder.exists()
    assert not folder.exists()
    assert not Path(f"/proc/{pid}").exists()


def test_a_redis_forgets_over_a_kill_and_comes_back_at_the_same_place() -> None:
    try:
        started = temporary_redis()
        server = started.__enter__()
    except BenchFailed as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(missing))
    with redis.Redis.from_url(server.url) as client:
        client.set("a", "b")
        server.kill()
        with pytest.raises(redis.ConnectionError):
            client.get("a")
        server.start()
        assert client.get("a") is None
    pid = server.pid
    started.__exit__(None, None, None)
    assert not Path(f"/proc/{pid}").exists()
    with pytest.raises(BenchFailed):
        _ = server.pid


def test_what_is_not_installed_is_said_with_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(servers, "DEBIAN_POSTGRES", tmp_path)
    with pytest.raises(BenchFailed, match="apt-get install postgresql"), servers.temporary_postgres():
        pass
    with pytest.raises(BenchFailed, match="apt-get install redis-server"), temporary_redis():
        pass
