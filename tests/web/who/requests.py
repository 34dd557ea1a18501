"""Requests as the server hands them in, without a server."""

from collections.abc import Mapping

from starlette.requests import Request


def request(headers: Mapping[str, str] | None = None, peer: str | None = "192.0.2.7", route: str = "") -> Request:
    """A request from `peer`; a header with commas between lines stands for as many headers: give it as `a\\nb`."""
    pairs = [
        (name.lower().encode(), line.encode("latin-1"))
        for name, value in (headers or {}).items()
        for line in value.split("\n")
    ]
    scope: dict[str, object] = {
        "type": "http",
        "method": "POST",
        "path": route or "/",
        "query_string": b"",
        "headers": pairs,
        "client": (peer, 40_000) if peer else None,
        "state": {"trace_id": "t-1"},
    }
    return Request(scope)
