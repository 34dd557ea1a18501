"""The form of a backup: gzip of JSON lines, the same for every kind of database. Takes and gives rows.

    {"format": "zhengwen-backup-1", "revision": "0001", "at": "2026-11-23T08:00:00+00:00"}
    ["answers", "<value of the first column>", …]           a line a row, the tables in the order in which they refer
    {"counts": {"answers": 1, …}, "sha256": "<of all lines before this one>"}

Who reads gets no row that does not fit its table, and learns at the end whether the file is whole.
"""

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import IO, Any

from sqlalchemy import JSON, Boolean, Column, Float, String, Table

from web.database.errors import BackupRefused
from web.database.schema import latest_revision
from web.database.tables import Moment, metadata

FORMAT = "zhengwen-backup-1"
# No row comes near it; a file that holds one line without end must not fill the memory.
LONGEST_LINE = 8 * 1024 * 1024
_TABLES = {table.name: table for table in metadata.sorted_tables}

Row = dict[str, Any]


def write_rows(file: IO[bytes], revision: str, rows: Iterable[tuple[Table, Sequence[object]]]) -> Counter[str]:
    """Write a whole backup; gives the rows of each table."""
    counts = Counter(dict.fromkeys(_TABLES, 0))
    digest = sha256()
    with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6) as packed:

        def put(value: object) -> None:
            line = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=datetime.isoformat).encode()
            digest.update(line + b"\n")
            packed.write(line + b"\n")

        put({"format": FORMAT, "revision": revision, "at": datetime.now(UTC)})
        for table, values in rows:
            put([table.name, *values])
            counts[table.name] += 1
        put({"counts": counts, "sha256": digest.hexdigest()})
    return counts


def read_rows(file: IO[bytes]) -> Iterator[tuple[Table, Row]]:
    """Every row of the backup in its order. Raises BackupRefused at the first fault, or at the end; and OSError."""
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as packed:
            yield from _checked_rows(packed)
    except (gzip.BadGzipFile, EOFError, zlib.error, RecursionError, ValueError, TypeError, KeyError) as error:
        raise BackupRefused("这不是完整的备份文件，或者它已损坏；没有恢复，数据库没有变动") from error


def _checked_rows(packed: gzip.GzipFile) -> Iterator[tuple[Table, Row]]:
    line = _next_line(packed)
    _check_head(json.loads(line))
    counts = Counter(dict.fromkeys(_TABLES, 0))
    digest = sha256(line)
    while isinstance(entry := json.loads(line := _next_line(packed)), list):
        digest.update(line)
        name, *values = entry
        counts[name] += 1
        yield _TABLES[name], _row(_TABLES[name], values)
    if entry != {"counts": counts, "sha256": digest.hexdigest()} or packed.read(1):
        raise ValueError("the foot does not fit the rows")


def _next_line(packed: gzip.GzipFile) -> bytes:
    line = packed.readline(LONGEST_LINE)
    if not line.endswith(b"\n"):
        raise ValueError("it ends early")
    return line


def _check_head(head: Mapping[str, object]) -> None:
    if head["format"] != FORMAT:
        raise BackupRefused("这个备份是别的版本的程序写的，格式不认识；没有恢复，数据库没有变动")
    revision, ours = str(head["revision"])[:32], latest_revision()
    if revision != ours:
        age = "更旧" if revision < ours else "更新"
        raise BackupRefused(
            f"备份的表结构（{revision}）比这个程序的（{ours}）{age}：请用写备份的那个版本恢复，再换程序；没有恢复，数据库没有变动"
        )


def _row(table: Table, values: Sequence[object]) -> Row:
    columns = table.columns
    return {column.name: _value(column, value) for column, value in zip(columns, values, strict=True)}


def _value(column: Column[Any], value: object) -> object:
    """As the table takes it; raises ValueError for what it would not take, or take for something else."""
    if value is None and column.nullable:
        return None
    kind = column.type
    if isinstance(kind, JSON):
        return _sound(json.dumps(value, ensure_ascii=False)) and value
    if isinstance(kind, Moment) and isinstance(value, str):
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment
    elif isinstance(kind, Boolean):
        if isinstance(value, bool):
            return value
    elif isinstance(kind, Float):
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
    elif isinstance(kind, String) and isinstance(value, str) and len(value) <= (kind.length or LONGEST_LINE):
        return _sound(value)
    raise ValueError(f"{column.name} is no {kind}")


def _sound(text: str) -> str:
    """The text itself; raises ValueError where it holds what no database takes."""
    if b"\0" in text.encode():
        raise ValueError("NUL")
    return text
