"""Every route of the API as every kind of caller: who may do what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from tests.web.fakes import FakeAssistant
from web.app import create_app
from web.database.engine import open_engine, writing
from web.database.schema import upgrade
from web.database.tables import keys
from web.settings import WebSettings
from web.who.caller import Scope
from web.who.keys import create_key, id_of_key, revoke_key
from web.who.times import now
from web.who.tokens import issue_token, owner_of

SECRET = "a secret of the tests, long enough for any"
CLIENT = {"X-Client-ID": "somebody-0123456789abcdef"}
QUESTION = {"question": "今年新增多少托位"}
RATING = {"answer": "0" * 32, "rating": "up"}
OF_REPORT = "/api/v1/reports/{report}"
READ, ASK, OWN = "read", "ask", "own"


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    needs: str
    body: object = None
    good: int = 200
    at: str = ""


ROUTES = [
    Route("POST", "/api/v1/ask", ASK, QUESTION),
    Route("POST", "/api/v1/ask/stream", ASK, QUESTION),
    Route("GET", "/api/v1/reports", READ),
    Route("GET", OF_REPORT, READ, at="/api/v1/reports/xuzhou-2024"),
    Route("GET", f"{OF_REPORT}/paragraphs/{{paragraph}}", READ, at="/api/v1/reports/xuzhou-2024/paragraphs/3"),
    Route("GET", "/api/v1/figures", READ),
    Route("GET", "/api/v1/suggestions", READ),
    Route("GET", "/api/v1/version", READ),
    # There is no such answer, which only those are told who may ask.
    Route("POST", "/api/v1/feedback", OWN, RATING, good=404),
    Route("DELETE", "/api/v1/me/history", OWN),
]
OPEN = {"/healthz", "/readyz", "/metrics"}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> WebSettings:
    return WebSettings.model_validate({"data": tmp_path_factory.mktemp("callers"), "user_secret": SECRET})


@pytest.fixture(scope="module")
def headers(settings: WebSettings) -> dict[str, dict[str, str]]:
    """What each caller sends."""
    engine = open_engine(settings.database_url)
    upgrade(engine)
    made = {
        name: create_key(engine, name, scopes, "", 1)
        for name, scopes in {
            "both": {Scope.ASK, Scope.READ},
            "asks": {Scope.ASK},
            "reads": {Scope.READ},
            "revoked": {Scope.ASK, Scope.READ},
            "expired": {Scope.ASK, Scope.READ},
        }.items()
    }
    revoke_key(engine, id_of_key(made["revoked"]))
    with writing(engine) as connection:
        of = keys.c.id == id_of_key(made["expired"])
        connection.execute(update(keys).where(of).values(expires=now() - timedelta(seconds=1)))
    token = issue_token(engine, owner_of("openid", SECRET))
    engine.dispose()
    mended = made["both"][:-1] + ("a" if made["both"][-1] != "a" else "b")
    return {
        "nobody": {},
        "client": CLIENT,
        "user": {"Authorization": f"Bearer {token}"},
        **{name: {"X-API-Key": key} for name, key in made.items()},
        "guessed": {"X-API-Key": mended},
        "malformed": {"X-API-Key": "x", **CLIENT},
        "no token": {"Authorization": "Bearer nothing"},
    }


@pytest.fixture(scope="module")
def service(settings: WebSettings) -> Iterator[TestClient]:
    with TestClient(create_app(FakeAssistant(), settings)) as opened:
        yield opened


def expected(route: Route, caller: str) -> tuple[int, str]:
    if caller in {"revoked", "expired", "guessed", "malformed"}:
        return 401, "bad_key"
    if caller == "no token":
        return 401, "bad_token"
    if caller == "nobody" and route.needs == OWN:
        return 401, "who_unknown"
    if (caller == "asks" and route.needs == READ) or (caller == "reads" and route.needs != READ):
        return 403, "scope_missing"
    return route.good, "answer_unknown" if route.good == 404 else ""


@pytest.mark.parametrize(
    "caller",
    "nobody,client,user,both,asks,reads,revoked,expired,guessed,malformed,no token".split(","),
)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_each_route_lets_in_whom_it_should(
    service: TestClient, headers: dict[str, dict[str, str]], route: Route, caller: str
) -> None:
    reply = service.request(route.method, route.at or route.path, json=route.body, headers=headers[caller])
    status, code = expected(route, caller)
    assert (reply.status_code, reply.json()["code"] if status >= 400 else "") == (status, code)
    if status == 401:
        assert "www-authenticate" in reply.headers


def test_no_route_is_forgotten(service: TestClient) -> None:
    described = service.get("/api/v1/openapi.json").json()["paths"]
    found = {(method.upper(), path) for path, methods in described.items() for method in methods}
    assert {(route.method, route.path) for route in ROUTES} == {pair for pair in found if pair[1] not in OPEN}


def test_where_users_are_off_a_token_is_told_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    off = WebSettings.model_validate({"data": tmp_path_factory.mktemp("off")})
    with TestClient(create_app(FakeAssistant(), off)) as service:
        reply = service.post("/api/v1/ask", json=QUESTION, headers={"Authorization": "Bearer nothing"})
    assert (reply.status_code, reply.json()["code"]) == (401, "users_off")
    assert "ZHENGWEN_WEB_USER_SECRET" in reply.json()["detail"]


def test_a_users_history_is_theirs_and_a_partners_users_have_one_each(
    service: TestClient, headers: dict[str, dict[str, str]]
) -> None:
    partner = headers["both"]
    first, second = ({**partner, "X-Client-ID": f"partner-user-{n}-0123456789"} for n in (1, 2))
    for caller in (first, second, partner):
        service.delete("/api/v1/me/history", headers=caller)
    for caller in (headers["user"], first, second, partner):
        service.post("/api/v1/ask", json=QUESTION, headers=caller)
    assert service.delete("/api/v1/me/history", headers={"X-Client-ID": first["X-Client-ID"]}).json()["deleted"] == 0
    for caller in (first, second, partner):
        assert service.delete("/api/v1/me/history", headers=caller).json()["deleted"] == 1
    # Theirs are also the questions of the tests before.
    assert service.delete("/api/v1/me/history", headers=headers["user"]).json()["deleted"] >= 1
