"""The box: keys, input methods, waiting, stopping, and what becomes of a question when something fails."""

import pytest
from playwright.sync_api import Route, expect

from tests.web.page.browser.visit import Visit

pytestmark = pytest.mark.browser
QUESTION = "今年新增多少托位"


class Held:
    """Questions held back until they are let go; counts them."""

    def __init__(self, visit: Visit) -> None:
        self.routes: list[Route] = []
        visit.page.route("**/page/ask", self._hold)

    def _hold(self, route: Route) -> None:
        self.routes.append(route)

    def let_go(self) -> None:
        for route in self.routes:
            route.continue_()


def test_shift_enter_breaks_the_line_and_enter_sends(visit: Visit) -> None:
    visit.box.fill("今年")
    visit.box.press("Shift+Enter")
    visit.box.press_sequentially("新增多少托位")
    expect(visit.box).to_have_value("今年\n新增多少托位")
    expect(visit.page.locator(".zw-turn")).to_have_count(0)
    visit.box.press("Enter")
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")


def test_enter_that_ends_a_composition_does_not_send(visit: Visit) -> None:
    visit.box.fill("tuowei")
    visit.page.evaluate(
        "document.querySelector('#zw-box textarea').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    expect(visit.page.locator(".zw-turn")).to_have_count(0)
    expect(visit.box).to_have_value("tuowei")


def test_waiting_shows_at_once_and_a_second_click_sends_nothing(visit: Visit) -> None:
    held = Held(visit)
    visit.box.fill(QUESTION)
    began: float = visit.page.evaluate(
        """async () => {
          const began = performance.now();
          document.querySelector('#zw-send').click();
          while (!document.querySelector('.zw-waiting')) await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          return performance.now() - began;
        }"""
    )
    assert began < 1_000
    expect(visit.turn.locator(".zw-waiting")).to_contain_text("正在报告里查找")
    visit.box.press("Enter")
    visit.page.locator("#zw-examples summary").click()
    visit.page.get_by_role("tabpanel").get_by_role("button").first.click()
    visit.check()
    held.let_go()
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")
    assert len(held.routes) == 1
    expect(visit.page.locator(".zw-turn")).to_have_count(1)


def test_a_double_click_sends_once(visit: Visit) -> None:
    sent: list[str] = []
    visit.page.on("request", lambda request: sent.append(request.url) if "/page/ask" in request.url else None)
    visit.page.get_by_role("tabpanel").get_by_role("button").first.dblclick()
    expect(visit.turn.locator(".zw-card")).to_have_attribute("data-outcome", "answered")
    expect(visit.page.locator(".zw-turn")).to_have_count(1)
    assert len(sent) == 1
    held = Held(visit)
    visit.box.fill(QUESTION)
    visit.button("提问").dblclick()
    expect(visit.button("停止")).to_be_visible()
    held.let_go()
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")
    expect(visit.page.locator(".zw-turn")).to_have_count(2)
    assert len(sent) == 2


def test_a_question_can_be_stopped_and_stays_in_the_box(visit: Visit) -> None:
    visit.expected = ("Failed to load resource",)
    Held(visit)
    visit.box.fill(QUESTION)
    visit.box.press("Enter")
    visit.page.wait_for_timeout(700)
    visit.button("停止").click()
    expect(visit.page.locator(".zw-turn")).to_have_count(0)
    expect(visit.box).to_have_value(QUESTION)
    visit.page.unroute_all()
    visit.button("提问").click()
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")


def test_a_draft_survives_an_error_and_can_be_sent_again(visit: Visit) -> None:
    visit.expected = ("Failed to load resource",)
    visit.page.route("**/page/ask", lambda route: route.abort())
    visit.box.fill(QUESTION)
    visit.box.press("Enter")
    expect(visit.turn.locator(".zw-problem")).to_contain_text("连接不上服务，请检查网络后再试。您写的问题还在。")
    expect(visit.box).to_have_value(QUESTION)
    visit.check()
    visit.page.unroute_all()
    visit.button("再问一次").click()
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")
    expect(visit.page.locator(".zw-turn")).to_have_count(1)
    expect(visit.box).to_have_value("")


def test_each_failed_question_is_asked_again_as_it_was(visit: Visit) -> None:
    visit.expected = ("Failed to load resource",)
    visit.page.route("**/page/ask", lambda route: route.abort())
    for question in (QUESTION, "去年城镇新增就业多少人"):
        visit.box.fill(question)
        visit.box.press("Enter")
        expect(visit.turn.locator(".zw-problem")).to_be_visible()
        expect(visit.turn.locator(".zw-question")).to_have_text(question)
    visit.page.unroute_all()
    visit.page.locator(".zw-turn").first.get_by_role("button", name="再问一次").click()
    expect(visit.turn.locator(".zw-question")).to_have_text(QUESTION)
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (429, '{"title": "提问太频繁", "detail": "次数超过了限制，请稍等一会儿再试。"}', "次数超过了限制"),
        (503, '{"title": "现在提问的人较多", "detail": "排队时间过长，请过几秒再试。"}', "排队时间过长"),
        (502, "<html>Bad Gateway</html>", "服务出错了，请稍后再试"),
    ],
)
def test_a_problem_of_the_service_is_told_in_its_words(visit: Visit, status: int, body: str, words: str) -> None:
    visit.expected = ("Failed to load resource",)
    visit.page.route("**/page/ask", lambda route: route.fulfill(status=status, body=body))
    visit.box.fill(QUESTION)
    visit.box.press("Enter")
    expect(visit.turn.locator(".zw-problem")).to_contain_text(words)
    expect(visit.box).to_have_value(QUESTION)


