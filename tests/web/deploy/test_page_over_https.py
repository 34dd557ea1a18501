"""The page as a resident's browser meets it: Chromium, HTTPS, the shipped nginx.conf, the real command."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import opened_browser
from tests.web.deploy.proxied import NAME, proxied

pytestmark = pytest.mark.browser


def test_the_page_answers_over_https_and_asks_for_nothing_over_http(tmp_path: Path) -> None:
    with (
        opened_browser(f"--host-resolver-rules=MAP {NAME} 127.0.0.1") as browser,
        proxied(tmp_path, {"ZHENGWEN_WEB_TRUSTED_PROXIES": "127.0.0.1"}) as site,
        browser.new_context(ignore_https_errors=True) as context,
    ):
        page = context.new_page()
        asked: set[str] = set()
        complaints: list[str] = []
        page.on("request", lambda request: asked.add(request.url.partition("://")[0]))
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.goto(f"https://{NAME}:{site.https}/")
        expect(page.locator("html[data-ready]")).to_be_attached()
        box = page.locator("#zw-box textarea")
        box.fill("今年新增多少托位")
        box.press("Enter")
        expect(page.locator(".zw-answer")).to_contain_text("新增托位5000个以上。")
        assert {one["name"]: one.get("secure") for one in context.cookies()} == {"zw_client": True}
        assert complaints == []
        assert asked <= {"https", "data", "blob"}
