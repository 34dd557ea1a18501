"""The page as a resident's browser meets it: Chromium, HTTPS, the shipped nginx.conf, the real command."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.web.deploy.proxied import NAME, proxied
from tests.web.test_page_browser import ARGUMENTS

pytestmark = pytest.mark.browser


def test_the_page_answers_over_https_and_asks_for_nothing_over_http(tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing: apt-get install chromium fonts-noto-cjk")
        pytest.skip("Chromium is not installed")
    arguments = [*ARGUMENTS, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
    with (
        proxied(tmp_path, {"ZHENGWEN_WEB_TRUSTED_PROXIES": "127.0.0.1"}) as site,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium, args=arguments) as browser,
        browser.new_context(ignore_https_errors=True) as context,
    ):
        page = context.new_page()
        asked: set[str] = set()
        complaints: list[str] = []
        page.on("request", lambda request: asked.add(request.url.partition("://")[0]))
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.goto(f"https://{NAME}:{site.https}/")
        box = page.locator("textarea")
        box.fill("今年新增多少托位")
        box.press("Enter")
        expect(page.locator(".zw-answer")).to_contain_text("2024年目标：新增托位5000个以上。")
        assert {one["name"]: one.get("secure") for one in context.cookies()} == {"zw_client": True}
        assert complaints == []
        assert asked <= {"https", "data", "blob"}
