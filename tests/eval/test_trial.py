"""Load, trouble and count, against a stub that fails in each way that must be seen."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from eval import trial
from eval.errors import BenchFailed
from eval.server import Server, free_port, running
from eval.standing import Standing, is_sound, sqlite_ids
from eval.trial import Plan, try_kill, try_trouble
from tests.eval.stub_service import StubService, stub_service

PLAN = Plan(2, ("甲", "乙"), lasts_s=0.2, around_s=0.1)


def away(now: Standing) -> bool:
    return now.storage == "away"


@contextmanager
def trouble(service: StubService, **set_to: bool) -> Iterator[None]:
    for name, value in set_to.items():
        setattr(service, name, value)
    yield
    for name, value in set_to.items():
        setattr(service, name, not value)


def test_rows_kept_are_none_lost(tmp_path: Path) -> None:
    with stub_service(tmp_path) as service:
        came = try_trouble(service.port, sqlite_ids(service.path), PLAN, trouble(service, away=True), away)
        assert came.haul.asked == len(service.seen)
    assert came.before > 0
    assert (came.gone, came.dropped, came.uncounted, came.told, came.haul.errors) == (0, 0, 0, True, 0)


def test_rows_lost_dropped_and_kept_silent_are_told_apart(tmp_path: Path) -> None:
    @contextmanager
    def losing(service: StubService) -> Iterator[None]:
        with trouble(service, drops=True):
            service.sql("DELETE FROM answers")
            yield

    with stub_service(tmp_path) as service:
        came = try_trouble(service.port, sqlite_ids(service.path), PLAN, losing(service), away)
        assert came.gone == came.before > 0
        assert came.dropped == service.dropped > 0
        # The answers that were stored and then deleted are missing, and nobody counted them.
        assert came.uncounted >= came.gone
        assert not came.told


def test_answers_that_nobody_counted(tmp_path: Path) -> None:
    with stub_service(tmp_path) as service:
        came = try_trouble(service.port, sqlite_ids(service.path), PLAN, trouble(service, silent=True), away)
    assert (came.gone, came.dropped) == (0, 0)
    assert came.uncounted > 0


def test_a_trouble_that_never_ends_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "WITHIN_S", 0.3)
    with stub_service(tmp_path) as service, pytest.raises(BenchFailed, match="故障过去后服务没有恢复"):
        try_trouble(service.port, sqlite_ids(service.path), PLAN, trouble(service), lambda _: True)


@contextmanager
def stub_process(folder: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "tests.eval.stub_service", str(folder), str(port)]
    with running(command, port, dict(os.environ)) as server:
        yield server


def test_a_server_that_is_killed_and_started_again(tmp_path: Path) -> None:
    path = tmp_path / "zhengwen.db"
    came = try_kill(lambda: stub_process(tmp_path), sqlite_ids(path), lambda: is_sound(path), PLAN)
    assert came.before > 0
    assert (came.gone, came.unwritten, came.sound, came.haul.errors) == (0, 0, True, 0)
    assert came.haul.asked > 0
    assert 0 < came.ready_s < 60


def test_rows_that_a_killed_server_takes_along_are_seen(tmp_path: Path) -> None:
    path, starts = tmp_path / "zhengwen.db", iter(range(2))

    @contextmanager
    def forgetful() -> Iterator[Server]:
        if next(starts) == 1:
            with closing(sqlite3.connect(path)) as database, database:
                database.execute("DELETE FROM answers")
        with stub_process(tmp_path) as server:
            yield server

    came = try_kill(forgetful, sqlite_ids(path), lambda: False, PLAN)
    assert came.gone == came.before > 0
    # Each client may have been killed off between its row and its reply.
    assert came.unwritten >= came.before - PLAN.clients
    assert not came.sound
