import time
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from index.generation import CURRENT, SUGGESTIONS
from tests.web.fakes import REPORT, FakeAssistant, FakeStore
from web import watch
from web.app import create_app
from web.settings import WebSettings
from web.watch import Watch

# Every other door of Gradio's, as of 6.31: what reads, writes, describes, runs or proxies.
CLOSED = [
    ("GET", "/config"),
    ("GET", "/config/"),
    ("GET", "/gradio_api/info"),
    ("GET", "/gradio_api/openapi.json"),
    ("GET", "/gradio_api/user"),
    ("GET", "/gradio_api/token"),
    ("GET", "/gradio_api/deep_link"),
    ("GET", "/gradio_api/file=/etc/passwd"),
    ("GET", "/gradio_api/file=https://example.org/"),
    ("GET", "/gradio_api/file/etc/passwd"),
    ("GET", "/gradio_api/proxy=https://example.org/"),
    ("GET", "/gradio_api/heartbeat/abc"),
    ("GET", "/gradio_api/queue/data"),
    ("POST", "/gradio_api/queue/join"),
    ("POST", "/gradio_api/upload"),
    ("POST", "/gradio_api/reset"),
    ("POST", "/gradio_api/cancel"),
    ("POST", "/gradio_api/call/respond"),
    ("POST", "/gradio_api/call/v2/respond"),
    ("POST", "/gradio_api/api/respond"),
    ("POST", "/gradio_api/run/respond"),
    ("POST", "/gradio_api/run/predict"),
    ("POST", "/gradio_api/component_server"),
    ("POST", "/gradio_api/process_recording"),
    ("GET", "/gradio_api/startup-events"),
    ("GET", "/gradio_api/theme.css"),
    ("GET", "/gradio_api/runs"),
    ("GET", "/monitoring"),
    ("POST", "/login"),
    ("GET", "/logout"),
    ("GET", "/manifest.json"),
    ("GET", "/pwa_icon"),
    ("GET", "/svelte/x.js"),
    ("GET", "/favicon.ico"),
]


@pytest.mark.parametrize(
    "path", ["/nowhere", "/api", "/api/v1", "/api/v1/nowhere", "/api/v1/ask/", "/今年", "/%3Cb%3E"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_unknown_path_is_a_problem_though_the_page_is_mounted_at_the_root(
    client: TestClient, method: str, path: str
) -> None:
    reply = client.request(method, path)
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"
    assert (reply.json()["code"], reply.json()["title"]) == ("not_found", "没有这个地址")
    assert "<b>" not in reply.text


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_what_the_page_does_not_need_of_gradio_is_not_there(client: TestClient, method: str, path: str) -> None:
    reply = client.request(method, path)
    assert (reply.status_code, reply.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "path", ["/assets/nowhere.js", "/static/nowhere.js", "/assets/..%2f..%2fetc/passwd", "/static/"]
)
def test_a_missing_asset_is_a_problem_too(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert (reply.status_code, reply.json()["code"]) == (404, "not_found")
    assert reply.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("GET", "/api/v1/ask", "POST"), ("DELETE", "/api/v1/ask", "POST"), ("POST", "/api/v1/reports", "GET")],
)
def test_a_wrong_method_is_a_problem_that_names_the_right_one(
    client: TestClient, method: str, path: str, allowed: str
) -> None:
    reply = client.request(method, path)
    assert reply.status_code == 405
    assert reply.json()["code"] == "method_not_allowed"
    assert reply.headers["allow"] == allowed


def test_the_description_is_chinese_and_declares_every_problem(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["info"]["title"] == "政问"
    assert set(described["paths"]) == {
        "/api/v1/ask",
        "/api/v1/ask/stream",
        "/api/v1/reports",
        "/api/v1/reports/{report}",
        "/api/v1/reports/{report}/paragraphs/{paragraph}",
        "/api/v1/figures",
        "/api/v1/suggestions",
        "/api/v1/feedback",
        "/api/v1/me/history",
        "/api/v1/version",
        "/healthz",
        "/readyz",
        "/metrics",
    }
    asking = described["paths"]["/api/v1/ask"]["post"]["responses"]
    assert set(asking) == set("200 400 401 403 408 413 422 429 500 503 504".split())


def test_a_newer_index_is_answered_from_and_shown_while_the_service_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "LOOK_EVERY_S", 0.01)
    next_year = replace(REPORT, id="xuzhou-2025", title="2025年徐州市政府工作报告", year=2025)
    newer = FakeAssistant(
        store=FakeStore(reports={next_year.id: next_year}), trace=replace(FakeAssistant().trace, index="2")
    )
    app = create_app(FakeAssistant(), WebSettings(), Watch(tmp_path, lambda: newer))
    with TestClient(app) as client:
        assert REPORT.title in client.get("/").text
        assert [report["id"] for report in client.get("/api/v1/reports").json()] == [REPORT.id]
        (tmp_path / CURRENT).write_text("gen-2")
        (tmp_path / SUGGESTIONS).write_text("")
        deadline = time.monotonic() + 20
        while next_year.title not in client.get("/").text:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert REPORT.title not in client.get("/").text
        assert [report["id"] for report in client.get("/api/v1/reports").json()] == [next_year.id]
        asked = client.post("/page/ask", json={"question": "今年新增多少托位"})
        assert asked.json()["turn"]["answer"]["answer"] == "2024年目标：新增托位5000个以上。"


def test_other_origins_may_call_only_where_that_is_set(client: TestClient) -> None:
    asking = {"Origin": "https://app.example", "Access-Control-Request-Method": "POST"}
    assert "access-control-allow-origin" not in client.options("/api/v1/ask", headers=asking).headers
    settings = WebSettings.model_validate({"cors_origins": "https://app.example"})
    with TestClient(create_app(FakeAssistant(), settings)) as opened:
        allowed = opened.options("/api/v1/ask", headers={**asking, "Access-Control-Request-Headers": "X-Client-ID"})
        assert allowed.headers["access-control-allow-origin"] == "https://app.example"
        assert "X-Client-ID" in allowed.headers["access-control-allow-headers"]
        reply = opened.post("/api/v1/ask", json={"question": "托位"}, headers={"Origin": "https://app.example"})
        assert "X-Request-ID" in reply.headers["access-control-expose-headers"]
        other = opened.post("/api/v1/ask", json={"question": "托位"}, headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers
