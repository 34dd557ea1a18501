"""From a question to an address that others can open, and on to the proof."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.web.fakes import HOSTILE
from tests.web.page.browser.visit import PLACES, Visit

pytestmark = pytest.mark.browser


def shared(visit: Visit, question: str) -> None:
    """Ask, and follow the link of the answer once it is stored."""
    link = visit.ask(question).get_by_role("link", name="固定链接")
    href = link.get_attribute("href")
    for _ in range(50):
        if visit.page.request.get(f"{visit.address}{href}").status == 200:
            break
        visit.page.wait_for_timeout(100)
    link.click()
    expect(visit.page.locator("h1")).to_have_text(question)


def test_a_stored_answer_shows_the_same_and_leads_to_its_proof(visit: Visit) -> None:
    shared(visit, "今年新增多少托位")
    expect(visit.page.locator(".zw-line .zw-badge")).to_have_text("2024年目标")
    expect(visit.page.locator(".zw-figure")).to_have_text("5000个以上")
    expect(visit.page.locator(".zw-source blockquote")).to_have_text(PLACES)
    expect(visit.page.locator(".zw-source .zw-clause")).to_have_text("新增托位5000个以上")
    expect(visit.page.locator(".zw-changed")).to_have_count(0)
    visit.check()
    visit.page.locator(".zw-line").get_by_role("link", name="出处1：看报告原文").click()
    expect(visit.page).to_have_url(f"{visit.address}/report/xuzhou-2024#p59")
    expect(visit.page.locator("#p59")).to_be_in_viewport()
    visit.page.go_back()
    visit.page.get_by_role("link", name="再问一次").click()
    # After the turn that the device has kept.
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")


def test_a_question_goes_on_from_it(visit: Visit) -> None:
    shared(visit, "今年新增多少托位")
    follow = visit.page.locator(".zw-follow a").first
    question = follow.inner_text()
    follow.click()
    expect(visit.turn.locator(".zw-question")).to_have_text(question)
    expect(visit.turn.locator(".zw-card")).to_have_attribute("data-outcome", "answered")


def test_a_refusal_is_shared_with_whom_to_call(visit: Visit) -> None:
    shared(visit, "地铁5号线啥时候开工")
    expect(visit.page.locator(".zw-kind")).to_have_text("报告中没有")
    expect(visit.page.locator(".zw-handoff a")).to_have_attribute("href", "tel:12345")
    visit.check()


def test_its_address_is_copied(visit: Visit) -> None:
    shared(visit, "今年新增多少托位")
    visit.button("复制链接").click()
    expect(visit.button("已复制链接")).to_be_visible()
    expect(visit.page.locator("#zw-said")).to_have_text("已复制链接。")
    assert visit.page.evaluate("navigator.clipboard.readText()") == visit.page.url
    visit.check()


def test_in_the_dark_and_in_large_type_nothing_is_lost(visit: Visit) -> None:
    shared(visit, "去年和今年城镇新增就业分别是多少？")
    visit.page.evaluate("document.documentElement.dataset.size = '30'")
    visit.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    visit.check()
    visit.page.evaluate("document.documentElement.dataset.contrast = 'high'")
    visit.check()
    visit.page.set_viewport_size({"width": 320, "height": 800})
    assert visit.overflow() <= 0


def test_on_paper_stands_the_answer_without_buttons(visit: Visit) -> None:
    shared(visit, "今年新增多少托位")
    visit.page.emulate_media(media="print")
    expect(visit.page.locator(".zw-line .zw-figure")).to_be_visible()
    expect(visit.page.locator(".zw-source blockquote")).to_be_visible()
    expect(visit.page.locator(".zw-label")).to_be_visible()
    expect(visit.page.locator("main").get_by_text("再问一次")).to_be_hidden()
    expect(visit.button("复制链接")).to_be_hidden()


def test_without_script_it_is_whole(visit: Visit, browser: Browser) -> None:
    shared(visit, "今年新增多少托位")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(f"{visit.address}{urlsplit(visit.page.url).path}")
    expect(page.locator(".zw-figure")).to_have_text("5000个以上")
    expect(page.locator("#zw-copy")).to_be_hidden()
    page.locator(".zw-source a").click()
    assert page.url == f"{visit.address}/report/xuzhou-2024#p59"
    context.close()


def test_hostile_text_stays_text(browser: Browser, hostile_address: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    visit = Visit(context, hostile_address)
    visit.open()
    shared(visit, HOSTILE)
    expect(visit.page.locator("main .zw-related")).to_contain_text(HOSTILE)
    expect(visit.page.locator("main :is(script, img, iframe, svg)")).to_have_count(0)
    visit.check()
    context.close()
    visit.end()


def test_what_is_not_there_is_told(visit: Visit) -> None:
    visit.expected = ("Failed to load resource",)
    visit.open(f"/a/{'0' * 32}")
    expect(visit.page.locator("h1")).to_have_text("没有这个回答")
    visit.check()
