"""A door with all that it stands on, and requests at it."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256
from ipaddress import ip_network
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

from tests.web.who.requests import request
from web.errors import Problem
from web.limits import Limiter
from web.security_log import SecurityLog
from web.settings import WebSettings
from web.who.caller import Caller, Scope
from web.who.door import Door
from web.who.keys import create_key
from web.who.tokens import issue_token, owner_of

SECRET = "s" * 32
CLIENT, OTHER = "c" * 22, "d" * 64
STRANGER = {"X-Client-ID": CLIENT}
DIGEST = sha256(CLIENT.encode()).hexdigest()
UNKNOWN_KEY = f"zw_{'0' * 12}_{'x' * 32}"
Way = Callable[[Door], Callable[..., Awaitable[Caller]]]
WAYS: dict[str, Way] = {
    "asking": lambda door: door.asking,
    "reading": lambda door: door.reading,
    "known": lambda door: door.known,
}


class House:
    """A door with its database, its limiter and its log."""

    def __init__(self, engine: Engine, data: Path, **settings: object) -> None:
        given = {"user_secret": SecretStr(SECRET), "data": data, "trusted_proxies": (ip_network("10.0.0.1/32"),)}
        self.settings = WebSettings.model_validate({**given, **settings})
        self.engine, self.data = engine, data
        self.log = SecurityLog(data, 180)
        self.door = Door(self.settings, engine, Limiter(self.settings), self.log)

    def key(self, *scopes: Scope, rate: str = "", days: int = 1) -> str:
        return create_key(self.engine, "甲", scopes, rate, days)

    def token(self, openid: str = "o1") -> str:
        return issue_token(self.engine, owner_of(openid, SECRET))

    def enter(self, headers: Mapping[str, str], way: str = "asking", peer: str = "192.0.2.7") -> Caller:
        return asyncio.run(self._enter(headers, way, peer))

    async def _enter(self, headers: Mapping[str, str], way: str, peer: str) -> Caller:
        return await WAYS[way](self.door)(request(headers, peer))

    def refused(self, headers: Mapping[str, str], way: str = "asking", peer: str = "192.0.2.7") -> Problem:
        with pytest.raises(Problem) as caught:
            self.enter(headers, way, peer)
        return caught.value

    def events(self) -> list[dict[str, object]]:
        self.log.close()
        return [json.loads(line) for path in (self.data / "logs").iterdir() for line in path.read_text().splitlines()]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
