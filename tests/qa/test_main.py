import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qa.__main__ import app, main
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
