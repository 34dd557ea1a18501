from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.who.requests import request
from web.settings import LOOPBACK
from web.who.address import NOWHERE, counted, is_from, origin_of

PROXIES = (ip_network("10.0.0.0/8"), ip_network("2001:db8:f::/48"))
FORWARDED = "X-Forwarded-For"


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("192.0.2.7", None, "192.0.2.7"),
        # Who is no trusted proxy tells whatever they like.
        ("192.0.2.7", "203.0.113.9", "192.0.2.7"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        # Only the rightmost was written by our proxy.
        ("10.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "127.0.0.1\n203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.2, 10.9.9.9", "203.0.113.9"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "203.0.113.9:51234", "203.0.113.9"),
        ("10.0.0.1", "[2001:db8::9]:51234", "2001:db8::9"),
        ("10.0.0.1", "2001:db8::9", "2001:db8::9"),
        ("10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        ("::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("2001:db8:f::1", "203.0.113.9, 2001:db8:f::2", "203.0.113.9"),
        ("fe80::1%eth0", None, "fe80::1"),
        # What cannot be read hides who is behind: the last station that is known counts.
        ("10.0.0.1", "203.0.113.9, unknown", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9, , 10.0.0.2", "10.0.0.2"),
        ("10.0.0.1", "203.0.113.9, ٣.1.1.1", "10.0.0.1"),
        ("10.0.0.1", "x" * 60_000, "10.0.0.1"),
    ],
)
def test_the_client_is_the_rightmost_station_that_is_no_trusted_proxy(
    peer: str, forwarded: str | None, address: str
) -> None:
    headers = {FORWARDED: forwarded.encode("utf-8").decode("latin-1")} if forwarded is not None else {}
    assert origin_of(request(headers, peer), PROXIES).address == ip_address(address)


@pytest.mark.parametrize("peer", [None, "testclient", ""])
def test_a_peer_without_an_address_is_nowhere(peer: str | None) -> None:
    origin = origin_of(request({FORWARDED: "203.0.113.9"}, peer), PROXIES)
    assert (origin.address, origin.sure) == (None, False)
    assert counted(origin.address, ()) == NOWHERE


@given(st.text(st.characters(max_codepoint=255), max_size=200))
def test_no_header_fails(forwarded: str) -> None:
    assert origin_of(request({FORWARDED: forwarded}, "10.0.0.1"), PROXIES).address is not None


@pytest.mark.parametrize(
    ("address", "shared", "name"),
    [
        ("203.0.113.9", (), "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", (), "2001:db8:1:2::/64"),
        ("2001:db8:1:2:3:4:5:6", ("2001:db8:1::/48",), "2001:db8:1:2::/64"),
        ("2001:db8:1:2::6", ("2001:db8:1:2::6/128",), "2001:db8:1:2::6"),
        ("2001:db8:1:2::7", ("2001:db8:1:2::6/128",), "2001:db8:1:2::/64"),
        ("::1", ("::1/128",), "::1"),
        ("::1", (), "::/64"),
    ],
)
def test_a_rate_counts_an_address_or_a_subscribers_network(address: str, shared: tuple[str, ...], name: str) -> None:
    assert counted(ip_address(address), [ip_network(word) for word in shared]) == name


@pytest.mark.parametrize(
    ("peer", "headers", "inside"),
    [
        ("127.0.0.1", {}, True),
        ("::1", {}, True),
        ("::ffff:127.0.0.1", {}, True),
        ("192.0.2.7", {}, False),
        ("192.0.2.7", {FORWARDED: "127.0.0.1"}, False),
        # A proxy beside us that nobody has named passes on strangers.
        ("127.0.0.1", {FORWARDED: "203.0.113.9"}, False),
        ("127.0.0.1", {FORWARDED: "127.0.0.1"}, False),
        ("127.0.0.1", {"X-Real-IP": "203.0.113.9"}, False),
        ("127.0.0.1", {"Forwarded": "for=203.0.113.9"}, False),
        ("10.0.0.1", {FORWARDED: "127.0.0.1"}, True),
        ("10.0.0.1", {FORWARDED: "127.0.0.1, 203.0.113.9"}, False),
        ("10.0.0.1", {}, False),
        (None, {}, False),
    ],
)
def test_from_a_network_is_only_who_is_surely_in_it(peer: str | None, headers: dict[str, str], inside: bool) -> None:
    assert is_from(request(headers, peer), LOOPBACK, PROXIES) is inside


def test_a_trusted_proxy_that_hides_the_client_is_not_taken_for_one() -> None:
    both = (ip_network("127.0.0.1/32"),)
    assert is_from(request({}, "127.0.0.1"), LOOPBACK, both)
    assert not is_from(request({FORWARDED: "unknown"}, "127.0.0.1"), LOOPBACK, both)
    assert not is_from(request({"Forwarded": "for=203.0.113.9"}, "127.0.0.1"), LOOPBACK, both)
