"""From a citation to the paragraph, and on to the whole report."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.page.browser.visit import Visit

pytestmark = pytest.mark.browser


def test_a_citation_opens_its_paragraph_and_leads_to_the_report(visit: Visit) -> None:
    visit.ask("今年新增多少托位").locator(".zw-line .zw-ref").click()
    panel = visit.page.locator("#zw-proof")
    expect(panel).to_be_visible()
    expect(panel.locator(".zw-paragraph mark")).to_have_text(re.compile("^落实积极.*新增托位5000个以上。$"))
    expect(panel.locator(".zw-paragraph mark strong")).to_have_text("新增托位5000个以上")
    expect(panel.locator(".zw-paragraph")).to_contain_text("打造区域医疗中心")
    expect(panel.locator(".zw-place")).to_contain_text("深化健康徐州建设")
    expect(panel.locator(".zw-place")).to_contain_text("第59段")
    visit.check()
    visit.button("上一段").click()
    expect(panel.locator(".zw-place")).to_contain_text("第58段")
    expect(panel.locator(".zw-paragraph mark")).to_have_count(0)
    visit.button("下一段").click()
    expect(panel.locator(".zw-paragraph mark strong")).to_have_text("新增托位5000个以上")
    panel.get_by_role("link", name="在报告全文中查看").click()
    expect(visit.page).to_have_url(f"{visit.address}/report/xuzhou-2024#p59")
    expect(visit.page.locator("#p59")).to_be_in_viewport()
    expect(visit.page.locator("#p59")).to_contain_text("新增托位5000个以上")
    visit.check()
    visit.page.go_back()
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")


def test_it_stands_beside_the_answer_where_there_is_room_and_over_it_on_a_phone(visit: Visit) -> None:
    card = visit.ask("今年新增多少托位")
    card.locator(".zw-line .zw-ref").click()
    panel = visit.page.locator("#zw-proof")
    expect(panel.locator("mark")).to_be_visible()
    here, there = card.bounding_box(), panel.bounding_box()
    assert here
    assert there
    wide = visit.page.viewport_size
    assert wide
    if wide["width"] >= 1100:
        assert here["x"] + here["width"] <= there["x"]
        visit.ask("去年新增了多少张普惠性养老床位？")
        expect(panel).to_be_visible()
    else:
        assert there["width"] == min(wide["width"], 46 * 17)
        assert there["y"] + there["height"] == pytest.approx(wide["height"], abs=1)
        visit.page.mouse.click(10, 5)
        expect(panel).to_be_hidden()


def test_escape_closes_it_and_the_focus_returns(visit: Visit) -> None:
    ref = visit.ask("今年新增多少托位").locator(".zw-line .zw-ref")
    ref.click()
    expect(visit.page.locator("#zw-proof mark")).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator("#zw-proof")).to_be_hidden()
    expect(ref).to_be_focused()
    ref.click()
    visit.button("关闭").click()
    expect(ref).to_be_focused()


def test_each_citation_opens_its_own(visit: Visit) -> None:
    card = visit.ask("去年和今年城镇新增就业分别是多少？")
    for n, words in enumerate(("城镇新增就业8.6万人", "全年城镇新增就业6.8万人")):
        card.locator(".zw-line .zw-ref").nth(n).click()
        expect(visit.page.locator("#zw-proof mark strong")).to_have_text(words)
        visit.button("关闭").click()


def test_a_paragraph_that_cannot_be_fetched_is_told_in_the_panel(visit: Visit) -> None:
    visit.expected = ("Failed to load resource",)
    card = visit.ask("今年新增多少托位")
    visit.page.route("**/page/proof/**", lambda route: route.abort())
    card.locator(".zw-line .zw-ref").click()
    expect(visit.page.locator("#zw-proof-title")).to_contain_text("连接不上服务")
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator("#zw-proof")).to_be_hidden()
