from dataclasses import replace

from starlette.testclient import TestClient

from tests.web.fakes import REPORT, FakeStore
from web.api.reports import report_entries


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
