"""The page as a resident meets it: the distribution's Chromium, a real server, the fake assistant."""

import os
import shutil
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.web.fakes import FIRST, HOSTILE, LABEL, LAST, QUOTE, FakeAssistant
from web.app import create_app
from web.server import Server, address_of, bind
from web.settings import WebSettings

pytestmark = pytest.mark.browser

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
OWN = ("127.0.0.1", "")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A served page; the thread ends with the module."""
    ready = threading.Event()
    app = create_app(FakeAssistant(), WebSettings())
    with bind("127.0.0.1", 0) as bound:
        config = uvicorn.Config(app, log_config=None, access_log=False, ws="none", timeout_graceful_shutdown=2)
        server = Server(config, ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        assert ready.wait(30)
        yield address_of(bound)
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing: apt-get install chromium fonts-noto-cjk")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


class Visit:
    """A page with all that it asked for, said and refused."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or ""))
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))

    def _listen(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)

    def ask(self, question: str) -> None:
        box = self.page.locator("textarea")
        box.fill(question)
        box.press("Enter")
        expect(self.page.locator(".zw-question")).to_have_text(question)

    def overflow(self) -> int:
        """How many pixels the page is wider than the window."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return wide


@pytest.fixture
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": getattr(request, "param", 375), "height": 800}, locale="en-US")
    visit = Visit(context.new_page())
    visit.page.goto(address)
    visit.page.wait_for_selector("textarea")
    yield visit
    context.close()
    assert visit.hosts <= set(OWN)
    assert visit.complaints == []


@pytest.mark.parametrize("visit", [375, 1280], indirect=True)
def test_a_question_is_answered_with_its_sentence_marked(visit: Visit) -> None:
    visit.ask("今年新增多少托位")
    page = visit.page
    expect(page.locator(".zw-answer")).to_contain_text("2024年目标：新增托位5000个以上。")
    expect(page.locator("#zw-proof-1 mark")).to_have_text(QUOTE)
    expect(page.locator("#zw-proof-1 mark strong")).to_have_text("新增托位5000个以上")
    expect(page.locator("#zw-proof-1 blockquote")).to_have_text(FIRST + QUOTE + LAST)
    expect(page.locator(".zw-label")).to_contain_text(LABEL)
    page.locator(".zw-answer .zw-ref").click()
    expect(page.locator("#zw-proof-1")).to_be_in_viewport()
    assert visit.overflow() <= 0


def test_examples_and_follow_ups_ask_by_a_click(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="今年新增多少托位").click()
    expect(page.locator(".zw-answer")).to_contain_text("5000个以上")
    expect(page.locator("textarea")).to_have_value("今年新增多少托位")
    page.get_by_role("button", name="去年新增了多少养老床位？").click()
    expect(page.locator(".zw-question")).to_have_text("去年新增了多少养老床位？")


def test_a_refusal_names_the_number_to_call(visit: Visit) -> None:
    visit.ask("有多少外星人")
    expect(visit.page.locator(".zw-handoff a")).to_have_attribute("href", "tel:12345")
    assert visit.overflow() <= 0


@pytest.mark.parametrize("question", [HOSTILE, "x" * 400, "[x](javascript:alert(1)) ![y](https://example.org/z.png)"])
def test_hostile_text_is_shown_as_text(visit: Visit, question: str) -> None:
    box = visit.page.locator("textarea")
    box.fill(question)
    box.press("Enter")
    expect(visit.page.locator(".zw-question")).to_contain_text(question[:40])
    visit.page.wait_for_timeout(200)
    assert visit.page.locator(".zw-card :is(script, img, iframe, svg)").count() == 0
    assert visit.overflow() <= 0


def test_the_page_is_chinese_whatever_the_browser_speaks(visit: Visit) -> None:
    page = visit.page
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.title() == "政问"
    words: list[str] = page.locator("body").inner_text().split()
    assert [word for word in words if word.isascii() and word.isalpha()] == []


def test_a_broken_connection_is_told_in_chinese(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="en-US")
    page.goto(address)
    page.wait_for_selector("textarea")
    page.route("**/gradio_api/**", lambda route: route.abort())
    page.locator("textarea").fill("托位")
    page.locator("textarea").press("Enter")
    expect(page.get_by_test_id("toast-text")).to_have_text("连接不上服务，正在重试。恢复后请再问一次。")
    expect(page.locator(".toast-title")).to_have_text("提示")
    page.close()


def test_the_documentation_shows_our_routes_and_asks_nobody_else(browser: Browser, address: str) -> None:
    page = browser.new_page()
    visit = Visit(page)
    page.goto(f"{address}/docs")
    expect(page.locator("#swagger-ui .opblock-summary-path").first).to_have_text("/api/v1/ask")
    expect(page.get_by_text("提问").first).to_be_visible()
    expect(page.locator("#swagger-ui .opblock")).to_have_count(13)
    page.locator("#operations-数据-listFigures .opblock-summary-control").click()
    expect(page.get_by_text("指标或原句里要有的字词").first).to_be_visible()
    page.close()
    assert visit.hosts <= set(OWN)
    assert visit.complaints == []
