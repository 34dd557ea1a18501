import socket

import pytest

from web.server import AddressProblem, address_of, bind


def test_a_free_port_is_found_and_named() -> None:
    with bind("127.0.0.1", 0) as bound:
        port = bound.getsockname()[1]
        assert port > 0
        assert address_of(bound) == f"http://127.0.0.1:{port}"


def test_a_socket_on_every_address_is_named_so_that_a_browser_finds_it() -> None:
    with bind("0.0.0.0", 0) as bound:
        assert address_of(bound) == f"http://127.0.0.1:{bound.getsockname()[1]}"


def test_nobody_is_let_in_before_the_service_is_ready() -> None:
    with bind("127.0.0.1", 0) as bound, pytest.raises(ConnectionRefusedError):
        socket.create_connection(bound.getsockname(), timeout=1)


def test_a_taken_port_is_named_with_what_to_do() -> None:
    with bind("127.0.0.1", 0) as bound:
        bound.listen()
        port = bound.getsockname()[1]
        with pytest.raises(AddressProblem, match=f"无法监听 127.0.0.1:{port}.*--port 8001"):
            bind("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(AddressProblem, match=r"无法监听 192\.0\.2\.1:8000"):
        bind("192.0.2.1", 8000)
