"""大字版, dark, high contrast, small screens, reduced motion, print and the voice."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.web.page.browser.visit import Visit

pytestmark = pytest.mark.browser
PAGES = ["/", "/about", "/report/xuzhou-2024"]


@pytest.fixture
def narrow(browser: Browser, address: str) -> Iterator[Visit]:
    """320 pixels: a small phone, or 1280 at four times the size."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    visit = Visit(context, address)
    yield visit
    context.close()
    visit.end()


def size(visit: Visit, place: str) -> float:
    found: float = visit.page.evaluate(
        "place => parseFloat(getComputedStyle(document.querySelector(place)).fontSize)", place
    )
    return found


def test_large_type_is_one_click_and_stays(visit: Visit) -> None:
    visit.ask("去年和今年城镇新增就业分别是多少？")
    before = size(visit, ".zw-words")
    visit.button("大字版").click()
    expect(visit.button("大字版")).to_have_attribute("aria-pressed", "true")
    assert size(visit, "html") == 24
    assert size(visit, ".zw-words") == pytest.approx(before * 24 / 17, rel=0.01)
    visit.check()
    visit.page.reload()
    expect(visit.page.locator("html[data-ready]")).to_be_attached()
    assert size(visit, "html") == 24
    visit.button("大字版").click()
    assert size(visit, "html") == 17


@pytest.mark.parametrize(("name", "pixels"), [("稍大", 18), ("大", 21), ("特大", 27), ("最大", 30)])
def test_the_size_is_chosen_in_the_settings(visit: Visit, name: str, pixels: int) -> None:
    visit.ask("今年新增多少托位")
    visit.button("显示设置").click()
    visit.page.get_by_label(name, exact=True).check(force=True)
    assert size(visit, "html") == pixels
    visit.check()
    visit.button("完成").click()
    expect(visit.page.locator("#zw-display")).to_be_hidden()
    visit.check()


@pytest.mark.parametrize("contrast", ["标准", "高对比"])
@pytest.mark.parametrize("theme", ["浅色", "深色"])
def test_every_choice_of_colours_can_be_read(visit: Visit, theme: str, contrast: str) -> None:
    visit.button("显示设置").click()
    visit.page.get_by_label(theme).check(force=True)
    visit.page.get_by_role("group", name="对比度").get_by_label(contrast).check(force=True)
    visit.check()
    visit.button("完成").click()
    visit.check()
    visit.ask("去年徐州GDP增长了8%，是吗？")
    visit.ask("地铁5号线啥时候开工").get_by_role("button", name="没用").click()
    expect(visit.turn.locator("form.zw-feedback")).to_be_visible()
    visit.turn.locator(".zw-ref").first.click()
    expect(visit.page.locator("#zw-proof mark")).to_be_visible()
    visit.check()


@pytest.mark.parametrize("path", PAGES[1:])
def test_other_pages_follow_the_same_choice(visit: Visit, path: str) -> None:
    visit.check()
    visit.open(path)
    visit.check()
    visit.button("大字版").click()
    visit.button("显示设置").click()
    visit.page.get_by_label("深色").check(force=True)
    visit.button("完成").click()
    visit.check()
    ground: str = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    visit.open("/")
    assert size(visit, "html") == 24
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == ground


@pytest.mark.parametrize("pixels", ["", "30"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_on_the_narrowest_screen(narrow: Visit, path: str, pixels: str) -> None:
    narrow.page.add_init_script(f"localStorage.setItem('zw-display', JSON.stringify({{size: '{pixels}'}}))")
    narrow.open(path)
    narrow.check()
    if path == "/":
        card = narrow.ask("去年和今年城镇新增就业分别是多少？")
        narrow.check()
        card.locator(".zw-line .zw-ref").first.click()
        expect(narrow.page.locator("#zw-proof mark")).to_be_visible()
        narrow.check()


def test_what_can_be_tapped_is_large_enough(visit: Visit) -> None:
    visit.ask("今年新增多少托位").get_by_role("button", name="没用").click()
    expect(visit.turn.locator("form.zw-feedback")).to_be_visible()
    small: list[str] = visit.page.evaluate(
        """[...document.querySelectorAll('button, summary, input, textarea, .zw-footer a, .zw-header a')]
          .filter(e => e.checkVisibility())
          .filter(e => { const r = e.getBoundingClientRect(); return r.width < 43.9 || r.height < 43.9; })
          .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_nothing_moves_for_those_who_want_none(narrow: Visit) -> None:
    narrow.open()
    narrow.page.route("**/page/ask", lambda route: None)
    narrow.box.fill("今年新增多少托位")
    narrow.box.press("Enter")
    moving: str = narrow.page.evaluate("getComputedStyle(document.querySelector('.zw-bones span')).animationName")
    assert moving == "none"


def test_on_paper_stand_question_answer_source_and_label(visit: Visit) -> None:
    visit.ask("今年新增多少托位")
    visit.page.emulate_media(media="print")
    for place in (".zw-question", ".zw-line", ".zw-source", ".zw-label"):
        expect(visit.page.locator(place).first).to_be_visible()
    for place in ("#zw-box", ".zw-actions", ".zw-follow", "#zw-examples", ".zw-header"):
        expect(visit.page.locator(place).first).to_be_hidden()


def test_an_answer_is_read_aloud_by_the_browsers_own_voice(visit: Visit) -> None:
    visit.page.evaluate(
        "() => { window.said = []; speechSynthesis.speak = (spoken) => said.push([spoken.text, spoken.lang]); }"
    )
    speak = visit.ask("今年新增多少托位").get_by_role("button", name="朗读")
    speak.click()
    expect(speak).to_have_attribute("aria-pressed", "true")
    assert visit.page.evaluate("said") == [["2024年目标：新增托位5000个以上。 出处1处。", "zh-CN"]]
    speak.click()
    expect(speak).to_have_attribute("aria-pressed", "false")
