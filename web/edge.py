"""The outermost layer of the service, plain ASGI so that it costs microseconds.

Takes every request; gives it a trace id (the caller's X-Request-ID when that is well formed), every reply the security
headers, the log one line without query, body or question, and the metrics a count. It answers nothing itself.
"""

import re
import secrets
import time

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.masking.mask import mask
from web.metrics import Metrics
from web.route import declared_path
from web.security import SECURITY_HEADERS

_log = structlog.get_logger("web")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
# One page load asks for some sixty of these; their successes would drown the log.
_QUIET = ("/assets/", "/static/", "/healthz", "/readyz", "/metrics")


class Edge:
    """Adds trace id, security headers and the access log around `app`."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

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

        self._metrics.under_way.inc()
        try:
            await self._app(scope, receive, send_secured)
        finally:
            self._metrics.under_way.dec()
            self._metrics.replied(status)
            _record(scope, status, time.perf_counter() - began)


def _trace_id(scope: Scope) -> str:
    given = Headers(scope=scope).get("x-request-id", "")
    # It is logged, so it may be nobody's number either.
    return given if _REQUEST_ID.fullmatch(given) and mask(given) == given else secrets.token_hex(16)


def _secure(headers: MutableHeaders, trace_id: str) -> None:
    """Every header that the reply has not set itself."""
    for name, value in SECURITY_HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", "no-store")
    headers["X-Request-ID"] = trace_id


def _record(scope: Scope, status: int, seconds: float) -> None:
    if status < 400 and scope["path"].startswith(_QUIET):
        return
    _log.info("request", method=scope["method"], path=_route(scope, status), status=status, ms=round(seconds * 1000, 1))


def _route(scope: Scope, status: int) -> str:
    """The route as it is declared, or the file that was found: any other path is what somebody typed."""
    return declared_path(scope) or (scope["path"] if status < 400 else "-")
