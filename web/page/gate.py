"""What Gradio gets to see of a request.

Takes the page's requests; gives Gradio the few headers that it needs and, for a question, a body rebuilt from
its checked parts. Sessions, event data and forwarded hosts stay outside: Gradio keeps nothing of anyone. Our own
responder finds the request as it came, to know who asks, at `asker_of`.
"""

import json
from typing import Annotated

import gradio as gr
from pydantic import BaseModel, Field, ValidationError
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.errors import INVALID, problem_reply

_HEADERS = frozenset(
    {b"host", b"accept-encoding", b"content-type", b"if-none-match", b"if-modified-since", b"if-range", b"range"}
)


class AskedOnPage(BaseModel):
    """A question as Gradio's page sends it; what else it sends is left behind."""

    data: Annotated[list[str | None], Field(min_length=1, max_length=1)]
    fn_index: Annotated[int, Field(ge=0)]


def asker_of(request: gr.Request) -> Request:
    """The page's request with the headers that Gradio does not see."""
    assert request.request is not None
    asker = request.request.state.asker
    assert isinstance(asker, Request)
    return asker


class Gate:
    """Lets the page's own requests through to Gradio's `app`, which listens to `events` kinds of event."""

    def __init__(self, app: ASGIApp, events: int) -> None:
        self._app = app
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        headers = [pair for pair in scope["headers"] if pair[0] in _HEADERS]
        if scope["method"] != "POST":
            await self._app({**scope, "headers": headers}, receive, send)
            return
        body = self._rebuilt(await _read(receive)) if _is_ours(scope) else None
        if body is None:
            reply = problem_reply(INVALID, scope["state"]["trace_id"])
            await reply(scope, receive, send)
            return
        headers.append((b"content-length", str(len(body)).encode()))
        state = {**scope["state"], "asker": Request(scope)}
        await self._app({**scope, "headers": headers, "state": state}, _replay(body, receive), send)

    def _rebuilt(self, body: bytes) -> bytes | None:
        """The checked question as Gradio takes it, or None."""
        try:
            asked = AskedOnPage.model_validate_json(body, strict=True)
        except ValidationError:
            return None
        if asked.fn_index >= self._events:
            return None
        return json.dumps({"data": asked.data, "fn_index": asked.fn_index}).encode()


def _is_ours(scope: Scope) -> bool:
    """Whether our page may have sent it: a form of another site has another content type, or a browser says so."""
    headers = Headers(scope=scope)
    kind = headers.get("content-type", "").partition(";")[0].strip()
    return kind == "application/json" and headers.get("sec-fetch-site", "") != "cross-site"


async def _read(receive: Receive) -> bytes:
    """The whole body, which `BodyLimit` keeps small; what came of it when the sender hangs up."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def replayed() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed
