"""Reports of several regions and years in one index: does a question get its own region's and year's report?

Takes the ground; builds the seeds and eval/reports into one index in a folder of its own, asks
eval/sets/regions.jsonl, and gives measurements. Minutes of embedding: the part of the bench to leave out.
"""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.progress import track

from eval.answers import Given, given_of
from eval.bench_build import time_build
from eval.cases import Case, read_cases
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.metrics import answered_from, judge, rate
from eval.run import need_reports

HERE = Path(__file__).parent
SET, REPORTS = HERE / "sets" / "regions.jsonl", HERE / "reports"
SOURCES = "sources.toml"


def measure_regions(ground: Ground) -> list[Measurement]:
    """Build, ask, and see which report each answer is taken from."""
    cases = read_cases(SET)
    with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as scratch:
        seeds, out = Path(scratch) / "seeds", Path(scratch) / "index"
        join_seeds(ground.seeds, REPORTS, seeds)
        ground.console.print("把各地报告建入一个索引，要几分钟……")
        seconds = time_build(seeds, out)
        assistant = ground.open(out)
        need_reports(cases, assistant.store.reports)
        given = [given_of(assistant.ask(case.question)) for case in track(cases, "各地提问", console=ground.console)]
        count = len(assistant.store.reports)
    for case, reply in zip(cases, given, strict=True):
        if not answered_from(reply, case.report):
            ground.console.print(f"未答自 {case.report}：{case.id} {case.question}", markup=False)
    return [Measurement("regions_build", f"{count} 份报告建入一个索引", seconds, "秒"), *region_rows(cases, given)]


def join_seeds(seeds: Path, reports: Path, out: Path) -> None:
    """One seeds folder of both: files side by side, the entries of sources.toml one after the other."""
    shutil.copytree(seeds, out)
    for path in reports.glob("*.txt"):
        shutil.copyfile(path, out / path.name)
    entries = [folder / SOURCES for folder in (seeds, reports)]
    (out / SOURCES).write_text("\n".join(path.read_text("utf-8") for path in entries if path.exists()), "utf-8")


def region_rows(cases: Sequence[Case], given: Sequence[Given]) -> list[Measurement]:
    """From the right report, and right."""
    pairs = list(zip(cases, given, strict=True))
    own = rate(answered_from(reply, case.report) for case, reply in pairs)
    right = rate(judge(case, reply).right for case, reply in pairs)
    return [
        Measurement("regions_own", f"点名地区和年份的 {own.total} 题：答自该报告", own.share * 100, "%", Bar("≥", 100)),
        Measurement("regions_right", f"点名地区和年份的 {right.total} 题：答对", right.share * 100, "%"),
    ]
