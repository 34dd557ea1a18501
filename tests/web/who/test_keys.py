from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, insert, text, update

from web.database.tables import keys
from web.who.caller import Scope
from web.who.keys import FORM, Key, create_key, digest_of_key, find_key, id_of_key, list_keys, revoke_key


def found(engine: Engine, key: str) -> Key:
    digest = digest_of_key(key)
    assert digest
    standing = find_key(engine, digest)
    assert standing
    return standing


def test_a_new_key_is_found_with_what_it_may(engine: Engine) -> None:
    key = create_key(engine, "市图书馆", {Scope.ASK, Scope.READ}, "600/1minute", 365)
    standing = found(engine, key)
    assert key.startswith(f"zw_{standing.id}_")
    assert (standing.name, standing.scopes, standing.rate) == ("市图书馆", frozenset(Scope), "600/1minute")
    assert standing.expires - standing.created == timedelta(days=365)
    now = datetime.now(UTC)
    assert abs(standing.created - now) < timedelta(seconds=10)
    assert standing.stands(now)
    assert not standing.stands(now + timedelta(days=366))


def test_keys_have_at_least_128_random_bits_and_are_never_alike(engine: Engine) -> None:
    made = {create_key(engine, "甲", {Scope.ASK}, "", 1) for _ in range(20)}
    assert len(made) == 20
    assert all(FORM.fullmatch(key) and len(key.split("_", 2)[2]) * 6 >= 128 for key in made)


def test_neither_key_nor_secret_is_in_the_database(engine: Engine) -> None:
    key = create_key(engine, "甲", {Scope.ASK}, "", 1)
    with engine.connect() as connection:
        rows = str(connection.execute(text("SELECT * FROM keys")).all())
    assert key.split("_", 2)[2] not in rows
    assert (digest_of_key(key) or "-") in rows


def test_a_revoked_key_stands_no_more_and_is_revoked_once(engine: Engine) -> None:
    key = create_key(engine, "甲", {Scope.ASK}, "", 1)
    other = create_key(engine, "乙", {Scope.ASK}, "", 1)
    assert revoke_key(engine, id_of_key(key))
    assert not revoke_key(engine, id_of_key(key))
    assert not revoke_key(engine, "0" * 12)
    assert not found(engine, key).stands(datetime.now(UTC))
    assert found(engine, other).stands(datetime.now(UTC))


def test_keys_are_listed_the_oldest_first(engine: Engine) -> None:
    assert list_keys(engine) == ()
    made = [create_key(engine, name, {Scope.READ}, "", 1) for name in "甲乙丙"]
    assert [(key.id, key.name) for key in list_keys(engine)] == list(zip(map(id_of_key, made), "甲乙丙", strict=True))


@pytest.mark.parametrize(
    "given",
    [
        "",
        "zw_",
        "zw_0123456789ab_short",
        "ZW_0123456789ab_" + "x" * 32,
        "zw_0123456789ab_" + "x" * 33,
        "zw_0123456789ab_" + "é" * 32,
        "zw_0123456789ab_" + "x" * 32 + "\n",
        "x" * 60_000,
    ],
)
def test_what_is_no_key_is_not_looked_up(given: str) -> None:
    assert digest_of_key(given) is None
    assert id_of_key(given) == ""


def test_a_key_with_one_letter_changed_is_none(engine: Engine) -> None:
    key = create_key(engine, "甲", {Scope.ASK}, "", 1)
    digest = digest_of_key(key[:-1] + ("a" if key[-1] != "a" else "b"))
    assert digest
    assert find_key(engine, digest) is None


def test_a_scope_of_a_newer_program_grants_nothing(engine: Engine) -> None:
    key = create_key(engine, "甲", {Scope.READ}, "", 1)
    with engine.begin() as connection:
        connection.execute(update(keys).values(scopes="read rule"))
    assert found(engine, key).scopes == {Scope.READ}


def test_times_come_back_as_they_were_stored(engine: Engine) -> None:
    at = datetime(2026, 7, 1, 12, 30, tzinfo=UTC)
    row = {"id": "0" * 12, "name": "甲", "digest": "d", "scopes": "", "rate": "", "created": at, "expires": at}
    with engine.begin() as connection:
        connection.execute(insert(keys).values({**row, "revoked": at}))
    key = find_key(engine, "d")
    assert key
    assert (key.created, key.expires, key.revoked) == (at, at, at)
