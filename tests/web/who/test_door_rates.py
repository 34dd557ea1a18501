from pathlib import Path

from sqlalchemy import Engine

from tests.web.who.house import STRANGER, House, bearer
from web.who.caller import Scope


def test_every_kind_of_caller_is_charged(sqlite: Engine, tmp_path: Path) -> None:
    house = House(sqlite, tmp_path, rate_anonymous="1/day", rate_user="1/day", rate_reading="1/day")
    key = {"X-API-Key": house.key(Scope.ASK, Scope.READ, rate="1/1day")}
    for headers in (STRANGER, bearer(house.token()), key):
        house.enter(headers)
        problem = house.refused(headers)
        assert (problem.kind.status, problem.kind.code) == (429, "rate_limited")
        assert 86_000 < int((problem.headers or {})["Retry-After"]) <= 86_401
        # Reading is counted apart, and so is having one's own deleted.
        house.enter(headers, "known", peer="192.0.2.8")
        assert house.refused(headers, "reading", peer="192.0.2.8").kind.code == "rate_limited"
    # The partner's users share its rate.
    assert house.refused(key | STRANGER).kind.code == "rate_limited"


def test_a_forged_address_buys_no_second_allowance(sqlite: Engine, tmp_path: Path) -> None:
    house = House(sqlite, tmp_path, rate_address="2/day")
    for n in range(2):
        house.enter({"X-Forwarded-For": f"198.51.100.{n}, 203.0.113.9"}, peer="10.0.0.1")
    assert house.refused({"X-Forwarded-For": "198.51.100.77, 203.0.113.9"}, peer="10.0.0.1").kind.status == 429
    assert house.enter({"X-Forwarded-For": "203.0.113.10"}, peer="10.0.0.1").address == "203.0.113.10"


def test_made_up_keys_do_not_keep_the_database_busy(sqlite: Engine, tmp_path: Path) -> None:
    house = House(sqlite, tmp_path, rate_shared="3/day")
    keys = [f"zw_{n:012x}_{'x' * 32}" for n in range(5)]
    codes = [house.refused({"X-API-Key": key}).kind.code for key in keys]
    assert codes == ["bad_key"] * 3 + ["rate_limited"] * 2
