"""Partners' keys in the database: `zw_<id>_<secret>`, of which only the SHA-256 is stored.

Takes an engine; creates, lists, revokes and finds. Decides nothing about requests.
"""

import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Engine, RowMapping, insert, select, update

from web.database.engine import writing
from web.database.tables import keys
from web.who.caller import Scope
from web.who.times import in_utc, now

FORM = re.compile(r"zw_([0-9a-f]{12})_[A-Za-z0-9_-]{32}")
LONGEST_NAME = 80
_SECRET_BYTES = 24


@dataclass(frozen=True, slots=True)
class Key:
    """A partner's key, without its secret; `rate` is empty for what the settings say, `revoked` None while it holds."""

    id: str
    name: str
    scopes: frozenset[Scope]
    rate: str
    created: datetime
    expires: datetime
    revoked: datetime | None

    def stands(self, at: datetime) -> bool:
        """Whether it opens the door at this time."""
        return self.revoked is None and at < self.expires


def digest_of_key(given: str) -> str | None:
    """What a key is found by; None for what cannot be a key."""
    return sha256(given.encode()).hexdigest() if FORM.fullmatch(given) else None


def id_of_key(given: str) -> str:
    """The id that a key names, empty for what cannot be a key; it is no secret."""
    named = FORM.fullmatch(given)
    return named[1] if named else ""


def create_key(engine: Engine, name: str, scopes: Collection[Scope], rate: str, days: int) -> str:
    """A new key, which nobody can read again later. Raises SQLAlchemyError."""
    key_id = secrets.token_hex(6)
    key = f"zw_{key_id}_{secrets.token_urlsafe(_SECRET_BYTES)}"
    created = now()
    row = {
        "id": key_id,
        "name": name,
        "digest": digest_of_key(key),
        "scopes": " ".join(sorted(scopes)),
        "rate": rate,
        "created": created,
        "expires": created + timedelta(days=days),
        "revoked": None,
    }
    with writing(engine) as connection:
        connection.execute(insert(keys).values(row))
    return key


def list_keys(engine: Engine) -> tuple[Key, ...]:
    """Every key, the oldest first. Raises SQLAlchemyError."""
    with engine.connect() as connection:
        rows = connection.execute(select(keys).order_by(keys.c.created, keys.c.id)).mappings()
        return tuple(map(_key, rows))


def revoke_key(engine: Engine, key_id: str) -> bool:
    """Whether there was such a key that was not revoked before. Raises SQLAlchemyError."""
    revoked = update(keys).where(keys.c.id == key_id, keys.c.revoked.is_(None)).values(revoked=now())
    with writing(engine) as connection:
        return connection.execute(revoked).rowcount == 1


def find_key(engine: Engine, digest: str) -> Key | None:
    """The key with this digest, be it revoked or expired.

    Found by the index over digests: how long that takes tells of the digest, and nothing of the key.
    Raises SQLAlchemyError.
    """
    with engine.connect() as connection:
        row = connection.execute(select(keys).where(keys.c.digest == digest)).mappings().first()
    return _key(row) if row else None


def _key(row: RowMapping) -> Key:
    # A scope that another version of the program has written grants nothing here.
    known = {scope.value for scope in Scope}
    return Key(
        id=row["id"],
        name=row["name"],
        scopes=frozenset(Scope(word) for word in row["scopes"].split() if word in known),
        rate=row["rate"],
        created=in_utc(row["created"]),
        expires=in_utc(row["expires"]),
        revoked=in_utc(row["revoked"]) if row["revoked"] else None,
    )
