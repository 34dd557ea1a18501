"""Looks up keys and tokens for the door, off the event loop, and remembers what was found for some seconds.

    Lookup.find(digest)    the credential, None where there is none; raises LookupAway where that cannot be told

Takes what finds a credential in the database; never holds a key or a token, only digests. What is remembered is
bounded, and those that do not exist are remembered apart, so that made-up ones displace nobody. Refuses nobody.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from math import inf
from time import monotonic
from typing import Generic, Protocol, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from web.who.times import now

FRESH_S = 15.0
GOOD_WITHOUT_DATABASE_S = 3_600.0
FOUND_WITHIN_S = 1.0
TRIED_AGAIN_AFTER_S = 2.0
MOST_REMEMBERED = 4_096
MOST_WAITING = 64
_THREADS = 2


class Credential(Protocol):
    """A key or a token."""

    def stands(self, at: datetime) -> bool:
        """Whether it opens the door at this time."""


T = TypeVar("T", bound=Credential)


class LookupAway(Exception):
    """The database is away or too slow, and this credential was not known to be good of late."""


@dataclass(frozen=True, slots=True)
class _Found(Generic[T]):
    value: T
    at: float


class Lookup(Generic[T]):
    """Finds one kind of credential; `seek` asks the database and may raise SQLAlchemyError."""

    def __init__(self, seek: Callable[[str], T | None]) -> None:
        self._seek = seek
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="lookup")
        self._good: OrderedDict[str, _Found[T]] = OrderedDict()
        self._missed: OrderedDict[str, float] = OrderedDict()
        self._waiting: dict[str, asyncio.Future[T | None]] = {}
        self._away_until = 0.0

    def is_fresh(self, digest: str) -> bool:
        """Whether it is answered without asking the database."""
        since = monotonic() - FRESH_S
        found = self._good.get(digest)
        return (found.at if found else self._missed.get(digest, -inf)) > since

    def was_good(self, digest: str) -> bool:
        """Whether it stood when it was last looked up."""
        return digest in self._good

    async def find(self, digest: str) -> T | None:
        """The credential if it stands; at most 15 s old, or an hour while the database is away. Raises LookupAway."""
        if not self.is_fresh(digest):
            began = monotonic()
            try:
                self._remember(digest, await self._ask(digest), began)
            except LookupAway:
                self._hold_on_to(digest)
        found = self._good.get(digest)
        return found.value if found and found.value.stands(now()) else None

    def close(self) -> None:
        """End the threads; whoever waits is told that the lookup is away."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _ask(self, digest: str) -> T | None:
        if monotonic() < self._away_until:
            raise LookupAway
        asking = self._waiting.get(digest) or self._start(digest)
        try:
            async with asyncio.timeout(FOUND_WITHIN_S):
                # Shielded: others may wait for the same.
                return await asyncio.shield(asking)
        except (SQLAlchemyError, TimeoutError):
            self._away_until = monotonic() + TRIED_AGAIN_AFTER_S
            raise LookupAway from None

    def _start(self, digest: str) -> asyncio.Future[T | None]:
        if len(self._waiting) >= MOST_WAITING:
            raise LookupAway
        asking = asyncio.get_running_loop().run_in_executor(self._pool, self._seek, digest)
        self._waiting[digest] = asking

        def done(asked: asyncio.Future[T | None]) -> None:
            del self._waiting[digest]
            if not asked.cancelled():
                # Read, so that an error after its asker has gone is not reported a second time.
                asked.exception()

        asking.add_done_callback(done)
        return asking

    def _remember(self, digest: str, value: T | None, at: float) -> None:
        if value is not None and value.stands(now()):
            self._missed.pop(digest, None)
            _put(self._good, digest, _Found(value, at))
        else:
            self._good.pop(digest, None)
            _put(self._missed, digest, at)

    def _hold_on_to(self, digest: str) -> None:
        found = self._good.get(digest)
        if found is None or monotonic() - found.at > GOOD_WITHOUT_DATABASE_S:
            raise LookupAway


V = TypeVar("V")


def _put(remembered: OrderedDict[str, V], digest: str, value: V) -> None:
    remembered[digest] = value
    remembered.move_to_end(digest)
    if len(remembered) > MOST_REMEMBERED:
        remembered.popitem(last=False)
