"""The outermost layer of the service, plain ASGI so that it costs microseconds.

Takes every request; gives it a trace id (the caller's X-Request-ID when that is well formed), every reply
the security headers, and the log one line without query, body or question. It answers nothing itself.
"""

import re
import secrets
import time

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.security import SECURITY_HEADERS

_log = structlog.get_logger("web")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
# One page load asks for some sixty of these; their successes would drown the log.
_QUIET = ("/assets/", "/static/", "/healthz")


class Edge:
    """Adds trace id, security headers and the access log around `app`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        trace_id = _trace_id(scope)
        scope.setdefault("state", {})["trace_id"] = trace_id
        structlog.contextvars.bind_contextvars(trace_id=trace_id)
        status = 500
        began = time.perf_counter()

        async def send_secured(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _secure(MutableHeaders(scope=message), trace_id)
            await send(message)

        try:
            await self._app(scope, receive, send_secured)
        finally:
            _record(scope, status, time.perf_counter() - began)


def _trace_id(scope: Scope) -> str:
    given = Headers(scope=scope).get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(16)


def _secure(headers: MutableHeaders, trace_id: str) -> None:
    """Every header that the reply has not set itself."""
    for name, value in SECURITY_HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", "no-store")
    headers["X-Request-ID"] = trace_id


def _record(scope: Scope, status: int, seconds: float) -> None:
    path = scope["path"]
    if status < 400 and path.startswith(_QUIET):
        return
    _log.info("request", method=scope["method"], path=path[:120], status=status, ms=round(seconds * 1000, 1))
