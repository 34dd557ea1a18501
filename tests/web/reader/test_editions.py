"""All editions, newest first, by region."""

from starlette.testclient import TestClient

from tests.web.fakes import FakeAssistant, FakeStore, desk_over
from tests.web.figures.towns import towns
from tests.web.reader.house import reader_app
from web.reader.editions import editions_by_region
from web.settings import WebSettings


def test_editions_stand_under_their_region() -> None:
    found = editions_by_region(towns())
    assert {region: [one.id for one in editions] for region, editions in found.items()} == {
        "东城市": ["east-2024", "east-2023"],
        "西城市": ["west-2024"],
    }
    newest = found["东城市"][0]
    assert (newest.year, newest.paragraphs, newest.figures) == (2024, 13, 13)


def test_the_page_leads_to_text_and_figures(own_data: None) -> None:
    with TestClient(reader_app(desk_over(FakeAssistant(store=towns())), WebSettings())) as client:
        html = client.get("/reports").text
    assert '<a href="/report/east-2023">2023年东城市政府工作报告</a>' in html
    assert 'href="/figures?report=west-2024"' in html


def test_no_report_is_said(own_data: None) -> None:
    empty = FakeStore(reports={}, passages=())
    with TestClient(reader_app(desk_over(FakeAssistant(store=empty)), WebSettings())) as client:
        assert "还没有收录报告" in client.get("/reports").text
