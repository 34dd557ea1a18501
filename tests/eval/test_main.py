"""The command line: scoring again, and problems as one line."""

import json
import tomllib
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.answers import answer_line, write_jsonl
from eval.ground import Ground
from eval.publish import Announced
from qa.assistant import Assistant
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


def test_scoring_again_leaves_the_step_out_of_the_page_of_what_went_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "set.jsonl"
    questions.write_text(json.dumps(LINE), "utf-8")
    write_jsonl(tmp_path / "answers.jsonl", [answer_line(case(), Answer(Outcome.ANSWERED, "600个"))])
    assert command(monkeypatch, "score", "--questions", str(questions), "--out", str(tmp_path)) == 0
    told = capsys.readouterr().out
    assert "答错、无据或太长：1 题" in told
    assert f"各组的表：{tmp_path / 'summary.md'}\n错题：{tmp_path / 'wrong.md'}\n" in told
    page = (tmp_path / "wrong.md").read_text("utf-8")
    assert "- 答（answered）：600个" in page
    assert "出错的一步" not in page


def test_several_sets_are_asked_and_each_has_its_pages(
    city_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, fields in (("one", {"answerable": False}), ("two", {"reports": ["xuzhou-2024"]})):
        line = LINE | {"question": "帮我写一首诗"} | fields
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(line), "utf-8")
    whole: list[Path] = []

    def open_every(ground: Ground) -> Assistant:
        whole.append(ground.index)
        return ground.assistant

    monkeypatch.setattr("eval.__main__.open_every", open_every)
    monkeypatch.chdir(Path(__file__).parents[2])
    paths = [item for name in ("one", "two") for item in ("--questions", str(tmp_path / f"{name}.jsonl"))]
    out = tmp_path / "out"
    assert command(monkeypatch, "run", *paths, "--every", "--index", str(city_index), "--out", str(out)) == 0
    assert whole == [city_index]
    told = capsys.readouterr().out
    assert told.index("评测结果：one") < told.index("评测结果：two")
    assert f"错题：{out / 'one' / 'wrong.md'}\n各组的表：{out / 'two' / 'summary.md'}\n" in told
    assert (out / "one" / "wrong.md").read_text("utf-8") == "# 错题 0/1\n"
    assert "- 出错的一步：**范围**，" in (out / "two" / "wrong.md").read_text("utf-8")
    configured = [json.loads((out / name / "config.json").read_text("utf-8"))["questions"] for name in ("one", "two")]
    assert configured == ["one.jsonl", "two.jsonl"]


def test_a_report_that_the_index_lacks_is_told_before_anything_is_asked(
    city_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "set.jsonl"
    questions.write_text(json.dumps(LINE | {"reports": ["2026_浙江省"]}), "utf-8")
    monkeypatch.chdir(Path(__file__).parents[2])
    arguments = ("--questions", str(questions), "--index", str(city_index), "--out", str(tmp_path / "out"))
    assert command(monkeypatch, "run", *arguments) == 1
    assert "要用报告“2026_浙江省”，索引里没有：eval/reports 里的报告加 --every" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


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


def test_publishing_asks_the_announced_sets_and_writes_their_totals(
    city_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.jsonl").write_text(json.dumps(LINE | {"reports": ["xuzhou-2024"]}), "utf-8")
    line = LINE | {"question": "帮我写一首诗", "answerable": False, "gold": []}
    (tmp_path / "two.jsonl").write_text(json.dumps(line), "utf-8")
    announced = tuple(Announced(name, f"题集{name}", unseen=True) for name in ("one", "two"))
    monkeypatch.setattr("eval.publish._SETS", tmp_path)
    monkeypatch.setattr("eval.__main__.ANNOUNCED", announced)
    monkeypatch.setattr("eval.__main__.open_every", lambda ground: ground.assistant)
    monkeypatch.chdir(Path(__file__).parents[2])
    out = tmp_path / "accuracy.toml"
    assert command(monkeypatch, "publish", "--index", str(city_index), "--out", str(out)) == 0
    assert "one：答对 1/1，报告无 0/0\ntwo：答对 0/0，报告无 1/1\n" in capsys.readouterr().out
    told = tomllib.loads(out.read_text("utf-8"))
    assert [(one["name"], one["right"], one["refused"]) for one in told["set"]] == [("one", 1, 0), ("two", 0, 1)]
    assert len(told["program"]) == len(told["prompts"]) == 16
