"""The same answer over HTTP: start to ready, latency, questions a second, peak memory.

Takes the ground; starts the server as a process, which stores every answer in a folder of its own, and gives
measurements, each beside embedding alone in the same minutes. Imports nothing of web/.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.progress import track

from eval.bench_latency import ROUNDS, WARM_UP, latency_rows, time_pairs
from eval.bench_load import Load, OpenCaller, http_caller, local_caller, run_load
from eval.ground import Ground, distinct_questions
from eval.measurement import Bar, Measurement
from eval.server import peak_memory_mb, serving
from eval.standing import DATABASE, HITS, counted, sqlite_ids
from eval.trial import wait_stored
from index.embed import question_embedder

CLIENTS = (1, 8, 32)
RATE_BARS = {32: Bar("≥", 0.5)}
NONE = Bar("≤", 0)
# Embedding and HTTP take turns in short slices, so that a busy machine slows them alike.
SLICES, SLICE_S = 3, 3.0
# What is held against embedding must be answered anew, also where a question comes again in other words.
ANEW = {"ZHENGWEN_WEB_CACHED_ANSWERS": "0"}


def measure_http(ground: Ground) -> list[Measurement]:
    """All that is measured of one server."""
    embed = question_embedder(ground.assistant.store.manifest.model).embed_question
    ground.console.print("启动网页服务……")
    with (
        tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as data,
        serving(ground.index, Path(data), ANEW) as server,
    ):
        rows = [Measurement("ready", "启动到就绪", server.ready_seconds, "秒", Bar("≤", 12))]
        rows += _latency(ground, server.port, embed)
        rows += _loads(ground, server.port, embed, Path(data) / DATABASE)
        peak = peak_memory_mb(server.pid)
    if peak is not None:
        rows.append(Measurement("memory", "服务峰值常驻内存", peak, "MB", Bar("≤", 600)))
    return rows


def _latency(ground: Ground, port: int, embed: Callable[[str], object]) -> list[Measurement]:
    with http_caller(port)() as ask:
        for question in ground.timed[:WARM_UP]:
            ask(question)
        paired = time_pairs(ask, embed, track(ground.timed * ROUNDS, "HTTP 延迟", console=ground.console))
    return latency_rows("http", "HTTP 作答", paired, {})


def _loads(ground: Ground, port: int, embed: Callable[[str], object], database: Path) -> list[Measurement]:
    questions = distinct_questions(ground.timed)
    wait_stored(port)
    stored, answered = len(sqlite_ids(database)()), 0
    rows = []
    for clients in CLIENTS:
        ground.console.print(f"并发 {clients}：HTTP 与只嵌入交替，各 {SLICES * SLICE_S:.0f} 秒")
        http, alone = alternate(http_caller(port), local_caller(embed), questions, clients)
        answered += http.asked - http.errors
        rows += load_rows(http, alone)
    wait_stored(port)
    return rows + stored_rows(answered, len(sqlite_ids(database)()) - stored, counted(port, HITS))


def alternate(
    first: OpenCaller, second: OpenCaller, questions: Iterator[str], clients: int, seconds: float = SLICE_S
) -> tuple[Load, Load]:
    """Both in turns at this number of clients, each turn's counts added up."""
    totals = [Load(clients, 0, 0, 0.0), Load(clients, 0, 0, 0.0)]
    for _ in range(SLICES):
        for which, caller in enumerate((first, second)):
            totals[which] = totals[which].plus(run_load(caller, questions, clients, seconds))
    return totals[0], totals[1]


def load_rows(http: Load, alone: Load) -> list[Measurement]:
    """Rates of both, their ratio, and errors, of which none is allowed."""
    n = http.clients
    return [
        Measurement(f"http_rate_{n}", f"HTTP 并发 {n}（共 {http.asked} 题，各不相同）", http.per_second, "题/秒"),
        Measurement(f"alone_rate_{n}", f"只嵌入 并发 {n}", alone.per_second, "题/秒"),
        Measurement(f"rate_ratio_{n}", f"HTTP / 只嵌入 并发 {n}", _ratio(http, alone), "倍", RATE_BARS.get(n)),
        Measurement(f"http_errors_{n}", f"HTTP 出错 并发 {n}", http.errors, "次", NONE),
    ]


def stored_rows(answered: int, stored: int, hits: float) -> list[Measurement]:
    """Answers against rows; and how many were not answered anew, of which none would be a fair measure."""
    return [
        Measurement("http_stored", f"HTTP 答了 {answered} 题，存下", stored, "行"),
        Measurement("http_unstored", "HTTP 答了而没有存下", answered - stored, "行", NONE),
        Measurement("http_hits", "HTTP 取自答案缓存", hits, "题", NONE),
    ]


def _ratio(http: Load, alone: Load) -> float:
    return http.per_second / alone.per_second if alone.per_second else 0.0
