"""The desk at which every face hands in its questions, and what happens to one there.

Takes what answers (an `Answerer`, the real one is `qa.assistant.Assistant`), the archive and the settings' bounds;
gives the answer with its ids: from the cache when the same was asked before, else from a bounded pool. A question that
waits too long for a place is told so (busy); one that fails is logged here with its traceback, in the program's only
broad except. Who may ask how often is decided before (`web.who.door`).
"""

import asyncio
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

import structlog

from qa.masking.mask import beginning, mask
from qa.models import Answer, Outcome, Trace, Turn
from qa.normalise import is_blank
from web.answerer import Answerer
from web.cache import AnswerCache, Written, written
from web.database.records import AnswerRecord, Face
from web.errors import BLANK, BUSY, FAILED, SLOW_ANSWER, Problem
from web.metrics import Metrics
from web.settings import WebSettings
from web.who.caller import Caller

_log = structlog.get_logger("web")
_RETRY_AFTER_S = 2
# Beyond this a question is nearly always told that it is too long: looked at in the pool, and never cached.
_SHORT = 1_000


class Recorder(Protocol):
    """What web needs of the archive while it answers."""

    def record(self, record: AnswerRecord) -> None:
        """Keep an answer; returns at once and never fails."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a face hands it in; `conversation` is empty for a new one."""

    question: str
    face: Face
    history: tuple[Turn, ...] = ()
    conversation: str = ""


@dataclass(frozen=True, slots=True)
class Served:
    """An answer with the ids that it got; `written` is the answer object as JSON, ready to be sent."""

    answer: Answer
    id: str
    conversation: str
    label: str
    written: Written

    def complete(self, trace_id: str) -> bytes:
        """The answer object in JSON, with what HTTP adds to it."""
        return self.written.complete(
            latency_ms=self.answer.latency_ms,
            id=self.id,
            conversation=self.conversation,
            label=self.label,
            trace_id=trace_id,
        )


class Desk:
    """Hands questions to the assistant, so many at a time as the settings say."""

    def __init__(self, assistant: Answerer, settings: WebSettings, recorder: Recorder, metrics: Metrics) -> None:
        self.assistant = assistant
        self._settings = settings
        self._recorder = recorder
        self._metrics = metrics
        self._cache = AnswerCache(settings.cached_answers)
        self._places = asyncio.Semaphore(settings.workers)
        self._pool = ThreadPoolExecutor(settings.workers, thread_name_prefix="answer")

    def switch(self, assistant: Answerer) -> None:
        """Answer with another assistant from now on; answers under way are finished by the one they began with."""
        self.assistant = assistant
        self._cache.clear()

    async def ask(self, asked: Asked, caller: Caller) -> Served:
        """The answer, recorded for `caller`. Raises `Problem`: nothing asked, too busy, too slow, failed."""
        began = time.perf_counter()
        assistant = self.assistant
        found = await self._found(assistant, asked)
        passed = time.perf_counter() - began
        if found.answer.outcome is Outcome.BUSY:
            raise _busy()
        served = Served(
            replace(found.answer, latency_ms=round(passed * 1000, 1)),
            secrets.token_hex(16),
            asked.conversation or secrets.token_hex(16),
            assistant.prompts.label,
            found,
        )
        if self._settings.log_questions:
            _log.info("asked", question=mask(beginning(asked.question, _SHORT)), outcome=served.answer.outcome.value)
        self._metrics.answered(asked.face, served.answer.outcome, passed)
        self._recorder.record(_record(served, asked, caller, assistant.trace))
        return served

    async def is_blank(self, question: str) -> bool:
        """Whether nothing is asked; what is long is looked at off the event loop."""
        if len(question) <= _SHORT:
            return is_blank(question)
        return await asyncio.get_running_loop().run_in_executor(self._pool, is_blank, question)

    async def _found(self, assistant: Answerer, asked: Asked) -> Written:
        if await self.is_blank(asked.question):
            raise Problem(BLANK)
        if len(asked.question) > _SHORT:
            return written(await self._answer(assistant, asked))
        key = self._cache.key(asked.question, asked.history, assistant.trace)
        if found := self._cache.get(key):
            self._metrics.cache_hits.inc()
            return found
        found = written(await self._answer(assistant, asked))
        self._cache.put(key, found)
        return found

    async def _answer(self, assistant: Answerer, asked: Asked) -> Answer:
        await self._take_place()
        loop = asyncio.get_running_loop()
        answering = loop.run_in_executor(self._pool, assistant.ask, asked.question, asked.history)
        answering.add_done_callback(self._leave)
        try:
            async with asyncio.timeout(self._settings.answer_wait_s):
                # Shielded: who hangs up must not free the place while the thread still works.
                return await asyncio.shield(answering)
        except TimeoutError:
            raise Problem(SLOW_ANSWER) from None
        except Exception as error:
            _log.error("answer failed", exc_info=error)
            raise Problem(FAILED) from error

    def _leave(self, answering: asyncio.Future[Answer]) -> None:
        self._places.release()
        if not answering.cancelled():
            # Read, so that an error after its asker has gone is not reported a second time.
            answering.exception()

    async def _take_place(self) -> None:
        try:
            async with asyncio.timeout(self._settings.queue_wait_s):
                await self._places.acquire()
        except TimeoutError:
            raise _busy() from None

    def close(self) -> None:
        """Finish the answers under way and end the threads."""
        self._pool.shutdown()


def _busy() -> Problem:
    return Problem(BUSY, {"Retry-After": str(_RETRY_AFTER_S)})


def _record(served: Served, asked: Asked, caller: Caller, trace: Trace) -> AnswerRecord:
    return AnswerRecord(
        id=served.id,
        owner=caller.owner,
        conversation=served.conversation,
        face=asked.face,
        at=datetime.now(UTC),
        question=asked.question,
        history=asked.history,
        answer=served.answer,
        trace=trace,
    )
