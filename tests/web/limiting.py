"""Callers, and how often a limiter lets them through."""

import asyncio
from collections.abc import Coroutine
from ipaddress import ip_network
from typing import TypeVar

from web.errors import Problem
from web.limits import Limiter, What
from web.settings import WebSettings
from web.who.caller import Caller, Who

T = TypeVar("T")
ADDRESS, SHARED = "203.0.113.9", "198.51.100.1"
KEY = f"k:{'0' * 12}"


def anonymous(owner: str = "", address: str = ADDRESS) -> Caller:
    return Caller(Who.ANONYMOUS, owner, address)


def user(owner: str = "u:1", address: str = ADDRESS) -> Caller:
    return Caller(Who.USER, owner, address)


def partner(owner: str = KEY, rate: str = "", address: str = ADDRESS) -> Caller:
    return Caller(Who.PARTNER, owner, address, rate=rate)


def settings(**given: object) -> WebSettings:
    small = {
        "rate_anonymous": "3/hour",
        "rate_user": "4/hour",
        "rate_key": "5/hour",
        "rate_address": "6/hour",
        "rate_shared": "20/hour",
        "rate_reading": "7/hour",
        "shared_addresses": (ip_network("198.51.100.0/24"), ip_network("2001:db8::5/128")),
    }
    return WebSettings.model_validate({**small, **given})


def run(work: Coroutine[object, object, T]) -> T:
    return asyncio.run(work)


async def refusal(limiter: Limiter, caller: Caller, what: What = What.ASKING) -> Problem | None:
    try:
        await limiter.charge(caller, what)
    except Problem as problem:
        return problem
    return None


async def allowed(limiter: Limiter, caller: Caller, what: What = What.ASKING) -> int:
    """How many are let through until the first that is not."""
    for count in range(100):
        if await refusal(limiter, caller, what):
            return count
    raise AssertionError("no limit")
