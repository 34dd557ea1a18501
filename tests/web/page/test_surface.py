import re

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from web.edge import Edge
from web.metrics import Metrics
from web.page.surface import Surface


def gradio_replying(status: int, body: bytes, headers: list[tuple[bytes, bytes]] | None = None) -> TestClient:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        start: Message = {"type": "http.response.start", "status": status, "headers": headers or []}
        await send(start)
        for at in range(0, len(body), 4):
            await send({"type": "http.response.body", "body": body[at : at + 4], "more_body": True})
        await send({"type": "http.response.body"})

    return TestClient(Edge(Surface(app), Metrics()))


@pytest.mark.parametrize(
    ("status", "path", "told", "code"),
    [
        (500, "/gradio_api/app_id", 500, "internal_error"),
        (422, "/gradio_api/app_id", 422, "invalid_request"),
        (404, "/assets/x.js", 404, "not_found"),
        (403, "/assets/x.js", 404, "not_found"),
        (400, "/static/", 404, "not_found"),
        (500, "/", 500, "internal_error"),
    ],
)
def test_an_error_of_gradios_becomes_a_problem(status: int, path: str, told: int, code: str) -> None:
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"6"), (b"content-encoding", b"br")]
    reply = gradio_replying(status, b"SECRET", headers).get(path)
    assert (reply.status_code, reply.json()["code"]) == (told, code)
    assert reply.headers["content-type"] == "application/problem+json"
    assert "SECRET" not in reply.text


def test_the_page_is_dressed_whole_though_it_comes_in_pieces() -> None:
    page = '<html lang="en"><head><meta charset="utf-8"></head><body>政</body></html>'.encode()
    reply = gradio_replying(200, page, [(b"content-length", str(len(page)).encode())]).get("/")
    assert reply.text.startswith('<html lang="zh-CN">')
    assert reply.text.endswith("政</body></html>")
    assert int(reply.headers["content-length"]) == len(reply.content)


def test_gradio_sees_nothing_of_who_asks() -> None:
    seen: list[bytes] = []

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        seen.extend(name for name, _ in scope["headers"])
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    asked = TestClient(Edge(Surface(app), Metrics()))
    hidden = {"Cookie": "zw_client=x", "X-Forwarded-Host": "example.org", "Authorization": "Bearer x", "Referer": "/x"}
    asked.get("/theme.css", headers={**hidden, "If-None-Match": '"a"'})
    assert set(seen) == {b"host", b"accept-encoding", b"if-none-match"}


def test_any_other_reply_passes_untouched() -> None:
    reply = gradio_replying(200, b'<html lang="en">').get("/static/x.html")
    assert reply.content == b'<html lang="en">'
    assert gradio_replying(304, b"").get("/").status_code == 304


def test_a_browser_is_given_an_id_once_that_scripts_and_other_sites_cannot_use() -> None:
    page = gradio_replying(200, b'<html lang="en">')
    first = page.get("/").headers["set-cookie"]
    given = re.fullmatch(r"zw_client=([A-Za-z0-9_-]{32}); Path=/; HttpOnly; SameSite=Strict; Max-Age=15552000", first)
    assert given is not None
    assert "set-cookie" not in page.get("/").headers
    page.cookies.clear()
    assert page.get("/").headers["set-cookie"] != first
    page.cookies.clear()
    assert page.get("/", headers={"X-Forwarded-Proto": "https"}).headers["set-cookie"].endswith("; Secure")
    page.cookies.clear()
    page.cookies.set("zw_client", "short")
    assert "zw_client=" in page.get("/").headers["set-cookie"]
    assert "set-cookie" not in page.get("/static/x.js").headers