def test_nothing_is_sent_where_nothing_is_written(visit: Visit) -> None:
    visit.box.fill("   ")
    visit.box.press("Enter")
    expect(visit.page.locator("#zw-said")).to_have_text("请写下要问的问题。")
    expect(visit.page.locator(".zw-turn")).to_have_count(0)


def test_what_is_written_while_an_answer_comes_is_not_lost(visit: Visit) -> None:
    held, written = Held(visit), "去年城镇新增就业多少人"
    visit.box.fill(QUESTION)
    visit.box.press("Enter")
    expect(visit.button("停止")).to_be_visible()
    visit.box.fill(written)
    held.let_go()
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")
    expect(visit.box).to_have_value(written)


def test_all_can_be_done_by_keyboard(visit: Visit) -> None:
    page = visit.page
    expect(visit.box).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(visit.turn.locator(".zw-figure")).to_have_text("5000个以上")
    expect(visit.box).to_be_focused()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.zw-line .zw-ref')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#zw-proof mark")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('#zw-proof') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.zw-line .zw-ref')")
    visible: str = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert visible == "solid"


def test_topics_are_reached_by_arrow_keys(visit: Visit) -> None:
    first = visit.page.get_by_role("tab", name="就业")
    first.focus()
    visit.page.keyboard.press("ArrowRight")
    expect(visit.page.get_by_role("tab", name="住房")).to_be_focused()
    expect(visit.page.get_by_role("tabpanel", name="住房")).to_be_visible()
    visit.page.keyboard.press("End")
    expect(visit.page.get_by_role("tab", name="经济")).to_be_focused()
    visit.page.keyboard.press("ArrowRight")
    expect(first).to_be_focused()


def test_an_example_asked_by_keyboard_leaves_the_focus_where_it_was(visit: Visit) -> None:
    visit.page.get_by_role("tabpanel").get_by_role("button").first.focus()
    visit.page.keyboard.press("Enter")
    expect(visit.turn.locator(".zw-card")).to_have_attribute("data-outcome", "answered")
    expect(visit.page.locator("#zw-examples summary")).to_be_focused()


def test_answers_are_announced(visit: Visit) -> None:
    visit.ask(QUESTION)
    said = visit.page.get_by_role("status").and_(visit.page.locator("#zw-said"))
    expect(said).to_contain_text("2024年目标：新增托位5000个以上。")
