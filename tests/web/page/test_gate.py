import json

import pytest
from starlette.testclient import TestClient

PREDICT = "/gradio_api/run/predict"


@pytest.mark.parametrize(
    "given",
    [
        {"data": ["SECRET"], "fn_index": 99},
        {"data": ["SECRET"], "fn_index": -1},
        {"data": ["SECRET"], "fn_index": "0"},
        {"data": ["SECRET"]},
        {"data": "SECRET", "fn_index": 0},
        {"data": [], "fn_index": 0},
        {"data": ["SECRET", "SECRET"], "fn_index": 0},
        {"data": [{"path": "/etc/passwd"}], "fn_index": 0},
        ["SECRET"],
        "SECRET",
    ],
)
def test_what_no_page_of_ours_sends_is_refused_and_not_echoed(client: TestClient, given: object) -> None:
    reply = client.post(PREDICT, json=given)
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["code"] == "invalid_request"
    assert "SECRET" not in reply.text
    assert "passwd" not in reply.text


@pytest.mark.parametrize("content", [b"", b"nope", b"\xff", b"[" * 20_000, rb'{"data": ["\ud800"], "fn_index": 0}'])
def test_what_is_no_json_is_refused(client: TestClient, content: bytes) -> None:
    reply = client.post(PREDICT, content=content, headers={"Content-Type": "application/json"})
    assert (reply.status_code, reply.json()["code"]) == (422, "invalid_request")


@pytest.mark.parametrize(
    "headers", [{"Content-Type": "text/plain"}, {"Content-Type": "application/json", "Sec-Fetch-Site": "cross-site"}]
)
def test_what_another_site_sends_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    reply = client.post(PREDICT, content=b'{"data": ["x"], "fn_index": 0}', headers=headers)
    assert (reply.status_code, reply.json()["code"]) == (422, "invalid_request")


def test_sessions_and_events_stay_outside(client: TestClient) -> None:
    given = {
        "data": ["托位"],
        "fn_index": 0,
        "session_hash": ["odd"],
        "event_data": {"x": "y"},
        "trigger_id": "odd",
        "batched": True,
        "simple_format": True,
    }
    reply = client.post(PREDICT, json=given)
    assert reply.status_code == 200
    assert "2024年目标：新增托位5000个以上。" in json.loads(reply.text)["data"][1]


@pytest.mark.parametrize("host", ["[::1", "x:99999", "a b", '"><script>'])
def test_a_forwarded_host_does_not_reach_the_page(client: TestClient, host: str) -> None:
    for name in ("X-Forwarded-Host", "X-Gradio-Server"):
        reply = client.get("/", headers={name: host})
        assert reply.status_code == 200
        assert f"http://{host}" not in reply.text


def test_no_foreign_origin_is_allowed_in(client: TestClient) -> None:
    headers = client.get("/theme.css", headers={"Origin": "https://elsewhere.example"}).headers
    assert [name for name in headers if name.startswith("access-control")] == []
