import asyncio
import os
import signal
import time
from collections.abc import Iterator

import pytest
import redis
from pydantic import SecretStr

from eval.errors import BenchFailed
from eval.servers import Daemon, temporary_redis
from index.errors import SettingsProblem
from tests.web.limiting import ADDRESS, allowed, anonymous, run, settings
from web import redis_counts
from web.limits import Limiter, What


@pytest.fixture
def redis_server() -> Iterator[Daemon]:
    try:
        with temporary_redis() as server:
            yield server
    except BenchFailed as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


@pytest.mark.parametrize("url", ["redis", "http://127.0.0.1/0", "redis://:geheim@127.0.0.1", "redis://:geheim@a:b/0"])
def test_what_is_no_url_of_a_redis_is_said_without_its_password(url: str) -> None:
    with pytest.raises(SettingsProblem) as caught:
        Limiter(settings(redis=SecretStr(url)))
    assert "ZHENGWEN_WEB_REDIS" in str(caught.value)
    assert "geheim" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_two_processes_count_together_in_redis_and_leave_no_address_there(redis_server: Daemon) -> None:
    with_redis = settings(redis=SecretStr(redis_server.url))

    async def ask() -> tuple[int, int, int, str]:
        one, two = Limiter(with_redis), Limiter(with_redis)
        counts = await allowed(one, anonymous("a:1")), await allowed(two, anonymous("a:1"))
        other = await allowed(two, anonymous("a:2"))
        state = two.state
        await one.close()
        await two.close()
        return *counts, other, state

    assert run(ask()) == (3, 0, 3, "redis")
    with redis.Redis.from_url(redis_server.url) as client:
        keys = [key.decode() for key in client.scan_iter()]
        assert all(0 < client.ttl(key) <= 3_600 for key in keys)
    assert keys
    assert not any(ADDRESS in key or "a:1" in key for key in keys)


def test_redis_killed_and_started_again_under_load(redis_server: Daemon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis_counts, "TRIED_AGAIN_AFTER_S", 0.3)
    limiter = Limiter(
        settings(redis=SecretStr(redis_server.url), rate_anonymous="1000000/hour", rate_address="9999999/hour")
    )
    states: set[str] = set()
    slowest = 0.0

    async def ask(until: asyncio.Event) -> int:
        nonlocal slowest
        count = 0
        while not until.is_set():
            began = time.perf_counter()
            await limiter.charge(anonymous("a:1"), What.ASKING)
            slowest = max(slowest, time.perf_counter() - began)
            states.add(limiter.state)
            count += 1
            await asyncio.sleep(0.002)
        return count

    async def live() -> int:
        until = asyncio.Event()
        asking = [asyncio.create_task(ask(until)) for _ in range(8)]
        await asyncio.sleep(0.3)
        assert limiter.state == "redis"
        await asyncio.to_thread(redis_server.kill)
        await asyncio.sleep(0.3)
        assert "redis_away" in states
        states.clear()
        await asyncio.to_thread(redis_server.start)
        await asyncio.sleep(1.0)
        assert "redis" in states
        until.set()
        total = sum(await asyncio.gather(*asking))
        await limiter.close()
        return total

    assert run(live()) > 500
    assert limiter.state == "redis"
    assert slowest < 1.5


def test_a_redis_that_hangs_holds_up_nobody_for_long(redis_server: Daemon) -> None:
    limiter = Limiter(settings(redis=SecretStr(redis_server.url), rate_anonymous="1000/hour", rate_address="1000/hour"))

    async def ask() -> tuple[float, float]:
        await limiter.charge(anonymous("a:1"), What.ASKING)
        os.kill(redis_server.pid, signal.SIGSTOP)
        began = time.perf_counter()
        await asyncio.gather(*(limiter.charge(anonymous("a:1"), What.ASKING) for _ in range(200)))
        first = time.perf_counter() - began
        began = time.perf_counter()
        for _ in range(100):
            await limiter.charge(anonymous("a:1"), What.ASKING)
        after = time.perf_counter() - began
        os.kill(redis_server.pid, signal.SIGCONT)
        await limiter.close()
        return first, after

    first, after = run(ask())
    assert first < 1.5
    assert after < 0.5
    assert limiter.state == "redis_away"
