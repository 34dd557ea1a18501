"""A service under load while something that it stands on fails: was every question answered, is every row still there.

Takes a server's port, how its database is read, and the trouble as a context; gives counts. Knows nothing of what the
trouble is.
"""

import os
import signal
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from eval.asking import asking
from eval.crowd import Errand, Haul
from eval.errors import BenchFailed
from eval.server import Server
from eval.standing import Ids, Standing, standing

POLL_S = 0.1
# How long the load may take to leave its first rows, and the rows that waited to be written in the end.
WITHIN_S = 60.0
# A full disk may hold what is written for a while: so many times longer it lasts, until it is told of.
PATIENCE = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """Who asks what, and how long the trouble and the load before and after it last, in seconds."""

    clients: int
    questions: tuple[str, ...]
    lasts_s: float
    around_s: float

    def errand(self, port: int) -> Errand:
        """What the clients do, until they are called back."""
        longest = 2 * self.around_s + PATIENCE * self.lasts_s + 3 * WITHIN_S
        return Errand(port, self.clients, longest, self.questions)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it; rows are answers.

    before      rows that stood in the database when the trouble began
    gone        of these, rows that no longer stand there in the end
    dropped     answers that the service says it could not store
    uncounted   answers that neither stand there nor were counted as dropped
    told        whether /readyz told of the trouble while it lasted
    mended_s    seconds from the trouble's end until /readyz told of none
    """

    haul: Haul
    before: int
    gone: int
    dropped: int
    uncounted: int
    told: bool
    mended_s: float


@dataclass(frozen=True, slots=True)
class Revival:
    """What came of a server that was killed and started again; `haul` is what the clients got afterwards.

    before      rows that stood in the database when it was killed
    gone        of these, rows that no longer stand there in the end
    unwritten   answers that were given in its last moment and could not be written any more
    ready_s     seconds from the start until it was ready
    sound       whether the database is as it should be
    """

    haul: Haul
    before: int
    gone: int
    unwritten: int
    ready_s: float
    sound: bool


def try_trouble(
    port: int, stored: Ids, plan: Plan, trouble: AbstractContextManager[None], sign: Callable[[Standing], bool]
) -> Trial:
    """The load, the trouble in its midst, and the count in the end; `sign` is how /readyz tells of it.

    Raises BenchFailed when it is never mended.
    """
    with asking(plan.errand(port)) as crowd:
        wait_until(lambda: bool(stored()), "没有存下任何回答")
        time.sleep(plan.around_s)
        before = stored()
        with trouble:
            told = _watched(port, plan.lasts_s, sign)
        ended = time.perf_counter()
        wait_until(lambda: not sign(standing(port)), "故障过去后服务没有恢复")
        mended_s = time.perf_counter() - ended
        time.sleep(plan.around_s)
        haul = crowd.call_back()
    wait_stored(port)
    kept, dropped = stored(), standing(port).lost
    missing = len(frozenset(haul.ids) - kept)
    return Trial(haul, len(before), len(before - kept), dropped, missing - dropped, told, mended_s)


def try_kill(
    start: Callable[[], AbstractContextManager[Server]], stored: Ids, sound: Callable[[], bool], plan: Plan
) -> Revival:
    """Kill the server that `start` runs, as a power cut would, in the midst of the load; start it and ask again."""
    with start() as server, asking(plan.errand(server.port)) as crowd:
        wait_until(lambda: bool(stored()), "没有存下任何回答")
        time.sleep(plan.around_s)
        before = stored()
        os.kill(server.pid, signal.SIGKILL)
        answered = frozenset(crowd.call_back().ids)
    with start() as server:
        found = stored()
        with asking(plan.errand(server.port)) as crowd:
            wait_until(lambda: bool(stored() - found), "再启动后没有存下任何回答")
            time.sleep(plan.around_s)
            haul = crowd.call_back()
        wait_stored(server.port)
        kept = stored()
        lost = before - kept
        return Revival(haul, len(before), len(lost), len(answered - kept), server.ready_seconds, sound())


def wait_stored(port: int) -> None:
    """Return once nothing waits to be written. Raises BenchFailed."""
    wait_until(lambda: standing(port).waiting == 0, "等着存下的回答没有写完")


def wait_until(holds: Callable[[], bool], otherwise: str) -> None:
    """Return once it holds; raises BenchFailed saying `otherwise`."""
    deadline = time.perf_counter() + WITHIN_S
    while not holds():
        if time.perf_counter() >= deadline:
            raise BenchFailed(otherwise)
        time.sleep(POLL_S)


def _watched(port: int, lasts_s: float, sign: Callable[[Standing], bool]) -> bool:
    began, told = time.perf_counter(), False
    while (lasted := time.perf_counter() - began) < lasts_s or (not told and lasted < PATIENCE * lasts_s):
        told = sign(standing(port)) or told
        time.sleep(POLL_S)
    return told
