import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from web.who.tokens import digest_of_token, find_token, issue_token, owner_of, revoke_tokens

SECRET = "s" * 32
OPENID = "oABCD-1234567890_abcdefghijkl"


def test_an_owner_is_the_hmac_of_the_openid() -> None:
    expected = hmac.new(SECRET.encode(), OPENID.encode(), hashlib.sha256).hexdigest()
    assert owner_of(OPENID, SECRET) == f"u:{expected}"
    assert owner_of(OPENID, "t" * 32) != owner_of(OPENID, SECRET) != owner_of(OPENID + "x", SECRET)


def test_a_token_is_found_for_seven_days(engine: Engine) -> None:
    token = issue_token(engine, "u:1")
    digest = digest_of_token(token)
    assert digest
    found = find_token(engine, digest)
    assert found
    assert found.owner == "u:1"
    now = datetime.now(UTC)
    assert found.stands(now + timedelta(days=6, hours=23))
    assert not found.stands(now + timedelta(days=7))


def test_a_token_tells_nothing_and_is_not_stored(engine: Engine) -> None:
    owner = owner_of(OPENID, SECRET)
    token = issue_token(engine, owner)
    assert token != issue_token(engine, owner)
    assert len(token) * 6 >= 256
    with engine.connect() as connection:
        rows = str(connection.execute(text("SELECT * FROM tokens")).all())
    assert token not in rows
    assert OPENID not in rows


def test_revoking_takes_all_tokens_of_one_owner_and_no_others(engine: Engine) -> None:
    one, two, other = issue_token(engine, "u:1"), issue_token(engine, "u:1"), issue_token(engine, "u:2")
    assert revoke_tokens(engine, "u:1") == 2
    assert revoke_tokens(engine, "u:1") == 0
    assert [find_token(engine, digest_of_token(token) or "") is None for token in (one, two, other)] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "given", ["", "x", "x" * 42, "x" * 44, "x" * 42 + " ", "x" * 42 + "\n", "é" * 43, "x" * 60_000]
)
def test_what_is_no_token_is_not_looked_up(given: str) -> None:
    assert digest_of_token(given) is None
