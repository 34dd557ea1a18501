"""What it costs to add a report to an index of ten, against embedding the new report's own texts alone.

Takes the ground; builds ten reports from vectors that are known, adds the eleventh in this process with the model
loaded, and gives measurements. Starting the program and loading the model are not part of either.
"""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from eval.bench_build import time_embedding
from eval.copies import CopyEmbedder, vectors_of, write_seeds
from eval.errors import BenchFailed
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.replies import open_every
from index.build import build
from index.embed import Embedder, question_embedder
from index.store import Store, open_store

BAR = Bar("≤", 1.2)


@dataclass(frozen=True, slots=True)
class Added:
    """Seconds of the build that added a report, of embedding alone, and how many texts both embedded."""

    build: float
    alone: float
    texts: int


def measure_adding(ground: Ground) -> list[Measurement]:
    """The last of all reports added to the others. Raises BenchFailed when more than that one is embedded."""
    store = open_every(ground).store
    ground.console.print("往索引里加一份报告……")
    with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as scratch:
        added = add_last(store, question_embedder(store.manifest.model), Path(scratch))
    return adding_rows(added, len(store.reports) - 1)


def add_last(store: Store, model: Embedder, scratch: Path) -> Added:
    """Indexes all reports of `store` but the last, then adds that one; embeds alone before and after, half each."""
    seeds, out = scratch / "seeds", scratch / "index"
    reports, limit = tuple(store.reports.values()), store.manifest.settings["exact_limit"]
    remembered = CopyEmbedder(store, ())
    write_seeds(seeds, reports[:-1], ())
    build(seeds, out, model.name, limit, embedder=lambda _: remembered)
    known = dict(vectors_of(open_store(out, model)))
    texts = [text for text in dict(vectors_of(store)) if text not in known]
    write_seeds(seeds, reports, ())
    alone = time_embedding(model, texts[::2])
    started = time.perf_counter()
    built = build(seeds, out, model.name, limit, embedder=lambda _: model)
    seconds = time.perf_counter() - started
    alone += time_embedding(model, texts[1::2])
    if built.embedded != len(texts):
        raise BenchFailed(f"新报告有 {len(texts)} 条新文本，却嵌入了 {built.embedded} 条")
    return Added(seconds, alone, len(texts))


def adding_rows(added: Added, before: int) -> list[Measurement]:
    """Both times, then their ratio with its bar; `before` is how many reports there were."""
    return [
        Measurement("adding_alone", f"只嵌入新报告的 {added.texts} 条文本", added.alone, "秒"),
        Measurement("adding_build", f"往 {before} 份报告的索引里加一份", added.build, "秒"),
        Measurement("adding_ratio", "加一份 / 只嵌入", added.build / added.alone if added.alone else 0.0, "倍", BAR),
    ]
