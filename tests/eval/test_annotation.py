"""Figures that people marked: every line of the sets stands in its report, and a wrong line is refused by name."""

import json
from pathlib import Path

import pytest

from eval.annotation import read_annotation
from eval.bench_ledger import FIGURE_SETS, REPORTS, SETS
from eval.errors import SetRefused
from index.models import Span, Status
from index.seeds import read_seeds
from tests.eval.fakes import report

TEXT = "新增托位5000个以上。建成3号线。"
FIGURE = {
    "id": "f1",
    "sentence": "新增托位5000个以上。",
    "indicator": "新增托位",
    "value": "5000",
    "unit": "个",
    "qualifier": "以上",
    "year": 2024,
    "status": "target",
    "aspect": "count",
    "span": [4, 9],
}
TRAP = {"id": "n1", "text": "3号线", "kind": "name", "sentence": "建成3号线。", "start": 12, "span": [14, 17]}


def files(tmp_path: Path, figure: dict[str, object], trap: dict[str, object]) -> tuple[Path, Path]:
    figures, traps = tmp_path / "figures.jsonl", tmp_path / "traps.jsonl"
    figures.write_text(json.dumps(figure), "utf-8")
    traps.write_text(json.dumps(trap) + "\n", "utf-8")
    return figures, traps


def test_lines_become_spans_of_the_report(tmp_path: Path) -> None:
    read = read_annotation(*files(tmp_path, FIGURE, TRAP), {"city-2024": report(TEXT)}, "city-2024")
    assert read.read == {"city-2024": {Span(0, 12), Span(12, 18)}}
    assert (read.figures[0].words, read.figures[0].year, read.figures[0].status) == ("5000个", "2024", Status.TARGET)
    assert (read.traps[0].words, read.traps[0].kind) == ("3号线", "name")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sentence": "新增托位6000个以上。"}, "figures.jsonl 的 f1：报告里没有这一句"),
        ({"span": [4, 13]}, "f1：span 不在这一句里"),
        ({"status": "done"}, "f1：status 须是 actual、target、other"),
        ({"report": "elsewhere"}, "f1 标的是报告“elsewhere”，没有收录"),
        ({"value": 5000}, "figures.jsonl 第 1 行不是标注"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, change: dict[str, object], said: str) -> None:
    with pytest.raises(SetRefused, match=said):
        read_annotation(*files(tmp_path, FIGURE | change, TRAP), {"city-2024": report(TEXT)}, "city-2024")


def test_the_sets_stand_in_their_reports() -> None:
    folders = (SETS.parents[1] / "seeds", REPORTS)
    reports = {report.id: report for folder in folders for report in read_seeds(folder).reports}
    counts = {}
    for chosen in FIGURE_SETS:
        names = (SETS / f"{chosen.name}_figures.jsonl", SETS / f"{chosen.name}_not_figures.jsonl")
        read = read_annotation(*names, reports, chosen.report)
        for rows in (read.figures, read.traps):
            assert len({row.id for row in rows}) == len(rows)
        for row in read.figures:
            assert row.words.startswith(row.value[:1]), row.id
        counts[chosen.name] = (len(read.figures), len(read.traps), len(read.read))
    assert counts == {"dev": (91, 30, 1), "other": (137, 91, 4)}
