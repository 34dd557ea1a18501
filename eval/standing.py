"""What a running service says of itself, and what its database really holds.

Takes a server's port, or the URL of a database; gives its standing, its counters and the ids of the answers that are
stored. Changes nothing in either, and imports nothing of web/. Run as `python -m eval.standing FILE`, it gives the ids
of a file as JSON.
"""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import psycopg

from eval.errors import BenchFailed
from eval.server import LAST_WORDS

# The file in the data folder where no other database is set.
DATABASE = "zhengwen.db"
HITS = "zhengwen_cache_hits_total"
TIMEOUT_S = 10.0
STORED = "SELECT id FROM answers"
READ_ONLY_WAIT_S = 10.0
Ids = Callable[[], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What /readyz says of storage and limits; numbers are rows."""

    storage: str
    waiting: int
    stored: int
    lost: int
    limits: str


def standing(port: int) -> Standing:
    """Ask /readyz. Raises httpx.HTTPError."""
    reply = httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=TIMEOUT_S, trust_env=False)
    given = reply.raise_for_status().json()
    storage = given["storage"]
    return Standing(storage["state"], storage["waiting"], storage["stored"], storage["lost"], given["limits"]["state"])


def counted(port: int, name: str) -> float:
    """The sum of a counter of /metrics over its labels; 0 where it counts nothing. Raises httpx.HTTPError."""
    reply = httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=TIMEOUT_S, trust_env=False).raise_for_status()
    lines = (line.rpartition(" ") for line in reply.text.splitlines() if not line.startswith("#"))
    return sum(float(value) for label, _, value in lines if label.partition("{")[0] == name)


def sqlite_ids(path: Path) -> Ids:
    """Reads the ids of the answers in a file; none while it has no such table."""

    def read() -> frozenset[str]:
        try:
            with closing(_opened(path)) as database:
                return frozenset(row[0] for row in database.execute(STORED))
        except sqlite3.OperationalError as error:
            if "no such table" in str(error) or not path.exists():
                return frozenset()
            raise

    return read


def ids_seen_by(within: Sequence[str], path: Path) -> Ids:
    """Like sqlite_ids, for a file that only the commands run within this one can see. Raises BenchFailed."""

    def read() -> frozenset[str]:
        command = [*within, sys.executable, "-m", "eval.standing", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BenchFailed(f"读不了数据库 {path}：{done.stderr.strip()[-LAST_WORDS:]}")
        return frozenset(json.loads(done.stdout))

    return read


def postgres_ids(url: str) -> Ids:
    """Reads the ids of the answers in a PostgreSQL; none while it has no such table."""

    def read() -> frozenset[str]:
        try:
            with psycopg.connect(url) as database:
                return frozenset(row[0] for row in database.execute(STORED))
        except psycopg.errors.UndefinedTable:
            return frozenset()

    return read


def is_sound(path: Path) -> bool:
    """Whether SQLite finds every page and index of the file as it should be."""
    with closing(_opened(path)) as database:
        checked: list[tuple[str]] = database.execute("PRAGMA integrity_check").fetchall()
        strays = database.execute("PRAGMA foreign_key_check").fetchall()
        return checked == [("ok",)] and not strays


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", timeout=READ_ONLY_WAIT_S, uri=True)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(sorted(sqlite_ids(Path(sys.argv[1]))())))
