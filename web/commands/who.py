"""`python -m web keys create | list | revoke` and `python -m web token`: who is let in, decided while the service runs.

Takes arguments and settings; gives lines on the terminal and an exit status: 0 when it was done, 1 for a problem that
an operator can mend, said in one line. A key or token is printed once and stored nowhere. The service knows of a
change within 15 seconds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from index.errors import IndexProblem
from web.database.away import away_in_words
from web.database.engine import open_engine
from web.database.errors import StorageProblem
from web.database.schema import upgrade
from web.security_log import Detail, Event, SecurityLog
from web.settings import Rate, WebSettings
from web.who.caller import Scope
from web.who.keys import LONGEST_NAME, Key, create_key, id_of_key, list_keys, revoke_key
from web.who.times import now
from web.who.tokens import DAYS, issue_token, owner_of, revoke_tokens

LONGEST_RATE = 80
LONGEST_LIFE_DAYS = 3_650
LONGEST_OPENID = 128

keys = typer.Typer(no_args_is_help=True, help="合作方的密钥：发放、列出、撤销")

Name = Annotated[str, typer.Argument(help="合作方的名称，只用于辨认，1 至 80 字")]
Scopes = Annotated[list[Scope], typer.Option("--scope", help="权限，可重复：ask 提问和评价；read 读报告和数字")]
OwnRate = Annotated[str, typer.Option("--rate", help="这个密钥的提问频率，如 600/minute;20000/day；不给则按设置")]
Days = Annotated[int, typer.Option("--days", min=1, max=LONGEST_LIFE_DAYS, help="有效天数")]
KeyId = Annotated[str, typer.Argument(help="密钥的编号，见 keys list")]
Openid = Annotated[str, typer.Argument(help="小程序用户的 openid；只存它的 HMAC")]
Revoke = Annotated[bool, typer.Option("--revoke", help="不发放，而是收回这个用户的全部令牌")]


@keys.command()
def create(name: Name, scope: Scopes = list(Scope), rate: OwnRate = "", days: Days = 365) -> None:  # noqa: B006
    """发放一个密钥；只显示这一次。"""
    name = name.strip()
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise _refused(f"名称应为 1 至 {LONGEST_NAME} 个能显示的字")
    rate = _rate(rate)
    with _opened() as (engine, log, _settings):
        key = create_key(engine, name, set(scope), rate, days)
        log.note(Event.KEY_CREATED, Detail(key=id_of_key(key)))
    typer.echo(key)
    typer.echo(f"请交给{name}并妥善保存：{days} 天内有效，不会再次显示。", err=True)


@keys.command("list")
def list_all() -> None:
    """列出全部密钥（不含密钥本身）。"""
    with _opened() as (engine, _log, _settings):
        found = list_keys(engine)
    if not found:
        typer.echo("还没有密钥。")
    for key in found:
        typer.echo("\t".join((key.id, _standing(key), " ".join(sorted(key.scopes)), key.rate or "按设置", key.name)))


@keys.command()
def revoke(key_id: KeyId) -> None:
    """撤销一个密钥，15 秒内生效，不能恢复。"""
    with _opened() as (engine, log, _settings):
        if not revoke_key(engine, key_id):
            raise _refused("没有这个编号的密钥，或它已经撤销；编号见 python -m web keys list")
        log.note(Event.KEY_REVOKED, Detail(key=key_id))
    typer.echo(f"已撤销 {key_id}。")


def token(openid: Openid, revoke: Revoke = False) -> None:
    """为一个小程序用户发放令牌（用于试接口；只显示这一次），或收回他的令牌。"""
    if not 0 < len(openid.strip()) <= LONGEST_OPENID:
        raise _refused(f"openid 应为 1 至 {LONGEST_OPENID} 个字符")
    with _opened() as (engine, log, settings):
        secret = settings.user_secret.get_secret_value()
        if not secret:
            raise _refused("没有设置 ZHENGWEN_WEB_USER_SECRET（至少 32 个字符，要随机），用户登录没有开启")
        owner = owner_of(openid.strip(), secret)
        if revoke:
            count = revoke_tokens(engine, owner)
            log.note(Event.TOKEN_REVOKED, Detail(owner=owner))
            typer.echo(f"已收回 {count} 个令牌。")
            return
        issued = issue_token(engine, owner)
        log.note(Event.TOKEN_ISSUED, Detail(owner=owner))
    typer.echo(issued)
    typer.echo(f"{DAYS} 天内有效，不会再次显示。", err=True)


@contextmanager
def _opened() -> Iterator[tuple[Engine, SecurityLog, WebSettings]]:
    """The database with its tables, the log and the settings; what goes wrong with them is one line."""
    try:
        settings = WebSettings.read()
        engine = open_engine(settings.database_url)
        upgrade(engine)
        log = SecurityLog(settings.data, settings.security_log_days)
        try:
            yield engine, log, settings
        finally:
            engine.dispose()
    except (IndexProblem, StorageProblem) as problem:
        raise _refused(str(problem)) from problem
    except SQLAlchemyError as error:
        raise _refused(f"{away_in_words(error)}，什么也没有改；数据库由 ZHENGWEN_WEB_DATABASE 指定") from error


def _refused(why: str) -> typer.Exit:
    typer.echo(why, err=True)
    return typer.Exit(1)


def _rate(given: str) -> str:
    """As the settings write rates. Raises typer.Exit."""
    try:
        rate: str = TypeAdapter(Rate).validate_python(given) if given else ""
    except ValidationError as error:
        raise _refused("频率应写成 600/minute 或 600/minute;20000/day") from error
    if len(rate) > LONGEST_RATE:
        raise _refused("频率写得太长")
    return rate


def _standing(key: Key) -> str:
    if key.revoked:
        return f"{key.revoked:%Y-%m-%d} 撤销"
    return f"{key.expires:%Y-%m-%d} {'到期' if key.stands(now()) else '已过期'}"
