"""Keeps what was asked and answered: the only door between those who answer and the database.

Takes answers, ratings and wishes to be forgotten; gives counts. Taking an answer costs microseconds and never fails:
one thread writes behind it, and what does not fit into its backlog while the database is away is counted as lost.
"""

import asyncio
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

import structlog
from sqlalchemy import Engine

from qa.understanding.follow import kept_history
from web.database.backlog import Backlog, Forget, Order, Rate
from web.database.errors import StorageAway
from web.database.records import AnswerRecord, FeedbackRecord
from web.database.rows import LONGEST_KEPT, Mask
from web.database.writer import Writer

# Half a minute of the most answers a second that two cores give; some 100 MB when all are different.
MOST_WAITING = 30_000
ORDER_WAIT_S = 3.0
T = TypeVar("T")
_log = structlog.get_logger("web.database")


@dataclass(frozen=True, slots=True)
class StorageState:
    """How storing goes: `away` is empty or one Chinese clause why not; counts of answers since the start."""

    away: str
    waiting: int
    stored: int
    lost: int


class Archive:
    """The database `engine`, written by one thread; rows go after `keep_days`; personal data goes through `mask`."""

    def __init__(self, engine: Engine, keep_days: int, mask: Mask) -> None:
        self._backlog = Backlog(MOST_WAITING)
        self._writer = Writer(engine, self._backlog, keep_days, mask)
        # A daemon: a database that hangs must not keep the process from ending.
        self._thread = threading.Thread(target=self._writer.run, name="archive", daemon=True)
        self._abandoned = 0

    def start(self) -> None:
        """Start writing; a database that is away is told by `state`, and tried again."""
        self._thread.start()

    def close(self, within_s: float) -> None:
        """Store what waits, then end; what is not stored `within_s` is counted as lost."""
        deadline = time.monotonic() + within_s
        self._backlog.close()
        self._thread.join(within_s)
        self._writer.give_up()
        # It ends now unless the database hangs.
        self._thread.join(max(0.0, min(1.0, deadline + 1.0 - time.monotonic())))
        self._abandoned = self._writer.waiting
        if self._abandoned:
            _log.error("answers not stored at the end", lost=self._abandoned)

    def record(self, record: AnswerRecord) -> None:
        """Have this answer stored, at most 0.2 s from now while the database is there. Never waits, never raises."""
        # Cut generously: what is kept is cut again once it is masked.
        cut = replace(record, question=record.question[: 2 * LONGEST_KEPT], history=kept_history(record.history))
        self._backlog.put(cut)

    async def rate(self, feedback: FeedbackRecord) -> None:
        """Store what somebody says of an answer. Raises AnswerUnknown, or StorageAway within three seconds."""
        order = Rate(feedback)
        await self._ordered(order, order.done)

    async def forget(self, owner: str) -> int:
        """Delete all that `owner` asked before now, what waits included; gives the number of answers.

        What they ask from now on is stored again. Raises StorageAway within three seconds.
        """
        order = Forget(owner, datetime.now(UTC))
        return await self._ordered(order, order.done)

    @property
    def state(self) -> StorageState:
        """As it stands now; costs nothing."""
        writer, backlog = self._writer, self._backlog
        return StorageState(
            writer.away,
            writer.waiting - self._abandoned,
            writer.stored,
            writer.lost + backlog.refused + self._abandoned,
        )

    async def _ordered(self, order: Order, done: Future[T]) -> T:
        if not self._backlog.order(order):
            raise StorageAway
        try:
            async with asyncio.timeout(ORDER_WAIT_S):
                return await asyncio.wrap_future(done)
        except TimeoutError:
            raise StorageAway from None
        finally:
            self._backlog.withdraw(order)
