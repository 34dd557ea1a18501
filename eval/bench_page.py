"""The residents' page: how long until it can be used and until an answer stands on it, and fifty people at once.

Takes the ground; starts the server as a process, opens its page in the distribution's Chromium, and gives
measurements. What the page shows is held by its tests, not here.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Barrier
from typing import TYPE_CHECKING

import httpx

from eval.errors import BenchFailed
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LOADS, QUESTIONS, PEOPLE = 5, 10, 50
SHOWN_WITHIN_MS, USABLE_WITHIN_S, SERVED_WITHIN_S = Bar("≤", 700), Bar("≤", 3.5), Bar("≤", 2.5)
NONE = Bar("≤", 0)
TIMEOUT_S = 30.0
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
MISSING = "测网页要有 Chromium 和 playwright：apt-get install chromium fonts-noto-cjk，再 pip install '.[test]'"
CARD = ".zw-turn:last-child .zw-card[data-outcome]"


def measure_page(ground: Ground) -> list[Measurement]:
    """Cold loads, answers one after the other, then fifty people together. Raises BenchFailed without a browser."""
    with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as name, serving(ground.index, Path(name)) as server:
        address = f"http://127.0.0.1:{server.port}"
        ground.console.print(f"网页：打开 {LOADS} 次，提问 {QUESTIONS} 次，{PEOPLE} 人同时打开并提问")
        loads, shown = _browse(address, ground.timed[:QUESTIONS])
        people = visit_together(address, ground.timed[:PEOPLE])
    return page_rows(loads, shown, people)


def page_rows(loads: Sequence[float], shown: Sequence[float], people: Sequence[float | None]) -> list[Measurement]:
    """Seconds of each load and of each answer; of each person too, None for one who got no answer."""
    served = [seconds for seconds in people if seconds is not None] or [0.0]
    return [
        Measurement("page_load", f"打开网页到能提问 中位数（{len(loads)} 次）", median(loads), "秒", USABLE_WITHIN_S),
        Measurement(
            "page_answer", f"回车到看见答案 中位数（{len(shown)} 次）", 1000 * median(shown), "毫秒", SHOWN_WITHIN_MS
        ),
        Measurement("page_answer_worst", "回车到看见答案 最慢", 1000 * max(shown), "毫秒"),
        Measurement("page_failed", f"{len(people)} 人同时打开并提问 没有得到答案", people.count(None), "人", NONE),
        Measurement("page_people", f"{len(people)} 人同时打开并提问 中位数", median(served), "秒", SERVED_WITHIN_S),
        Measurement("page_people_worst", f"{len(people)} 人同时打开并提问 最慢", max(served), "秒"),
    ]


def visit_together(address: str, questions: Sequence[str]) -> list[float | None]:
    """Seconds in which each person got page and answer, all starting at the same moment; None for a failure."""
    together = Barrier(len(questions))
    with ThreadPoolExecutor(len(questions)) as pool:
        return list(pool.map(lambda question: _visit(address, question, together), questions))


def _visit(address: str, question: str, together: Barrier) -> float | None:
    with httpx.Client(base_url=address, trust_env=False, timeout=TIMEOUT_S) as person:
        together.wait(TIMEOUT_S)
        began = time.perf_counter()
        try:
            page = person.get("/")
            reply = person.post("/page/ask", json={"question": question}, headers={"Sec-Fetch-Site": "same-origin"})
        except httpx.HTTPError:
            return None
        told = page.status_code == reply.status_code == 200 and "zw-card" in reply.json()["card"]
        return time.perf_counter() - began if told else None


def _browse(address: str, questions: Sequence[str]) -> tuple[list[float], list[float]]:
    """Seconds of each cold load, and of each answer on one page."""
    with opened_browser() as browser:
        loads = [_load(browser, address) for _ in range(LOADS)]
        page = browser.new_page()
        _open(page, address)
        shown = [_ask(page, question) for question in questions]
    return loads, shown


@contextmanager
def opened_browser() -> Iterator["Browser"]:
    """The distribution's Chromium, closed on leaving. Raises BenchFailed where it or playwright is missing."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise BenchFailed(MISSING) from None
    if path is None:
        raise BenchFailed(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def _load(browser: "Browser", address: str) -> float:
    """A new context has no cache."""
    context = browser.new_context()
    page = context.new_page()
    began = time.perf_counter()
    _open(page, address)
    seconds = time.perf_counter() - began
    context.close()
    return seconds


def _open(page: "Page", address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_selector("#zw-box textarea:enabled")


def _ask(page: "Page", question: str) -> float:
    count = page.locator(".zw-turn").count()
    page.locator("#zw-box textarea").fill(question)
    began = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_function("count => document.querySelectorAll('.zw-turn').length > count", arg=count)
    page.wait_for_selector(CARD)
    return time.perf_counter() - began
