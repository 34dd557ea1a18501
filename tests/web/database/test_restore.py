import asyncio
import gzip
import io
import json
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, update

from qa.models import Turn
from tests.web.database.conftest import KINDS, NewUrl, Open
from tests.web.database.rows import ME, YOU, answered, rated, rows, same, settle, wait_until
from web.database.archive import Archive
from web.database.backup import backup
from web.database.engine import open_engine, writing
from web.database.errors import BackupRefused, DatabaseForeign
from web.database.restore import restore
from web.database.rows import answer_row, feedback_row
from web.database.schema import upgrade
from web.database.tables import answers, erasures, keys, metadata, tokens
from web.database.writes import erase, store, store_feedback

NOW = datetime.now(UTC)


def fill(engine: Engine) -> None:
    given = [answered("甲“引”\u2028号", ME, history=[Turn("问", "答")]), answered("乙", YOU), answered("丙", "")]
    store(engine, [answer_row(record, same) for record in given])
    store_feedback(engine, feedback_row(rated(given[0].id, text="好"), same))
    with writing(engine) as connection:
        times = {"created": NOW, "expires": NOW + timedelta(days=9)}
        for key in ("k1", "k2"):
            values = {"id": key, "name": "甲方", "digest": key * 32, "scopes": "ask", "rate": "", "revoked": None}
            connection.execute(insert(keys), {**values, **times})
        connection.execute(
            insert(tokens), {"digest": "t", "owner": YOU, "issued": NOW, "expires": NOW + timedelta(days=9)}
        )
        connection.execute(insert(erasures), {"owner": "a:gone", "at": NOW})


def everything(url: str) -> dict[str, list[dict[str, Any]]]:
    def key(row: dict[str, Any]) -> str:
        return str(sorted(row.items(), key=lambda item: item[0]))

    return {table.name: sorted(rows(url, table), key=key) for table in metadata.sorted_tables}


@pytest.fixture
def file(engine: Engine, tmp_path: Path) -> Path:
    """A backup of a database with a row of every kind."""
    fill(engine)
    backup(engine, tmp_path / "zw.backup")
    return tmp_path / "zw.backup"


@pytest.mark.parametrize("target", KINDS)
def test_every_row_comes_back_in_either_kind_of_database(
    engine: Engine, url: str, target: str, new_url: NewUrl, tmp_path: Path
) -> None:
    fill(engine)
    counts = backup(engine, tmp_path / "b")
    assert counts == {"answers": 3, "conversations": 3, "feedback": 1, "keys": 2, "tokens": 1, "erasures": 1}
    other = new_url(target)
    opened = open_engine(other)
    assert restore(opened, tmp_path / "b") == counts
    opened.dispose()
    assert everything(other) == everything(url)


