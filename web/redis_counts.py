"""The counters of rates in Redis, which all processes share, behind a switch that opens when Redis fails.

Takes work on counters; gives its result, or RedisAway at once for some seconds after Redis was gone or slow, so that
one request at a time finds out whether it is back. Decides nothing about rates.
"""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any, TypeVar

import structlog
from limits.aio.storage import RedisStorage
from limits.aio.strategies import FixedWindowRateLimiter
from limits.errors import ConfigurationError
from redis.asyncio import ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from index.errors import SettingsProblem

T = TypeVar("T")

ANSWERS_WITHIN_S = 0.2
TRIED_AGAIN_AFTER_S = 3.0
# As many connections at most; whoever waits for one learns with the others that Redis is away.
_AT_ONCE = 32
_log = structlog.get_logger("web")


class RedisAway(Exception):
    """Redis did not do it in time, or has just failed; some of the work may have been done."""


class RedisCounts:
    """The counters in the Redis at `url`."""

    def __init__(self, url: str) -> None:
        """Connects to nothing yet. Raises SettingsProblem when `url` is no URL of a Redis."""
        try:
            self._pool = ConnectionPool.from_url(
                url,
                socket_timeout=ANSWERS_WITHIN_S,
                socket_connect_timeout=ANSWERS_WITHIN_S,
                retry=Retry(NoBackoff(), 0),
            )
            # The library's types do not know this option of its own.
            options: dict[str, Any] = {"connection_pool": self._pool}
            storage = RedisStorage(url, implementation="redispy", key_prefix="zhengwen", **options)
        except (ValueError, ConfigurationError):
            # Without its cause: it repeats the URL, and with it a password.
            raise SettingsProblem(
                "ZHENGWEN_WEB_REDIS 不是 Redis 的网址：请写成 redis://用户:密码@主机:端口/库号"
            ) from None
        self._counts = FixedWindowRateLimiter(storage)
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._away_until = 0.0

    @property
    def is_away(self) -> bool:
        """Whether the latest work failed."""
        return self._away_until > 0

    async def run(self, work: Callable[[FixedWindowRateLimiter], Awaitable[T]]) -> T:
        """The result of `work` on the counters. Raises RedisAway."""
        self._refuse_while_away()
        async with self._places:
            self._refuse_while_away()
            if self.is_away:
                # This one tries; the others need not wait for what becomes of it.
                self._away_until = monotonic() + TRIED_AGAIN_AFTER_S
            try:
                async with asyncio.timeout(ANSWERS_WITHIN_S):
                    result = await work(self._counts)
            except (RedisError, OSError, TimeoutError) as error:
                self._fall_away(error)
                raise RedisAway from None
            self._come_back()
            return result

    async def close(self) -> None:
        """End the connections."""
        await self._pool.aclose()

    def _refuse_while_away(self) -> None:
        if monotonic() < self._away_until:
            raise RedisAway

    def _fall_away(self, error: Exception) -> None:
        if not self.is_away:
            # The kind alone: a message may name host and user.
            _log.warning("redis away, rates are counted in memory", error=type(error).__name__)
        self._away_until = monotonic() + TRIED_AGAIN_AFTER_S

    def _come_back(self) -> None:
        if self.is_away:
            _log.info("redis back")
        self._away_until = 0.0
