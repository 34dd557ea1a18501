"""A crowd as a process: its errand, its end, its failures."""

import time
from pathlib import Path

import pytest

from eval.asking import ask_for, asking
from eval.crowd import Errand
from eval.errors import BenchFailed
from eval.standing import sqlite_ids
from tests.eval.stub_service import stub_service


def test_a_whole_errand(tmp_path: Path) -> None:
    with stub_service(tmp_path) as service:
        haul = ask_for(Errand(service.port, 3, 30, ("今年新增多少托位", "托\ud800位"), {}, most=400))
        assert frozenset(haul.ids) == sqlite_ids(service.path)()
        assert set(service.seen) == {"今年新增多少托位", "托\ud800位"}
    assert (haul.asked, haul.errors) == (400, 0)


def test_called_back_before_its_time(tmp_path: Path) -> None:
    began = time.perf_counter()
    with stub_service(tmp_path) as service, asking(Errand(service.port, 2, 60, ("甲",))) as crowd:
        while len(service.seen) < 20:
            time.sleep(0.01)
        haul = crowd.call_back()
        assert len(haul.ids) == len(service.seen) >= 20
    assert time.perf_counter() - began < 30


def test_a_process_that_fails_or_stays_is_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with asking(Errand(70_000, 1, 1, ("甲",))) as crowd, pytest.raises(BenchFailed, match="退出码 1"):
        crowd.call_back()
    assert "OverflowError" in capfd.readouterr().err
    with (
        stub_service(tmp_path) as service,
        asking(Errand(service.port, 1, 30, ("甲",))) as crowd,
        pytest.raises(BenchFailed, match="没有按时结束"),
    ):
        crowd.wait(0.3)
