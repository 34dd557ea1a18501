"""The door of every face: who asks, whether they may, and how often.

    Door.asking    a caller who may ask, charged one question
    Door.reading   a caller who may read reports and figures, charged one reading
    Door.known     a caller who may ask, whose rows are known, charged one reading: feedback, deleting one's history

Takes requests (of routes as a dependency, of the page by a plain call); gives a `Caller` or raises `Problem`:
401 for a key or token that does not hold, 403 for a missing scope, 422 for a malformed X-Client-ID, 429 for too many.
A database that is away makes a stranger of who cannot be looked up, except where an owner is needed: 503.
"""

from dataclasses import replace
from hashlib import sha256
from typing import Annotated, TypeVar

from fastapi import Depends
from sqlalchemy import Engine
from starlette.requests import Request

from web.errors import (
    BAD_KEY,
    BAD_TOKEN,
    INVALID,
    RATE_LIMITED,
    SCOPE_MISSING,
    STORAGE_AWAY,
    USERS_OFF,
    WHO_UNKNOWN,
    Problem,
    trace_of,
)
from web.limits import Limiter, What
from web.route import declared_path
from web.security_log import Detail, Event, SecurityLog
from web.settings import WebSettings
from web.who.address import counted, origin_of
from web.who.caller import Caller, Scope, Who
from web.who.client_id import HEADER, device_of, is_client_id
from web.who.credentials import Lookup, LookupAway
from web.who.declared import KEY_HEADER, declared
from web.who.keys import Key, digest_of_key, find_key, id_of_key
from web.who.tokens import Token, digest_of_token, find_token

T = TypeVar("T", Key, Token)

_BAD_CLIENT = replace(INVALID, detail=f"{HEADER} 应为 22 至 64 个字母、数字、- 或 _。")
_KEY_WANTED = {"WWW-Authenticate": f'ApiKey realm="zhengwen", header="{KEY_HEADER}"'}
_TOKEN_WANTED = {"WWW-Authenticate": 'Bearer realm="zhengwen", error="invalid_token"'}
_WHO_WANTED = {"WWW-Authenticate": f'{_KEY_WANTED["WWW-Authenticate"]}, Bearer realm="zhengwen"'}
_RETRY_AFTER_S = 5
_LOGGED = {
    BAD_KEY.code: Event.BAD_KEY,
    BAD_TOKEN.code: Event.BAD_TOKEN,
    SCOPE_MISSING.code: Event.SCOPE_MISSING,
    RATE_LIMITED.code: Event.RATE_LIMITED,
}

Declared = Annotated[None, Depends(declared)]


class Door:
    """One door for all faces of the process."""

    def __init__(self, settings: WebSettings, engine: Engine, limiter: Limiter, log: SecurityLog) -> None:
        self._settings = settings
        self._limiter = limiter
        self._log = log
        self._keys = Lookup[Key](lambda digest: find_key(engine, digest))
        self._tokens = Lookup[Token](lambda digest: find_token(engine, digest))

    async def asking(self, request: Request, _declared: Declared = None) -> Caller:
        """Who asks. Raises Problem."""
        return await self._admit(request, Scope.ASK, What.ASKING)

    async def reading(self, request: Request, _declared: Declared = None) -> Caller:
        """Who reads. Raises Problem."""
        return await self._admit(request, Scope.READ, What.READING)

    async def known(self, request: Request, _declared: Declared = None) -> Caller:
        """Who asks for something about their own rows; `owner` is never empty. Raises Problem."""
        # Charged as a reading: who has used up their questions can still have them deleted.
        caller = await self._admit(request, Scope.ASK, What.READING, known=True)
        if not caller.owner:
            raise Problem(WHO_UNKNOWN, _WHO_WANTED)
        return caller

    async def close(self) -> None:
        """End lookups and the limiter's connections, and write what the security log has only counted."""
        self._keys.close()
        self._tokens.close()
        await self._limiter.close()
        self._log.close()

    async def _admit(self, request: Request, scope: Scope, what: What, known: bool = False) -> Caller:
        settings = self._settings
        address = counted(origin_of(request, settings.trusted_proxies).address, settings.shared_addresses)
        caller = Caller(Who.ANONYMOUS, "", address)
        try:
            caller = await self._identify(request, address, known)
            if scope not in caller.scopes:
                raise Problem(SCOPE_MISSING)
            await self._limiter.charge(caller, what)
        except Problem as problem:
            self._note(problem, request, caller)
            raise
        return caller

    async def _identify(self, request: Request, address: str, known: bool) -> Caller:
        client = request.headers.get(HEADER)
        if client is not None and not is_client_id(client):
            raise Problem(_BAD_CLIENT)
        try:
            if (key := request.headers.get(KEY_HEADER)) is not None:
                return await self._partner(key, client, address)
            if (token := _bearer(request)) is not None:
                return await self._user(token, address)
        except LookupAway:
            if known:
                raise Problem(STORAGE_AWAY, {"Retry-After": str(_RETRY_AFTER_S)}) from None
            # Not as the owner of the client id: what is stored now must not end up under another name of theirs.
            return Caller(Who.ANONYMOUS, "", address)
        client = client or device_of(request.scope)
        return Caller(Who.ANONYMOUS, f"a:{_digest(client)}" if client else "", address)

    async def _partner(self, given: str, client: str | None, address: str) -> Caller:
        digest = digest_of_key(given)
        key = await self._found(self._keys, digest, address) if digest else None
        if key is None:
            raise Problem(BAD_KEY, _KEY_WANTED)
        owner = f"k:{key.id}:{_digest(key.id + client)}" if client else f"k:{key.id}"
        return Caller(Who.PARTNER, owner, address, key.scopes, key.rate)

    async def _user(self, given: str, address: str) -> Caller:
        if not self._settings.user_secret.get_secret_value():
            raise Problem(USERS_OFF, _TOKEN_WANTED)
        digest = digest_of_token(given)
        token = await self._found(self._tokens, digest, address) if digest else None
        if token is None:
            raise Problem(BAD_TOKEN, _TOKEN_WANTED)
        return Caller(Who.USER, token.owner, address)

    async def _found(self, lookup: Lookup[T], digest: str, address: str) -> T | None:
        """A lookup that asks the database is charged to the address: made-up keys must not keep it busy.

        One that was good before is not: those of others at the same address must not lock it out.
        """
        if not lookup.is_fresh(digest) and not lookup.was_good(digest):
            await self._limiter.charge(Caller(Who.ANONYMOUS, "", address), What.LOOKUP)
        return await lookup.find(digest)

    def _note(self, problem: Problem, request: Request, caller: Caller) -> None:
        if event := _LOGGED.get(problem.kind.code):
            key = id_of_key(request.headers.get(KEY_HEADER, ""))
            self._log.note(
                event, Detail(caller.address, caller.owner, key, trace_of(request), declared_path(request.scope))
            )


def _bearer(request: Request) -> str | None:
    """The token; None where another scheme stands, as a proxy in front may ask for a password of its own."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _digest(client: str) -> str:
    return sha256(client.encode()).hexdigest()
