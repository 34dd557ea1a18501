"""The figures as people use them: pictures that lead to sentences, conditions, files with the same numbers."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, expect

from tests.web.fakes import FakeAssistant
from tests.web.figures.towns import towns
from tests.web.page.browser.conftest import served
from tests.web.page.browser.visit import Visit
from web.app import create_app
from web.settings import WebSettings

pytestmark = pytest.mark.browser
PATH = "/figures"


def picture(visit: Visit, words: str) -> Locator:
    """The first picture of which a line says `words`, drawn."""
    found = visit.page.locator(".zw-picture", has_text=words).first
    found.scroll_into_view_if_needed()
    expect(found.locator(".main-svg").first).to_be_visible()
    return found


def test_a_bar_leads_to_its_sentence(visit: Visit) -> None:
    visit.open(PATH)
    jobs = picture(visit, "城镇新增就业")
    bars = jobs.locator(".barlayer .point path")
    href = jobs.locator("tbody td a").first.get_attribute("href")
    # What is tapped lies above the bars, so that the tap is on a place and not on the bar.
    place = bars.first.bounding_box()
    assert place is not None
    visit.page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    visit.page.wait_for_url(f"**{href}")
    assert href is not None
    figure = visit.page.locator("#" + href.partition("#")[2])
    expect(figure).to_have_text("8.6万人")
    expect(figure).to_be_in_viewport()


def test_a_picture_has_words_and_a_table(visit: Visit) -> None:
    visit.open(PATH)
    jobs = picture(visit, "城镇新增就业")
    expect(jobs.locator("figcaption")).to_contain_text("低于2023年完成数的有2项（城镇新增就业")
    jobs.locator("summary").click()
    expect(jobs.locator("td", has_text="6.8万人")).to_be_visible()
    visit.check()


def test_plotly_is_asked_for_once(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url) if "plotly.min" in request.url else None)
    visit.open(PATH)
    for found in visit.page.locator(".zw-picture").all()[:6]:
        found.scroll_into_view_if_needed()
        expect(found.locator(".main-svg").first).to_be_visible()
    assert len(asked) == 1


def test_conditions_sift_and_can_be_taken_away(visit: Visit) -> None:
    visit.open(PATH)
    visit.page.get_by_label("主题").select_option("就业")
    visit.page.get_by_label("关键词").fill("城镇新增就业")
    visit.button("筛选").click()
    expect(visit.page.locator("#rows .zw-hint").first).to_contain_text("共5个")
    expect(visit.page.locator(".zw-rows tbody tr")).to_have_count(5)
    visit.check()
    visit.page.get_by_role("link", name="清除条件").click()
    expect(visit.page.locator("#rows .zw-hint").first).to_contain_text("共253个")
    visit.page.get_by_label("关键词").fill("<script>alert(1)</script>")
    visit.button("筛选").click()
    expect(visit.page.locator(".zw-empty")).to_be_visible()
    visit.check()


def test_files_open_with_the_numbers_of_the_page(visit: Visit) -> None:
    visit.open(f"{PATH}?topic=就业")
    shown = visit.page.locator(".zw-rows td:nth-child(2)").all_inner_texts()
    assert len(shown) > 5
    with visit.page.expect_download() as download:
        visit.page.get_by_role("link", name="下载表格（XLSX）").click()
    sheet = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))["数据"]
    assert [row[1].value for row in list(sheet.iter_rows())[1:]] == shown
    assert download.value.suggested_filename == "数据一览.xlsx"
    with visit.page.expect_download() as download:
        visit.page.get_by_role("link", name="下载表格（CSV）").click()
    rows = list(csv.reader(StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == shown


def test_rows_lead_to_their_sentence_and_on_to_the_next_page(visit: Visit) -> None:
    visit.open(PATH)
    visit.page.get_by_role("link", name="下一页").click()
    expect(visit.page.locator("#rows .zw-hint").first).to_contain_text("第31至60个")
    link = visit.page.locator(".zw-rows td a").first
    said = link.inner_text()
    link.click()
    assert said.replace("余", "") in visit.page.locator(".zw-report a:target").inner_text() + said


def test_in_the_dark_and_in_large_type_nothing_is_lost(visit: Visit) -> None:
    visit.open(PATH)
    picture(visit, "城镇新增就业")
    visit.button("大字版").click()
    visit.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    visit.page.wait_for_timeout(300)
    visit.check()


def test_without_plotly_the_tables_open(visit: Visit) -> None:
    visit.expected = ("Failed to load resource",)
    visit.page.route("**/plotly.min.js", lambda route: route.abort())
    visit.open(PATH)
    expect(visit.page.locator(".zw-picture table").first).to_be_visible()


def test_years_and_regions_are_drawn(browser: Browser, own_data: None) -> None:
    with served(create_app(FakeAssistant(store=towns()), WebSettings())) as address:
        context = browser.new_context(viewport={"width": 375, "height": 800})
        visit = Visit(context, address)
        visit.open(PATH)
        years = visit.page.locator("#years .zw-picture")
        years.scroll_into_view_if_needed()
        expect(years.locator(".scatterlayer .trace")).to_have_count(2)
        regions = visit.page.locator("#regions .zw-picture").first
        regions.scroll_into_view_if_needed()
        expect(regions.locator(".barlayer .point")).to_have_count(2)
        hostile = visit.page.locator("#done .zw-tile", has_text="<script>")
        hostile.scroll_into_view_if_needed()
        visit.check()
        context.close()
        visit.end()
