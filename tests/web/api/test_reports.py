import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from index.store import Store
from tests.web.api.reading import reading_app
from tests.web.fakes import REPORT, FakeAssistant, FakeStore, desk_over
from web.api.readings import SectionGiven
from web.api.reports import report_entries, report_tree


def test_the_loaded_reports_are_listed(client: TestClient) -> None:
    assert client.get("/api/v1/reports").json() == [
        {
            "id": "xuzhou-2024",
            "title": "2024年徐州市政府工作报告",
            "region": "徐州市",
            "level": "city",
            "year": 2024,
            "delivered": "2024-01-08",
            "place": "",
            "speaker": "",
            "publisher": "徐州市人民政府",
            "url": "",
            "paragraphs": 4,
            "passages": 3,
        }
    ]


def test_the_latest_year_comes_first_then_the_id() -> None:
    reports = [replace(REPORT, id=name, year=year) for name, year in (("b", 2025), ("c", 2026), ("a", 2025))]
    entries = report_entries(FakeStore(reports={report.id: report for report in reports}))
    assert [entry.id for entry in entries] == ["c", "a", "b"]
    assert [entry.passages for entry in entries] == [0, 0, 0]


def test_a_report_is_given_with_its_tree(client: TestClient) -> None:
    given = client.get(f"/api/v1/reports/{REPORT.id}").json()
    [part] = given.pop("sections")
    assert given == client.get("/api/v1/reports").json()[0]
    assert (part["title"], part["level"], part["first_paragraph"], part["last_paragraph"]) == (
        "二、2024年工作安排",
        1,
        2,
        4,
    )
    [lead] = part["children"]
    assert lead == {
        "title": "深化健康徐州建设",
        "level": 5,
        "start": REPORT.paragraphs[2].start,
        "end": REPORT.paragraphs[2].end,
        "first_paragraph": 3,
        "last_paragraph": 3,
        "children": [],
    }


def test_an_unknown_report_is_404(client: TestClient) -> None:
    for name in ("nowhere", "xuzhou-2024%2F..", "托" * 300):
        reply = client.get(f"/api/v1/reports/{name}")
        assert (reply.status_code, reply.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("path", ["/api/v1/reports", f"/api/v1/reports/{REPORT.id}"])
def test_the_text_has_a_strong_tag_and_is_asked_for_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    assert re.fullmatch('"[0-9a-f]{32}"', tag)
    assert first.headers["cache-control"] == "no-cache"
    for known in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-None-Match": '"x"'}).status_code == 200


def test_a_newer_index_is_listed_as_soon_as_it_serves() -> None:
    desk = desk_over(FakeAssistant())
    newer = replace(REPORT, id="xuzhou-2025", year=2025)
    with TestClient(reading_app(desk)) as client:
        assert client.get("/api/v1/reports/xuzhou-2025").status_code == 404
        before = client.get("/api/v1/reports").headers["etag"]
        desk.switch(FakeAssistant(store=FakeStore(reports={newer.id: newer}, passages=())))
        assert client.get("/api/v1/reports/xuzhou-2025").json()["id"] == "xuzhou-2025"
        assert client.get(f"/api/v1/reports/{REPORT.id}").status_code == 404
        assert client.get("/api/v1/reports").headers["etag"] != before


def test_the_citys_sections_lie_within_each_other_and_in_order(city_store: Store) -> None:
    [report] = city_store.reports.values()
    tree = report_tree(report, report_entries(city_store)[0])
    assert [part.title for part in tree.sections] == [
        "一、2023年工作回顾",
        "二、2024年主要预期目标和重点工作",
        "三、全面提升政府履职水平",
    ]

    def check(sections: list[SectionGiven], start: int, end: int) -> None:
        for one in sections:
            assert start <= one.start < one.end <= end
            assert 1 <= one.first_paragraph <= one.last_paragraph <= len(report.paragraphs)
            assert report.paragraphs[one.first_paragraph - 1].start <= one.start
            check(one.children, one.start, one.end)
            start = one.end

    check(tree.sections, 0, len(report.text))
