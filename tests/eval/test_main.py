"""The command line: scoring again, and problems as one line."""

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.answers import answer_line, write_jsonl
from qa.models import Answer, Outcome
from tests.eval.fakes import case, citation

LINE = {
    "id": "a1",
    "group": "staff",
    "question": "今年新增多少托位",
    "answerable": True,
    "gold": [["5000"]],
    "quotes": [],
}


def command(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["eval", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    return int(left.value.code or 0)


def test_score_reads_answers_and_prints_the_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "set.jsonl"
    questions.write_text(json.dumps(LINE), "utf-8")
    reply = Answer(Outcome.ANSWERED, "5000个", citations=(citation("新增托位5000个"),), latency_ms=8.0)
    write_jsonl(tmp_path / "answers.jsonl", [answer_line(case(), reply)])
    assert command(monkeypatch, "score", "--questions", str(questions), "--out", str(tmp_path)) == 0
    assert "答对（报告有）：1/1 100.0%（20.7%–100.0%）" in capsys.readouterr().out
    assert json.loads((tmp_path / "results.jsonl").read_text("utf-8"))["right"] is True
    assert "| staff | 1 |" in (tmp_path / "summary.md").read_text("utf-8")


def test_a_malformed_set_is_one_line_and_status_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "set.jsonl"
    questions.write_text(json.dumps(LINE) + "\n{", "utf-8")
    for name in ("run", "score", "bench"):
        assert command(monkeypatch, name, "--questions", str(questions), "--out", str(tmp_path)) == 1
        assert capsys.readouterr().err == "set.jsonl 第 2 行：不是 JSON，请检查第 2 个字符附近\n"


def test_no_index_is_one_line_and_status_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch, "run", "--index", str(tmp_path / "none"), "--out", str(tmp_path)) == 1
    assert "请运行 python -m index build" in capsys.readouterr().err


def test_figures_are_scored_without_an_index(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["eval", "figures"])
    monkeypatch.chdir(Path(__file__).parents[2])
    with pytest.raises(SystemExit) as left:
        main()
    assert not left.value.code
    told = capsys.readouterr().out
    assert "徐州" in told
    assert "另外四份" in told
