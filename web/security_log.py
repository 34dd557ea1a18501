"""The security log: who was refused, and what was done to keys, tokens and stored data. One JSON object a line.

Takes events with address, owner or key id, trace id and route; never a key, a token or a question. Writes
`<data>/logs/security-YYYY-MM-DD.jsonl` (days of UTC, mode 0600), each line in one appending write, so that service and
commands can write at once; deletes the files of days that need not be kept. A disk that does not take a line stops
nobody: it is counted, and told once in the ordinary log.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum, auto
from pathlib import Path
from threading import Lock
from time import monotonic

import structlog

ADDRESSES_A_MINUTE = 500
_MINUTE_S = 60.0
_MANY = "*"
_FILE = re.compile(r"security-(\d{4}-\d{2}-\d{2})\.jsonl")
_log = structlog.get_logger("web")


class Event(StrEnum):
    """What is logged."""

    BAD_KEY = auto()
    BAD_TOKEN = auto()
    SCOPE_MISSING = auto()
    RATE_LIMITED = auto()
    KEY_CREATED = auto()
    KEY_REVOKED = auto()
    TOKEN_ISSUED = auto()
    TOKEN_REVOKED = auto()
    HISTORY_DELETED = auto()
    BACKUP = auto()
    RESTORE = auto()
    PURGE = auto()


# What anybody can bring about as often as they like; all else is written each time.
_FLOODS = frozenset({Event.BAD_KEY, Event.BAD_TOKEN, Event.SCOPE_MISSING, Event.RATE_LIMITED})


@dataclass(frozen=True, slots=True)
class Detail:
    """Whom and what an event concerns; what is not known is empty.

    `owner` is a digest, `key` the id of a key, `route` the route as it is declared.
    """

    address: str = ""
    owner: str = ""
    key: str = ""
    trace_id: str = ""
    route: str = ""


@dataclass(slots=True)
class _Repeated:
    """Events of one kind from one address after the one that was written."""

    began: float
    detail: Detail
    count: int = 0


class SecurityLog:
    """The log in the folder `data`, kept for `days`."""

    def __init__(self, data: Path, days: int) -> None:
        self._folder = data / "logs"
        self._days = days
        self._lock = Lock()
        self._repeated: dict[tuple[Event, str], _Repeated] = {}
        self._swept_at = monotonic()
        self._cleared_on: date | None = None
        self._failing = False
        self._lost = 0

    @property
    def lost(self) -> int:
        """How many lines the disk did not take."""
        return self._lost

    def note(self, event: Event, detail: Detail) -> None:
        """Log it; never fails. Of what can come in floods: one line a minute for each address, then how many more."""
        with self._lock:
            now = monotonic()
            if now - self._swept_at >= _MINUTE_S:
                self._sweep(now - _MINUTE_S)
                self._swept_at = now
            if event not in _FLOODS or self._is_first(event, detail, now):
                self._write(event, detail, 1)

    def close(self) -> None:
        """Write the counts of what came again since its line."""
        with self._lock:
            self._sweep(monotonic())

    def _is_first(self, event: Event, detail: Detail, now: float) -> bool:
        """Whether it gets a line of its own; else it is counted, beyond so many addresses all together."""
        repeated = self._repeated.get((event, detail.address))
        if repeated is None and len(self._repeated) < ADDRESSES_A_MINUTE:
            self._repeated[event, detail.address] = _Repeated(now, detail)
            return True
        if repeated is None:
            detail = Detail(address=_MANY)
            repeated = self._repeated.setdefault((event, _MANY), _Repeated(now, detail))
        repeated.count += 1
        repeated.detail = detail
        return False

    def _sweep(self, latest: float) -> None:
        """Forget what began at `latest` or before, and write how often it came again."""
        for key, repeated in list(self._repeated.items()):
            if repeated.began <= latest:
                del self._repeated[key]
                if repeated.count:
                    self._write(key[0], repeated.detail, repeated.count)

    def _write(self, event: Event, detail: Detail, count: int) -> None:
        now = datetime.now(UTC)
        try:
            self._clear(now.date())
            # What was cut off by a full disk must not swallow the next line.
            line = b"\n" * self._failing + _line(now, event, detail, count)
            _append(self._folder / f"security-{now.date()}.jsonl", line)
        except OSError as error:
            self._lost += 1
            self._cleared_on = None
            if not self._failing:
                _log.warning("security log cannot be written", error=error.strerror)
            self._failing = True
        else:
            self._failing = False

    def _clear(self, today: date) -> None:
        """Once a day: the folder, without what is too old."""
        if self._cleared_on == today:
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in _files_before(self._folder, today - timedelta(days=self._days)):
            path.unlink(missing_ok=True)
        self._cleared_on = today


def _files_before(folder: Path, oldest: date) -> Iterator[Path]:
    for path in folder.iterdir():
        named = _FILE.fullmatch(path.name)
        if named and named[1] < oldest.isoformat():
            yield path


def _line(now: datetime, event: Event, detail: Detail, count: int) -> bytes:
    fields = {
        "time": now.isoformat(timespec="milliseconds"),
        "event": event.value,
        "address": detail.address,
        "owner": detail.owner,
        "key": detail.key,
        "trace_id": detail.trace_id,
        "route": detail.route,
        "count": count,
    }
    return json.dumps({name: value for name, value in fields.items() if value}).encode() + b"\n"


def _append(path: Path, line: bytes) -> None:
    """One write, so that lines of several processes do not mix. Raises OSError."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        if os.write(file, line) < len(line):
            raise OSError(0, "only a part of the line was written")
    finally:
        os.close(file)
