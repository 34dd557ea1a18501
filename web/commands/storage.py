"""`python -m web purge | backup | restore | replay`: what an operator does with what is kept.

Takes arguments and settings, gives lines on the terminal and an exit status: 1 for a problem that an operator can
mend, said in one line, or for a replay that gave another answer; 2 for an answer that there is not.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from index.errors import IndexProblem
from web.database.away import away_in_words
from web.database.engine import open_engine
from web.database.errors import RowUnknown, StorageProblem
from web.security_log import Detail, Event, SecurityLog
from web.settings import WebSettings

if TYPE_CHECKING:
    from qa.assistant import Assistant

File = Annotated[Path, typer.Argument(help="备份文件", dir_okay=False)]
AnswerId = Annotated[str, typer.Argument(metavar="编号", help="回答的编号：接口返回的 id")]
_NAMES = {
    "conversations": "会话",
    "answers": "回答",
    "feedback": "评价",
    "keys": "密钥",
    "tokens": "令牌",
    "erasures": "删除登记",
}


def add_storage_commands(app: typer.Typer) -> None:
    """Make the four commands part of `app`."""
    for command in (purge, backup, restore, replay):
        app.command()(command)


def purge() -> None:
    """删除超过保存期限的问答和过期的令牌。"""
    from web.database.purging import oldest_kept
    from web.database.purging import purge as delete_older
    from web.database.schema import require_tables

    with _database() as (engine, settings):
        require_tables(engine)
        purged = delete_older(engine, oldest_kept(settings.keep_days))
        _log(settings, Event.PURGE)
    typer.echo(
        f"已删除超过 {settings.keep_days} 天的回答 {purged.answers} 个、"
        f"没有回答的会话 {purged.conversations} 个、过期的令牌 {purged.tokens} 个。"
    )


def backup(file: File) -> None:
    """把数据库备份成一个文件，服务不用停。"""
    from web.database.backup import backup as write_backup

    with _database() as (engine, settings):
        counts = write_backup(engine, file)
        _log(settings, Event.BACKUP)
    typer.echo(f"已备份到 {file}：{_in_words(counts)}。")


def restore(file: File) -> None:
    """用备份替换数据库里的全部内容，服务不用停；备份之后要求删除的人，内容不会回来。"""
    from web.database.purging import oldest_kept
    from web.database.purging import purge as delete_older
    from web.database.restore import restore as take_backup

    with _database() as (engine, settings):
        counts = take_backup(engine, file)
        delete_older(engine, oldest_kept(settings.keep_days))
        _log(settings, Event.RESTORE)
    typer.echo(f"已从 {file} 恢复：{_in_words(counts)}；其中已要求删除的和超过保存期限的，已再次删除。")


def replay(answer: AnswerId) -> None:
    """再问一遍存下的问题，看回答是否逐字相同；不同时说明变了什么。"""
    from web.database.replay import replay as ask_again

    with _database() as (engine, _):
        assistant = _assistant()
        try:
            done = ask_again(engine, answer, assistant)
        except RowUnknown as unknown:
            typer.echo(str(unknown), err=True)
            raise typer.Exit(2) from unknown
    changed = "、".join(done.changed)
    if done.same:
        typer.echo("答案逐字相同。" + (f"（变了但不影响这个回答：{changed}。）" if changed else ""))
        return
    typer.echo(f"答案不同：{'、'.join(done.differing) or '只在遮盖了的字上'}。")
    if changed:
        typer.echo(f"从那时起变了的：{changed}。")
    if done.masked:
        typer.echo("存下的问题里遮盖了个人信息，再问的不是原来的字。")
    if not changed and not done.masked:
        typer.echo("索引、措辞、设置和程序都没有变，不该如此：请把这个编号报告给开发者。")
    typer.echo(f"问题：{done.question}\n当时：{done.then['answer']}\n现在：{done.now['answer']}")
    raise typer.Exit(1)


def _log(settings: WebSettings, event: Event) -> None:
    SecurityLog(settings.data, settings.security_log_days).note(event, Detail())


def _assistant() -> "Assistant":
    from index.settings import IndexSettings
    from qa.assistant import open_assistant
    from qa.settings import QaSettings

    indexing, qa = IndexSettings.read(), QaSettings.read()
    return open_assistant(indexing.folder, qa.prompts, qa.home_region)


@contextmanager
def _database() -> Iterator[tuple[Engine, WebSettings]]:
    """The database of the settings; what an operator can mend ends the command with one line."""
    from qa.prompts import PromptError

    try:
        settings = WebSettings.read()
        engine = open_engine(settings.database_url)
        try:
            yield engine, settings
        finally:
            engine.dispose()
    except (StorageProblem, IndexProblem, PromptError) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem
    except SQLAlchemyError as error:
        typer.echo(f"{away_in_words(error)}，没有完成。", err=True)
        raise typer.Exit(1) from None


def _in_words(counts: Mapping[str, int]) -> str:
    return "，".join(f"{_NAMES[name]} {count}" for name, count in counts.items())
