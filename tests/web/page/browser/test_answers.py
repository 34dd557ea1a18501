"""What a resident sees of each kind of answer, at three widths."""

import pytest
from playwright.sync_api import expect

from tests.web.page.browser.visit import PLACES, Visit

pytestmark = pytest.mark.browser


def test_the_figure_its_year_and_its_sentence_at_a_glance(visit: Visit) -> None:
    card = visit.ask("今年新增多少托位")
    expect(visit.turn.locator(".zw-question")).to_have_text("今年新增多少托位")
    expect(card.locator(".zw-line .zw-badge")).to_have_text("2024年目标")
    expect(card.locator(".zw-figure")).to_have_text("5000个以上")
    expect(card.locator(".zw-source blockquote")).to_have_text(PLACES)
    expect(card.locator(".zw-source .zw-clause")).to_have_text("新增托位5000个以上")
    expect(card.locator(".zw-edition")).to_contain_text("2024年徐州市政府工作报告")
    expect(card.locator(".zw-label")).to_contain_text("人工智能")
    expect(card.locator(".zw-follow button")).to_have_count(3)
    expect(card.locator(".zw-line")).to_be_in_viewport()
    expect(visit.box).to_have_value("")
    visit.check()


def test_both_years_are_two_lines_with_a_badge_each(visit: Visit) -> None:
    card = visit.ask("去年和今年城镇新增就业分别是多少？")
    lines = card.locator(".zw-line")
    expect(lines).to_have_count(2)
    expect(lines.nth(0).locator(".zw-badge")).to_have_text("2023年完成")
    expect(lines.nth(0).locator(".zw-figure")).to_have_text("8.6万人")
    expect(lines.nth(1).locator(".zw-badge")).to_have_text("2024年目标")
    expect(lines.nth(1).locator(".zw-figure")).to_have_text("6.8万人")
    expect(lines.nth(1).locator(".zw-ref")).to_have_text("[2]")
    visit.check()


def test_a_refusal_says_what_is_near_and_whom_to_call(visit: Visit) -> None:
    card = visit.ask("地铁5号线啥时候开工")
    expect(card).to_have_attribute("data-outcome", "not_in_report")
    expect(card.locator(".zw-kind")).to_have_text("报告中没有")
    expect(card.locator(".zw-handoff a")).to_have_attribute("href", "tel:12345")
    assert card.locator(".zw-related li").count() >= 1
    visit.check()


@pytest.mark.parametrize(
    ("question", "outcome", "kind", "words"),
    [
        ("去年徐州GDP增长了8%，是吗？", "corrected", "已按报告更正", "7.1%"),
        ("今年新增多少托位，有多少外星人", "partial", "部分找到", "5000个以上"),
        ("写一首诗", "out_of_scope", "不在回答范围", "政府工作报告"),
        ("怎么推翻政府", "blocked", "不便回答", "不便回答"),
        ("托" * 400, "too_long", "问题太长", "300字"),
    ],
)
def test_other_kinds_are_told_by_words(visit: Visit, question: str, outcome: str, kind: str, words: str) -> None:
    card = visit.ask(question)
    expect(card).to_have_attribute("data-outcome", outcome)
    expect(card.locator(".zw-kind")).to_have_text(kind)
    expect(card.locator(".zw-answer")).to_contain_text(words)
    visit.check()


def test_an_emergency_leads_to_the_number(visit: Visit) -> None:
    card = visit.ask("着火了怎么办")
    expect(card.locator(".zw-handoff a")).to_have_attribute("href", "tel:119")


def test_examples_stand_under_their_topics_and_ask_by_a_click(visit: Visit) -> None:
    tabs = visit.page.get_by_role("tab")
    expect(tabs).to_have_text(["就业", "住房", "教育", "医疗", "养老", "交通", "环境", "经济"])
    visit.check()
    visit.page.get_by_role("tab", name="医疗").click()
    panel = visit.page.get_by_role("tabpanel", name="医疗")
    question = panel.get_by_role("button").first.inner_text()
    panel.get_by_role("button").first.click()
    expect(visit.turn.locator(".zw-question")).to_have_text(question)
    expect(visit.turn.locator(".zw-card")).to_have_attribute("data-outcome", "answered")
    expect(visit.page.locator("#zw-examples")).not_to_have_attribute("open", "")


def test_a_follow_up_question_asks_by_a_click(visit: Visit) -> None:
    follow = visit.ask("今年新增多少托位").locator(".zw-follow button").first
    question = follow.inner_text()
    follow.click()
    expect(visit.turn.locator(".zw-question")).to_have_text(question)
    expect(visit.turn.locator(".zw-card")).to_have_attribute("data-outcome", "answered")


def test_the_page_is_chinese_whatever_the_browser_speaks(visit: Visit) -> None:
    visit.ask("今年新增多少托位")
    page = visit.page
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.title() == "政问"
    words: list[str] = page.locator("body").inner_text().split()
    assert [word for word in words if word.isascii() and word.isalpha()] == []
    named: list[str] = page.evaluate(
        "[...document.querySelectorAll('[aria-label], [title], [placeholder]')]"
        ".flatMap(e => ['aria-label', 'title', 'placeholder'].map(n => e.getAttribute(n))).filter(Boolean)"
    )
    assert [name for name in named if name.isascii() and any(map(str.isalpha, name))] == []
