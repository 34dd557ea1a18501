"""The whole service, asked without a pause while its database or its Redis fails, or it is killed: short trials.

`python -m eval bench --only failures` holds the same trials for half a minute each, over a real index.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from eval.failures import Trouble, try_full, try_killed, try_locked, try_nothing, try_postgres, try_redis
from eval.server import Server, environment, free_port, running
from eval.trial import Plan, Trial
from eval.troubles import hung, killed, on_small_disk

ROOT = Path(__file__).parents[2]
DISK = "256m"
PLAN = Plan(8, tuple(f"今年新增多少托位{n}" for n in range(40)), lasts_s=2.0, around_s=0.5)
# The whole command, with the fake in the place of an index and a model; it answers in the time that a real one takes.
SERVE = """
import sys, time
import qa.assistant
from tests.web.fakes import FakeAssistant
qa.assistant.open_assistant = lambda *_: FakeAssistant(before=lambda *_: time.sleep(0.01))
from web.__main__ import app
app(["serve", "--port", sys.argv[1]])
"""


@contextmanager
def start(data: Path, settings: Mapping[str, str], within: Sequence[str]) -> Iterator[Server]:
    port = free_port()
    given = environment(data, {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", **settings})
    with running([*within, sys.executable, "-c", SERVE, str(port)], port, given) as server:
        yield server


def held(trial: Trial) -> None:
    """Every question answered, no row lost that stood there, every other row accounted for, and the trouble told of."""
    assert trial.haul.faults == {}
    assert len(trial.haul.ids) > 20
    assert trial.before > 0
    assert trial.gone == 0
    assert trial.uncounted == 0
    assert trial.told


def test_nothing_fails() -> None:
    trial = try_nothing(start, PLAN)
    held(replace(trial, told=True))
    assert (trial.dropped, trial.told) == (0, False)


def test_a_locked_sqlite() -> None:
    trial = try_locked(start, PLAN)
    held(trial)
    assert trial.dropped == 0


def test_a_full_disk(tmp_path: Path) -> None:
    if not on_small_disk(tmp_path, DISK):
        pytest.skip("this machine lets nobody mount a disk of their own")
    trial = try_full(start, PLAN, DISK)
    held(trial)
    assert trial.dropped == 0


def test_a_killed_postgres() -> None:
    trial = try_postgres(start, PLAN, killed)
    held(trial)
    assert trial.dropped == 0


@pytest.fixture(scope="module")
def hung_postgres() -> Trial:
    return try_postgres(start, PLAN, hung)


def test_a_hung_postgres(hung_postgres: Trial) -> None:
    held(replace(hung_postgres, told=True))


def test_readyz_tells_of_a_hung_postgres(hung_postgres: Trial) -> None:
    assert hung_postgres.told


@pytest.mark.parametrize("trouble", [killed, hung])
def test_a_redis_in_trouble(trouble: Trouble) -> None:
    trial = try_redis(start, PLAN, trouble)
    held(trial)
    assert trial.dropped == 0


def test_a_killed_service_comes_back_with_every_row() -> None:
    revival = try_killed(start, PLAN)
    assert revival.before > 0
    assert (revival.gone, revival.sound, revival.haul.faults) == (0, True, {})
    assert len(revival.haul.ids) > 0
