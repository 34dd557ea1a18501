"""Both pages over HTTP: what they send, to whom, how often, and what a person is told otherwise."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.web.fakes import QUOTE, REPORT, FakeAssistant, FakeStore, desk_over
from tests.web.reader.house import reader_app
from web.desk import Desk
from web.security import READER_POLICY
from web.settings import WebSettings

PAGES = ("/about", "/report/xuzhou-2024")


@pytest.fixture
def desk() -> Desk:
    return desk_over(FakeAssistant())


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(reader_app(desk, WebSettings())) as opened:
        yield opened


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_html_under_a_policy_of_our_own_files_only(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.headers["content-security-policy"] == READER_POLICY
    assert "unsafe" not in READER_POLICY
    assert '<html lang="zh-CN">' in reply.text
    assert not re.search(r"<style|<script(?! src=)|<[^>]*\s(?:style|on\w+)=", reply.text)


@pytest.mark.parametrize("path", PAGES)
def test_every_file_that_a_page_names_is_there(client: TestClient, path: str) -> None:
    named = re.findall(r'(?:href|src)="(/look/[^"]+)"', client.get(path).text)
    assert len(named) >= 5
    assert {client.get(name).status_code for name in named} == {200}


@pytest.mark.parametrize("path", PAGES)
def test_who_has_a_page_is_told_that_it_still_stands(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize("path", PAGES)
def test_a_newer_index_shows_at_once(client: TestClient, desk: Desk, path: str) -> None:
    first = client.get(path)
    newer = replace(REPORT, title="2024年某市政府工作报告", text=f"{QUOTE}\n")
    desk.switch(replace(FakeAssistant(), store=FakeStore(reports={REPORT.id: newer})))
    second = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert second.status_code == 200
    assert "2024年某市政府工作报告" in second.text
    assert REPORT.title not in second.text


@pytest.mark.parametrize("name", ["xuzhou-1999", "<img src=x onerror=alert(1)>", "..%2f..%2fetc", "%00", "报告"])
def test_an_unknown_report_is_told_on_a_page_that_repeats_nothing(client: TestClient, name: str) -> None:
    reply = client.get(f"/report/{name}")
    if "%2f" not in name:
        assert reply.headers["content-security-policy"] == READER_POLICY
        assert "<h1>没有这份报告</h1>" in reply.text
        assert '<a class="zw-button" href="/reports">收录的报告</a>' in reply.text
    assert reply.status_code == 404
    assert "alert(1)" not in reply.text
    assert "/api/" not in reply.text


def test_who_opens_too_many_is_told_when_to_come_again() -> None:
    settings = WebSettings.model_validate(
        {"data": WebSettings().data, "rate_shared": "2/minute", "rate_reading": "2/minute"}
    )
    with TestClient(reader_app(desk_over(FakeAssistant()), settings), client=("203.0.113.7", 1)) as client:
        assert [client.get(path).status_code for path in PAGES] == [200, 200]
        reply = client.get("/about")
    seconds = reply.headers["retry-after"]
    assert reply.status_code == 429
    assert reply.headers["cache-control"] == "no-store"
    assert "<h1>打开得太频繁</h1>" in reply.text
    assert f"请过{seconds}秒再打开" in reply.text


def test_a_malformed_id_of_a_caller_is_told_on_a_page(client: TestClient) -> None:
    reply = client.get("/about", headers={"X-Client-ID": "<b>"})
    assert reply.status_code == 422
    assert "<h1>请求内容不符合要求</h1>" in reply.text
    assert "<b>" not in reply.text
