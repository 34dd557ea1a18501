"""How long one answer takes against one embedding of the same question.

Takes the ground; gives percentiles of both and their ratios. Both are timed in the same loop, in turns,
so that a busy machine slows them alike. Judges no answer.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rich.progress import track

from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.tally import Latency, latency
from index.embed import question_embedder

ROUNDS = 3
WARM_UP = 5
RATIO_BARS = {"p50": Bar("≤", 1.6), "p95": Bar("≤", 2.5)}


@dataclass(frozen=True, slots=True)
class Paired:
    """Percentiles of what is measured and of embedding alone, over the same questions."""

    measured: Latency
    alone: Latency


def measure_latency(ground: Ground) -> list[Measurement]:
    """`ask` in process."""
    embedder = question_embedder(ground.assistant.store.manifest.model)
    for question in ground.timed[:WARM_UP]:
        ground.assistant.ask(question)
    questions = track(ground.timed * ROUNDS, "进程内延迟", console=ground.console)
    paired = time_pairs(ground.assistant.ask, embedder.embed_question, questions)
    return latency_rows("ask", "进程内作答", paired, RATIO_BARS)


def time_pairs(measured: Callable[[str], object], alone: Callable[[str], object], questions: Iterable[str]) -> Paired:
    """Both on every question, by turns first, in milliseconds."""
    times: tuple[list[float], list[float]] = ([], [])
    calls = (measured, alone)
    for turn, question in enumerate(questions):
        for which in (0, 1) if turn % 2 == 0 else (1, 0):
            started = time.perf_counter()
            calls[which](question)
            times[which].append((time.perf_counter() - started) * 1000)
    return Paired(latency(times[0]), latency(times[1]))


def latency_rows(name: str, label: str, paired: Paired, bars: Mapping[str, Bar]) -> list[Measurement]:
    """Percentiles of both, then the ratios with their bars."""
    rows = []
    alone = f"同题只嵌入（与{label}交替）"
    for key in ("p50", "p95", "p99"):
        rows.append(Measurement(f"{name}_{key}", f"{label} {key}", getattr(paired.measured, key), "毫秒"))
        rows.append(Measurement(f"{name}_alone_{key}", f"{alone} {key}", getattr(paired.alone, key), "毫秒"))
    for key in ("p50", "p95", "p99"):
        ratio = getattr(paired.measured, key) / getattr(paired.alone, key)
        rows.append(Measurement(f"{name}_ratio_{key}", f"{label} / 只嵌入 {key}", ratio, "倍", bars.get(key)))
    return rows
