"""The web server as a process: started on a free port, waited for, weighed, and stopped.

Takes the folder of an index and one for what the server writes; gives port, process id and the seconds to ready.
Imports nothing of web/.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

from eval.errors import BenchFailed

READY_WITHIN_S = 120.0
STOP_WITHIN_S = 15.0
POLL_S = 0.02
LAST_WORDS = 600
# All questions come from one address, in numbers that no person asks: the limiter counts, and lets them pass.
_UNLIMITED = "10000000/minute"
_OWN: Mapping[str, str] = {
    # Also where a `.env` names a database and a Redis in use: nothing is measured on those.
    "ZHENGWEN_WEB_DATABASE": "",
    "ZHENGWEN_WEB_REDIS": "",
    **{f"ZHENGWEN_WEB_RATE_{which}": _UNLIMITED for which in ("ANONYMOUS", "ADDRESS", "SHARED")},
}


@dataclass(frozen=True, slots=True)
class Server:
    """A server that has answered /readyz."""

    port: int
    pid: int
    ready_seconds: float


@contextmanager
def serving(index: Path, data: Path, settings: Mapping[str, str] = {}, within: Sequence[str] = ()) -> Iterator[Server]:
    """`python -m web serve` on a free port of this machine, stopped on leaving. Raises BenchFailed.

    It answers from `index` and writes into `data`; `within` is a command that runs the one after it.
    """
    port = free_port()
    command = [*within, sys.executable, "-m", "web", "serve", "--host", "127.0.0.1", "--port", str(port)]
    with running(command, port, environment(data, {"ZHENGWEN_INDEX_FOLDER": str(index), **settings})) as server:
        yield server


@contextmanager
def running(command: Sequence[str], port: int, settings: Mapping[str, str]) -> Iterator[Server]:
    """Any command that serves /readyz on the port."""
    with tempfile.TemporaryFile() as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=settings, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_ready(process, port, log)
            yield Server(port, process.pid, time.perf_counter() - started)
        finally:
            _stop(process)


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def peak_memory_mb(pid: int) -> float | None:
    """Peak resident memory of the process and those below it; None where there is no /proc.

    Peaks are added, so that the figure is an upper bound when processes peak at different times.
    """
    if not Path("/proc/self/status").exists():
        return None
    return sum(_peak_kb(member) for member in process_tree(pid)) / 1024


def process_tree(root: int) -> list[int]:
    """A process and all those below it, by /proc."""
    children: dict[int, list[int]] = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        status = _status(int(folder.name))
        if "PPid" in status:
            children[int(status["PPid"])].append(int(folder.name))
    members, waiting = [], [root]
    while waiting:
        members.append(waiting.pop())
        waiting.extend(children[members[-1]])
    return members


def environment(data: Path, settings: Mapping[str, str] = {}) -> dict[str, str]:
    """This process's own, for a server that writes into `data` and turns nobody away."""
    return {**os.environ, **_OWN, "ZHENGWEN_DATA": str(data), **settings}


def _wait_ready(process: subprocess.Popen[bytes], port: int, log: IO[bytes]) -> None:
    deadline = time.perf_counter() + READY_WITHIN_S
    with httpx.Client(trust_env=False, timeout=5.0) as client:
        while process.poll() is None and time.perf_counter() < deadline:
            try:
                if client.get(f"http://127.0.0.1:{port}/readyz").status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(POLL_S)
    log.seek(0)
    words = log.read().decode("utf-8", "replace").strip()[-LAST_WORDS:]
    how = "没有在两分钟内就绪" if process.poll() is None else f"已退出（退出码 {process.returncode}）"
    raise BenchFailed(f"网页服务{how}：{words or '没有输出'}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _peak_kb(pid: int) -> int:
    return int(_status(pid).get("VmHWM", "0 kB").split()[0])


def _status(pid: int) -> dict[str, str]:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:  # it ended between listing and reading
        return {}
    return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}
