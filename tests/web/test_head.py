import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("path", ["/api/v1/reports", "/api/v1/figures", "/api/v1/version", "/healthz", "/docs"])
def test_head_is_get_without_its_body(client: TestClient, path: str) -> None:
    full, bare = client.get(path), client.head(path)
    assert (bare.status_code, bare.content) == (200, b"")
    for name in ("content-length", "content-type", "cache-control"):
        assert bare.headers[name] == full.headers[name]
    assert bare.headers.get("etag") == full.headers.get("etag")
    assert int(bare.headers["content-length"]) == len(full.content)


def test_head_of_nothing_is_404_and_of_a_question_405(client: TestClient) -> None:
    assert client.head("/api/v1/nowhere").status_code == 404
    refused = client.head("/api/v1/ask")
    assert (refused.status_code, refused.headers["allow"], refused.content) == (405, "POST", b"")


def test_head_too_may_know_the_text_already(client: TestClient) -> None:
    tag = client.get("/api/v1/version").headers["etag"]
    assert client.head("/api/v1/version", headers={"If-None-Match": tag}).status_code == 304
