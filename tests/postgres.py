"""A real PostgreSQL for the tests that store: one server a session, a new schema of its database a test."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import psycopg
import pytest

from eval.errors import BenchFailed
from eval.servers import Daemon, temporary_postgres

_NUMBERS = count(1)


@contextmanager
def needed_postgres() -> Iterator[Daemon]:
    """A server of one's own, to be killed; without its programs the test is skipped, but fails on CI."""
    try:
        started = temporary_postgres()
        daemon = started.__enter__()
    except BenchFailed as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(missing))
    try:
        yield daemon
    finally:
        started.__exit__(None, None, None)


def new_database(server: str) -> str:
    """The URL of an empty schema of that server: a client sees no more than that, and it is made in no time."""
    name = f"test_{next(_NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    return f"{server}&options=-csearch_path%3D{name}"
