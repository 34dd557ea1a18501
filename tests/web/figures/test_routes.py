"""The room over HTTP: pages, fragments, files, and what is told where a condition or an address is wrong."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from index.models import Status
from tests.web.fakes import HOSTILE, FakeAssistant, desk_over
from tests.web.figures.towns import figure, towns
from web.database.engine import open_engine
from web.edge import Edge
from web.errors import handle_problems
from web.figures.routes import figures_routes
from web.limits import Limiter
from web.look.assets import asset_routes
from web.metrics import Metrics
from web.security import READER_POLICY
from web.security_log import SecurityLog
from web.settings import WebSettings
from web.who.door import Door

JOBS = figure("east-2024", "城镇新增就业", Status.RESULT)


@pytest.fixture
def client(own_data: None) -> Iterator[TestClient]:
    settings = WebSettings()
    log = SecurityLog(settings.data, settings.security_log_days)
    door = Door(settings, open_engine(settings.database_url), Limiter(settings), log)
    app = FastAPI()
    app.include_router(asset_routes())
    app.include_router(figures_routes(desk_over(FakeAssistant(store=towns())), settings, door))
    handle_problems(app)
    app.add_middleware(Edge, metrics=Metrics())
    with TestClient(app) as opened:
        yield opened


def test_the_latest_report_is_shown_with_every_picture_as_a_table(client: TestClient) -> None:
    reply = client.get("/figures")
    assert (reply.status_code, reply.headers["content-security-policy"]) == (200, READER_POLICY)
    assert "《2024年东城市政府工作报告》</a>里的13个数字" in reply.text
    assert '<td data-n="8.6"><a href="/report/east-2024#f6">8.6万人</a></td>' in reply.text
    for part in ("paired", "aims", "done", "years", "regions", "rows"):
        assert f'<section id="{part}">' in reply.text
    assert reply.text.count('<figure class="zw-picture"') == reply.text.count("<tbody>") - 1


def test_every_file_that_the_page_names_is_there(client: TestClient) -> None:
    html = client.get("/figures").text
    named = re.findall(r'(?:href|src|data-plotly)="(/look/[^"]+)"', html)
    assert any(name.endswith("plotly.min.js") for name in named)
    assert {client.get(name).status_code for name in named} == {200}
    assert not re.search(r"<style|<script(?! src=)|<[^>]*\s(?:style|on\w+)=", html)


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("topic=就业", 2),
        ("status=target", 6),
        ("year=2023&status=result", 7),
        ("unit=公里", 4),
        ("unit=人&year=2024", 1),
        ("text=养老 床位", 2),
        ("topic=&text=&year=", 13),
    ],
)
def test_conditions_sift_the_rows(client: TestClient, query: str, total: int) -> None:
    assert f"共{total}个，按报告原文的次序" in client.get(f"/figures?{query}").text


def test_what_nothing_matches_is_said(client: TestClient) -> None:
    reply = client.get("/figures?text=没有的词")
    assert reply.status_code == 200
    assert "没有符合条件的数字" in reply.text
    assert "<figure" not in reply.text


@pytest.mark.parametrize("query", ["topic=不存在", "status=done", "page=0", "page=x", f"text={'长' * 101}", "year=24"])
def test_a_wrong_condition_is_told_on_a_page(client: TestClient, query: str) -> None:
    reply = client.get(f"/figures?{query}")
    assert reply.status_code == 422
    assert "网址里的条件不对" in reply.text


def test_an_unknown_report_is_told_on_a_page(client: TestClient) -> None:
    assert client.get("/figures?report=north").status_code == 404


def test_hostile_words_stay_words(client: TestClient) -> None:
    html = client.get("/figures", params={"text": "cmd"}).text
    assert HOSTILE not in html
    assert "&lt;script&gt;alert(1)" in html
    asked = client.get("/figures", params={"text": '"><script>alert(9)</script>'}).text
    assert "<script>alert(9)" not in asked


def test_one_figure_has_a_page_and_a_fragment(client: TestClient) -> None:
    page = client.get(f"/figures/east-2024/{JOBS.start}")
    assert page.status_code == 200
    assert "<blockquote>城镇新增就业<mark>8.6万人</mark>。</blockquote>" in page.text
    assert "2024年目标" in page.text
    assert "东城市城镇新增就业" in page.text
    part = client.get(f"/figures/east-2024/{JOBS.start}", headers={"X-Fragment": "1"})
    assert part.text.lstrip().startswith('<div class="zw-row-card">')
    assert "<html" not in part.text
    assert page.headers["vary"] == part.headers["vary"] == "X-Fragment"
    assert page.headers["etag"] != part.headers["etag"]


@pytest.mark.parametrize("start", ["0", "99999", "-1", "x", "9" * 30, "１"])
def test_where_no_figure_begins_there_is_no_page(client: TestClient, start: str) -> None:
    assert client.get(f"/figures/east-2024/{start}").status_code == 404


def test_files_hold_what_is_asked_for(client: TestClient) -> None:
    reply = client.get("/figures.csv?report=east-2024&topic=就业")
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="figures.csv"' in reply.headers["content-disposition"]
    rows = list(csv.reader(StringIO(reply.content.decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["8.6万人", "6.8万人"]
    everything = client.get("/figures.csv")
    assert len(list(csv.reader(StringIO(everything.content.decode("utf-8-sig"))))) == 18
    assert client.get("/figures.xlsx").content.startswith(b"PK")
    assert client.get("/figures.pdf").status_code == 404
