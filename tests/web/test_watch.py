import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from index.errors import IndexDamaged
from index.generation import CURRENT, SUGGESTIONS
from tests.web.fakes import FakeAssistant
from web import watch
from web.answerer import Answerer
from web.watch import Watch


def built(folder: Path, name: str) -> None:
    (folder / CURRENT).write_text(name)
    (folder / SUGGESTIONS).write_text(name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(watch, "LOOK_EVERY_S", 0.01)
    built(tmp_path, "gen-1")
    return tmp_path


def switched(folder: Path, open_assistant: Callable[[], Answerer], change: Callable[[], None]) -> list[Answerer]:
    """What was switched to within a while after the change."""
    found: list[Answerer] = []

    async def switch(assistant: Answerer) -> None:
        found.append(assistant)

    async def look() -> None:
        running = asyncio.create_task(Watch(folder, open_assistant).run(switch))
        await asyncio.sleep(0.05)
        assert found == []
        change()
        await asyncio.sleep(0.3)
        running.cancel()

    asyncio.run(look())
    return found


def test_a_newer_index_is_opened_and_handed_over_once(folder: Path) -> None:
    newer = FakeAssistant()
    assert switched(folder, lambda: newer, lambda: built(folder, "gen-2")) == [newer]


def test_nothing_is_opened_while_nothing_was_built(folder: Path) -> None:
    assert switched(folder, FakeAssistant, lambda: None) == []


def test_an_index_that_cannot_be_opened_leaves_the_one_that_serves(folder: Path) -> None:
    def refuse() -> Answerer:
        raise IndexDamaged("坏了")

    with capture_logs() as logged:
        assert switched(folder, refuse, lambda: built(folder, "gen-2")) == []
    assert [(line["event"], line["problem"]) for line in logged] == [("new index cannot be opened", "坏了")]
