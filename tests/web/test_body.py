import asyncio
from collections.abc import Iterator

import pytest
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from web.body import BodyLimit
from web.settings import WebSettings

LIMIT = WebSettings().body_limit
JSON = {"Content-Type": "application/json"}
FRAME = len(b'{"question":""}')


def body(size: int) -> bytes:
    return b'{"question":"' + b"x" * (size - FRAME) + b'"}'


def chunks(whole: bytes) -> Iterator[bytes]:
    for at in range(0, len(whole), 8_192):
        yield whole[at : at + 8_192]


@pytest.mark.parametrize("path", ["/api/v1/ask", "/page/ask"])
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


def test_a_body_that_drips_in_is_refused_and_one_that_came_waits_as_long_as_its_answer() -> None:
    replies: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        more = True
        while more:
            more = (await receive()).get("more_body", False)
        await asyncio.sleep(0.1)
        assert (await receive())["type"] == "http.disconnect"

    async def send(message: Message) -> None:
        replies.append(message)

    async def serve(*parts: tuple[float, Message]) -> None:
        coming = iter(parts)

        async def receive() -> Message:
            after, message = next(coming)
            await asyncio.sleep(after)
            return message

        await BodyLimit(app, limit=100, wait_s=0.05)({"type": "http", "headers": []}, receive, send)

    first: Message = {"type": "http.request", "body": b"{", "more_body": True}
    last: Message = {"type": "http.request", "body": b"}", "more_body": False}
    gone: Message = {"type": "http.disconnect"}
    asyncio.run(serve((0, first), (0, last), (0.1, gone)))
    with pytest.raises(HTTPException) as refused:
        asyncio.run(serve((0, first), (0.03, first), (0.03, last)))
    assert refused.value.status_code == 408
