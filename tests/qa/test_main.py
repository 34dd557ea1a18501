import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from index.errors import IndexUnwritable
from qa.__main__ import app, main
from qa.assistant import open_assistant
from tests.conftest import ROOT
from tests.qa.fakes import PROMPTS

SAID = "2024年目标：新增托位5000个以上。"
QUESTION = "今年新增多少托位"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started where no `.env` lies, with the shipped wording."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZHENGWEN_QA_PROMPTS", str(PROMPTS))


def run(*arguments: object, typed: str = "") -> tuple[int, list[str]]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=typed)
    return result.exit_code, result.stdout.splitlines()


def failed(*arguments: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the whole command says on stderr when it ends with status 1."""
    monkeypatch.setattr(sys, "argv", ["qa", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()


def test_ask_prints_the_answer_its_proof_and_the_label(city_index: Path) -> None:
    code, lines = run("ask", QUESTION, "--index", city_index)
    assert code == 0
    assert lines[0] == SAID
    assert lines[1] == "[1] 落实积极生育支持政策措施，扩大普惠托育服务供给，新增托位5000个以上。"
    assert lines[2].strip().startswith("xuzhou-2024 第59段 二、2024年主要预期目标和重点工作 › ")
    assert lines[-1].startswith("本回答由人工智能生成，以报告原文为准 · ")


def test_explain_prints_the_steps_before_the_answer(city_index: Path) -> None:
    code, lines = run("explain", QUESTION, "--index", city_index)
    assert code == 0
    assert lines[0] == f"问题    {QUESTION}"
    assert "报告    xuzhou-2024" in lines
    assert lines.index("结果    answered") + 1 == lines.index(SAID)


def test_chat_carries_the_conversation_and_ends_at_a_blank_line(city_index: Path) -> None:
    code, lines = run("chat", "--index", city_index, typed="今年城镇新增就业多少\n那去年呢\n\n今年新增多少托位\n")
    said = [line.removeprefix("问：") for line in lines]
    assert code == 0
    assert "2024年目标：全年城镇新增就业6.8万人。" in said
    assert "2023年完成：城镇新增就业8.6万人。" in said
    assert SAID not in said


def test_chat_ends_with_its_input(city_index: Path) -> None:
    assert run("chat", "--index", city_index)[0] == 0


def test_batch_answers_a_file_and_fails_when_a_line_was_no_question(city_index: Path, tmp_path: Path) -> None:
    questions, answers = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = json.dumps({"id": "a", "question": QUESTION}, ensure_ascii=False)
    questions.write_text(f"{good}\n", "utf-8")
    assert run("batch", questions, answers, "--index", city_index) == (0, [])
    (row,) = map(json.loads, answers.read_text("utf-8").splitlines())
    assert (row["id"], row["answer"], row["citations"][0]["marks"]) == ("a", SAID, [[24, 35]])

    questions.write_text(f"oops\n{good}\n", "utf-8")
    result = CliRunner().invoke(app, ["batch", str(questions), str(answers), "--index", str(city_index)])
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [f"有 1 行不是问题，原因写在 {answers}"]
    wrong, right = map(json.loads, answers.read_text("utf-8").splitlines())
    assert (wrong["line"], wrong["id"], right["id"], right["answer"]) == (1, None, "a", SAID)


def test_suggest_keeps_what_is_answered_and_then_does_nothing(
    city_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.suggesting.questions.MOST", 20)
    index = Path(shutil.copytree(city_index, tmp_path / "index"))
    kept = index / "suggestions.jsonl"
    code, (said,) = run("suggest", "--index", index)
    assert code == 0
    counts = re.fullmatch(rf"推荐的问题已写好：{kept}（试问 (\d+) 个，留下 (\d+) 个：.*就业\d+.*）", said)
    assert counts is not None
    assert 10 < int(counts[2]) <= int(counts[1]) == 20
    rows = kept.read_text("utf-8").splitlines()
    assert len(rows) == 1 + int(counts[2])

    assert run("suggest", "--index", index) == (0, [f"推荐的问题没有变动：{kept}"])
    only = rows[1]
    kept.write_text(f"{rows[0]}\n{only}\n", "utf-8")
    assert open_assistant(index, PROMPTS).ask("你好").suggestions == (json.loads(only)["question"],)

    kept.write_text(f"{rows[0]}\n{only[:-1]}\n", "utf-8")
    assert run("suggest", "--index", index) == (0, [said])
    assert kept.read_text("utf-8").splitlines() == rows


def test_suggest_without_leave_to_write_is_one_line(
    city_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Path(shutil.copytree(city_index, tmp_path / "index"))
    (index / "suggestions.jsonl").mkdir()
    monkeypatch.setattr("qa.suggesting.kept.questions_of", lambda *_: ())
    with pytest.raises(IndexUnwritable, match=f"推荐的问题写不进 {index}（是一个文件夹）"):
        CliRunner().invoke(app, ["suggest", "--index", str(index)], catch_exceptions=False)


def test_a_missing_index_is_one_line_with_the_command_that_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (said,) = failed("ask", QUESTION, "--index", tmp_path / "none", monkeypatch=monkeypatch, capsys=capsys)
    assert "还没有索引" in said
    assert "python -m index build" in said


def test_missing_wording_is_one_line(
    city_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZHENGWEN_QA_PROMPTS", str(tmp_path))
    (said,) = failed("ask", QUESTION, "--index", city_index, monkeypatch=monkeypatch, capsys=capsys)
    assert "replies.toml" in said


def test_a_wrong_setting_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ZHENGWEN_QA_HOME", "徐州市")
    (said,) = failed("ask", QUESTION, monkeypatch=monkeypatch, capsys=capsys)
    assert "ZHENGWEN_QA_HOME" in said


def test_the_module_is_the_command(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "qa", "ask", QUESTION],
        env={**os.environ, "PYTHONPATH": str(ROOT), "ZHENGWEN_DATA": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    assert f"{tmp_path}/index 里还没有索引" in ran.stderr
