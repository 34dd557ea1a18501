import asyncio
from collections.abc import Coroutine
from typing import TypeVar

import pytest
from limits import parse
from limits.aio.strategies import FixedWindowRateLimiter

from web.counts import BoundedCounts

T = TypeVar("T")


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = 1_000.0
        monkeypatch.setattr("web.counts.time.time", lambda: self.at)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def run(work: Coroutine[object, object, T]) -> T:
    return asyncio.run(work)


def test_a_window_begins_with_its_first_hit_and_ends_with_its_time(clock: Clock) -> None:
    kept = BoundedCounts(10)
    assert [run(kept.incr("a", 60)) for _ in range(3)] == [1, 2, 3]
    assert run(kept.get_expiry("a")) == 1_060
    clock.at = 1_059.9
    assert run(kept.get("a")) == 3
    clock.at = 1_060
    assert run(kept.get("a")) == 0
    assert run(kept.incr("a", 60)) == 1
    assert run(kept.get_expiry("a")) == 1_120


def test_what_is_given_back_can_be_taken_again(clock: Clock) -> None:
    kept = BoundedCounts(10)
    run(kept.incr("a", 60))
    assert run(kept.incr("a", 60, amount=-1)) == 0
    assert run(kept.incr("a", 60)) == 1


def test_the_one_hit_the_longest_time_ago_makes_way(clock: Clock) -> None:
    kept = BoundedCounts(3)
    for key in "abcad":
        run(kept.incr(key, 60))
    assert [run(kept.get(key)) for key in "abcd"] == [2, 0, 1, 1]
    assert len(kept) == 3


def test_the_library_counts_with_it(clock: Clock) -> None:
    limiter = FixedWindowRateLimiter(BoundedCounts(10))
    rate = parse("2/minute")
    assert [run(limiter.hit(rate, "a")) for _ in range(3)] == [True, True, False]
    assert run(limiter.hit(rate, "b"))
    stats = run(limiter.get_window_stats(rate, "a"))
    assert (stats.reset_time, stats.remaining) == (1_060, 0)
    clock.at += 60
    assert run(limiter.hit(rate, "a"))


def test_it_can_be_emptied() -> None:
    kept = BoundedCounts(10)
    run(kept.incr("a", 60))
    run(kept.incr("b", 60))
    run(kept.clear("a"))
    assert (run(kept.get("a")), run(kept.get("b"))) == (0, 1)
    assert (run(kept.reset()), len(kept), run(kept.check())) == (1, 0, True)
