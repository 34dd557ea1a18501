"""Why the database does not take rows, in the words of staff. Takes what SQLAlchemy raised; gives one clause.

The driver's own message is not repeated: it may quote a row, an address or a password.
"""

import sqlite3

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from web.database.errors import DatabaseForeign

_SQLITE = {
    "SQLITE_BUSY": "数据库被别的程序锁住了",
    "SQLITE_LOCKED": "数据库被别的程序锁住了",
    "SQLITE_FULL": "存放数据库的磁盘已满",
    "SQLITE_CANTOPEN": "数据库文件打不开",
    "SQLITE_READONLY": "数据库文件不能写",
    "SQLITE_IOERR": "数据库文件读写出错",
    "SQLITE_CORRUPT": "数据库文件已损坏",
    "SQLITE_NOTADB": "数据库文件不是 SQLite 数据库",
}
# By the first characters of PostgreSQL's five; the longer are looked up first.
_POSTGRES = {
    "53100": "数据库的磁盘已满",
    "53": "数据库的资源用尽了",
    "55P03": "数据库被别的程序锁住了",
    "57014": "数据库太慢",
    "25006": "数据库只读",
    "42501": "数据库不给这个用户写的权限",
    "28": "数据库不接受用户名或密码",
    "57": "数据库正在关闭或启动",
    "08": "连不上数据库",
}


def away_in_words(error: SQLAlchemyError | DatabaseForeign) -> str:
    """One clause without a full stop."""
    if isinstance(error, DatabaseForeign):
        return str(error)
    if isinstance(error, PoolTimeout):
        return "数据库的连接都在使用中"
    cause = getattr(error, "orig", None)
    if isinstance(cause, sqlite3.Error):
        # Without a name it is ours: the file could not even be prepared.
        named = getattr(cause, "sqlite_errorname", "SQLITE_CANTOPEN")
        # Extended names have another word at their end: SQLITE_BUSY_SNAPSHOT.
        family = "_".join(named.split("_")[:2])
        return _SQLITE.get(family, f"数据库出错（{named}）")
    if state := getattr(cause, "sqlstate", None):
        return next((_POSTGRES[state[:n]] for n in (5, 2) if state[:n] in _POSTGRES), f"数据库出错（{state}）")
    return "连不上数据库"


def is_the_rows_fault(error: SQLAlchemyError) -> bool:
    """Whether the same row will fail again in a sound database; any other failure is worth another try."""
    if isinstance(error, DBAPIError):
        return isinstance(error, (DataError, IntegrityError))
    return isinstance(error, StatementError)
