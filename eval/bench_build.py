"""How long an index takes from nothing, and when nothing changed, against embedding alone.

Takes the ground; runs `python -m index build` as a process into a folder of its own and gives
measurements. Leaves the index that is served untouched.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from rich.progress import track

from eval.errors import BenchFailed
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from index.embed import Embedder, question_embedder
from index.ledger import indicators_of
from index.store import open_store, unit_texts

EMBEDDING_FACTOR, START_S, UNCHANGED_S = 1.3, 15.0, 3.0


def measure_build(ground: Ground) -> list[Measurement]:
    """From nothing, then again with nothing changed; embedding alone before and after, to share the machine's mood.

    Raises BenchFailed when the served index is of other reports, for its texts are those embedded alone.
    """
    store = ground.assistant.store
    # A text that stands twice is embedded once.
    texts = list(dict.fromkeys([*unit_texts(store.passages, store.units), *indicators_of(store.passages)]))
    embedder = question_embedder(store.manifest.model)
    with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as scratch:
        out = Path(scratch) / "index"
        alone = time_embedding(embedder, track(texts[::2], "只嵌入（前半）", console=ground.console))
        ground.console.print("从零建索引……")
        fresh = time_build(ground.seeds, out)
        if open_store(out).manifest.fingerprint != store.manifest.fingerprint:
            raise BenchFailed(f"索引 {ground.index} 与 {ground.seeds} 不一致：请先运行 python -m index build")
        alone += time_embedding(embedder, track(texts[1::2], "只嵌入（后半）", console=ground.console))
        ground.console.print("什么也没变，再建一次……")
        unchanged = time_build(ground.seeds, out)
    return build_rows(fresh, alone, unchanged, len(texts))


def time_build(seeds: Path, out: Path) -> float:
    """Seconds of `python -m index build`, its start included. Raises BenchFailed."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "index", "build", "--seeds", str(seeds), "--out", str(out)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise BenchFailed(f"建索引没有完成（退出码 {done.returncode}）：原因见上一行")
    return time.perf_counter() - started


def time_embedding(embedder: Embedder, texts: Iterable[str]) -> float:
    """Seconds that the model alone takes for these texts."""
    started = time.perf_counter()
    for text in texts:
        embedder.embed_passages([text])
    return time.perf_counter() - started


def build_rows(fresh: float, alone: float, unchanged: float, texts: int) -> list[Measurement]:
    """The times, with the bar for building that follows from embedding alone."""
    allowed = EMBEDDING_FACTOR * alone + START_S
    return [
        Measurement("build_alone", f"只嵌入索引的 {texts} 条文本", alone, "秒"),
        Measurement("build_fresh", "从零建索引（标准：1.3 倍只嵌入 + 15 秒）", fresh, "秒", Bar("≤", allowed)),
        Measurement("build_ratio", "从零建索引 / 只嵌入", fresh / alone if alone else 0.0, "倍"),
        Measurement("build_unchanged", "报告未变时再建", unchanged, "秒", Bar("≤", UNCHANGED_S)),
    ]
