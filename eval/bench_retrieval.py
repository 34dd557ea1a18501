"""Whether the supporting sentence comes first: our retrieval against a plain LangChain pipeline.

Takes the ground; gives, for both sides by one definition over the answerable questions:
first = the best text supports at least one required quote; in five = one of the best five does;
whole in five = every required quote is supported by one of the best five. A text supports a quote that it
contains or that it lies inside. Ours are sentences, theirs chunks of up to 500 characters.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.progress import track

from eval.baseline import langchain_pipeline, retrieve_texts
from eval.cases import Case
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.metrics import Rate, percentile, rate, supports, supports_all

FIVE = 5
Retrieve = Callable[[Case], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """Shares of one side, and what a question cost it in milliseconds."""

    first: Rate
    five: Rate
    whole: Rate
    milliseconds: tuple[float, ...]


def measure_retrieval(ground: Ground) -> list[Measurement]:
    """Both sides in turn, on the same questions."""
    store = ground.assistant.store
    with ground.console.status("LangChain 流水线：切分并嵌入报告"):
        retriever = langchain_pipeline(store.reports.values(), store.embedder, FIVE)

    def ours(case: Case) -> Sequence[str]:
        retrieval = ground.assistant.explain(case.question, case.history).retrieval
        # A question that is refused before anything is searched finds nothing.
        return [candidate.passage.text for candidate in retrieval.kept[:FIVE]] if retrieval else []

    cases = [case for case in ground.cases if case.answerable]
    mine = find(cases, ours, "检索：本项目", ground.console)
    theirs = find(cases, lambda case: retrieve_texts(retriever, case.question), "检索：LangChain", ground.console)
    return retrieval_rows(mine, theirs)


def find(cases: Sequence[Case], retrieve: Retrieve, label: str, console: Console) -> Found:
    """One side over all cases."""
    tops, times = [], []
    for case in track(cases, label, console=console):
        started = time.perf_counter()
        tops.append(tuple(retrieve(case)))
        times.append((time.perf_counter() - started) * 1000)
    return found(cases, tops, times)


def found(cases: Sequence[Case], tops: Sequence[Sequence[str]], milliseconds: Sequence[float]) -> Found:
    """Shares from the best texts of every case."""
    rows = list(zip(cases, tops, strict=True))
    return Found(
        first=rate(_any_of(case, top[:1]) for case, top in rows),
        five=rate(_any_of(case, top[:FIVE]) for case, top in rows),
        whole=rate(supports_all(top[:FIVE], case.quotes) for case, top in rows),
        milliseconds=tuple(milliseconds),
    )


def _any_of(case: Case, texts: Sequence[str]) -> bool:
    return any(supports(text, item) for item in case.quotes for text in texts)


def retrieval_rows(ours: Found, theirs: Found) -> list[Measurement]:
    """Both sides, the lead that the bar asks for, and the pipeline's latency."""
    lead = (ours.first.share - theirs.first.share) * 100
    rows = []
    for name, label, side in (("ours", "本项目检索", ours), ("langchain", "LangChain 500/50", theirs)):
        for key, what in (("first", "首条即依据"), ("five", "前五条有依据"), ("whole", "前五条含全部依据")):
            rows.append(Measurement(f"{name}_{key}", f"{label}：{what}", getattr(side, key).share * 100, "%"))
    rows.append(Measurement("lead_first", "首条即依据：领先 LangChain", lead, "百分点", Bar("≥", 10)))
    for key, part in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        rows.append(
            Measurement(f"langchain_{key}", f"LangChain 检索 {key}", percentile(theirs.milliseconds, part), "毫秒")
        )
    return rows
