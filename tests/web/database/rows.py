"""Records to be stored, and what the tests of storage look at."""

import secrets
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Table, func, select

from qa.models import Answer, Trace, Turn
from tests.web.fakes import FOUND
from web.database.archive import Archive
from web.database.engine import open_engine
from web.database.records import AnswerRecord, Face, FeedbackRecord, Rating, Reason

TRACE = Trace("i" * 16, "p" * 16, "c" * 16, "g" * 16)
ME, YOU = "a:" + "1" * 64, "a:" + "2" * 64


def same(text: str) -> str:
    return text


def answered(
    question: str = "今年新增多少托位",
    owner: str = ME,
    conversation: str = "c1",
    history: Sequence[Turn] = (),
    answer: Answer = FOUND,
    at: datetime | None = None,
) -> AnswerRecord:
    now = at or datetime.now(UTC)
    return AnswerRecord(
        secrets.token_hex(16), owner, conversation, Face.API, now, question, tuple(history), answer, TRACE
    )


def rated(answer: str, owner: str = ME, rating: Rating = Rating.UP, text: str = "") -> FeedbackRecord:
    reason = Reason.UNANSWERED if rating is Rating.DOWN else None
    return FeedbackRecord(answer, owner, datetime.now(UTC), rating, reason, text)


def wait_until(true: Callable[[], object], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.01)


def settle(archive: Archive) -> None:
    wait_until(lambda: not archive.state.waiting)


def rows(url: str, table: Table) -> list[dict[str, Any]]:
    engine = open_engine(url)
    with engine.connect() as connection:
        found = [dict(row) for row in connection.execute(select(table)).mappings()]
    engine.dispose()
    return found


def count(engine: Engine, table: Table) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0
