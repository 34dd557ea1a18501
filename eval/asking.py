"""A crowd that asks in the background, as a process: sent off with an errand, called back for what it got.

Takes an errand; gives a haul. Asks nothing itself: that is `eval.crowd`.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import IO

from eval.crowd import TIMEOUT_S, Errand, Haul
from eval.errors import BenchFailed

# What starting takes, and what comes after the last reply.
SPARE_S = 30.0


class Crowd:
    """Clients that ask until their errand is over or they are called back."""

    def __init__(self, process: subprocess.Popen[bytes], said: IO[bytes]) -> None:
        self._process = process
        self._said = said

    def wait(self, within_s: float) -> Haul:
        """What they got when their errand is over. Raises BenchFailed."""
        try:
            status = self._process.wait(within_s)
        except subprocess.TimeoutExpired as error:
            raise BenchFailed("并发提问的进程没有按时结束") from error
        if status:
            raise BenchFailed(f"并发提问的进程出错（退出码 {status}）：原因见上")
        self._said.seek(0)
        return Haul(**json.loads(self._said.read()))

    def call_back(self) -> Haul:
        """What they got so far, the questions under way included. Raises BenchFailed."""
        assert self._process.stdin is not None
        # The end of its input tells it to stop.
        self._process.stdin.close()
        return self.wait(TIMEOUT_S + SPARE_S)


@contextmanager
def asking(errand: Errand) -> Iterator[Crowd]:
    """A crowd on this errand; whoever is still asking on leaving is killed."""
    command = [sys.executable, "-m", "eval.crowd"]
    with (
        # Not a pipe: a process whose long reply nobody reads yet would not end.
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=said) as process,
    ):
        try:
            assert process.stdin is not None
            process.stdin.write(json.dumps(asdict(errand)).encode() + b"\n")
            process.stdin.flush()
            yield Crowd(process, said)
        finally:
            process.kill()


def ask_for(errand: Errand) -> Haul:
    """The whole errand, waited for. Raises BenchFailed."""
    with asking(errand) as crowd:
        return crowd.wait(errand.seconds + TIMEOUT_S + SPARE_S)