def test_the_file_is_its_owners_alone_and_nothing_lies_beside_it(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not [other for other in file.parent.iterdir() if "backup-" in other.name]


def test_a_backup_that_fails_leaves_the_one_before(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused) as told:
        backup(engine, tmp_path / "nowhere" / "b")
    assert "文件夹不存在" in str(told.value)
    empty = open_engine(f"sqlite:///{tmp_path / 'none.db'}")
    (tmp_path / "b").write_text("before")
    with pytest.raises(DatabaseForeign):
        backup(empty, tmp_path / "b")
    assert (tmp_path / "b").read_text() == "before"


def test_what_came_after_the_backup_goes(engine: Engine, url: str, file: Path) -> None:
    before = everything(url)
    store(engine, [answer_row(answered("later"), same)])
    restore(engine, file)
    assert everything(url) == before


def test_who_was_forgotten_since_stays_forgotten_and_others_come_back(engine: Engine, url: str, file: Path) -> None:
    erase(engine, {YOU: datetime.now(UTC)})
    restore(engine, file)
    assert {row["owner"] for row in rows(url, answers)} == {ME, ""}
    assert rows(url, tokens) == []
    assert {row["owner"] for row in rows(url, erasures)} == {"a:gone", YOU}
    restore(engine, file)
    assert YOU not in {row["owner"] for row in rows(url, answers)}


def test_who_was_forgotten_before_and_came_back_is_kept(engine: Engine, url: str, tmp_path: Path) -> None:
    erase(engine, {ME: datetime.now(UTC)})
    store(engine, [answer_row(answered("again", at=datetime.now(UTC)), same)])
    backup(engine, tmp_path / "b")
    restore(engine, tmp_path / "b")
    assert [row["question"] for row in rows(url, answers)] == ["again"]


def test_a_key_that_was_revoked_since_stays_revoked(engine: Engine, url: str, file: Path) -> None:
    with writing(engine) as connection:
        connection.execute(update(keys).where(keys.c.id == "k1").values(revoked=NOW))
    restore(engine, file)
    assert {row["id"]: row["revoked"] for row in rows(url, keys)} == {"k1": NOW, "k2": None}


def cut(packed: bytes) -> bytes:
    return packed[: len(packed) // 2]


def turned(packed: bytes) -> bytes:
    at = len(packed) // 2
    return packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :]


def lines_changed(change: Callable[[list[str]], list[str]], signed: bool = True) -> Callable[[bytes], bytes]:
    """A backup whose lines somebody changed by hand, with a foot that fits them where `signed`."""

    def changed(packed: bytes) -> bytes:
        *body, foot = change(list(io.StringIO(gzip.decompress(packed).decode(), newline="\n")))
        if signed:
            foot = json.dumps(json.loads(foot) | {"sha256": sha256("".join(body).encode()).hexdigest()}) + "\n"
        return gzip.compress("".join([*body, foot]).encode())

    return changed


def first_answer(change: Callable[[list[Any]], list[Any]]) -> Callable[[bytes], bytes]:
    def changed(lines: list[str]) -> list[str]:
        at = next(n for n, line in enumerate(lines) if line.startswith('["answers"'))
        return [*lines[:at], json.dumps(change(json.loads(lines[at]))) + "\n", *lines[at + 1 :]]

    return lines_changed(changed)


DAMAGED = {
    "empty": lambda _: b"",
    "no gzip": lambda _: b"letters to my aunt",
    "other gzip": lambda _: gzip.compress(b"letters\nto my aunt\n"),
    "other json": lambda _: gzip.compress(b"[1]\n{}\n"),
    "cut": cut,
    "a bit turned": turned,
    "a row less": lines_changed(lambda lines: [*lines[:2], *lines[3:]], signed=False),
    "a row twice": lines_changed(lambda lines: [*lines[:2], lines[1], *lines[2:]]),
    "no foot": lines_changed(lambda lines: [*lines[:-1], "[]\n"], signed=False),
    "more after the foot": lambda packed: packed + gzip.compress(b"[]\n"),
    "unknown table": lines_changed(lambda lines: [lines[0], '["sqlite_master",1]\n', *lines[1:]]),
    "a column less": first_answer(lambda row: row[:-1]),
    "a number for text": first_answer(lambda row: [*row[:-1], 7]),
    "text too long": first_answer(lambda row: [row[0], "x" * 33, *row[2:]]),
    "nothing where something must be": first_answer(lambda row: [row[0], None, *row[2:]]),
    "a time without zone": first_answer(lambda row: [*row[:4], "2026-01-01T00:00:00", *row[5:]]),
    "half of a surrogate pair": first_answer(lambda row: [*row[:5], "\ud800", *row[6:]]),
    "of no conversation": first_answer(lambda row: [*row[:3], "nowhere", *row[4:]]),
    "another format": lines_changed(lambda lines: ['{"format":"zhengwen-backup-9"}\n', *lines[1:]]),
    "an older revision": lines_changed(lambda lines: [lines[0].replace("0001", "0000"), *lines[1:]]),
    "a newer revision": lines_changed(lambda lines: [lines[0].replace("0001", "9999"), *lines[1:]]),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_one_sentence_and_changes_nothing(engine: Engine, url: str, file: Path, damage: str) -> None:
    before = everything(url)
    file.write_bytes(DAMAGED[damage](file.read_bytes()))
    with pytest.raises(BackupRefused) as told:
        restore(engine, file)
    assert "没有恢复" in str(told.value)
    assert "\n" not in str(told.value)
    assert everything(url) == before


def test_a_file_that_is_not_there_is_one_sentence(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="读不了"):
        restore(engine, tmp_path / "none")


@pytest.fixture
def busy_archive(url: str, open_archive: Open) -> Archive:
    archive = open_archive(url)
    for n in range(2_000):
        archive.record(answered(str(n), conversation=str(n)))
    settle(archive)
    return archive


def test_both_work_while_the_service_writes(url: str, busy_archive: Archive, tmp_path: Path) -> None:
    engine = open_engine(url)

    async def write_meanwhile(work: Callable[[], object]) -> int:
        working = asyncio.create_task(asyncio.to_thread(work))
        written = 0
        while not working.done():
            busy_archive.record(answered(f"meanwhile {written}"))
            written += 1
            await asyncio.sleep(0.005)
        await working
        return written

    assert asyncio.run(write_meanwhile(lambda: backup(engine, tmp_path / "b"))) > 3
    assert asyncio.run(write_meanwhile(lambda: restore(engine, tmp_path / "b"))) > 3
    settle(busy_archive)
    busy_archive.record(answered("afterwards"))
    settle(busy_archive)
    wait_until(lambda: not busy_archive.state.away)
    assert busy_archive.state.lost == 0
    kept = [row["question"] for row in rows(url, answers)]
    assert set(map(str, range(2_000))) <= set(kept)
    assert "afterwards" in kept
    engine.dispose()


def test_a_step_that_is_missing_is_made_before_rows_come_in(file: Path, new_url: NewUrl) -> None:
    fresh = open_engine(new_url("sqlite"))
    restore(fresh, file)
    upgrade(fresh)
    assert len(rows(str(fresh.url), answers)) == 3
    fresh.dispose()
