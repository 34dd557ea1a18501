"""Runs the service: binds the address, serves until told to stop, says in Chinese where it can be reached.

Takes the application and the settings; a signal ends it after the answers under way, without a traceback.
"""

import socket
from collections.abc import Callable
from contextlib import ExitStack
from types import FrameType

import uvicorn
from fastapi import FastAPI

from web.protocol import BoundedProtocol

_STOP_WITHIN_S = 10
_BACKLOG = 2048
_ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


class AddressProblem(Exception):
    """The address cannot be bound; the message says which and what to try."""


class Server(uvicorn.Server):
    """uvicorn, telling when it is ready and stopping without raising the signal again."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002
        """Stop after the answers under way; at once when told a second time."""
        self.force_exit = self.should_exit
        self.should_exit = True


def bind(host: str, port: int) -> socket.socket:
    """A socket on the address, not listening yet. Raises AddressProblem."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        with ExitStack() as undo:
            bound = undo.enter_context(socket.socket(family, kind, protocol))
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind(address)
            undo.pop_all()
    except OSError as error:
        why = f"无法监听 {host}:{port}（{error.strerror}）：请换一个地址或端口，例如 --port 8001"
        raise AddressProblem(why) from error
    return bound


def address_of(bound: socket.socket) -> str:
    """Where a browser on this machine finds what listens on `bound`."""
    host, port = bound.getsockname()[:2]
    host = _ANY.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def run(app: FastAPI, bound: socket.socket, ready: Callable[[], None]) -> None:
    """Serve `app` on `bound` until a signal; `ready` is called once requests are answered."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        http=BoundedProtocol,
        # Whose word counts for where a request came from is `web.who.address`'s matter, not that of whoever is near.
        proxy_headers=False,
        backlog=_BACKLOG,
        timeout_graceful_shutdown=_STOP_WITHIN_S,
    )
    Server(config, ready).run(sockets=[bound])
