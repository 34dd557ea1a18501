from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, insert, select

from tests.web.database.conftest import Open
from tests.web.database.rows import ME, YOU, answered, count, rated, rows, same, settle
from web.database.engine import writing
from web.database.purging import Purged, oldest_kept, purge
from web.database.rows import answer_row, feedback_row
from web.database.tables import answers, conversations, feedback, tokens
from web.database.writes import store, store_feedback

NOW = datetime.now(UTC)


def put(engine: Engine, *days_ago: float, owner: str = ME, conversation: str = "c1") -> list[str]:
    times = [NOW - timedelta(days=days) for days in sorted(days_ago, reverse=True)]
    given = [answered(owner=owner, conversation=conversation, at=at) for at in times]
    store(engine, [answer_row(record, same) for record in given])
    return [record.id for record in given]


def put_token(engine: Engine, digest: str, expires_in_days: float) -> None:
    with writing(engine) as connection:
        values = {"digest": digest, "owner": ME, "issued": NOW, "expires": NOW + timedelta(days=expires_in_days)}
        connection.execute(insert(tokens), values)


def test_what_is_older_goes_with_its_feedback_and_what_is_younger_stays(engine: Engine) -> None:
    old, _ = put(engine, 200, 181)
    (kept,) = put(engine, 179, conversation="c2")
    put(engine, 300, owner=YOU)
    for answer in (old, kept):
        store_feedback(engine, feedback_row(rated(answer), same))
    put_token(engine, "a", -1)
    put_token(engine, "b", 1)
    assert purge(engine, oldest_kept(180)) == Purged(answers=3, conversations=2, tokens=1)
    with engine.connect() as connection:
        assert connection.scalars(select(answers.c.id)).all() == [kept]
        assert connection.scalars(select(feedback.c.answer)).all() == [kept]
        assert connection.scalars(select(conversations.c.id)).all() == ["c2"]
        assert connection.scalars(select(tokens.c.digest)).all() == ["b"]
    assert purge(engine, oldest_kept(180)) == Purged(0, 0, 0)


def test_a_conversation_that_goes_on_keeps_its_younger_answers(engine: Engine) -> None:
    put(engine, 200, 1)
    assert purge(engine, oldest_kept(180)) == Purged(1, 0, 0)
    assert (count(engine, answers), count(engine, conversations)) == (1, 1)


def test_an_old_backlog_goes_in_helpings(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.database.purging.CHUNK", 10)
    put(engine, *(200 + n / 100 for n in range(35)))
    assert purge(engine, oldest_kept(180)).answers == 35


def test_the_archive_purges_when_it_starts(engine: Engine, url: str, open_archive: Open) -> None:
    put(engine, 31, 29)
    archive = open_archive(url, keep_days=30)
    archive.record(answered("neu"))
    settle(archive)
    archive.close(5.0)
    assert len(rows(url, answers)) == 2
