"""From where a request comes, whoever has passed it on.

Takes a request and the networks of the settings; gives the client's address. Only a trusted proxy's
X-Forwarded-For is believed, from the right: what stands further left is the sender's own story. Looks up no name.
"""

from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from starlette.requests import HTTPConnection

from web.settings import Network

Address = IPv4Address | IPv6Address
# Whoever has no address that can be read is counted as one.
NOWHERE = "-"
_LONGEST = len("[ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255]:65535")
_SUBSCRIBER = 64
_PASSED_ON = ("x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-host", "x-forwarded-proto", "via")


@dataclass(frozen=True, slots=True)
class Origin:
    """The client, or the last known station on its way; `sure` is False when what lies behind cannot be told."""

    address: Address | None
    sure: bool


def origin_of(request: HTTPConnection, trusted: Collection[Network]) -> Origin:
    """The rightmost address on the way of `request` that is no trusted proxy."""
    station = _parsed(request.client.host) if request.client else None
    if station is None:
        return Origin(None, False)
    if not lies_in(station, trusted):
        return Origin(station, not _is_passed_on(request))
    told = ",".join(request.headers.getlist("x-forwarded-for"))
    if not told:
        return Origin(station, not _is_passed_on(request))
    for word in reversed(told.split(",")):
        before = _parsed(word)
        if before is None:
            return Origin(station, False)
        station = before
        if not lies_in(station, trusted):
            break
    return Origin(station, True)


def is_from(request: HTTPConnection, networks: Collection[Network], trusted: Collection[Network]) -> bool:
    """Whether the client itself lies in `networks`; False when a proxy that is not trusted has passed it on."""
    origin = origin_of(request, trusted)
    return origin.sure and origin.address is not None and lies_in(origin.address, networks)


def counted(address: Address | None, shared: Collection[Network]) -> str:
    """What a rate by address counts: an IPv4 address, the /64 of an IPv6 one (a subscriber's), or `NOWHERE`.

    An IPv6 address that the settings tell apart from its neighbours, as a shared one, stays whole.
    """
    if address is None:
        return NOWHERE
    if address.version == 4 or any(net.prefixlen > _SUBSCRIBER and lies_in(address, (net,)) for net in shared):
        return str(address)
    return str(IPv6Network((int(address), _SUBSCRIBER), strict=False))


def lies_in(address: Address, networks: Collection[Network]) -> bool:
    """Whether one of `networks` holds `address`."""
    return any(address in network for network in networks)


def _is_passed_on(request: HTTPConnection) -> bool:
    return any(name in request.headers for name in _PASSED_ON)


def _parsed(word: str) -> Address | None:
    """`1.2.3.4`, `1.2.3.4:5678`, `2001:db8::1`, `[2001:db8::1]:443`, an IPv4 address in IPv6's clothes; else None."""
    word = word.strip()
    if len(word) > _LONGEST or not word.isascii():
        return None
    if word.startswith("["):
        word = word[1:].partition("]")[0]
    elif word.count(":") == 1:
        word = word.partition(":")[0]
    try:
        address = ip_address(word.partition("%")[0])
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
