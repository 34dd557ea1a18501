import json
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.web.who.house import CLIENT, DIGEST, OTHER, SECRET, STRANGER, UNKNOWN_KEY, WAYS, House, bearer
from web.who.caller import EVERYTHING, Caller, Scope, Who
from web.who.keys import id_of_key, revoke_key
from web.who.tokens import owner_of, revoke_tokens


@pytest.fixture
def house(sqlite: Engine, tmp_path: Path) -> House:
    return House(sqlite, tmp_path)


@pytest.mark.parametrize("way", ["asking", "reading"])
def test_anybody_may_ask_and_read_without_a_name(house: House, way: str) -> None:
    assert house.enter({}, way) == Caller(Who.ANONYMOUS, "", "192.0.2.7", EVERYTHING)


@pytest.mark.parametrize("way", WAYS)
def test_a_client_id_tells_one_stranger_from_another(house: House, way: str) -> None:
    assert house.enter(STRANGER, way) == Caller(Who.ANONYMOUS, f"a:{DIGEST}", "192.0.2.7", EVERYTHING)
    assert house.enter({"X-Client-ID": OTHER}, way).owner != f"a:{DIGEST}"


def test_the_page_sends_its_id_in_a_cookie_and_a_header_goes_before(house: House) -> None:
    assert house.enter({"Cookie": f"a=b; zw_client={CLIENT}"}, "known").owner == f"a:{DIGEST}"
    both = {"Cookie": f"zw_client={OTHER}", "X-Client-ID": CLIENT}
    assert house.enter(both).owner == f"a:{DIGEST}"
    assert house.enter({"Cookie": "zw_client=short"}).owner == ""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("client", ["", "x", "x" * 21, "x" * 65, "x" * 22 + "/", "é" * 22, "x" * 60_000])
def test_a_malformed_client_id_is_said_to_be_one(house: House, way: str, client: str) -> None:
    problem = house.refused({"X-Client-ID": client}, way)
    assert (problem.kind.status, problem.kind.code) == (422, "invalid_request")
    assert "X-Client-ID" in problem.kind.detail


def test_a_user_is_known_by_their_token(house: House) -> None:
    owner = owner_of("o1", SECRET)
    for way in WAYS:
        headers = bearer(house.token()) | STRANGER
        assert house.enter(headers, way) == Caller(Who.USER, owner, "192.0.2.7", EVERYTHING)
    assert house.enter(bearer(house.token("o2"))).owner != owner
    assert len(owner) <= 80


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("token", ["", "x", "x" * 43, UNKNOWN_KEY])
def test_a_token_that_does_not_hold_is_refused(house: House, way: str, token: str) -> None:
    problem = house.refused(bearer(token) | STRANGER, way)
    assert (problem.kind.status, problem.kind.code) == (401, "bad_token")
    assert (problem.headers or {})["WWW-Authenticate"].startswith("Bearer ")


def test_a_revoked_token_is_refused(house: House) -> None:
    token = house.token()
    assert revoke_tokens(house.engine, owner_of("o1", SECRET)) == 1
    assert house.refused(bearer(token)).kind.code == "bad_token"


def test_without_a_secret_no_token_is_taken_and_it_is_said_why(sqlite: Engine, tmp_path: Path) -> None:
    house = House(sqlite, tmp_path, user_secret="")
    problem = house.refused(bearer(house.token()))
    assert (problem.kind.status, problem.kind.code) == (401, "users_off")
    assert "ZHENGWEN_WEB_USER_SECRET" in problem.kind.detail
    assert house.enter({}).who is Who.ANONYMOUS


def test_a_password_for_a_proxy_in_front_is_no_token(house: House) -> None:
    assert house.enter({"Authorization": "Basic dTpw"} | STRANGER).owner == f"a:{DIGEST}"


def test_a_partner_is_known_by_the_key_and_its_users_by_their_ids(house: House) -> None:
    key = house.key(Scope.ASK, Scope.READ, rate="7/1minute")
    owner = f"k:{id_of_key(key)}"
    for way in WAYS:
        assert house.enter({"X-API-Key": key}, way) == Caller(Who.PARTNER, owner, "192.0.2.7", EVERYTHING, "7/1minute")
        theirs = house.enter({"X-API-Key": key, "X-Client-ID": CLIENT}, way)
        assert theirs.owner.startswith(f"{owner}:")
        # Not the digest by which the same device is known elsewhere.
        assert DIGEST not in theirs.owner
        assert len(theirs.owner) <= 80
    # A cookie is the page's; a partner's server has no business with one.
    assert house.enter({"X-API-Key": key, "Cookie": f"zw_client={CLIENT}"}).owner == owner


