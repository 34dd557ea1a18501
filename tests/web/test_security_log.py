import json
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import structlog

from web import security_log
from web.security_log import ADDRESSES_A_MINUTE, Detail, Event, SecurityLog

DETAIL = Detail("192.0.2.7", "k:0123456789ab", "0123456789ab", "t-1", "/api/v1/ask")


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = 1_000.0
        monkeypatch.setattr(security_log, "monotonic", lambda: self.at)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def lines(data: Path) -> list[dict[str, object]]:
    return [json.loads(line) for path in sorted((data / "logs").iterdir()) for line in path.read_text().splitlines()]


def told(data: Path) -> list[tuple[object, ...]]:
    return [(line["event"], line.get("address", ""), line["count"]) for line in lines(data)]


def test_a_line_says_when_what_and_who(tmp_path: Path) -> None:
    SecurityLog(tmp_path, 180).note(Event.SCOPE_MISSING, DETAIL)
    (path,) = (tmp_path / "logs").iterdir()
    today = datetime.now(UTC)
    assert path.name == f"security-{today.date()}.jsonl"
    (line,) = lines(tmp_path)
    assert abs(datetime.fromisoformat(str(line.pop("time"))) - today) < timedelta(seconds=10)
    assert line == {
        "event": "scope_missing",
        "address": "192.0.2.7",
        "owner": "k:0123456789ab",
        "key": "0123456789ab",
        "trace_id": "t-1",
        "route": "/api/v1/ask",
        "count": 1,
    }


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    SecurityLog(tmp_path, 180).note(Event.PURGE, Detail())
    (path,) = (tmp_path / "logs").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_comes_again_within_a_minute_is_counted(tmp_path: Path, clock: Clock) -> None:
    log = SecurityLog(tmp_path, 180)
    for _ in range(1_000):
        log.note(Event.BAD_KEY, Detail("192.0.2.7"))
    log.note(Event.BAD_KEY, Detail("192.0.2.8"))
    log.note(Event.BAD_TOKEN, Detail("192.0.2.7"))
    first = [("bad_key", "192.0.2.7", 1), ("bad_key", "192.0.2.8", 1), ("bad_token", "192.0.2.7", 1)]
    assert told(tmp_path) == first
    clock.at += 61
    log.note(Event.BAD_KEY, Detail("192.0.2.9"))
    assert told(tmp_path) == [*first, ("bad_key", "192.0.2.7", 999), ("bad_key", "192.0.2.9", 1)]


def test_at_the_end_what_was_counted_is_written(tmp_path: Path, clock: Clock) -> None:
    log = SecurityLog(tmp_path, 180)
    for _ in range(5):
        log.note(Event.RATE_LIMITED, DETAIL)
    log.close()
    log.close()
    assert [count for _, _, count in told(tmp_path)] == [1, 4]


def test_a_flood_from_everywhere_writes_a_bounded_number_of_lines(tmp_path: Path, clock: Clock) -> None:
    log = SecurityLog(tmp_path, 180)
    for n in range(10_000):
        log.note(Event.RATE_LIMITED, Detail(f"2001:db8:{n:x}::/64"))
    assert len(told(tmp_path)) == ADDRESSES_A_MINUTE
    log.close()
    assert told(tmp_path)[ADDRESSES_A_MINUTE:] == [("rate_limited", "*", 10_000 - ADDRESSES_A_MINUTE)]


def test_what_staff_does_is_written_each_time(tmp_path: Path) -> None:
    log = SecurityLog(tmp_path, 180)
    for _ in range(3):
        log.note(Event.KEY_CREATED, Detail(key="0123456789ab"))
    assert [event for event, _, _ in told(tmp_path)] == ["key_created"] * 3


def test_what_is_too_old_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    today = datetime.now(UTC).date()
    names = [f"security-{today - timedelta(days=days)}.jsonl" for days in (181, 180, 1)]
    names += ["security-2001-01-01.jsonl.gz", "access-2001-01-01.jsonl"]
    for name in names:
        (folder / name).write_text("")
    SecurityLog(tmp_path, 180).note(Event.PURGE, Detail())
    left = {path.name for path in folder.iterdir()}
    assert left == {*names[1:], f"security-{today}.jsonl"}


def test_several_processes_write_at_once_without_mixing_lines(tmp_path: Path) -> None:
    write = (
        "import sys; from pathlib import Path\n"
        "from web.security_log import *\n"
        "log = SecurityLog(Path(sys.argv[1]), 180)\n"
        "for n in range(500): log.note(Event.KEY_REVOKED, Detail(key=sys.argv[2] * 200))\n"
    )
    with_each = [subprocess.Popen([sys.executable, "-c", write, str(tmp_path), letter]) for letter in "abc"]
    assert [process.wait(30) for process in with_each] == [0, 0, 0]
    keys = [str(line["key"]) for line in lines(tmp_path)]
    assert sorted(keys) == sorted(letter * 200 for letter in "abc" for _ in range(500))


def test_a_folder_that_cannot_be_written_is_told_once_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    log = SecurityLog(tmp_path, 180)
    with structlog.testing.capture_logs() as ordinary:
        for _ in range(3):
            log.note(Event.PURGE, DETAIL)
    assert log.lost == 3
    assert [line["event"] for line in ordinary] == ["security log cannot be written"]
    (tmp_path / "logs").unlink()
    log.note(Event.PURGE, DETAIL)
    assert log.lost == 3
    text = "".join(path.read_text() for path in (tmp_path / "logs").iterdir())
    assert json.loads(text)["event"] == "purge"


def test_a_full_disk_loses_lines_and_says_so() -> None:
    # The device that is always full, in the place of the day's file.
    with pytest.raises(OSError, match="No space left"):
        security_log._append(Path("/dev/full"), b"{}\n")


def test_a_folder_that_vanished_is_made_again(tmp_path: Path) -> None:
    log = SecurityLog(tmp_path, 180)
    log.note(Event.PURGE, DETAIL)
    (path,) = (tmp_path / "logs").iterdir()
    path.unlink()
    path.parent.rmdir()
    log.note(Event.PURGE, DETAIL)
    log.note(Event.BACKUP, DETAIL)
    assert log.lost == 1
    assert [json.loads(line)["event"] for line in path.read_text().split("\n") if line] == ["backup"]
