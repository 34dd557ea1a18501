"""The API's documentation, as a developer opens it."""

import pytest
from playwright.sync_api import Browser, expect

from tests.web.page.browser.visit import Visit

pytestmark = pytest.mark.browser


def test_it_shows_our_routes_and_asks_nobody_else(browser: Browser, address: str) -> None:
    context = browser.new_context()
    visit = Visit(context, address)
    visit.open("/docs")
    page = visit.page
    expect(page.locator("#swagger-ui .opblock-summary-path").first).to_have_text("/api/v1/ask")
    expect(page.get_by_text("提问").first).to_be_visible()
    expect(page.locator("#swagger-ui .opblock")).to_have_count(13)
    page.locator("#operations-数据-listFigures .opblock-summary-control").click()
    expect(page.get_by_text("指标或原句里要有的字词").first).to_be_visible()
    context.close()
    visit.end()
