from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from web.settings import WebSettings

LIMIT = WebSettings().body_limit
JSON = {"Content-Type": "application/json"}
FRAME = len(b'{"question":""}')


def body(size: int) -> bytes:
    return b'{"question":"' + b"x" * (size - FRAME) + b'"}'


def chunks(whole: bytes) -> Iterator[bytes]:
    for at in range(0, len(whole), 8_192):
        yield whole[at : at + 8_192]


@pytest.mark.parametrize("path", ["/api/v1/ask", "/gradio_api/run/predict"])
@pytest.mark.parametrize("size", [LIMIT + 1, 1_048_576])
def test_a_longer_body_is_refused_declared_or_chunked(client: TestClient, path: str, size: int) -> None:
    for content in (body(size), chunks(body(size))):
        reply = client.post(path, content=content, headers=JSON)
        assert reply.status_code == 413
        assert reply.headers["content-type"] == "application/problem+json"
        assert reply.json()["code"] == "body_too_large"
        assert "xxxx" not in reply.text


def test_a_body_at_the_limit_is_read(client: TestClient) -> None:
    for content in (body(LIMIT), chunks(body(LIMIT))):
        reply = client.post("/api/v1/ask", content=content, headers=JSON)
        assert (reply.status_code, reply.json()["outcome"]) == (200, "too_long")


def test_a_length_that_is_none_is_counted_instead(client: TestClient) -> None:
    reply = client.post("/api/v1/ask", content=body(LIMIT + 1), headers={**JSON, "Content-Length": "many"})
    assert reply.status_code == 413
