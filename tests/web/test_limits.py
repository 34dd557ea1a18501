import asyncio
import time

import pytest

from tests.web.limiting import KEY, SHARED, allowed, anonymous, partner, refusal, run, settings, user
from web.errors import Problem
from web.limits import MOST_COUNTERS, Limiter, What
from web.who.caller import Caller


@pytest.mark.parametrize(
    ("caller", "what", "count"),
    [
        (anonymous(), What.ASKING, 6),
        (anonymous("a:1"), What.ASKING, 3),
        (anonymous(address=SHARED), What.ASKING, 20),
        (anonymous("a:1", SHARED), What.ASKING, 3),
        (anonymous(address="2001:db8::5"), What.ASKING, 20),
        (anonymous(address="2001:db8::/64"), What.ASKING, 6),
        (anonymous(address="-"), What.ASKING, 6),
        (user(), What.ASKING, 4),
        (partner(), What.ASKING, 5),
        (partner(rate="11/1hour"), What.ASKING, 11),
        (anonymous(), What.READING, 7),
        (anonymous("a:1"), What.READING, 7),
        (anonymous(address=SHARED), What.READING, 20),
        (anonymous("a:1", SHARED), What.READING, 7),
        (user(), What.READING, 7),
        (partner(rate="11/1hour"), What.READING, 7),
        (anonymous(), What.LOOKUP, 20),
    ],
)
def test_each_caller_has_the_rate_of_their_kind(caller: Caller, what: What, count: int) -> None:
    assert run(allowed(Limiter(settings()), caller, what)) == count


def test_people_behind_one_address_share_its_rate() -> None:
    async def ask() -> list[int]:
        limiter = Limiter(settings())
        return [await allowed(limiter, anonymous(f"a:{n}")) for n in range(3)]

    assert run(ask()) == [3, 3, 0]


def test_made_up_names_buy_nothing() -> None:
    async def ask() -> int:
        limiter = Limiter(settings())
        return sum([await refusal(limiter, anonymous(f"a:{n}")) is None for n in range(50)])

    assert run(ask()) == 6


def test_one_who_goes_from_address_to_address_keeps_their_own_rate() -> None:
    async def ask() -> int:
        limiter = Limiter(settings())
        return sum([await refusal(limiter, anonymous("a:1", f"192.0.2.{n}")) is None for n in range(50)])

    assert run(ask()) == 3


def test_a_key_pays_for_its_own_users_wherever_they_are() -> None:
    async def ask() -> int:
        limiter = Limiter(settings())
        callers = [partner(f"{KEY}:{n}", address=f"192.0.2.{n}") for n in range(50)]
        return sum([await refusal(limiter, caller) is None for caller in callers])

    assert run(ask()) == 5


def test_users_and_partners_are_not_held_to_a_strangers_address_rate() -> None:
    async def ask() -> tuple[int, int, int]:
        limiter = Limiter(settings())
        await allowed(limiter, anonymous())
        users = [await refusal(limiter, user(f"u:{n}")) is None for n in range(30)]
        return sum(users), await allowed(limiter, partner()), await allowed(limiter, anonymous(address="192.0.2.1"))

    assert run(ask()) == (20, 5, 6)


def test_a_refused_request_uses_up_nothing() -> None:
    async def ask() -> int:
        limiter = Limiter(settings())
        await allowed(limiter, anonymous("a:1"))
        for _ in range(50):
            assert await refusal(limiter, anonymous("a:1"))
        return await allowed(limiter, anonymous("a:2"))

    assert run(ask()) == 3


def test_both_windows_of_a_rate_hold_and_the_longer_one_is_told() -> None:
    async def ask() -> tuple[Problem | None, Problem | None]:
        limiter = Limiter(settings(rate_anonymous="2/minute;3/day"))
        await allowed(limiter, anonymous("a:1"))
        minute = await refusal(limiter, anonymous("a:1"))
        limiter = Limiter(settings(rate_anonymous="3/minute;3/day"))
        await allowed(limiter, anonymous("a:1"))
        return minute, await refusal(limiter, anonymous("a:1"))

    minute, day = run(ask())
    assert minute
    assert day
    assert 58 <= int((minute.headers or {})["Retry-After"]) <= 61
    assert 86_390 <= int((day.headers or {})["Retry-After"]) <= 86_401


def test_a_refusal_says_when_to_come_again_and_then_lets_in() -> None:
    async def ask() -> Problem:
        limiter = Limiter(settings(rate_anonymous="2/1 second"))
        await allowed(limiter, anonymous("a:1"))
        problem = await refusal(limiter, anonymous("a:1"))
        assert problem
        await asyncio.sleep(int((problem.headers or {})["Retry-After"]))
        assert await refusal(limiter, anonymous("a:1")) is None
        return problem

    problem = run(ask())
    assert (problem.kind.status, problem.kind.code) == (429, "rate_limited")
    seconds = (problem.headers or {})["Retry-After"]
    assert problem.headers == {
        "Retry-After": seconds,
        "RateLimit-Limit": "2",
        "RateLimit-Remaining": "0",
        "RateLimit-Reset": seconds,
    }


def test_many_at_once_are_counted_each() -> None:
    async def ask() -> int:
        limiter = Limiter(settings())
        refused = await asyncio.gather(*(refusal(limiter, anonymous("a:1")) for _ in range(200)))
        return sum(problem is None for problem in refused)

    assert run(ask()) == 3


def test_a_flood_of_made_up_names_fills_no_memory_and_slows_nobody() -> None:
    async def ask() -> tuple[int, float]:
        limiter = Limiter(settings(rate_address="1000000/hour"))
        for n in range(MOST_COUNTERS + 5_000):
            await limiter.charge(anonymous(f"a:{n}"), What.ASKING)
        began = time.perf_counter()
        for n in range(2_000):
            await limiter.charge(anonymous(f"b:{n}"), What.ASKING)
        return len(limiter._memory.storage), (time.perf_counter() - began) / 2_000  # type: ignore[arg-type]

    counters, seconds = run(ask())
    assert counters == MOST_COUNTERS
    assert seconds < 100e-6
