"""赞 and 踩, with reasons and words, as they arrive in the database."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import create_engine, select

from tests.web.page.browser.visit import Visit
from web.database.tables import feedback
from web.settings import WebSettings

pytestmark = pytest.mark.browser


def kept(settings: WebSettings, answer: str) -> tuple[str, str, str]:
    engine = create_engine(settings.database_url)
    with engine.connect() as connection:
        row = connection.execute(select(feedback).where(feedback.c.answer == answer)).mappings().one()
    engine.dispose()
    return row["rating"], row["reason"], row["text"]


def test_praise_is_kept(visit: Visit, page_settings: WebSettings) -> None:
    card = visit.ask("今年新增多少托位")
    card.get_by_role("button", name="有用").click()
    expect(card.locator(".zw-told")).to_have_text("谢谢，已记下。")
    expect(card.get_by_role("button", name="有用")).to_have_attribute("aria-pressed", "true")
    assert kept(page_settings, card.get_attribute("data-id") or "") == ("up", "", "")


def test_blame_is_kept_with_its_reason_and_words_without_personal_data(
    visit: Visit, page_settings: WebSettings
) -> None:
    card = visit.ask("今年新增多少托位")
    answer = card.get_attribute("data-id") or ""
    blame = card.get_by_role("button", name="没用")
    blame.click()
    form = card.locator("form.zw-feedback")
    expect(form).to_be_visible()
    assert kept(page_settings, answer) == ("down", "", "")
    visit.check()
    form.get_by_label("不准确").check()
    form.get_by_label("补充说明").fill("这是前年的数，我的电话13800138000 <img src=x onerror=alert(1)>")
    form.get_by_role("button", name="提交").click()
    expect(card.locator(".zw-told")).to_have_text("谢谢，意见已记下。")
    expect(form).to_have_count(0)
    expect(blame).to_be_focused()
    rating, reason, text = kept(page_settings, answer)
    assert (rating, reason) == ("down", "inaccurate")
    assert text.startswith("这是前年的数")
    assert "13800138000" not in text


def test_what_could_not_be_kept_is_told_and_stays_written(visit: Visit) -> None:
    visit.expected = ("Failed to load resource",)
    card = visit.ask("今年新增多少托位")
    card.get_by_role("button", name="没用").click()
    form = card.locator("form.zw-feedback")
    form.get_by_label("补充说明").fill("数不对")
    visit.page.route("**/feedback", lambda route: route.abort())
    form.get_by_role("button", name="提交").click()
    expect(card.locator(".zw-told")).to_contain_text("没有记下")
    expect(form.get_by_label("补充说明")).to_have_value("数不对")
