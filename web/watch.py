"""Notices that a newer index was built and has the desk answer from it, while the service goes on.

Takes the index folder and how to open an assistant over it; gives the desk the new one. An index that cannot be opened
is told of in the log, and the one that serves goes on serving.
"""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import structlog

from index.errors import IndexProblem
from index.generation import SUGGESTIONS, read_pointer
from qa.prompts import PromptError
from web.answerer import Answerer

_log = structlog.get_logger("web")
LOOK_EVERY_S = 2.0

State = tuple[str | None, int]


class Watch:
    """Looks at an index folder from now on."""

    def __init__(self, folder: Path, open_assistant: Callable[[], Answerer]) -> None:
        self._folder = folder
        self._open = open_assistant
        self._seen = self._state()

    async def run(self, switch: Callable[[Answerer], Awaitable[None]]) -> None:
        """Until cancelled: `switch` is given each assistant over a newer index."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            if (state := await asyncio.to_thread(self._state)) == self._seen:
                continue
            self._seen = state
            try:
                assistant = await asyncio.to_thread(self._open)
            except (IndexProblem, PromptError) as problem:
                _log.warning("new index cannot be opened", problem=str(problem))
                continue
            await switch(assistant)
            _log.info("index switched", fingerprint=assistant.store.manifest.fingerprint)

    def _state(self) -> State:
        """Which index serves, and when the questions to suggest were written, which happens after it."""
        try:
            pointer = read_pointer(self._folder)
            written = (self._folder / SUGGESTIONS).stat().st_mtime_ns
        except OSError:
            return None, 0
        return pointer, written
