"""A resident's visit: a page, all that it asks for and complains of, and the steps that journeys share."""

import json
from importlib.resources import files
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, expect

PLACES = "落实积极生育支持政策措施，扩大普惠托育服务供给，新增托位5000个以上。"
WIDTHS = [375, 768, 1280]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_OWN = {"127.0.0.1", ""}


class Visit:
    """One browser page at `address`; `expected` are beginnings of complaints that the test itself causes."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.page = context.new_page()
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        self.expected: tuple[str, ...] = ()
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or ""))
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))

    def _listen(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)

    def open(self, path: str = "/") -> None:
        self.page.goto(self.address + path)
        if urlsplit(path).path == "/":
            expect(self.page.locator("html[data-ready]")).to_be_attached()

    @property
    def box(self) -> Locator:
        return self.page.locator("#zw-box textarea")

    @property
    def turn(self) -> Locator:
        """The newest turn."""
        return self.page.locator(".zw-turn").last

    def ask(self, question: str) -> Locator:
        """The card of the answer."""
        before = self.page.locator(".zw-turn").count()
        self.box.fill(question)
        self.box.press("Enter")
        expect(self.page.locator(".zw-turn")).to_have_count(before + 1)
        card = self.turn.locator(".zw-card[data-outcome]")
        expect(card).to_be_visible()
        return card

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def stored(self, key: str) -> object:
        return json.loads(self.page.evaluate("key => localStorage.getItem(key)", key) or "null")

    def overflow(self) -> int:
        """How many pixels the page is wider than the window."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return wide

    def check(self) -> None:
        """Nothing wider than the screen; no violation that axe finds."""
        assert self.overflow() <= 0
        self.page.evaluate(_AXE)
        options = {"runOnly": {"type": "tag", "values": RULES}}
        found = self.page.evaluate("options => axe.run(document, options)", options)
        assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found["violations"]] == []

    def end(self) -> None:
        assert self.hosts <= _OWN
        assert [said for said in self.complaints if not said.startswith(self.expected or "\0")] == []
