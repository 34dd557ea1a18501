import asyncio
import threading
from collections.abc import Sequence

import pytest
from structlog.testing import capture_logs

from qa.models import Turn
from tests.web.fakes import FOUND, FakeAssistant
from web.desk import Desk
from web.errors import BUSY, FAILED, Problem


def test_it_hands_over_question_and_history() -> None:
    seen: list[tuple[str, Sequence[Turn]]] = []
    desk = Desk(FakeAssistant(before=lambda question, history: seen.append((question, history))), 1, 1.0)
    turns = [Turn("去年呢", "报告中没有。")]
    assert asyncio.run(desk.ask("今年新增多少托位", turns)) is FOUND
    assert seen == [("今年新增多少托位", turns)]


def test_who_waits_too_long_is_told_busy_and_the_place_is_free_again() -> None:
    release = threading.Event()
    desk = Desk(FakeAssistant(before=lambda *_: release.wait(5)), 1, 0.05)

    async def crowd() -> str:
        first = asyncio.create_task(desk.ask("托位"))
        await asyncio.sleep(0.01)
        with pytest.raises(Problem) as told:
            await desk.ask("托位")
        assert told.value.kind is BUSY
        assert told.value.headers == {"Retry-After": "2"}
        release.set()
        assert await first is FOUND
        return (await desk.ask("托位")).answer

    assert asyncio.run(crowd()) == FOUND.answer


def test_who_hangs_up_does_not_free_the_place_early() -> None:
    release = threading.Event()
    desk = Desk(FakeAssistant(before=lambda *_: release.wait(5)), 1, 0.05)

    async def leave() -> None:
        first = asyncio.create_task(desk.ask("托位"))
        await asyncio.sleep(0.01)
        first.cancel()
        with pytest.raises(Problem) as told:
            await desk.ask("托位")
        assert told.value.kind is BUSY
        release.set()
        await asyncio.sleep(0.05)
        assert await desk.ask("托位") is FOUND

    asyncio.run(leave())


def test_a_failure_is_logged_without_the_question_and_told_as_a_problem() -> None:
    def fail(_question: str, _history: Sequence[Turn]) -> None:
        raise RuntimeError("broken")

    desk = Desk(FakeAssistant(before=fail), 1, 1.0)
    with capture_logs() as logged, pytest.raises(Problem) as told:
        asyncio.run(desk.ask("我家住在哪里"))
    assert told.value.kind is FAILED
    assert [entry["event"] for entry in logged] == ["answer failed"]
    assert isinstance(logged[0]["exc_info"], RuntimeError)
    assert "我家" not in str(logged)
    with pytest.raises(Problem):
        asyncio.run(desk.ask("托位"))


def test_closing_waits_for_the_answers_under_way() -> None:
    done = threading.Event()
    desk = Desk(FakeAssistant(before=lambda *_: done.wait(0.05)), 1, 1.0)
    finished: list[str] = []

    async def ask() -> None:
        finished.append((await desk.ask("托位")).answer)

    asyncio.run(ask())
    desk.close()
    assert finished == [FOUND.answer]
    with pytest.raises(RuntimeError):
        asyncio.run(desk.ask("托位"))
