"""Bearer tokens of mini-program users in the database: opaque, random, stored as SHA-256.

Takes an engine; issues, finds, revokes. A user is stored as an HMAC of the openid, which the secret of the settings
keys: without it nobody can tell whose rows these are.
"""

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Engine, delete, insert, select

from web.database.engine import writing
from web.database.tables import tokens
from web.who.times import in_utc, now

DAYS = 7
FORM = re.compile(r"[A-Za-z0-9_-]{43}")
_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Token:
    """Whose token it is, and until when."""

    owner: str
    expires: datetime

    def stands(self, at: datetime) -> bool:
        """Whether it opens the door at this time."""
        return at < self.expires


def owner_of(openid: str, secret: str) -> str:
    """Under what the rows of this user are stored; `secret` is ZHENGWEN_WEB_USER_SECRET and never empty."""
    return "u:" + hmac.new(secret.encode(), openid.encode(), sha256).hexdigest()


def digest_of_token(given: str) -> str | None:
    """What a token is found by; None for what cannot be a token."""
    return sha256(given.encode()).hexdigest() if FORM.fullmatch(given) else None


def issue_token(engine: Engine, owner: str, days: int = DAYS) -> str:
    """A new token of this owner, which nobody can read again later. Raises SQLAlchemyError."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    issued = now()
    row = {
        "digest": digest_of_token(token),
        "owner": owner,
        "issued": issued,
        "expires": issued + timedelta(days=days),
    }
    with writing(engine) as connection:
        connection.execute(insert(tokens).values(row))
    return token


def find_token(engine: Engine, digest: str) -> Token | None:
    """The token with this digest, be it expired. Raises SQLAlchemyError."""
    with engine.connect() as connection:
        row = connection.execute(select(tokens).where(tokens.c.digest == digest)).mappings().first()
    return Token(row["owner"], in_utc(row["expires"])) if row else None


def revoke_tokens(engine: Engine, owner: str) -> int:
    """Every token of this owner; how many there were. Raises SQLAlchemyError."""
    with writing(engine) as connection:
        return connection.execute(delete(tokens).where(tokens.c.owner == owner)).rowcount
