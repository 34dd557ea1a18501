"""Between the service and Gradio: what leaves Gradio is made ours.

Takes Gradio's replies; gives the page's HTML through `shell.dress` with its own policy and, to a device that has none
yet, a random id of its own; and every error as a problem that repeats nothing of the request. Others pass untouched.
"""

import json
import secrets

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.errors import NOT_FOUND, PROBLEM_TYPE, kind_of_status, problem_body
from web.page.shell import dress
from web.security import page_policy
from web.who.client_id import device_of, give_id

# What Gradio gets to see of a request: no session, no cookie, no forwarded host. It keeps nothing of anyone.
_HEADERS = frozenset({b"host", b"accept-encoding", b"if-none-match", b"if-modified-since", b"if-range", b"range"})
# Asked for under a hash of their content, so that a browser may keep them.
_HASHED = ("/assets/", "/theme.css")
_FILES = ("/assets/", "/static/")
_KEEP = "public, max-age=31536000, immutable"


class Surface:
    """Serves Gradio's `app` under the rules of our own replies."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        # The page itself comes plain, for it is rewritten.
        seen = _HEADERS - {b"accept-encoding"} if scope["path"] == "/" else _HEADERS
        shown = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] in seen]}
        await self._app(shown, receive, _Outgoing(scope, send).send)


class _Outgoing:
    """One reply on its way out: held back while it must be rewritten, passed on otherwise."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._path: str = scope["path"]
        self._trace_id: str = scope["state"]["trace_id"]
        self._send = send
        self._held: Message | None = None
        self._body = bytearray()

    async def send(self, message: Message) -> None:
        """Take the next message of Gradio's reply."""
        if message["type"] == "http.response.start":
            await self._start(message)
        elif self._held is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_rewritten(self._held)

    async def _start(self, message: Message) -> None:
        if message["status"] >= 400 or (self._path == "/" and message["status"] == 200):
            self._held = message
            return
        if self._path.startswith(_HASHED):
            MutableHeaders(scope=message)["Cache-Control"] = _KEEP
        await self._send(message)

    async def _send_rewritten(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        body = self._problem(start, headers) if start["status"] >= 400 else self._page(headers)
        headers["Content-Length"] = str(len(body))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})

    def _page(self, headers: MutableHeaders) -> bytes:
        nonce = secrets.token_urlsafe(16)
        headers["Content-Security-Policy"] = page_policy(nonce)
        if not device_of(self._scope):
            headers.append("Set-Cookie", give_id(self._scope))
        return dress(self._body.decode(), nonce).encode()

    def _problem(self, start: Message, headers: MutableHeaders) -> bytes:
        if start["status"] in (400, 403) and self._path.startswith(_FILES):
            # Gradio's words for a folder, and for a path beyond its folders: there is no such file.
            start["status"] = NOT_FOUND.status
        kind = kind_of_status(start["status"])
        for name in ("Content-Encoding", "Transfer-Encoding"):
            del headers[name]
        headers["Content-Type"] = PROBLEM_TYPE
        return json.dumps(problem_body(kind, self._trace_id), ensure_ascii=False).encode()