@pytest.mark.parametrize(
    ("scope", "way", "enters"),
    [
        (Scope.ASK, "asking", True),
        (Scope.ASK, "known", True),
        (Scope.ASK, "reading", False),
        (Scope.READ, "asking", False),
        (Scope.READ, "known", False),
        (Scope.READ, "reading", True),
    ],
)
def test_a_key_opens_what_its_scopes_say(house: House, scope: Scope, way: str, enters: bool) -> None:
    headers = {"X-API-Key": house.key(scope)}
    if enters:
        assert house.enter(headers, way).scopes == {scope}
    else:
        assert (problem := house.refused(headers, way)).kind.status == 403
        assert problem.kind.code == "scope_missing"


@pytest.mark.parametrize("way", WAYS)
def test_a_key_that_does_not_hold_is_refused(house: House, way: str) -> None:
    revoked, expired = house.key(Scope.ASK, Scope.READ), house.key(Scope.ASK, Scope.READ, days=0)
    revoke_key(house.engine, id_of_key(revoked))
    good = house.key(Scope.ASK, Scope.READ)
    for key in ("", "x", UNKNOWN_KEY, revoked, expired, good[:-1], good + "x", good.upper(), "é" * 40):
        problem = house.refused({"X-API-Key": key} | STRANGER, way)
        assert (problem.kind.status, problem.kind.code) == (401, "bad_key")
        assert "X-API-Key" in (problem.headers or {})["WWW-Authenticate"]


def test_where_key_and_token_are_given_the_key_decides(house: House) -> None:
    key, token = house.key(Scope.ASK), house.token()
    assert house.enter({"X-API-Key": key} | bearer("x")).who is Who.PARTNER
    assert house.refused({"X-API-Key": UNKNOWN_KEY} | bearer(token)).kind.code == "bad_key"


def test_who_is_nobody_has_no_rows_of_their_own(house: House) -> None:
    problem = house.refused({}, "known")
    assert (problem.kind.status, problem.kind.code) == (401, "who_unknown")
    assert "WWW-Authenticate" in (problem.headers or {})


def test_the_address_is_the_clients_behind_a_trusted_proxy_alone(house: House) -> None:
    assert house.enter({"X-Forwarded-For": "203.0.113.9"}, peer="10.0.0.1").address == "203.0.113.9"
    assert house.enter({"X-Forwarded-For": "203.0.113.9"}, peer="10.0.0.2").address == "10.0.0.2"
    assert house.enter({"X-Forwarded-For": "2001:db8::9"}, peer="10.0.0.1").address == "2001:db8::/64"


def test_a_database_that_is_away_stops_no_question(house: House) -> None:
    good, fresh = house.key(Scope.ASK, Scope.READ), house.key(Scope.ASK)
    token = house.token()
    house.enter({"X-API-Key": good})
    with house.engine.begin() as connection:
        connection.execute(text("DROP TABLE keys"))
        connection.execute(text("DROP TABLE tokens"))
    assert house.enter({"X-API-Key": good}).who is Who.PARTNER
    for headers in ({"X-API-Key": fresh}, bearer(token)):
        for way in ("asking", "reading"):
            assert house.enter(headers | STRANGER, way) == Caller(Who.ANONYMOUS, "", "192.0.2.7", EVERYTHING)
        problem = house.refused(headers | STRANGER, "known")
        assert (problem.kind.status, problem.kind.code) == (503, "storage_unavailable")
        assert "Retry-After" in (problem.headers or {})
    # Who needs no lookup is known as ever.
    assert house.enter(STRANGER, "known").owner == f"a:{DIGEST}"


def test_refusals_are_logged_without_what_was_secret(house: House) -> None:
    key = house.key(Scope.READ)
    house.refused({"X-API-Key": key})
    house.refused({"X-API-Key": UNKNOWN_KEY}, peer="192.0.2.8")
    house.refused(bearer("x" * 43), peer="2001:db8::1")
    told = {event["event"]: event for event in house.events()}
    assert set(told) == {"scope_missing", "bad_key", "bad_token"}
    assert told["scope_missing"]["owner"] == f"k:{id_of_key(key)}"
    assert told["scope_missing"]["trace_id"] == "t-1"
    assert (told["bad_key"]["key"], told["bad_key"]["address"]) == ("0" * 12, "192.0.2.8")
    assert told["bad_token"]["address"] == "2001:db8::/64"
    assert not any(secret in json.dumps(told) for secret in (key.split("_", 2)[2], "x" * 32, SECRET))
