"""Reports of several regions and years in one index: does a question get its own region's and year's report?

Takes the ground; builds the seeds and eval/reports into one index in a folder of its own, asks the
sets regions and other_reports, and gives measurements. Minutes of embedding: the part to leave out.
"""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from eval.answers import Given, given_of
from eval.bench_build import time_build
from eval.cases import Case, read_cases
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.metrics import answered_from, judge, rate
from eval.run import ask, need_reports
from eval.tally import ALL, score, tally
from qa.assistant import Assistant

HERE = Path(__file__).parent
SET, OTHERS, REPORTS = HERE / "sets" / "regions.jsonl", HERE / "sets" / "other_reports.jsonl", HERE / "reports"
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
        others = measure_others(read_cases(OTHERS), assistant, ground.console)
    for case, reply in zip(cases, given, strict=True):
        if not answered_from(reply, case.report):
            ground.console.print(f"未答自 {case.report}：{case.id} {case.question}", markup=False)
    build = Measurement("regions_build", f"{count} 份报告建入一个索引", seconds, "秒")
    return [build, *region_rows(cases, given), *others]


def measure_others(cases: Sequence[Case], assistant: Assistant, console: Console) -> list[Measurement]:
    """Questions on the other reports, each asked with only its own reports loaded."""
    answers = {case.id: given_of(ask(case, assistant)) for case in track(cases, "另外十份报告", console=console)}
    total = tally(ALL, score(cases, answers))
    said, unsaid = total.right, total.right_unanswerable
    return [
        Measurement("others_right", f"另外十份报告：答对（报告有，{said.total} 题）", said.share * 100, "%"),
        Measurement("others_supported", "另外十份报告：有据", total.supported.share * 100, "%"),
        Measurement("others_unanswerable", f"另外十份报告：答对（报告无，{unsaid.total} 题）", unsaid.share * 100, "%"),
    ]


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
