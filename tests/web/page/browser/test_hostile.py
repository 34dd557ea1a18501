"""Hostile text from everywhere that text comes from: shown as text or refused, no request, no dialog."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.web.fakes import FOUND, HOSTILE
from tests.web.page.browser.visit import Visit

pytestmark = pytest.mark.browser
TEXTS = [
    HOSTILE,
    "<img src=https://example.org/x.png onerror=alert(1)>",
    "[x](javascript:alert(1)) ![y](https://example.org/z.png)",
    '"><svg onload=alert(1)><iframe src=//example.org></iframe>',
    "\u202e位托少多\u2066\u200f<b>",
    "x" * 10_000,
]


@pytest.fixture
def visit(browser: Browser, hostile_address: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    visit = Visit(context, hostile_address)
    yield visit
    context.close()
    visit.end()


def check(visit: Visit) -> None:
    """No element of the hostile texts' own, and nothing wider than the screen."""
    made = visit.page.locator("#zw-turns :is(script, img, iframe, svg, b), #zw-proof :is(script, img, iframe, svg, b)")
    expect(made).to_have_count(0)
    assert visit.overflow() <= 0


@pytest.mark.parametrize("text", TEXTS)
def test_in_a_question_an_answer_and_a_report(visit: Visit, text: str) -> None:
    visit.open()
    card = visit.ask(text[:3000])
    expect(visit.turn.locator(".zw-question")).to_contain_text(text.strip()[:40])
    check(visit)
    if card.get_attribute("data-outcome") == "not_in_report":
        expect(card.locator(".zw-related")).to_contain_text(HOSTILE)
        card.locator(".zw-ref").first.click()
        expect(visit.page.locator("#zw-proof .zw-paragraph")).to_contain_text(HOSTILE)
        check(visit)


@pytest.mark.parametrize("text", TEXTS)
def test_in_a_share_link(visit: Visit, text: str) -> None:
    visit.open(f"/?q={quote(text[:3000])}")
    expect(visit.turn.locator(".zw-card[data-outcome]")).to_be_visible()
    check(visit)


@pytest.mark.parametrize("text", TEXTS)
def test_in_what_the_device_has_kept(visit: Visit, text: str) -> None:
    answer = json.loads(json.dumps(FOUND.to_dict()))
    answer |= {"answer": text, "notes": [text], "suggestions": [text], "handoff": {"phone": text, "reason": text}}
    answer["citations"][0] |= {"report": text, "section": [text], "quote": text}
    answer["lines"][0] |= {"opening": text, "lead": text, "text": text}
    turn = {"question": text, "id": "0" * 32, "answer": answer}
    talk = json.dumps({"conversation": "0" * 32, "turns": [turn, {"question": 1}, None, turn]})
    visit.page.add_init_script(f"localStorage.setItem('zw-talk', {json.dumps(talk)})")
    visit.expected = ("Failed to load resource",)
    visit.open()
    visit.page.wait_for_load_state("networkidle")
    check(visit)
    if visit.page.locator(".zw-ref").count():
        visit.page.locator(".zw-ref").first.click()
        expect(visit.page.locator("#zw-proof-title")).to_be_visible()
        check(visit)


@pytest.mark.parametrize("kept", ["", "{", "null", "[]", '{"turns": 5}', '{"conversation": "<script>", "turns": []}'])
def test_what_cannot_be_read_of_the_devices_store_is_as_nothing(visit: Visit, kept: str) -> None:
    visit.page.add_init_script(f"localStorage.setItem('zw-talk', {json.dumps(kept)})")
    visit.page.add_init_script(f"localStorage.setItem('zw-display', {json.dumps(kept)})")
    visit.open()
    visit.ask("今年新增多少托位")


def test_in_feedback(visit: Visit) -> None:
    visit.open()
    card = visit.ask("今年新增多少托位")
    card.get_by_role("button", name="没用").click()
    for text in TEXTS[:4]:
        card.get_by_label("补充说明").fill(text)
    card.get_by_role("button", name="提交").click()
    expect(card.locator(".zw-told")).to_have_text("谢谢，意见已记下。")
    check(visit)


def test_in_a_whole_report(visit: Visit) -> None:
    visit.open("/report/xuzhou-2024")
    expect(visit.page.locator("main")).to_contain_text(HOSTILE)
    expect(visit.page.locator("main :is(script, img, iframe, svg)")).to_have_count(0)
    visit.check()
