"""The desk at which questions are handed in: a bounded pool around `Assistant.ask`.

Takes what answers (an `Answerer`, the real one is `qa.assistant.Assistant`) and the settings' bounds; gives
an awaitable answer to the API and to the page alike. A question that waits too long for a place is told so
(busy); one that fails is logged here with its traceback, in the program's only broad except.
"""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import structlog

from index.models import Passage, Report
from qa.models import Answer, Turn
from web.errors import BUSY, FAILED, Problem

_log = structlog.get_logger("web")
_RETRY_AFTER_S = 2


class Manifest(Protocol):
    """What the saved index says of itself."""

    @property
    def model(self) -> str:
        """The embedding model's name."""

    @property
    def fingerprint(self) -> str:
        """Changes when what is indexed changes."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many reports, passages and so on."""

    @property
    def built(self) -> str:
        """ISO date of the build."""


class Library(Protocol):
    """The reports and passages that are searched."""

    @property
    def reports(self) -> Mapping[str, Report]:
        """By id."""

    @property
    def passages(self) -> Sequence[Passage]:
        """In the order of the reports."""

    @property
    def manifest(self) -> Manifest:
        """What the index says of itself."""


class Wording(Protocol):
    """The fixed wording that accompanies every answer."""

    @property
    def label(self) -> str:
        """Says that the answer is made by a machine."""


class Answerer(Protocol):
    """What web needs of an assistant."""

    @property
    def store(self) -> Library:
        """What is searched."""

    @property
    def prompts(self) -> Wording:
        """What is said around an answer."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer; synchronous and safe to call from several threads."""
        ...

    def examples(self, most: int) -> Sequence[str]:
        """Up to `most` questions for a first visit, each of which is answered."""
        ...


class Desk:
    """Hands questions to the assistant, `workers` at a time."""

    def __init__(self, assistant: Answerer, workers: int, wait_s: float) -> None:
        self.assistant = assistant
        self._wait_s = wait_s
        self._places = asyncio.Semaphore(workers)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="answer")

    async def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer; raises `Problem` when the queue is too long or answering failed."""
        await self._take_place()
        answering = asyncio.get_running_loop().run_in_executor(self._pool, self.assistant.ask, question, history)
        answering.add_done_callback(lambda _: self._places.release())
        try:
            # Shielded: who hangs up must not free the place while the thread still works.
            return await asyncio.shield(answering)
        except Exception as error:
            _log.error("answer failed", exc_info=error)
            raise Problem(FAILED) from error

    async def _take_place(self) -> None:
        try:
            async with asyncio.timeout(self._wait_s):
                await self._places.acquire()
        except TimeoutError:
            raise Problem(BUSY, {"Retry-After": str(_RETRY_AFTER_S)}) from None

    def close(self) -> None:
        """Finish the answers under way and end the threads."""
        self._pool.shutdown()
