import sqlite3

import psycopg
import pytest
from sqlalchemy.exc import (
    DataError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
    StatementError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from web.database.away import away_in_words, is_the_rows_fault
from web.database.errors import DatabaseForeign


def postgres(error: type[psycopg.Error]) -> OperationalError:
    return OperationalError("SELECT 1", {}, error("password=hunter2"))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (postgres(psycopg.errors.DiskFull), "数据库的磁盘已满"),
        (postgres(psycopg.errors.TooManyConnections), "数据库的资源用尽了"),
        (postgres(psycopg.errors.LockNotAvailable), "数据库被别的程序锁住了"),
        (postgres(psycopg.errors.QueryCanceled), "数据库太慢"),
        (postgres(psycopg.errors.AdminShutdown), "数据库正在关闭或启动"),
        (postgres(psycopg.errors.InvalidPassword), "数据库不接受用户名或密码"),
        (postgres(psycopg.errors.InsufficientPrivilege), "数据库不给这个用户写的权限"),
        (postgres(psycopg.errors.ReadOnlySqlTransaction), "数据库只读"),
        (postgres(psycopg.errors.UndefinedTable), "数据库出错（42P01）"),
        (postgres(psycopg.OperationalError), "连不上数据库"),
        (OperationalError("SELECT 1", {}, sqlite3.OperationalError("hunter2")), "数据库文件打不开"),
        (PoolTimeout(), "数据库的连接都在使用中"),
        (DatabaseForeign("数据库是更新版本的程序写的"), "数据库是更新版本的程序写的"),
    ],
)
def test_each_failure_has_its_clause_without_the_drivers_words(
    error: SQLAlchemyError | DatabaseForeign, said: str
) -> None:
    assert away_in_words(error) == said


def test_a_row_is_to_blame_for_what_it_holds_and_for_nothing_else() -> None:
    cause = Exception()
    blamed = DataError("", {}, cause), IntegrityError("", {}, cause), StatementError("", "", {}, cause)
    others = OperationalError("", {}, cause), ProgrammingError("", {}, cause), PoolTimeout()
    assert [is_the_rows_fault(error) for error in blamed] == [True] * 3
    assert [is_the_rows_fault(error) for error in others] == [False] * 3
