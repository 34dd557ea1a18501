"""The report as people use it: contents, words that are looked for, links to paragraphs, figures and terms on tap."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from index.models import Kind, Passage, Status
from tests.web.fakes import PASSAGES, REPORT, FakeAssistant, FakeStore
from tests.web.page.browser.conftest import served
from tests.web.page.browser.visit import Visit
from web.app import create_app
from web.settings import WebSettings

pytestmark = pytest.mark.browser
PATH = "/report/xuzhou-2024"


def test_words_are_found_counted_and_walked_through(visit: Visit) -> None:
    visit.open(PATH)
    box = visit.page.get_by_label("在报告里查找", exact=True).and_(visit.page.locator("input"))
    status = visit.page.locator("#zw-find [role=status]")
    box.fill("新增托位 ５０００个")
    expect(status).to_have_text("第1处，共1处")
    expect(visit.page.locator("#p59 mark.zw-current").first).to_be_in_viewport()
    assert "".join(visit.page.locator("#p59 mark").all_text_contents()) == "新增托位5000个"
    box.fill("就业")
    expect(status).to_have_text("第1处，共16处")
    box.press("Enter")
    expect(status).to_have_text("第2处，共16处")
    box.press("Shift+Enter")
    box.press("Shift+Enter")
    expect(status).to_have_text("第16处，共16处")
    visit.button("下一处").click()
    expect(status).to_have_text("第1处，共16处")
    assert visit.page.url.endswith("?find=%E5%B0%B1%E4%B8%9A")
    visit.check()
    box.fill("没有这个词")
    expect(status).to_have_text("没有找到")
    box.press("Escape")
    expect(visit.page.locator("mark.zw-hit")).to_have_count(0)
    expect(box).to_have_value("")
    assert visit.page.url.endswith(PATH)


def test_an_address_with_words_finds_them(visit: Visit) -> None:
    visit.open(f"{PATH}?find=老旧小区")
    expect(visit.page.locator("#zw-find [role=status]")).to_have_text(re.compile("第1处，共[2-9]处"))


def test_the_text_is_whole_again_after_looking(visit: Visit) -> None:
    visit.open(PATH)
    before = visit.page.locator(".zw-report").inner_text()
    visit.page.locator("#zw-find input").fill("5000个以上")
    expect(visit.page.locator("mark.zw-hit").first).to_be_visible()
    visit.page.locator("#zw-find input").press("Escape")
    assert visit.page.locator(".zw-report").inner_text() == before


def test_odd_words_do_no_harm(visit: Visit) -> None:
    visit.open(PATH)
    status = visit.page.locator("#zw-find [role=status]")
    for words in ("<script>alert(1)</script>", "长" * 10_000, "(.*)[", "\\"):
        visit.page.locator("#zw-find input").fill(words)
        expect(status).to_have_text("没有找到")


def test_a_paragraph_has_a_link_that_copies_itself(visit: Visit) -> None:
    visit.open(PATH)
    visit.page.locator("#p59 .zw-number").click()
    expect(visit.page.locator("#zw-said")).to_have_text("已复制第59段的链接")
    assert visit.page.evaluate("navigator.clipboard.readText()") == f"{visit.address}{PATH}#p59"
    assert visit.page.url == f"{visit.address}{PATH}#p59"
    visit.check()


def test_a_figure_opens_its_row_and_gives_the_focus_back(visit: Visit) -> None:
    visit.open(f"{PATH}#p59")
    figure = visit.page.locator("#p59 a", has_text="5000个")
    figure.click()
    dialog = visit.page.locator("#zw-tapped")
    expect(dialog).to_contain_text("新增托位")
    expect(dialog).to_contain_text("2024年目标")
    visit.check()
    visit.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(figure).to_be_focused()


def test_a_figure_whose_row_does_not_come_is_followed(visit: Visit) -> None:
    visit.expected = ("Failed to load resource",)
    visit.open(PATH)
    fragments = lambda route: route.abort() if "x-fragment" in route.request.headers else route.continue_()  # noqa: E731
    visit.page.route("**/figures/**", fragments)
    visit.page.locator("#p59 a", has_text="5000个").click()
    visit.page.wait_for_url("**/figures/xuzhou-2024/*")
    expect(visit.page.locator("h1")).to_have_text("数据台账")
    visit.check()


def test_the_place_in_the_address_is_set_off(visit: Visit) -> None:
    visit.open(PATH)
    name = visit.page.locator("#p59 a", has_text="5000个").get_attribute("id")
    visit.open(f"{PATH}#{name}")
    expect(visit.page.locator(f"#{name}")).to_be_in_viewport()
    colour = "element => getComputedStyle(element).backgroundColor"
    assert visit.page.locator(f"#{name}").evaluate(colour) != "rgba(0, 0, 0, 0)"


def test_contents_follow_the_reading(visit: Visit) -> None:
    visit.open(PATH)
    contents = visit.page.locator(".zw-contents")
    if not contents.locator("details").evaluate("details => details.open"):
        contents.locator("summary").click()
    contents.get_by_text("三、全面提升政府履职水平").click()
    expect(contents.locator("[aria-current]")).to_have_count(1)
    visit.check()


def test_in_the_dark_and_in_large_type_nothing_is_lost(visit: Visit) -> None:
    visit.open(PATH)
    visit.button("大字版").click()
    visit.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    visit.check()


def test_without_script_all_but_looking_works(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(address + PATH)
    expect(page.locator("#zw-find")).to_be_hidden()
    page.locator(".zw-contents summary").click()
    page.get_by_role("link", name="三、全面提升政府履职水平").click()
    assert "#p" in page.url
    page.locator("#p59 .zw-number").click()
    assert page.url.endswith("#p59")
    page.locator("#p59 a", has_text="5000个").click()
    expect(page.locator("h1")).to_have_text("数据台账")
    page.get_by_role("link", name="看报告原文").click()
    assert "/report/xuzhou-2024#f" in page.url
    context.close()


@pytest.fixture(scope="package")
def annexed_address(own_data: None) -> Iterator[str]:
    """A report with an annex that explains a term."""
    text = REPORT.text + "名词解释\n托位：供婴幼儿入托的位置。\n"
    at = text.index("托位：")
    explained = Passage(
        "d1",
        REPORT.id,
        text[at:].strip(),
        at,
        len(text) - 1,
        (),
        6,
        "",
        Status.OTHER,
        kind=Kind.DEFINITION,
        term="托位",
    )
    store = FakeStore(reports={REPORT.id: replace(REPORT, text=text)}, passages=PASSAGES, definitions=(explained,))
    with served(create_app(FakeAssistant(store=store), WebSettings())) as at_address:
        yield at_address


def test_a_term_is_explained_on_tap(browser: Browser, annexed_address: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    visit = Visit(context, annexed_address)
    visit.open(PATH)
    visit.page.locator("a.zw-term").click()
    dialog = visit.page.locator("#zw-tapped")
    expect(dialog.locator("h2")).to_have_text("托位")
    expect(dialog).to_contain_text("供婴幼儿入托的位置")
    visit.check()
    dialog.get_by_role("link", name="到原文").click()
    expect(dialog).to_be_hidden()
    assert visit.page.url.endswith("#p6")
    context.close()
    visit.end()


def test_hostile_text_stays_text(browser: Browser, hostile_address: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    visit = Visit(context, hostile_address)
    visit.open(f"{PATH}?find=%3Cscript%3E")
    expect(visit.page.locator("mark.zw-hit").first).to_be_visible()
    visit.check()
    context.close()
    visit.end()


def test_all_editions_lead_to_text_and_figures(visit: Visit) -> None:
    visit.open("/reports")
    visit.check()
    visit.page.get_by_role("link", name="看数据").click()
    expect(visit.page.locator("h1")).to_have_text("数据一览")
