import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from qa.models import Answer, Trace, Turn
from tests.web.database.rows import TRACE, answered, rows, same
from tests.web.fakes import FOUND
from web.commands.storage import add_storage_commands
from web.database.engine import open_engine
from web.database.records import AnswerRecord
from web.database.rows import answer_row
from web.database.schema import upgrade
from web.database.tables import answers
from web.database.writes import store

app = typer.Typer()
add_storage_commands(app)


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("ZHENGWEN_DATA", str(tmp_path))
    return f"sqlite:///{tmp_path / 'zhengwen.db'}"


def put(url: str, *records: AnswerRecord) -> None:
    engine = open_engine(url)
    upgrade(engine)
    store(engine, [answer_row(record, same) for record in records])
    engine.dispose()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def test_purge_says_what_it_deleted(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_WEB_KEEP_DAYS", "30")
    now = datetime.now(UTC)
    put(url, answered(at=now - timedelta(days=31)), answered("新", conversation="c2", at=now))
    done = run("purge")
    assert (done.exit_code, done.stdout) == (
        0,
        "已删除超过 30 天的回答 1 个、没有回答的会话 1 个、过期的令牌 0 个。\n",
    )
    assert [row["question"] for row in rows(url, answers)] == ["新"]


def test_backup_and_restore_say_how_much_they_moved(url: str, tmp_path: Path) -> None:
    put(url, answered("甲"))
    done = run("backup", str(tmp_path / "b"))
    assert done.exit_code == 0
    assert "回答 1" in done.stdout
    put(url, answered("乙", conversation="c2"))
    done = run("restore", str(tmp_path / "b"))
    assert done.exit_code == 0
    assert re.search(r"会话 1，.*回答 1，|回答 1，.*会话 1，", done.stdout)
    assert [row["question"] for row in rows(url, answers)] == ["甲"]


def test_what_was_done_stands_in_the_security_log(url: str, tmp_path: Path) -> None:
    put(url, answered("甲"))
    for command in (["purge"], ["backup", str(tmp_path / "b")], ["restore", str(tmp_path / "b")]):
        assert run(*command).exit_code == 0
    [log] = (tmp_path / "logs").glob("security-*.jsonl")
    assert [json.loads(line)["event"] for line in log.read_text().splitlines()] == ["purge", "backup", "restore"]


def test_restoring_brings_back_nothing_that_is_too_old(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(url, answered(at=datetime.now(UTC) - timedelta(days=100)))
    assert run("backup", str(tmp_path / "b")).exit_code == 0
    monkeypatch.setenv("ZHENGWEN_WEB_KEEP_DAYS", "30")
    assert run("restore", str(tmp_path / "b")).exit_code == 0
    assert rows(url, answers) == []


@pytest.mark.parametrize("command", [["purge"], ["backup", "b"], ["restore", "none"]])
def test_what_an_operator_must_mend_is_one_line(url: str, tmp_path: Path, command: list[str]) -> None:
    done = run(command[0], *(str(tmp_path / name) for name in command[1:]))
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert not (tmp_path / "b").exists()


def test_a_database_that_is_away_is_one_line(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_WEB_DATABASE", "postgresql://me:hunter2@127.0.0.1:1/db")
    done = run("purge")
    assert (done.exit_code, done.stderr) == (1, "连不上数据库，没有完成。\n")
    monkeypatch.setenv("ZHENGWEN_WEB_DATABASE", "mysql://me:hunter2@host/db")
    done = run("purge")
    assert done.exit_code == 1
    assert "hunter2" not in done.stderr


class Asked:
    """An assistant that answers one thing."""

    def __init__(self, answer: Answer, trace: Trace) -> None:
        self.answer, self.trace = answer, trace

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        return self.answer


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What `replay` opens in the place of an index and a model."""
    assistant = Asked(FOUND, TRACE)
    monkeypatch.setattr("qa.assistant.open_assistant", lambda *_: assistant)
    return assistant


def test_a_replay_that_gives_the_same_says_so(url: str, asked: Asked) -> None:
    record = answered("今年新增多少托位")
    put(url, record)
    done = run("replay", record.id)
    assert (done.exit_code, done.stdout) == (0, "答案逐字相同。\n")
    asked.trace = replace(TRACE, program="x")
    assert run("replay", record.id).stdout == "答案逐字相同。（变了但不影响这个回答：程序。）\n"


def test_a_replay_that_differs_shows_both_and_why(url: str, asked: Asked) -> None:
    record = answered("今年新增多少托位")
    put(url, record)
    asked.answer, asked.trace = replace(FOUND, answer="别的。"), replace(TRACE, index="x")
    done = run("replay", record.id)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "答案不同：answer。",
        "从那时起变了的：索引。",
        "问题：今年新增多少托位",
        f"当时：{FOUND.answer}",
        "现在：别的。",
    ]
    asked.trace = TRACE
    assert "报告给开发者" in run("replay", record.id).stdout


def test_a_replay_of_masked_words_says_so(url: str, asked: Asked) -> None:
    record = answered("我叫张三，今年新增多少托位")
    engine = open_engine(url)
    upgrade(engine)
    store(engine, [answer_row(record, lambda text: text.replace("张三", "[姓名]"))])
    engine.dispose()
    asked.answer = replace(FOUND, answer="别的。")
    assert "遮盖了个人信息" in run("replay", record.id).stdout


def test_an_answer_that_there_is_not_ends_with_two(url: str, asked: Asked) -> None:
    put(url, answered())
    done = run("replay", "0" * 32)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
