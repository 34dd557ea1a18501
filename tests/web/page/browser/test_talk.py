"""A conversation: follow-ups, what the device keeps, a new one, and the end of all that was kept."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from sqlalchemy import create_engine, func, select

from tests.web.page.browser.visit import Visit
from web.database.tables import answers
from web.settings import WebSettings

pytestmark = pytest.mark.browser


def count(settings: WebSettings) -> int:
    engine = create_engine(settings.database_url)
    with engine.connect() as connection:
        found = connection.scalar(select(func.count()).select_from(answers)) or 0
    engine.dispose()
    return found


def test_a_follow_up_is_understood_and_kept_over_a_reload(visit: Visit) -> None:
    visit.ask("去年城镇新增就业多少人")
    card = visit.ask("今年呢")
    expect(card.locator(".zw-line .zw-badge")).to_have_text("2024年目标")
    expect(card.locator(".zw-figure")).to_have_text("6.8万人")
    visit.page.reload()
    expect(visit.page.locator("html[data-ready]")).to_be_attached()
    expect(visit.page.locator(".zw-question")).to_have_text(["去年城镇新增就业多少人", "今年呢"])
    expect(visit.turn.locator(".zw-figure")).to_have_text("6.8万人")
    later = visit.ask("去年呢")
    expect(later.locator(".zw-figure")).to_have_text("8.6万人")


def test_a_new_conversation_begins_with_the_first_screen(visit: Visit) -> None:
    expect(visit.button("新对话")).to_be_hidden()
    visit.ask("去年城镇新增就业多少人")
    visit.button("新对话").click()
    expect(visit.page.locator(".zw-turn")).to_have_count(0)
    expect(visit.page.locator(".zw-welcome")).to_be_visible()
    expect(visit.box).to_be_focused()
    assert visit.stored("zw-talk") is None
    card = visit.ask("今年呢")
    expect(card.locator(".zw-line")).not_to_contain_text("6.8万人")


def test_deleting_deletes_here_and_on_the_server(visit: Visit, page_settings: WebSettings) -> None:
    before = count(page_settings)
    visit.ask("今年新增多少托位")
    visit.ask("去年城镇新增就业多少人")
    visit.button("删除记录").click()
    expect(visit.page.locator("#zw-delete")).to_be_visible()
    visit.check()
    visit.button("不删除").click()
    expect(visit.page.locator(".zw-turn")).to_have_count(2)
    visit.button("删除记录").click()
    visit.button("全部删除").click()
    expect(visit.page.locator(".zw-turn")).to_have_count(0)
    expect(visit.page.locator(".zw-erased")).to_contain_text("回答2条")
    assert visit.stored("zw-talk") is None
    assert count(page_settings) == before


def test_where_the_server_cannot_delete_nothing_is_said_to_be_deleted(visit: Visit) -> None:
    visit.expected = ("Failed to load resource",)
    visit.ask("今年新增多少托位")
    visit.page.route("**/me/history", lambda route: route.abort())
    visit.button("删除记录").click()
    visit.button("全部删除").click()
    expect(visit.page.locator("#zw-delete")).to_contain_text("没有删除")
    expect(visit.page.locator(".zw-turn")).to_have_count(1)


def test_a_share_link_asks_its_question_once(visit: Visit) -> None:
    visit.open(f"/?q={quote('今年新增多少托位')}")
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")
    assert visit.page.url == f"{visit.address}/"
    visit.page.reload()
    expect(visit.page.locator("html[data-ready]")).to_be_attached()
    expect(visit.page.locator(".zw-turn")).to_have_count(1)


def test_what_is_copied_keeps_source_and_label(visit: Visit) -> None:
    card = visit.ask("今年新增多少托位")
    card.get_by_role("button", name="复制").click()
    expect(card.get_by_role("button", name="已复制")).to_be_visible()
    copied: str = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "问：今年新增多少托位\n答：2024年目标：新增托位5000个以上。\n出处[1]：《2024年徐州市政府工作报告》第59段：落实"
    )
    assert copied.endswith("本回答由人工智能生成，以报告原文为准")


def test_a_shared_link_leads_to_the_question(visit: Visit) -> None:
    card = visit.ask("今年新增多少托位")
    visit.page.evaluate("navigator.share = undefined")
    card.get_by_role("button", name="分享").click()
    expect(card.get_by_role("button", name="已复制链接")).to_be_visible()
    link: str = visit.page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"{visit.address}/\?q=%E4%BB%8A.*", link)
    visit.page.goto(link)
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")
