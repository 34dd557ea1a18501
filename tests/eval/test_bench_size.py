"""A large index made of copies, a program asked once, and the rows with their bars."""

import sys
from pathlib import Path

import pytest

from eval.bench_latency import Paired
from eval.bench_size import Asked, Once, Opened, ask_once, open_large, opened_rows, paired_rows
from eval.copies import write_seeds
from eval.errors import BenchFailed
from eval.tally import Latency
from index.build import build
from index.store import open_store
from qa.assistant import Assistant
from tests.eval.test_copies import ORIGINAL
from tests.index.fakes import HashEmbedder


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Five reports, four of them copies of the first."""
    folder, model = tmp_path_factory.mktemp("size"), HashEmbedder()
    write_seeds(folder / "seeds", [ORIGINAL], [])
    build(folder / "seeds", folder / "one", model.name, 1000, embedder=lambda _: model)
    return open_large(open_store(folder / "one", model), folder / "large", 5)


def test_the_large_index_holds_the_report_and_copies_of_its_size(large: Opened) -> None:
    store = large.store
    assert len(store.reports) == len({report.region for report in store.reports.values()}) == 5
    own = store.passages_of("yun-2024")
    for name in store.reports:
        found = store.passages_of(name)
        assert [(one.paragraph, one.kind, len(one.figures)) for one in found] == [
            (one.paragraph, one.kind, len(one.figures)) for one in own
        ]
    assert store.manifest.counts["passages"] == 5 * len(own)
    assert 0 < large.unchanged < 5
    assert 0 < large.seconds < 5


def test_the_rows_name_the_size_and_hold_both_programs(large: Opened) -> None:
    rows = {row.name: row for row in opened_rows(large, Once(3.0, 365.0), Once(2.0, 212.0))}
    assert rows["size_open"].label.startswith("打开 5 份报告（")
    assert (rows["size_start"].value, rows["size_start_one"].value) == (3.0, 2.0)
    assert (rows["size_memory"].value, rows["size_memory_one"].value) == (365.0, 212.0)


def test_both_indexes_are_asked_behind_their_own_leads(cloud: Assistant) -> None:
    heard: list[tuple[str, str]] = []

    class Listening(Assistant):
        def ask(self, question: str, history: object = ()) -> object:  # type: ignore[override]
            heard.append((self.name, question))  # type: ignore[attr-defined]
            return None

    first, second = (Listening(cloud.store, cloud.prompts) for _ in range(2))
    first.name, second.name = "large", "one"  # type: ignore[attr-defined]
    Asked("across", "问两地", first, "甲和乙，", "甲", ()).times(second, ["多少"])
    assert heard == [("large", "甲和乙，多少"), ("one", "甲多少")]


@pytest.mark.parametrize(("name", "holds"), [("home", (True, None)), ("named", (True, None)), ("across", (None, None))])
def test_the_median_has_a_bar_where_one_report_is_asked(name: str, holds: tuple[bool | None, ...]) -> None:
    paired = Paired(Latency(40.0, 90.0, 0.0), Latency(20.0, 30.0, 0.0))
    rows = {row.name: row for row in paired_rows(name, "问", paired)}
    assert rows[f"size_{name}_p50"].value == 40.0
    assert rows[f"size_{name}_one_p95"].value == 30.0
    ratios = [rows[f"size_{name}_ratio_{key}"] for key in ("p50", "p95")]
    assert [row.value for row in ratios] == [2.0, 3.0]
    assert tuple(row.holds for row in ratios) == holds


def test_more_than_twice_is_too_slow() -> None:
    paired = Paired(Latency(40.1, 0.0, 0.0), Latency(20.0, 1.0, 0.0))
    assert {row.name: row.holds for row in paired_rows("home", "问", paired)}["size_home_ratio_p50"] is False


def test_a_program_is_timed_and_weighed_and_its_failure_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nexec /bin/sleep 0.1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    once = ask_once(tmp_path, "多少")
    assert once.seconds >= 0.1
    assert once.memory > 0 or not Path("/proc/self/status").exists()
    program.write_text("#!/bin/sh\nexit 3\n", "utf-8")
    with pytest.raises(BenchFailed, match="没有作答（退出码 3）"):
        ask_once(tmp_path, "多少")
