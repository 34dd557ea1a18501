import csv
from dataclasses import replace
from io import StringIO

import pytest
from starlette.testclient import TestClient

from index.export import COLUMNS
from index.store import Store
from tests.web.api.reading import reading_app
from tests.web.fakes import FIGURE, PASSAGES, QUOTE, REPORT, SECTION, FakeAssistant, FakeStore, desk_over
from web.api.figures import chosen
from web.api.readings import FiguresAsked

PATH = "/api/v1/figures"


def indicators(client: TestClient, **asked: object) -> list[str]:
    return [
        row["indicator"] for row in client.get(PATH, params={k: str(v) for k, v in asked.items()}).json()["figures"]
    ]


def test_a_row_says_all_that_is_known_of_a_figure(client: TestClient) -> None:
    given = client.get(PATH).json()
    assert (given["total"], given["page"], given["size"]) == (2, 1, 50)
    assert given["figures"][0] == {
        "report": REPORT.id,
        "indicator": "新增托位",
        "value": "5000",
        "number": 5000,
        "unit": "个",
        "qualifier": "以上",
        "year": "2024",
        "status": "target",
        "aspect": "count",
        "topic": "教育",
        "start": FIGURE.start,
        "end": FIGURE.end,
        "section": list(SECTION),
        "sentence": QUOTE,
        "paragraph": 3,
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"report": REPORT.id}, 2),
        ({"topic": "教育"}, 1),
        ({"topic": "经济"}, 0),
        ({"year": "2024"}, 1),
        ({"year": "2021-2025"}, 0),
        ({"status": "target"}, 1),
        ({"unit": "个"}, 1),
        ({"unit": "万个"}, 0),
        ({"status": "result"}, 0),
        ({"topic": "教育", "status": "other"}, 0),
        ({"text": "托位"}, 1),
        ({"text": "託位"}, 1),
        ({"text": "５０００ 托位"}, 1),
        ({"text": "托位 养老"}, 0),
        ({"text": "积极生育"}, 1),
        ({"text": "没有这个词"}, 0),
        ({"text": " "}, 2),
        ({"text": "\u200b"}, 2),
    ],
)
def test_each_condition_narrows_what_is_found(client: TestClient, asked: dict[str, str], found: int) -> None:
    assert len(indicators(client, **asked)) == found


def test_pages_follow_each_other_and_end(client: TestClient) -> None:
    assert [indicators(client, page=page, size=1) for page in (1, 2, 3)] == [["新增托位"], ["=养老服务圈"], []]
    assert client.get(PATH, params={"page": "3", "size": "1"}).json()["total"] == 2


@pytest.mark.parametrize(
    ("asked", "detail"),
    [
        ({"topic": "SECRET"}, "topic不在可选的值里。"),
        ({"status": "完成"}, "status不在可选的值里。"),
        ({"year": "24"}, "year格式不对。"),
        ({"year": "2024年"}, "year格式不对。"),
        ({"year": "２０２４"}, "year格式不对。"),
        ({"page": "0"}, "page太小。"),
        ({"page": "SECRET"}, "page应为整数。"),
        ({"size": "201"}, "size太大。"),
        ({"text": ""}, "text太短。"),
        ({"text": "托" * 101}, "text太长。"),
        ({"SECRET": "1"}, "查询参数含有不认识的字段。"),
    ],
)
def test_what_cannot_be_asked_is_named_and_not_echoed(client: TestClient, asked: dict[str, str], detail: str) -> None:
    reply = client.get(PATH, params=asked)
    assert (reply.status_code, reply.json()["code"], reply.json()["detail"]) == (422, "invalid_request", detail)
    assert "SECRET" not in reply.text


def test_an_unknown_report_is_404(client: TestClient) -> None:
    reply = client.get(PATH, params={"report": "nowhere-2024"})
    assert (reply.status_code, reply.json()["code"]) == (404, "report_unknown")


def test_a_table_has_all_pages_and_no_formula(client: TestClient) -> None:
    reply = client.get(PATH, params={"size": "1"}, headers={"Accept": "text/csv"})
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.headers["vary"] == "Accept"
    assert reply.headers["content-disposition"] == (
        "attachment; filename=\"figures.csv\"; filename*=UTF-8''%E6%95%B0%E6%8D%AE%E5%8F%B0%E8%B4%A6.csv"
    )
    assert reply.content.startswith(b"\xef\xbb\xbfreport,indicator,")
    rows = list(csv.reader(StringIO(reply.content.decode("utf-8-sig"), newline="")))
    assert rows[0] == list(COLUMNS)
    assert [row[1] for row in rows[1:]] == ["新增托位", "'=养老服务圈"]


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/csv, application/json;q=0.9", "text/csv; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/csv;q=0.5, application/json", "application/json"),
        ("text/csv, application/json", "application/json"),
        ("text/csv;q=0", "application/json"),
        ("*/*", "application/json"),
        ("text/html", "application/json"),
    ],
)
def test_the_caller_says_what_it_would_rather_have(client: TestClient, accept: str, media: str) -> None:
    reply = client.get(PATH, headers={"Accept": accept})
    assert (reply.headers["content-type"], reply.headers["vary"]) == (media, "Accept")


def test_each_form_has_a_tag_of_its_own(client: TestClient) -> None:
    of_json, of_csv = (client.get(PATH, headers={"Accept": kind}) for kind in ("application/json", "text/csv"))
    assert of_json.headers["etag"] != of_csv.headers["etag"]
    again = client.get(PATH, headers={"Accept": "text/csv", "If-None-Match": of_csv.headers["etag"]})
    assert (again.status_code, again.headers["vary"], again.content) == (304, "Accept", b"")


def test_a_newer_index_is_read_as_soon_as_it_serves() -> None:
    desk = desk_over(FakeAssistant())
    renamed = tuple(
        replace(one, figures=tuple(replace(row, indicator="新增床位") for row in one.figures)) for one in PASSAGES
    )
    with TestClient(reading_app(desk)) as client:
        assert indicators(client, text="床位") == []
        desk.switch(FakeAssistant(store=FakeStore(passages=renamed)))
        assert indicators(client, text="床位") == ["新增床位", "新增床位"]


def test_words_sift_the_citys_ledger_as_reading_it_would(city_store: Store) -> None:
    words = {row.indicator: row.indicator.casefold() for row in city_store.ledger.rows}
    words |= {one.text: one.text.casefold() for one in city_store.passages}
    found = chosen(city_store, FiguresAsked(text="托位", status="target"), words)
    assert [(row.value, row.year) for row in found] == [("5000", "2024")]
