"""The distribution's Chromium for tests: found, opened, or the test skipped (on CI failed)."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]


def chromium() -> str:
    """Its path."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing: apt-get install chromium fonts-noto-cjk")
        pytest.skip("Chromium is not installed")
    return found


@contextmanager
def opened_browser(*arguments: str) -> Iterator[Browser]:
    """Chromium without a window, closed at the end; further command line `arguments` go to it."""
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *arguments])
        yield opened
        opened.close()
