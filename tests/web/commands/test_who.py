import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from sqlalchemy import Engine, insert
from typer.testing import CliRunner, Result

from web.commands.who import keys as key_commands
from web.commands.who import token
from web.database.engine import open_engine
from web.database.tables import keys
from web.settings import WebSettings
from web.who.caller import Scope
from web.who.keys import Key, digest_of_key, find_key, list_keys
from web.who.tokens import digest_of_token, find_token, owner_of

SECRET = "s" * 32

app = typer.Typer()
app.add_typer(key_commands, name="keys")
app.command("token")(token)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZHENGWEN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ZHENGWEN_WEB_USER_SECRET", SECRET)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


@pytest.fixture
def engine(data: Path) -> Engine:
    return open_engine(WebSettings.read().database_url)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def found(engine: Engine, key: str) -> Key:
    standing = find_key(engine, digest_of_key(key) or "")
    assert standing
    return standing


def logged(data: Path) -> list[dict[str, object]]:
    (path,) = (data / "logs").iterdir()
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_key_is_made_in_a_fresh_database_and_shown_once(engine: Engine, data: Path) -> None:
    done = run("keys", "create", "市图书馆")
    assert done.exit_code == 0
    key = done.stdout.strip()
    standing = found(engine, key)
    assert (standing.name, standing.scopes, standing.rate) == ("市图书馆", frozenset(Scope), "")
    assert standing.expires - standing.created == timedelta(days=365)
    assert "365 天内有效" in done.stderr
    assert key not in run("keys", "list").output
    assert [(event["event"], event["key"]) for event in logged(data)] == [("key_created", standing.id)]
    assert key.split("_", 2)[2] not in json.dumps(logged(data))
    if os.name == "posix":
        assert stat.S_IMODE((data / "zhengwen.db").stat().st_mode) == 0o600


def test_a_key_has_the_scopes_rate_and_life_that_were_asked_for(engine: Engine) -> None:
    options = ["--scope", "read", "--scope", "ask", "--rate", "10 per minute; 500/day", "--days", "7"]
    standing = found(engine, run("keys", "create", "甲", *options).stdout.strip())
    assert (standing.scopes, standing.rate) == (frozenset(Scope), "10/1minute;500/1day")
    assert standing.expires - standing.created == timedelta(days=7)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["keys", "create", " "], "名称"),
        (["keys", "create", "名" * 81], "名称"),
        (["keys", "create", "\x1b[2J"], "名称"),
        (["keys", "create", "甲", "--rate", "often"], "频率"),
        (["keys", "create", "甲", "--rate", "1/9999999999 day"], "频率"),
        (["keys", "create", "甲", "--rate", ";".join(["1000000/minute"] * 9)], "频率"),
        (["keys", "revoke", "0" * 12], "没有这个编号的密钥"),
        (["token", " "], "openid"),
        (["token", "o" * 129], "openid"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments: list[str], says: str, engine: Engine) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert run("keys", "list").stdout == "还没有密钥。\n"


@pytest.mark.parametrize("option", [["--scope", "rule"], ["--days", "0"], ["--days", "3651"]])
def test_an_option_out_of_its_range_is_refused(option: list[str]) -> None:
    assert run("keys", "create", "甲", *option).exit_code == 2


def test_the_list_tells_what_holds(engine: Engine) -> None:
    first = run("keys", "create", "甲", "--days", "30", "--scope", "ask").stdout.strip()
    second = run("keys", "create", "乙", "--scope", "read", "--rate", "5/minute").stdout.strip()
    run("keys", "revoke", found(engine, second).id)
    today = datetime.now(UTC)
    old = {"id": "f" * 12, "name": "丙", "digest": "d", "scopes": "ask", "rate": "", "revoked": None}
    with engine.begin() as connection:
        times = {"created": today + timedelta(seconds=5), "expires": today - timedelta(days=1)}
        connection.execute(insert(keys).values({**old, **times}))
    assert run("keys", "list").stdout.splitlines() == [
        f"{found(engine, first).id}\t{today + timedelta(days=30):%Y-%m-%d} 到期\task\t按设置\t甲",
        f"{found(engine, second).id}\t{today:%Y-%m-%d} 撤销\tread\t5/1minute\t乙",
        f"{'f' * 12}\t{today - timedelta(days=1):%Y-%m-%d} 已过期\task\t按设置\t丙",
    ]


def test_a_key_is_revoked_once(engine: Engine, data: Path) -> None:
    key = found(engine, run("keys", "create", "甲").stdout.strip())
    assert run("keys", "revoke", key.id).stdout == f"已撤销 {key.id}。\n"
    assert run("keys", "revoke", key.id).exit_code == 1
    assert [key.revoked is not None for key in list_keys(engine)] == [True]
    assert [event["event"] for event in logged(data)] == ["key_created", "key_revoked"]


def test_a_token_is_issued_and_taken_back(engine: Engine, data: Path) -> None:
    issued = run("token", "openid-1").stdout.strip()
    digest = digest_of_token(issued) or ""
    token = find_token(engine, digest)
    assert token
    assert token.owner == owner_of("openid-1", SECRET)
    assert run("token", "openid-1", "--revoke").stdout == "已收回 1 个令牌。\n"
    assert find_token(engine, digest) is None
    events = logged(data)
    assert [event["event"] for event in events] == ["token_issued", "token_revoked"]
    assert not any(secret in json.dumps(events) for secret in ("openid-1", issued, SECRET))


def test_without_a_secret_it_is_said_which_setting_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZHENGWEN_WEB_USER_SECRET")
    done = run("token", "openid-1")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "ZHENGWEN_WEB_USER_SECRET" in done.stderr


@pytest.mark.parametrize("url", ["geheim", "mysql://u:geheim@h/d", "postgresql://u:geheim@127.0.0.1:1/d"])
def test_a_database_that_is_away_or_misnamed_is_said_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("ZHENGWEN_WEB_DATABASE", url)
    done = run("keys", "list")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "ZHENGWEN_WEB_DATABASE" in done.stderr
    assert "geheim" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_WEB_RATE_KEY", "1/9999999999 day")
    done = run("keys", "list")
    assert done.exit_code == 1
    assert "ZHENGWEN_WEB_RATE_KEY" in done.stderr
