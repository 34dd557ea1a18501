import re

import pytest
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from web.security import SECURITY_HEADERS

PATHS = ["/", "/docs", "/nowhere", "/healthz", "/api/v1/reports", "/theme.css", "/assets/nowhere.js"]


@pytest.mark.parametrize("path", PATHS)
def test_every_reply_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert [name for name in SECURITY_HEADERS if name not in headers] == []
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers


@pytest.mark.parametrize("path", PATHS)
def test_no_policy_names_a_foreign_origin_or_lets_inline_scripts_run(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    rules = {name: sources for name, *sources in map(str.split, policy.split(";"))}
    assert rules["default-src"] in (["'self'"], ["'none'"])
    assert rules["frame-ancestors"] == ["'none'"]
    assert all(re.fullmatch(r"'[^']+'|data:", source) for sources in rules.values() for source in sources)
    assert "'unsafe-inline'" not in rules.get("script-src", [])


def test_a_well_formed_request_id_is_kept(client: TestClient) -> None:
    reply = client.get("/nowhere", headers={"X-Request-ID": "gateway-7.a_B"})
    assert reply.headers["x-request-id"] == reply.json()["trace_id"] == "gateway-7.a_B"


@pytest.mark.parametrize("given", ["", "tel-13812345678", "a b", "x" * 65, "<script>", "é", 'a"b'])
def test_any_other_is_replaced(client: TestClient, given: str) -> None:
    reply = client.get("/nowhere", headers={b"X-Request-ID": given.encode()})
    assert re.fullmatch(r"[0-9a-f]{32}", reply.headers["x-request-id"])


def test_two_requests_have_two_ids(client: TestClient) -> None:
    assert client.get("/healthz").headers["x-request-id"] != client.get("/healthz").headers["x-request-id"]


def test_the_log_has_a_line_a_request_without_question_or_query(client: TestClient) -> None:
    with capture_logs() as logged:
        client.post("/api/v1/ask?q=我家住在哪里", json={"question": "我家住在哪里"}, headers={"X-Request-ID": "t1"})
        client.get("/healthz")
        client.get("/nowhere/13812345678")
        client.get("/api/v1/reports/13812345678")
    requests = [line for line in logged if line["event"] == "request"]
    assert [(line["event"], line["method"], line["path"], line["status"]) for line in requests] == [
        ("request", "POST", "/api/v1/ask", 200),
        ("request", "GET", "-", 404),
        ("request", "GET", "/api/v1/reports/{report}", 404),
    ]
    assert "我家" not in str(logged)
    assert "138" not in str([line["path"] for line in requests])


def test_api_replies_are_not_stored_by_caches(client: TestClient) -> None:
    assert client.post("/api/v1/ask", json={"question": "托位"}).headers["cache-control"] == "no-store"
