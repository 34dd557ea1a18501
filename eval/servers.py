"""A PostgreSQL and a Redis of one's own: started in a temporary folder, killed, started again, and swept away.

Takes nothing but the programs that the system has installed; gives a `Daemon` with its URL. Started by root, they
run as an ordinary user. Nothing outside this machine can reach them: PostgreSQL listens on a socket in the folder,
Redis on 127.0.0.1. They keep nothing that matters.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg
import redis

from eval.errors import BenchFailed
from eval.server import LAST_WORDS, free_port

START_WITHIN_S = 30.0
STOP_WITHIN_S = 15.0
POLL_S = 0.05
# In this order; root may not run a PostgreSQL, and needs none of root's rights for a Redis.
ORDINARY_USERS = ("postgres", "nobody")
DEBIAN_POSTGRES = Path("/usr/lib/postgresql")


class Daemon:
    """A server process with the `url` under which clients reach it, also after it was started again."""

    def __init__(self, url: str, command: Sequence[str], folder: Path, answers: Callable[[], bool]) -> None:
        self.url = url
        self._command = command
        self._folder = folder
        self._answers = answers
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Of the process that runs now; to be stopped and continued by signals. Raises BenchFailed when none runs."""
        if self._process is None:
            raise BenchFailed(f"{self._command[0]} 没有在运行")
        return self._process.pid

    def start(self) -> None:
        """Run it and return once it answers. Raises BenchFailed."""
        deadline = time.monotonic() + START_WITHIN_S
        with tempfile.TemporaryFile() as log:
            while not self._started(log, deadline):
                if time.monotonic() >= deadline:
                    self.kill()
                    raise BenchFailed(f"{self._command[0]} 没有启动：{_last_words(log)}")

    def kill(self) -> None:
        """End it at once, as a power cut would (SIGKILL)."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Have it end with all its children, without tidying up; kill it when it does not."""
        self._end(signal.SIGQUIT)

    def _started(self, log: IO[bytes], deadline: float) -> bool:
        """False when it ended early: what a killed one leaves (its children, its port) may still be in the way."""
        process = _as_ordinary_user(self._command, self._folder, log)
        self._process = process
        while process.poll() is None and time.monotonic() < deadline:
            if self._answers():
                return True
            time.sleep(POLL_S)
        return False

    def _end(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(number)
        try:
            self._process.wait(STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


@contextmanager
def temporary_postgres() -> Iterator[Daemon]:
    """A running, empty PostgreSQL with one database; `url` is what ZHENGWEN_WEB_DATABASE takes. Raises BenchFailed."""
    programs = _postgres_programs()
    with _folder() as folder:
        data = folder / "data"
        _prepare([str(programs / "initdb"), f"--pgdata={data}", *"-U zhengwen -A trust -E UTF8 -N".split()], folder)
        command = [str(programs / "postgres"), "-D", str(data), "-k", str(folder), "-c", "listen_addresses="]
        url = f"postgresql://zhengwen@/postgres?host={quote(str(folder), safe='')}"
        with _running(Daemon(url, command, folder, lambda: _postgres_answers(url))) as daemon:
            yield daemon


@contextmanager
def temporary_redis() -> Iterator[Daemon]:
    """A running, empty Redis that writes nothing; `url` is what ZHENGWEN_WEB_REDIS takes. Raises BenchFailed."""
    program = shutil.which("redis-server")
    if program is None:
        raise BenchFailed("没有找到 redis-server，请先执行：apt-get install redis-server")
    with _folder() as folder:
        port = free_port()
        command = [program, *f"--bind 127.0.0.1 --port {port} --appendonly no --save".split(), "", "--dir", str(folder)]
        daemon = Daemon(f"redis://127.0.0.1:{port}/0", command, folder, lambda: _redis_answers(port))
        with _running(daemon):
            yield daemon


@contextmanager
def _running(daemon: Daemon) -> Iterator[Daemon]:
    daemon.start()
    try:
        yield daemon
    finally:
        daemon.stop()


@contextmanager
def _folder() -> Iterator[Path]:
    """A short path, for a socket's may have 107 bytes; owned by whom the server runs as."""
    with tempfile.TemporaryDirectory(prefix="zw-") as name:
        if user := _ordinary_user():
            os.chown(name, user.pw_uid, user.pw_gid)
        yield Path(name)


def _postgres_programs() -> Path:
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    found = [folder for folder in DEBIAN_POSTGRES.glob("*/bin") if (folder / "initdb").exists()]
    if not found:
        raise BenchFailed("没有找到 PostgreSQL 的服务程序，请先执行：apt-get install postgresql")
    return max(found, key=lambda folder: int(folder.parent.name))


def _prepare(command: Sequence[str], folder: Path) -> None:
    with tempfile.TemporaryFile() as log:
        if _as_ordinary_user(command, folder, log).wait(START_WITHIN_S) != 0:
            raise BenchFailed(f"{command[0]} 失败：{_last_words(log)}")


def _as_ordinary_user(command: Sequence[str], folder: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
    user = _ordinary_user()
    return subprocess.Popen(
        command,
        cwd=folder,
        # The language of the messages, and of the database's sorting, must not hang on the machine.
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"},
        stdout=log,
        stderr=subprocess.STDOUT,
        user=user and user.pw_uid,
        group=user and user.pw_gid,
        extra_groups=user and (),
        # Ctrl-C in the terminal is for the program that started it.
        start_new_session=True,
    )


def _ordinary_user() -> pwd.struct_passwd | None:
    """Whom root runs servers as; None for anybody else, who runs them as themselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next((known[name] for name in ORDINARY_USERS if name in known), None)


def _postgres_answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _redis_answers(port: int) -> bool:
    client = redis.Redis(port=port, socket_timeout=2.0)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def _last_words(log: IO[bytes]) -> str:
    log.seek(0)
    return log.read().decode("utf-8", "replace").strip()[-LAST_WORDS:] or "没有输出"
