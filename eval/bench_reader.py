"""The report as a page and its figures as pictures: how long until they can be used, how much they weigh.

Takes the ground; opens both pages in the distribution's Chromium, with the city's report alone and with all eleven
loaded, and gives measurements. A page can be used when its text stands, its script has run, and the pictures that are
on the screen are drawn. What the pages show is held by their tests, not here.
"""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from eval.bench_build import time_build
from eval.bench_page import opened_browser
from eval.bench_regions import REPORTS, join_seeds
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

LOADS = 9
REPORT_WITHIN_S, FIGURES_WITHIN_S, TIMES, HEAVIEST_KB = Bar("≤", 1.0), Bar("≤", 2.5), Bar("≤", 1.5), Bar("≤", 300)
PLOTLY = "plotly.min.js"
# By path: what shows that the page can be used.
READ, DRAWN = "#zw-find:not([hidden])", ".zw-drawing .main-svg"


@dataclass(frozen=True, slots=True)
class Visits:
    """Seconds of cold loads, and what one of them weighs without Plotly, in bytes as they are before any packing."""

    seconds: float
    weight: int


def measure_reader(ground: Ground) -> list[Measurement]:
    """Each page with one report and with eleven, the same report in both. Raises BenchFailed without a browser."""
    city = next(iter(ground.assistant.store.reports))
    with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as name:
        scratch = Path(name)
        join_seeds(ground.seeds, REPORTS, scratch / "seeds")
        ground.console.print("把各地报告建入一个索引，要几分钟……")
        time_build(scratch / "seeds", scratch / "index")
        with (
            serving(ground.index, scratch / "one") as one,
            serving(scratch / "index", scratch / "all") as every,
            opened_browser() as browser,
        ):
            ports = (one.port, every.port)
            reports = _visit_in_turn(browser, ports, f"/report/{city}", READ)
            figures = _visit_in_turn(browser, ports, f"/figures?report={city}", DRAWN)
    return reader_rows(reports, figures)


def reader_rows(reports: Sequence[Visits], overviews: Sequence[Visits]) -> list[Measurement]:
    """Visits of the report's page and of the figures', each with one report first, then among eleven."""
    (report, report_among), (figures, figures_among) = reports, overviews
    return [
        Measurement("report_load", "打开报告页到能读、能查找 中位数", report.seconds, "秒", REPORT_WITHIN_S),
        Measurement("figures_load", "打开数据一览到图画好 中位数", figures.seconds, "秒", FIGURES_WITHIN_S),
        Measurement("report_among", "报告页：十一份 / 一份", report_among.seconds / report.seconds, "倍", TIMES),
        Measurement("figures_among", "数据一览：十一份 / 一份", figures_among.seconds / figures.seconds, "倍", TIMES),
        Measurement("report_weight", "报告页的分量", report_among.weight / 1024, "KB", HEAVIEST_KB),
        Measurement("figures_weight", "数据一览的分量（不计 Plotly）", figures_among.weight / 1024, "KB", HEAVIEST_KB),
    ]


def _visit_in_turn(browser: "Browser", ports: Sequence[int], path: str, usable: str) -> list[Visits]:
    """Each server's loads, one after the other in turn, so that a busy moment falls on both.

    The first load of each, which no later reader has to wait for, is not counted: it makes what is kept.
    """
    rounds = [[_load(browser, f"http://127.0.0.1:{port}{path}", usable) for port in ports] for _ in range(LOADS + 1)]
    return [Visits(median(seconds for seconds, _ in loads), loads[-1][1]) for loads in zip(*rounds[1:], strict=True)]


def _load(browser: "Browser", address: str, usable: str) -> tuple[float, int]:
    """A new context has no cache."""
    context = browser.new_context()
    page = context.new_page()
    replies: list[Response] = []

    def keep(reply: "Response") -> None:
        replies.append(reply)

    page.on("response", keep)
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(usable)
    seconds = time.perf_counter() - began
    weight = sum(len(reply.body()) for reply in replies if PLOTLY not in reply.url)
    context.close()
    return seconds, weight
