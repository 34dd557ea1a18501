"""How much a request may bring, and how slowly. Takes the limits from the settings; refuses with 413 or 408.

Counts the bytes as they come, so that a chunked body without a length cannot slip through; what drips in holds a
connection no longer than the body as a whole may take.
"""

import asyncio

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.errors import SLOW_BODY, TOO_LARGE, problem_reply


class BodyLimit:
    """Lets bodies of at most `limit` bytes through to `app` that have come whole within `wait_s` seconds."""

    def __init__(self, app: ASGIApp, limit: int, wait_s: float) -> None:
        self._app = app
        self._limit = limit
        self._wait_s = wait_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _declared_length(scope) > self._limit:
            reply = problem_reply(TOO_LARGE, scope["state"]["trace_id"])
            await reply(scope, receive, send)
            return
        await self._app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        total, whole = 0, False
        deadline = asyncio.get_running_loop().time() + self._wait_s

        async def receive_counted() -> Message:
            nonlocal total, whole
            # After the body only the end of the connection is waited for, which may take as long as the answer.
            message = await receive() if whole else await _by(deadline, receive)
            total += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if total > self._limit:
                raise HTTPException(TOO_LARGE.status)
            return message

        return receive_counted


async def _by(deadline: float, receive: Receive) -> Message:
    try:
        async with asyncio.timeout_at(deadline):
            return await receive()
    except TimeoutError:
        raise HTTPException(SLOW_BODY.status, headers={"Connection": "close"}) from None


def _declared_length(scope: Scope) -> int:
    declared = Headers(scope=scope).get("content-length", "")
    return int(declared) if declared.isascii() and declared.isdigit() else 0
