"""The few questions that everybody asks: how many a second, with storing, limiting and logging on.

Takes the ground; starts the server as a process, asks from another, and gives measurements. Every answer is held
against the assistant's own.
"""

import tempfile
from pathlib import Path

from eval.asking import ask_for
from eval.crowd import Errand, Haul
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.server import serving
from eval.standing import DATABASE, HITS, counted, sqlite_ids
from eval.trial import wait_stored

CLIENTS, QUESTIONS, WARM_UP_S, SECONDS = 32, 8, 2.0, 10.0
PER_SECOND = Bar("≥", 800)
NONE = Bar("≤", 0)


def measure_repeated(ground: Ground) -> list[Measurement]:
    """The same few questions from all clients at once."""
    expected = {question: ground.assistant.ask(question).answer for question in ground.timed[:QUESTIONS]}
    with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as name, serving(ground.index, Path(name)) as server:
        ground.console.print(f"并发 {CLIENTS}，{QUESTIONS} 个问题反复问 {SECONDS:.0f} 秒")
        first = ask_for(Errand(server.port, CLIENTS, WARM_UP_S, tuple(expected), expected))
        hits = counted(server.port, HITS)
        haul = ask_for(Errand(server.port, CLIENTS, SECONDS, tuple(expected), expected))
        hits = counted(server.port, HITS) - hits
        wait_stored(server.port)
        kept = sqlite_ids(Path(name) / DATABASE)()
    missing = len(frozenset((*first.ids, *haul.ids)) - kept)
    return repeated_rows(haul, hits, missing)


def repeated_rows(haul: Haul, hits: float, missing: int) -> list[Measurement]:
    """Rate, times, faults, and how many answers came from the cache or were not stored."""
    return [
        Measurement(
            "repeated_rate", f"重复的问题 并发 {CLIENTS}（共 {haul.asked} 题）", haul.per_second, "题/秒", PER_SECOND
        ),
        Measurement("repeated_p50", "重复的问题 p50", haul.p50_ms, "毫秒"),
        Measurement("repeated_p95", "重复的问题 p95", haul.p95_ms, "毫秒"),
        Measurement("repeated_errors", "重复的问题 出错或答得不同", haul.errors, "题", NONE),
        Measurement("repeated_hits", "取自答案缓存", 100 * hits / haul.asked if haul.asked else 0.0, "%"),
        Measurement("repeated_missing", "答了而没有存下", missing, "行", NONE),
    ]
