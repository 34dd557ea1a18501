import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from web import protocol
from web.protocol import LARGEST_HEAD, BoundedProtocol
from web.server import Server, bind


async def echo(_scope: Scope, receive: Receive, send: Send) -> None:
    size, more = 0, True
    while more:
        message = await receive()
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    body = str(size).encode()
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, int]]:
    monkeypatch.setattr(protocol, "HEAD_WITHIN_S", 0.3)
    ready = threading.Event()
    with bind("127.0.0.1", 0) as bound:
        config = uvicorn.Config(echo, http=BoundedProtocol, lifespan="off", log_config=None, timeout_keep_alive=30)
        server = Server(config, ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        assert ready.wait(20)
        yield bound.getsockname()
        server.should_exit = True
        thread.join(20)


def said(address: tuple[str, int], *parts: bytes) -> bytes:
    """What comes back until the other side closes, or says no more."""
    with socket.create_connection(address, timeout=2) as connection:
        reply = b""
        try:
            for part in parts:
                connection.sendall(part)
            while more := connection.recv(65_536):
                reply += more
        except TimeoutError:
            return reply + b"<open>"
        except ConnectionError:
            pass
        return reply + b"<closed>"


ASK = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"


def test_requests_in_turn_on_one_connection_are_answered_however_large_their_bodies(address: tuple[str, int]) -> None:
    large = 3 * LARGEST_HEAD
    reply = said(address, ASK % large + b"x" * large, ASK % 2 + b"xx")
    assert reply.count(b"200 OK") == 2
    assert str(large).encode() in reply
    assert reply.endswith(b"2<open>")


@pytest.mark.parametrize("piece", [b"X-A: " + b"x" * LARGEST_HEAD * 2, b"X-A: x\r\n" * (LARGEST_HEAD // 4)])
def test_a_head_beyond_the_bound_ends_the_connection(address: tuple[str, int], piece: bytes) -> None:
    assert said(address, b"GET / HTTP/1.1\r\nHost: x\r\n" + piece) == b"<closed>"


@pytest.mark.parametrize("before", [b"", b"GET / HTT", b"GET / HTTP/1.1\r\nHost: x\r\n"])
def test_a_head_that_does_not_come_ends_the_connection(address: tuple[str, int], before: bytes) -> None:
    assert said(address, before).endswith(b"<closed>")
