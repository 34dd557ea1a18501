"""Many clients in one process, against a stub."""

import asyncio
import time
from pathlib import Path

import pytest

from eval.crowd import Errand, Haul, run_errand
from eval.server import free_port
from eval.standing import sqlite_ids
from tests.eval.stub_service import stub_service


def ask(errand: Errand) -> Haul:
    return asyncio.run(run_errand(errand, asyncio.Event()))


def test_every_answer_is_counted_by_its_id(tmp_path: Path) -> None:
    with stub_service(tmp_path) as service:
        haul = ask(Errand(service.port, 4, 30, ("甲", "乙"), {"甲": "答甲"}, most=41))
        assert sorted(service.seen) == ["乙"] * 20 + ["甲"] * 21
        assert len(service.callers) == 4
        assert frozenset(haul.ids) == sqlite_ids(service.path)()
    assert (haul.asked, len(haul.ids), haul.errors, haul.faults) == (41, 41, 0, {})
    assert 0 < haul.p50_ms <= haul.p95_ms <= haul.slowest_ms
    assert haul.per_second == pytest.approx(41 / haul.seconds)


def test_whatever_is_no_right_answer_is_a_fault_by_its_name(tmp_path: Path) -> None:
    questions = ("忙", "断", "空", "甲", "乙")
    with stub_service(tmp_path) as service:
        haul = ask(Errand(service.port, 1, 30, questions, {"甲": "别的", "乙": "答乙"}, most=10))
    assert haul.faults == {"503": 2, "IncompleteReadError": 2, "KeyError": 2, "wrong": 2}
    assert (haul.asked, haul.errors, len(haul.ids)) == (10, 8, 2)


def test_a_connection_that_the_server_ends_is_opened_again(tmp_path: Path) -> None:
    with stub_service(tmp_path) as service:
        haul = ask(Errand(service.port, 1, 30, ("末",), most=3))
    assert (len(haul.ids), haul.errors) == (3, 0)


def test_a_server_that_is_gone_is_a_fault() -> None:
    haul = ask(Errand(free_port(), 2, 30, ("甲",), most=4))
    assert (haul.asked, haul.faults, haul.ids, haul.per_second) == (4, {"ConnectionRefusedError": 4}, (), 0.0)


def test_it_ends_with_its_time_or_when_called_back(tmp_path: Path) -> None:
    async def called_back(port: int) -> Haul:
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(0.1, stop.set)
        return await run_errand(Errand(port, 2, 30, ("甲",)), stop)

    with stub_service(tmp_path) as service:
        began = time.perf_counter()
        assert ask(Errand(service.port, 2, 0.1, ("甲",))).ids
        assert asyncio.run(called_back(service.port)).ids
        assert time.perf_counter() - began < 5


def test_no_question_is_nothing_asked() -> None:
    haul = ask(Errand(free_port(), 1, 1, ()))
    assert (haul.asked, haul.slowest_ms) == (0, 0.0)
    assert Haul(0.0, ("a",), {}, 1, 1, 1).per_second == 0.0
