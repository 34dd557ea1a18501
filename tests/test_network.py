import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.network import BeyondLoopback, Guard, stays_here

# TEST-NET-1: an address that no machine has.
NOWHERE = ("192.0.2.1", 9)


@pytest.fixture
def told(guard: Guard) -> Iterator[Guard]:
    """The suite's own guard, with what this test attempted forgotten at its end."""
    yield guard
    guard.attempts.clear()


def test_no_connection_leaves_this_machine(told: Guard) -> None:
    with socket.socket() as sock:
        with pytest.raises(BeyondLoopback, match=r"192\.0\.2\.1"):
            sock.connect(NOWHERE)
        with pytest.raises(BeyondLoopback):
            sock.connect_ex(NOWHERE)
    with pytest.raises(BeyondLoopback):
        socket.create_connection(NOWHERE, timeout=1)


def test_no_datagram_leaves_this_machine(told: Guard) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        with pytest.raises(BeyondLoopback):
            sock.sendto(b"x", NOWHERE)
        with pytest.raises(BeyondLoopback):
            sock.sendto(b"x", 0, NOWHERE)
        with pytest.raises(BeyondLoopback):
            sock.sendmsg([b"x"], [], 0, NOWHERE)


def test_no_foreign_name_is_looked_up(told: Guard) -> None:
    for lookup in (lambda: socket.getaddrinfo("example.com", 443), lambda: socket.gethostbyname("example.com")):
        with pytest.raises(BeyondLoopback, match="example"):
            lookup()
    with pytest.raises(BeyondLoopback):
        socket.getaddrinfo(b"example.com", None)


def test_a_swallowed_attempt_is_told_at_the_end_of_its_test(told: Guard) -> None:
    with suppress(OSError):
        socket.getaddrinfo("example.com", 443)
    with pytest.raises(BeyondLoopback, match="example"):
        told.check()
    told.check()


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        client.sendall(b"here")
        accepted, _ = server.accept()
        with accepted:
            assert accepted.recv(4) == b"here"
    assert socket.getaddrinfo("localhost", 80)[0][4][0] in ("127.0.0.1", "::1")


def test_an_address_in_numbers_may_be_read_for_nothing_is_sent() -> None:
    assert socket.getaddrinfo("192.0.2.1", 80, type=socket.SOCK_STREAM)[0][4] == ("192.0.2.1", 80)


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        (None, True),
        (b"127.0.0.1", True),
        ("0.0.0.0", True),
        ("10.0.0.1", False),
        ("fe80::1%eth0", False),
        ("huggingface.co", False),
        ("localhost.example.com", False),
    ],
)
def test_only_loopback_is_this_machine(host: object, own: bool) -> None:
    assert stays_here(host) is own
