"""/a/{id}: one stored answer, for anybody who has its address, for a while."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from starlette.testclient import TestClient

from index.models import Span
from qa.masking.mask import mask
from qa.models import Answer, Related, Turn
from tests.web.database.rows import ME, answered, wait_until
from tests.web.fakes import (
    FOUND,
    HOSTILE,
    LABEL,
    NOT_FOUND,
    QUOTE,
    REPORT,
    SECTION,
    TOO_LONG,
    FakeAssistant,
    FakeStore,
)
from web.app import create_app
from web.database.archive import Archive
from web.database.engine import open_engine
from web.database.stored import StoredAnswer
from web.reader.since import answer_since
from web.settings import WebSettings


@pytest.fixture
def settings(own_data: None) -> WebSettings:
    return WebSettings(share_days=30, operator="某市人民政府办公室")


@pytest.fixture
def archive(settings: WebSettings) -> Iterator[Archive]:
    opened = Archive(open_engine(settings.database_url), settings.keep_days, mask)
    opened.start()
    yield opened
    opened.close(5)


def store(archive: Archive, **given: object) -> str:
    record = answered(**given)  # type: ignore[arg-type]
    before = archive.state.stored
    archive.record(record)
    wait_until(lambda: archive.state.stored == before + 1)
    return record.id


def app_over(settings: WebSettings, **store_given: object) -> FastAPI:
    return create_app(FakeAssistant(store=replace(FakeStore(), **store_given)), settings)  # type: ignore[arg-type]


def html_of(settings: WebSettings, answer_id: str, **store_given: object) -> str:
    with TestClient(app_over(settings, **store_given)) as client:
        reply = client.get(f"/a/{answer_id}")
    assert reply.status_code == 200
    return reply.text


def test_an_answer_is_shown_with_its_proof_and_kept_by_nobody(settings: WebSettings, archive: Archive) -> None:
    answer_id = store(archive, history=[Turn("上一问", "上一答")])
    with TestClient(app_over(settings)) as client:
        reply = client.get(f"/a/{answer_id}")
    assert (reply.headers["x-robots-tag"], reply.headers["cache-control"]) == ("noindex", "no-store")
    html = reply.text
    assert '<meta name="robots" content="noindex">' in html
    assert "<h1>今年新增多少托位</h1>" in html
    assert '<span class="zw-badge zw-target">2024年目标</span>' in html
    assert '<strong class="zw-figure">5000个以上</strong>' in html
    assert f'href="/report/{REPORT.id}#p3"' in html
    assert "zw-changed" not in html
    assert "上一问" not in html
    assert ME not in html
    assert "上一答" not in html
    main = html[html.index("<main") : html.index("</main")]
    assert re.findall("<button.*?>", main) == ['<button type="button" id="zw-copy" class="zw-button" hidden>']
    assert LABEL in main


def test_it_says_when_and_until_when_in_china(settings: WebSettings, archive: Archive) -> None:
    at = datetime.now(UTC).replace(hour=16, minute=5) - timedelta(days=2)
    asked, ends = ((at + timedelta(hours=8, days=days)) for days in (0, 30))
    html = html_of(settings, store(archive, at=at))
    assert f"{asked.year}年{asked.month}月{asked.day}日 00:05（北京时间）的回答" in html
    assert f"这个链接到{ends.year}年{ends.month}月{ends.day}日 00:05失效" in html


def test_no_link_outlives_what_is_kept(settings: WebSettings, archive: Archive) -> None:
    short = settings.model_copy(update={"keep_days": 7})
    old, fresh = (store(archive, at=datetime.now(UTC) - timedelta(days=days)) for days in (8, 6))
    with TestClient(app_over(short)) as client:
        assert [client.get(f"/a/{one}").status_code for one in (old, fresh)] == [410, 200]


def test_questions_go_on_by_links(settings: WebSettings, archive: Archive) -> None:
    odd = replace(FOUND, suggestions=("甲&乙#？", "丙", "丁", "戊"))
    html = html_of(settings, store(archive, question="a&b=c", answer=odd))
    asked = re.findall(r'href="/\?q=([^"]+)">(.*?)<', html)
    assert [(unquote(link), words) for link, words in asked] == [
        ("a&b=c", "再问一次"),
        ("甲&乙#？", "甲&amp;乙#？"),
        ("丙", "丙"),
        ("丁", "丁"),
    ]


def test_what_was_too_long_is_not_asked_again(settings: WebSettings, archive: Archive) -> None:
    html = html_of(settings, store(archive, question="托" * 400, answer=TOO_LONG))
    assert "再问一次" not in html


def test_a_no_says_where_it_looked_and_what_is_near(settings: WebSettings, archive: Archive) -> None:
    near = replace(NOT_FOUND, citations=FOUND.citations, related=(Related("新增托位5000个以上。", 1),))
    html = html_of(settings, store(archive, answer=near))
    assert f"查过：《{REPORT.title}》" in html
    assert "报告中相近的内容" in html
    assert "政务服务便民热线" in html
    assert "<blockquote>" not in html
    assert "原文摘录" not in html


def test_personal_data_stands_masked(settings: WebSettings, archive: Archive) -> None:
    html = html_of(settings, store(archive, question="我的手机13812345678，今年新增多少托位"))
    assert "13812345678" not in html
    assert "今年新增多少托位" in html


def test_hostile_words_stay_words(settings: WebSettings, archive: Archive) -> None:
    html = html_of(settings, store(archive, question=HOSTILE, answer=NOT_FOUND))
    assert "<script>alert(1)" not in html
    assert "<img src=x" not in html
    assert 'href="tel:12345"' in html
    assert "报告中没有" in html


@pytest.mark.parametrize("answer_id", ["0" * 32, "x", "A" * 32, "0" * 31, "0" * 33, "%00"])
def test_what_is_not_there_is_told_on_a_page(settings: WebSettings, archive: Archive, answer_id: str) -> None:
    store(archive)
    with TestClient(app_over(settings)) as client:
        reply = client.get(f"/a/{answer_id}")
    assert (reply.status_code, reply.headers["x-robots-tag"]) == (404, "noindex")
    assert "<h1>没有这个回答</h1>" in reply.text
    assert "没有这个回答，或者它已被删除。" in reply.text


def test_an_old_link_has_ended_and_shows_nothing(settings: WebSettings, archive: Archive) -> None:
    old = store(archive, at=datetime.now(UTC) - timedelta(days=30, seconds=5))
    with TestClient(app_over(settings)) as client:
        reply = client.get(f"/a/{old}")
    assert (reply.status_code, reply.headers["x-robots-tag"]) == (410, "noindex")
    assert "<h1>这个链接已过期</h1>" in reply.text
    assert "托位" not in reply.text


def test_nothing_is_shared_where_that_is_off(settings: WebSettings, archive: Archive) -> None:
    answer_id = store(archive)
    with TestClient(app_over(settings.model_copy(update={"share_days": 0}))) as client:
        assert client.get(f"/a/{answer_id}").status_code == 404
        card = client.post("/page/ask", json={"question": "托位"}).json()["card"]
    assert "固定链接" not in card


def test_the_card_leads_to_it(settings: WebSettings) -> None:
    with TestClient(app_over(settings)) as client:
        told = client.post("/page/ask", json={"question": "今年新增多少托位"}).json()
    assert f'href="/a/{told["turn"]["id"]}">固定链接</a>' in told["card"]


def test_what_is_deleted_is_gone(settings: WebSettings, archive: Archive) -> None:
    mine = {"X-Client-ID": "somebody-0123456789abcdef"}
    with TestClient(app_over(settings)) as client:
        answer_id = client.post("/api/v1/ask", json={"question": "托位"}, headers=mine).json()["id"]
        wait_until(lambda: client.get(f"/a/{answer_id}").status_code == 200)
        assert client.delete("/api/v1/me/history", headers=mine).json()["deleted"] >= 1
        assert client.get(f"/a/{answer_id}").status_code == 404


def test_a_database_that_is_away_is_told(settings: WebSettings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    away = settings.model_copy(update={"database": SecretStr(f"sqlite:///{tmp_path}/file/zw.db")})
    with TestClient(app_over(away)) as client:
        reply = client.get(f"/a/{'0' * 32}")
    assert reply.status_code == 503
    assert int(reply.headers["retry-after"]) > 0
    assert "<h1>暂时打不开</h1>" in reply.text


def test_an_edition_that_has_changed_says_so(settings: WebSettings, archive: Archive) -> None:
    answer_id = store(archive)
    changed = replace(REPORT, text="此前多了一段。\n" + REPORT.text)
    html = html_of(settings, answer_id, reports={REPORT.id: changed})
    assert f"《{REPORT.title}》此后有改动" in html
    assert f'href="/report/{REPORT.id}#p3"' not in html
    assert QUOTE[:10] in html


def test_an_edition_that_is_gone_says_so(settings: WebSettings, archive: Archive) -> None:
    answer_id = store(archive)
    html = html_of(settings, answer_id, reports={})
    assert f"当时依据的报告（{REPORT.id}）现在没有收录" in html


def test_a_paragraph_under_another_number_is_no_proof(settings: WebSettings, archive: Archive) -> None:
    # The words stand at their place, but the line before them is no paragraph any more.
    at = REPORT.text.index(SECTION[0])
    changed = replace(REPORT, margins=(Span(at, at + len(SECTION[0])),))
    html = html_of(settings, store(archive), reports={REPORT.id: changed})
    assert f"《{REPORT.title}》此后有改动" in html
    assert "/report/" not in html[html.index("<main") : html.index("</main")]


def test_a_change_elsewhere_in_the_report_is_none(settings: WebSettings, archive: Archive) -> None:
    html = html_of(settings, store(archive), reports={REPORT.id: replace(REPORT, text=f"{REPORT.text}后来加的。\n")})
    assert "zw-changed" not in html
    assert f'href="/report/{REPORT.id}#p3"' in html


def test_a_newer_edition_of_the_region_is_named(settings: WebSettings, archive: Archive) -> None:
    answer_id = store(archive)
    newer = replace(REPORT, id="xuzhou-2025", title="2025年徐州市政府工作报告", year=2025)
    other = replace(newer, id="nanjing-2025", title="2025年南京市政府工作报告", region="南京市")
    html = html_of(settings, answer_id, reports={one.id: one for one in (REPORT, newer, other)})
    assert "现在收录有更新的《2025年徐州市政府工作报告》" in html
    assert "南京" not in html


def test_a_newer_edition_that_was_there_already_is_no_news(settings: WebSettings) -> None:
    newer = replace(REPORT, id="xuzhou-2025", year=2025)
    stored = StoredAnswer("托位", FOUND, datetime.now(UTC), "then")
    library = FakeStore(reports={REPORT.id: REPORT, newer.id: newer})
    assert answer_since(stored, library, "then").changes == ()
    assert len(answer_since(stored, library, "now").changes) == 1


def test_a_no_may_be_none_any_more_once_the_reports_have_changed() -> None:
    stored = StoredAnswer("地铁", NOT_FOUND, datetime.now(UTC), "then")
    assert answer_since(stored, FakeStore(), "then").changes == ()
    assert answer_since(stored, FakeStore(), "now").changes == ("此后收录的报告有改动，再问一次可能有不同的回答。",)
    found = replace(stored, answer=FOUND)
    assert answer_since(found, FakeStore(), "now").changes == ()


def test_an_answer_of_before_lines_is_shown_as_it_was(settings: WebSettings, archive: Archive) -> None:
    earlier: Answer = replace(FOUND, lines=())
    html = html_of(settings, store(archive, answer=earlier))
    assert "2024年目标：新增托位" in html
