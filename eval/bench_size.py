"""An index of sixty reports beside one of one: what it takes to open and keep, and how much slower it answers.

Takes the ground; builds the reports at hand and copies of them beside the index that serves, asks both the same
questions in turns, and gives measurements. Judges no answer.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.progress import track

from eval.bench_latency import ROUNDS, WARM_UP, Paired, time_pairs
from eval.copies import CopyEmbedder, plan_copies, write_seeds
from eval.errors import BenchFailed
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.replies import open_every
from eval.server import POLL_S, peak_memory_mb
from index.build import build
from index.store import Store, open_store
from qa.assistant import Assistant

REPORTS = 62
# Beside the index that serves: kept, for it takes longer to build than to ask.
LARGE = "size-index"
ACROSS = 20
# No bar for two regions at once: twice the evidence is weighed.
BARS = {("home", "p50"): Bar("≤", 2.0), ("named", "p50"): Bar("≤", 2.0)}


@dataclass(frozen=True, slots=True)
class Opened:
    """The large index, and the seconds that building it again unchanged and opening it took."""

    store: Store
    unchanged: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Once:
    """Seconds from a program's start to its end after one answer, and its peak memory in MB (0 without /proc)."""

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions asked of the large index behind one lead, of the small one behind another; empty for none."""

    name: str
    label: str
    large: Assistant
    lead: str
    lead_alone: str
    questions: tuple[str, ...]

    def times(self, one: Assistant, questions: Iterable[str]) -> Paired:
        """Both in turns, over these questions."""
        return time_pairs(
            lambda question: self.large.ask(self.lead + question),
            lambda question: one.ask(self.lead_alone + question),
            questions,
        )


def measure_size(ground: Ground) -> list[Measurement]:
    """Build where it is missing, open, and ask: with the region at home, with it named, and of two regions at once."""
    every = open_every(ground).store
    ground.console.print(f"把 {REPORTS} 份报告建入一个索引，头一次要一两分钟……")
    out = ground.index.parent / LARGE
    opened = open_large(every, out, REPORTS)
    one, prompts = ground.assistant, ground.assistant.prompts
    region = next(iter(one.store.reports.values())).region
    other = next(report.region for report in opened.store.reports.values() if report.region != region)
    at_home, away = Assistant(opened.store, prompts, region), Assistant(opened.store, prompts)
    starts = [ask_once(folder, region + ground.timed[0]) for folder in (out, ground.index)]
    rows = opened_rows(opened, *starts)
    # A question that every report might answer makes the suggestions of all of them.
    for question in (*ground.timed[:WARM_UP], ""):
        away.ask(question)
    asked = [
        Asked("home", "问本地", at_home, "", "", ground.timed),
        Asked("named", "点名地区", away, region, region, ground.timed),
        Asked("across", "问两地", away, f"{region}和{other}，", region, ground.timed[:ACROSS]),
    ]
    for each in asked:
        questions = track(each.questions * ROUNDS, f"{each.label}，两个索引交替", console=ground.console)
        rows += paired_rows(each.name, each.label, each.times(one, questions))
    return rows


def open_large(every: Store, out: Path, count: int) -> Opened:
    """The index of so many reports in `out`, built from those of `every` and their copies, and opened."""
    reports, limit = tuple(every.reports.values()), every.manifest.settings["exact_limit"]
    copies = plan_copies(reports, count - len(reports))
    embedder = CopyEmbedder(every, copies)
    with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as scratch:
        seeds = Path(scratch) / "seeds"
        write_seeds(seeds, reports, copies)
        for _ in range(2):
            started = time.perf_counter()
            build(seeds, out, embedder.name, limit, embedder=lambda _: embedder)
    unchanged = time.perf_counter() - started
    started = time.perf_counter()
    store = open_store(out, every.embedder)
    return Opened(store, unchanged, time.perf_counter() - started)


def ask_once(index: Path, question: str) -> Once:
    """One question to a program of its own. Raises BenchFailed when it ends with an error."""
    started, peak = time.perf_counter(), 0.0
    command = [sys.executable, "-m", "qa", "ask", question, "--index", str(index)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, peak_memory_mb(process.pid) or 0.0)
            time.sleep(POLL_S)
    if process.returncode:
        raise BenchFailed(f"索引 {index} 没有作答（退出码 {process.returncode}）：原因见上一行")
    return Once(time.perf_counter() - started, peak)


def opened_rows(opened: Opened, large: Once, one: Once) -> list[Measurement]:
    """What stands before and around one answer."""
    counts = opened.store.manifest.counts
    size = f"{counts['reports']} 份报告（{counts['passages']} 个句段）"
    return [
        Measurement("size_unchanged", f"{size}未变时再建", opened.unchanged, "秒"),
        Measurement("size_open", f"打开 {size}的索引", opened.seconds, "秒"),
        Measurement("size_start", "启动、打开、答一问：大索引", large.seconds, "秒"),
        Measurement("size_start_one", "启动、打开、答一问：一份报告的索引", one.seconds, "秒"),
        Measurement("size_memory", "答一问的峰值内存：大索引", large.memory, "MB"),
        Measurement("size_memory_one", "答一问的峰值内存：一份报告的索引", one.memory, "MB"),
    ]


def paired_rows(name: str, label: str, paired: Paired) -> list[Measurement]:
    """Percentiles of both indexes, then the ratios."""
    rows, ratios = [], []
    for key in ("p50", "p95"):
        large, one = getattr(paired.measured, key), getattr(paired.alone, key)
        rows.append(Measurement(f"size_{name}_{key}", f"{label}，大索引 {key}", large, "毫秒"))
        rows.append(Measurement(f"size_{name}_one_{key}", f"{label}，一份报告的索引 {key}", one, "毫秒"))
        label_of_ratio = f"{label}，大索引 / 一份报告 {key}"
        ratios.append(Measurement(f"size_{name}_ratio_{key}", label_of_ratio, large / one, "倍", BARS.get((name, key))))
    return [*rows, *ratios]
