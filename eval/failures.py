"""The failures that the service must stand: of its database, of its Redis, of itself.

Takes how a server is started and the plan of the load; starts databases, Redis and folders of its own, gives what
came of each. Measures nothing itself: that is `eval.trial`.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

from eval.errors import BenchFailed
from eval.server import Server
from eval.servers import Daemon, temporary_postgres, temporary_redis
from eval.standing import DATABASE, Standing, ids_seen_by, is_sound, postgres_ids, sqlite_ids
from eval.trial import PATIENCE, Plan, Revival, Trial, try_kill, try_trouble
from eval.troubles import as_seen_by, full, locked, on_small_disk, within_view_of

# Runs a server that writes into the folder, with these settings, within this command.
Start = Callable[[Path, Mapping[str, str], Sequence[str]], AbstractContextManager[Server]]
Trouble = Callable[[Daemon], AbstractContextManager[None]]


def try_nothing(start: Start, plan: Plan) -> Trial:
    """Nothing fails: what this load alone does on this machine, to hold the others against. Nothing is told of."""
    calm = replace(plan, lasts_s=plan.lasts_s / PATIENCE)
    with _folder() as data, start(data, {}, ()) as server:
        return try_trouble(server.port, sqlite_ids(data / DATABASE), calm, nullcontext(), lambda _: False)


def try_locked(start: Start, plan: Plan) -> Trial:
    """Another program locks the SQLite file."""
    with _folder() as data, start(data, {}, ()) as server:
        path = data / DATABASE
        return try_trouble(server.port, sqlite_ids(path), plan, locked(path), _storage_away)


def try_full(start: Start, plan: Plan, size: str) -> Trial:
    """The disk that holds the data folder, of this size, is full. Raises BenchFailed where none can be mounted."""
    with _folder() as data:
        within = on_small_disk(data, size)
        if not within:
            raise BenchFailed("这台机器不允许挂载临时磁盘（unshare、mount），测不了磁盘写满")
        with start(data, {}, within) as server:
            stored = ids_seen_by(within_view_of(server.pid), data / DATABASE)
            return try_trouble(server.port, stored, plan, full(as_seen_by(server.pid, data)), _storage_away)


def try_postgres(start: Start, plan: Plan, trouble: Trouble) -> Trial:
    """The PostgreSQL that holds the answers is killed, or hangs."""
    with (
        _folder() as data,
        temporary_postgres() as postgres,
        start(data, {"ZHENGWEN_WEB_DATABASE": postgres.url}, ()) as server,
    ):
        return try_trouble(server.port, postgres_ids(postgres.url), plan, trouble(postgres), _storage_away)


def try_redis(start: Start, plan: Plan, trouble: Trouble) -> Trial:
    """The Redis that counts who asked how often is killed, or hangs."""
    with (
        _folder() as data,
        temporary_redis() as redis,
        start(data, {"ZHENGWEN_WEB_REDIS": redis.url}, ()) as server,
    ):
        return try_trouble(server.port, sqlite_ids(data / DATABASE), plan, trouble(redis), _redis_away)


def try_killed(start: Start, plan: Plan) -> Revival:
    """The service itself is killed and started again."""
    with _folder() as data:
        path = data / DATABASE
        return try_kill(lambda: start(data, {}, ()), sqlite_ids(path), lambda: is_sound(path), plan)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as name:
        yield Path(name)


def _storage_away(now: Standing) -> bool:
    return now.storage == "away"


def _redis_away(now: Standing) -> bool:
    return now.limits == "redis_away"
