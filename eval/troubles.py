"""What a database or a Redis can suffer while questions are asked: locked, full, hung, killed; each ends on leaving.

Takes a file, a folder or a server of one's own; gives a context in which it is in trouble. Nothing outside of what
it is given is touched.
"""

import os
import signal
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from eval.server import process_tree
from eval.servers import Daemon

LOCK_WITHIN_S = 30.0
CHUNK = b"\0" * 65_536
BALLAST = "ballast"
# The folder becomes a disk of its own, which only the command run inside sees: no mount is left behind.
_MOUNTED = 'mount -t tmpfs -o size="$0" tmpfs "$1" && shift && exec "$@"'


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another connection holds the SQLite file for itself."""
    with closing(sqlite3.connect(path, timeout=LOCK_WITHIN_S, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        yield
        database.execute("ROLLBACK")


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """No byte is left on the disk; `disk` is a folder on it, which must be a small one."""
    ballast = disk / BALLAST
    fill(ballast)
    try:
        yield
    finally:
        ballast.unlink()


def fill(ballast: Path) -> None:
    """Write into the file until the disk takes no more."""
    with ballast.open("ab", buffering=0) as file:
        for chunk in (CHUNK, CHUNK[:1]):
            try:
                while file.write(chunk):
                    pass
            except OSError:
                continue


@contextmanager
def killed(daemon: Daemon) -> Iterator[None]:
    """The server is gone, as after a power cut."""
    daemon.kill()
    try:
        yield
    finally:
        daemon.start()


@contextmanager
def hung(daemon: Daemon) -> Iterator[None]:
    """The server and its children take connections and answer nothing."""
    members = process_tree(daemon.pid)
    _signal(members, signal.SIGSTOP)
    try:
        yield
    finally:
        _signal(members, signal.SIGCONT)


def _signal(members: Sequence[int], number: signal.Signals) -> None:
    for member in members:
        with suppress(ProcessLookupError):  # a worker of PostgreSQL's that has ended since
            os.kill(member, number)


def on_small_disk(folder: Path, size: str) -> Sequence[str]:
    """A command that runs the one after it with `folder` as a disk of this size; empty where that is not allowed."""
    unshare = ["unshare", "--mount", "--propagation", "private"]
    if os.geteuid() != 0:
        unshare.append("--map-root-user")
    within = [*unshare, "sh", "-c", _MOUNTED, size, str(folder)]
    try:
        allowed = subprocess.run([*within, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return ()
    return within if allowed else ()


def as_seen_by(pid: int, path: Path) -> Path:
    """A path on a disk that only this process has mounted; not for SQLite, which follows it back to this side."""
    return Path(f"/proc/{pid}/root{path.absolute()}")


def within_view_of(pid: int) -> Sequence[str]:
    """A command that runs the one after it where this process's own disk is mounted."""
    enter = ["nsenter", f"--target={pid}", "--mount", f"--wd={Path.cwd()}"]
    return enter if os.geteuid() == 0 else [*enter, "--user", "--preserve-credentials"]
