"""How often somebody may ask or read: the one limiter of API, page and whatever else takes questions.

    Limiter.charge(caller, what)    counts one, or raises Problem(RATE_LIMITED) that says when to come again

Takes callers and the rates of the settings; counts in fixed windows (library `limits`) in memory, or in Redis where
the settings name one. Redis away or slow is no reason to refuse: memory counts until it is back. What is counted
under a name is its digest: neither memory nor Redis holds an address. Identifies nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from ipaddress import ip_network
from time import time
from typing import Literal

from limits import RateLimitItem, parse_many
from limits.aio.strategies import FixedWindowRateLimiter

from web.counts import BoundedCounts
from web.errors import RATE_LIMITED, Problem
from web.redis_counts import RedisAway, RedisCounts
from web.settings import WebSettings
from web.who.caller import Caller, Who

# Some 25 MB when full.
MOST_COUNTERS = 100_000
_REMEMBERED = 4_096
_DIGEST_KEY = 64


class What(StrEnum):
    """What is charged: a question, a reading, or having a key or token looked up."""

    ASKING = "asking"
    READING = "reading"
    LOOKUP = "lookup"


@dataclass(frozen=True, slots=True)
class Charge:
    """One counter that a request is charged to."""

    item: RateLimitItem
    name: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """The counter that is used up: how many it allows, and in how many seconds its window ends."""

    amount: int
    seconds: float


class Limiter:
    """Counts for all faces of one process, or through Redis for all processes."""

    def __init__(self, settings: WebSettings) -> None:
        """Connects to nothing yet. Raises SettingsProblem when ZHENGWEN_WEB_REDIS is no URL of a Redis."""
        self._settings = settings
        self._memory = FixedWindowRateLimiter(BoundedCounts(MOST_COUNTERS))
        url = settings.redis.get_secret_value()
        self._redis = RedisCounts(url) if url else None
        self._secret = settings.user_secret.get_secret_value().encode()[:_DIGEST_KEY]
        self._digest = lru_cache(_REMEMBERED)(self._digest_of)
        self._is_shared = lru_cache(_REMEMBERED)(self._lies_in_shared)

    @property
    def state(self) -> Literal["memory", "redis", "redis_away"]:
        """Where is counted: `memory`, `redis`, or `redis_away` (in memory until it is back)."""
        if self._redis is None:
            return "memory"
        return "redis_away" if self._redis.is_away else "redis"

    async def charge(self, caller: Caller, what: What) -> None:
        """Count one; raises Problem(RATE_LIMITED), and then counts nothing for anybody's next request."""
        charges = [
            Charge(item, f"{what}/{payer}/{self._digest(name)}")
            for rate, payer, name in self._rates(caller, what)
            for item in _items(rate)
        ]
        if refusal := await self._take(charges):
            raise _limited(refusal)

    async def close(self) -> None:
        """End the connections to Redis."""
        if self._redis is not None:
            await self._redis.close()

    async def _take(self, charges: Sequence[Charge]) -> Refusal | None:
        if self._redis is not None:
            try:
                return await self._redis.run(lambda counts: take(counts, charges))
            except RedisAway:
                pass
        return await take(self._memory, charges)

    def _rates(self, caller: Caller, what: What) -> Iterator[tuple[str, str, str]]:
        """(rate, whose, name) that hold for this caller; the address first, as owners can be made up without end."""
        if by_address := self._rate_by_address(caller, what):
            yield by_address, "address", caller.address
        if what is not What.LOOKUP and caller.owner:
            yield self._own_rate(caller, what), "owner", _payer(caller)

    def _rate_by_address(self, caller: Caller, what: What) -> str:
        settings = self._settings
        if what is What.LOOKUP or (caller.who is Who.USER and what is What.ASKING):
            return settings.rate_shared
        if caller.who is not Who.ANONYMOUS:
            return ""
        if self._is_shared(caller.address):
            return settings.rate_shared
        return settings.rate_address if what is What.ASKING else settings.rate_reading

    def _own_rate(self, caller: Caller, what: What) -> str:
        settings = self._settings
        if what is What.READING:
            return settings.rate_reading
        if caller.who is Who.PARTNER:
            return caller.rate or settings.rate_key
        return settings.rate_user if caller.who is Who.USER else settings.rate_anonymous

    def _digest_of(self, name: str) -> str:
        return blake2b(name.encode(), digest_size=16, key=self._secret).hexdigest()

    def _lies_in_shared(self, address: str) -> bool:
        try:
            network = ip_network(address)
        except ValueError:
            return False
        return any(
            network.version == shared.version and network.subnet_of(shared)  # type: ignore[arg-type]
            for shared in self._settings.shared_addresses
        )


async def take(counts: FixedWindowRateLimiter, charges: Sequence[Charge]) -> Refusal | None:
    """Count one on every charge, or on none; the first that is used up."""
    for at, charge in enumerate(charges):
        if await counts.hit(charge.item, charge.name):
            continue
        for taken in charges[:at]:
            await counts.hit(taken.item, taken.name, cost=-1)
        ends = await counts.get_window_stats(charge.item, charge.name)
        return Refusal(charge.item.amount, ends.reset_time - time())
    return None


@lru_cache(_REMEMBERED)
def _items(rate: str) -> tuple[RateLimitItem, ...]:
    """The longest window first: who has used up a day must not be told to come again in a minute."""
    return tuple(sorted(parse_many(rate), key=lambda item: item.get_expiry(), reverse=True))


def _payer(caller: Caller) -> str:
    """A partner's key pays for the partner's own users: their ids are its free choice."""
    return ":".join(caller.owner.split(":")[:2]) if caller.who is Who.PARTNER else caller.owner


def _limited(refusal: Refusal) -> Problem:
    seconds = str(max(0, int(refusal.seconds)) + 1)
    headers = {
        "Retry-After": seconds,
        "RateLimit-Limit": str(refusal.amount),
        "RateLimit-Remaining": "0",
        "RateLimit-Reset": seconds,
    }
    return Problem(RATE_LIMITED, headers)
