"""HTTP on a connection, with bounds on what comes before a body: uvicorn's own protocol knows none for httptools.

Takes connections; closes those whose head is larger than `LARGEST_HEAD` or has not come whole in `HEAD_WITHIN_S`.
Bodies are bounded further in (`web.body`).
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST_HEAD = 65_536
HEAD_WITHIN_S = 10.0


class BoundedProtocol(HttpToolsProtocol):
    """One connection."""

    _head = 0
    _before_head = True
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Count what has come of a head after what could be read of it was read."""
        if self._before_head and self._waiting is None:
            self._wait()
        super().data_received(data)
        if self._waiting is not None:
            self._head += len(data)
            if self._head > LARGEST_HEAD:
                self._end()

    def on_headers_complete(self) -> None:
        """The head is there: whatever comes now is no part of it."""
        self._before_head = False
        self._stop_waiting()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The next head may come."""
        self._before_head = True
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._head = 0
        self._waiting = self.loop.call_later(HEAD_WITHIN_S, self._end)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _end(self) -> None:
        self._stop_waiting()
        self.transport.close()
