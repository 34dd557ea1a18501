"""Keeps the tests on this machine: whoever reaches for another address is stopped, and told on.

Takes over the doors of `socket` while the suite runs and keeps what was attempted, because a program
may swallow the error. Child processes are beyond it.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import pytest


class BeyondLoopback(OSError):
    """Something under test spoke to another machine, or asked for its address.

    An OSError like a true refusal, so that callers close their sockets; `Guard.check` tells of it anyway.
    """


class Guard:
    """`attempts` names every address that was refused since the last check."""

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Stands before every door of `socket` until `patch` is undone."""
        for name in ("connect", "connect_ex", "sendto", "sendmsg"):
            patch.setattr(socket.socket, name, self._guarded_method(getattr(socket.socket, name)))
        for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
            patch.setattr(socket, name, self._guarded_lookup(getattr(socket, name)))

    def check(self) -> None:
        """Raises BeyondLoopback when there was an attempt, even one whose error was swallowed."""
        attempts, self.attempts = self.attempts, []
        if attempts:
            raise BeyondLoopback(f"reached beyond this machine: {', '.join(attempts)}")

    def _guarded_method(self, real: Any) -> Any:
        def guarded(sock: socket.socket, *args: Any) -> Any:
            # The address is the last argument of each; sendmsg may have none.
            if args and isinstance(args[-1], tuple):
                self._admit(args[-1][0])
            return real(sock, *args)

        return guarded

    def _guarded_lookup(self, real: Any) -> Any:
        def guarded(host: Any, *args: Any, **named: Any) -> Any:
            # An address written in numbers is read, not asked for.
            if _address(host) is None:
                self._admit(host)
            return real(host, *args, **named)

        return guarded

    def _admit(self, host: object) -> None:
        if not stays_here(host):
            self.attempts.append(str(host))
            raise BeyondLoopback(f"the tests may not reach {host}")


def stays_here(host: object) -> bool:
    """Whether an address is this machine's own; a number is no host but a kernel socket's address."""
    address = _address(host)
    if address is None:
        return not isinstance(host, str | bytes) or host in ("", b"", "localhost", b"localhost")
    return address.is_loopback or address.is_unspecified


def _address(host: object) -> IPv4Address | IPv6Address | None:
    """The address that `host` writes in numbers; None for a name."""
    name = host.decode() if isinstance(host, bytes) else host
    try:
        return ip_address(name.partition("%")[0]) if isinstance(name, str) else None
    except ValueError:
        return None
