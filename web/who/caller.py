"""Who asks, as every face knows them. Gives values; looks nobody up."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a caller may do: ask (and rate answers), or read reports and figures."""

    ASK = "ask"
    READ = "read"


class Who(StrEnum):
    """The three kinds of callers."""

    ANONYMOUS = "anonymous"
    USER = "user"
    PARTNER = "partner"


EVERYTHING = frozenset(Scope)


@dataclass(frozen=True, slots=True)
class Caller:
    """One caller of one request.

    `owner` is what their rows are stored under, a digest that leads to nobody; empty where nothing tells this
    person from others. `address` is what a rate by address counts: an IPv4 address, or the /64 of an IPv6 one.
    `rate` is a partner's own, as `limits` writes it; empty for what the settings say.
    """

    who: Who
    owner: str
    address: str
    scopes: frozenset[Scope] = EVERYTHING
    rate: str = ""
