import asyncio
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from web.who import credentials
from web.who.credentials import MOST_REMEMBERED, MOST_WAITING, Lookup, LookupAway
from web.who.tokens import Token

GOOD = Token("u:1", datetime.now(UTC) + timedelta(days=1))


@dataclass
class Database:
    """What the lookup asks; counts, and can be away or slow."""

    rows: dict[str, Token] = field(default_factory=lambda: {"good": GOOD})
    is_away: bool = False
    asked: list[str] = field(default_factory=list)
    goes_on: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.goes_on.set()

    def seek(self, digest: str) -> Token | None:
        self.asked.append(digest)
        self.goes_on.wait(5)
        if self.is_away:
            raise OperationalError("select", {}, Exception("gone"))
        return self.rows.get(digest)


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = 1_000.0
        monkeypatch.setattr(credentials, "monotonic", lambda: self.at)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_what_was_found_is_not_asked_for_again_for_15_seconds(clock: Clock) -> None:
    database = Database()
    lookup = Lookup(database.seek)

    async def ask() -> None:
        assert await lookup.find("good") is GOOD
        clock.at += 14.9
        assert await lookup.find("good") is GOOD
        assert database.asked == ["good"]
        database.rows.clear()
        clock.at += 0.2
        assert await lookup.find("good") is None
        assert await lookup.find("good") is None
        assert database.asked == ["good", "good"]

    asyncio.run(ask())
    lookup.close()


def test_a_fresh_machine_remembers_nothing(clock: Clock) -> None:
    clock.at = 1.0
    lookup = Lookup(Database().seek)
    assert asyncio.run(lookup.find("good")) is GOOD
    lookup.close()


def test_a_credential_that_expires_while_it_is_remembered_falls(monkeypatch: pytest.MonkeyPatch) -> None:
    short = Token("u:1", datetime.now(UTC) + timedelta(seconds=0.2))
    lookup = Lookup(Database({"short": short}).seek)

    async def ask() -> None:
        assert await lookup.find("short") is short
        await asyncio.sleep(0.3)
        assert await lookup.find("short") is None

    asyncio.run(ask())
    lookup.close()


def test_many_who_bring_the_same_ask_once() -> None:
    database = Database()
    lookup = Lookup(database.seek)

    async def ask() -> None:
        assert await asyncio.gather(*(lookup.find("good") for _ in range(100))) == [GOOD] * 100

    asyncio.run(ask())
    assert database.asked == ["good"]
    lookup.close()


def test_made_up_credentials_fill_no_memory_and_displace_nobody(clock: Clock) -> None:
    database = Database()
    lookup = Lookup(database.seek)

    async def ask() -> None:
        await lookup.find("good")
        for n in range(MOST_REMEMBERED + 500):
            assert await lookup.find(f"bad{n}") is None
        database.asked.clear()
        assert await lookup.find("good") is GOOD
        assert await lookup.find(f"bad{MOST_REMEMBERED + 499}") is None
        assert database.asked == []
        assert await lookup.find("bad0") is None
        assert database.asked == ["bad0"]

    asyncio.run(ask())
    assert len(lookup._missed) == MOST_REMEMBERED
    lookup.close()


def test_while_the_database_is_away_what_was_good_stays_good_for_an_hour(clock: Clock) -> None:
    database = Database()
    lookup = Lookup(database.seek)

    async def ask() -> None:
        await lookup.find("good")
        database.is_away = True
        clock.at += 3_590
        assert await lookup.find("good") is GOOD
        with pytest.raises(LookupAway):
            await lookup.find("other")
        clock.at += 20
        with pytest.raises(LookupAway):
            await lookup.find("good")
        database.is_away = False
        clock.at += 3
        assert await lookup.find("good") is GOOD
        assert await lookup.find("other") is None

    asyncio.run(ask())
    lookup.close()


def test_a_database_that_failed_is_left_alone_for_two_seconds(clock: Clock) -> None:
    database = Database(is_away=True)
    lookup = Lookup(database.seek)

    async def ask() -> None:
        for n in range(50):
            with pytest.raises(LookupAway):
                await lookup.find(f"key{n}")
        assert len(database.asked) == 1
        clock.at += 2.1
        with pytest.raises(LookupAway):
            await lookup.find("good")
        assert len(database.asked) == 2

    asyncio.run(ask())
    lookup.close()


def test_a_slow_database_is_waited_for_one_second_by_everybody_together() -> None:
    database = Database()
    database.goes_on.clear()
    lookup = Lookup(database.seek)

    async def ask() -> None:
        began = time.monotonic()
        found = await asyncio.gather(*(lookup.find(f"key{n}") for n in range(300)), return_exceptions=True)
        assert all(isinstance(one, LookupAway) for one in found)
        with pytest.raises(LookupAway):
            await lookup.find("good")
        assert 0.9 < time.monotonic() - began < 2
        assert len(lookup._waiting) == MOST_WAITING
        database.goes_on.set()
        await asyncio.wait(list(lookup._waiting.values()), timeout=5)
        assert not lookup._waiting

    asyncio.run(ask())
    lookup.close()
