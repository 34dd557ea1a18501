from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from fastapi import FastAPI, Security
from sqlalchemy import Engine
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as AsgiScope

from web.errors import handle_problems
from web.limits import Limiter
from web.security_log import SecurityLog
from web.settings import WebSettings
from web.who.caller import Caller, Scope
from web.who.declared import OPTIONAL
from web.who.door import Door
from web.who.keys import create_key


class Traced:
    """Gives every request the trace id that the edge gives it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: AsgiScope, receive: Receive, send: Send) -> None:
        scope.setdefault("state", {})["trace_id"] = "t-1"
        await self._app(scope, receive, send)


@pytest.fixture
def app(sqlite: Engine, tmp_path: Path) -> FastAPI:
    settings = WebSettings(data=tmp_path)
    log = SecurityLog(tmp_path, 180)
    door = Door(settings, sqlite, Limiter(settings), log)
    app = FastAPI()
    handle_problems(app)

    @app.get("/things/{thing}", openapi_extra=OPTIONAL)
    async def things(thing: str, caller: Annotated[Caller, Security(door.asking)]) -> str:
        return caller.owner

    app.add_middleware(Traced)
    return app


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, client=("127.0.0.1", 40_000)) as client:
        yield client


def described(app: FastAPI) -> dict[str, Any]:
    return dict(app.openapi()["paths"]["/things/{thing}"]["get"])


def test_key_and_token_are_described_and_nobody_needs_them(app: FastAPI) -> None:
    assert described(app)["security"] == [{"partnerKey": []}, {"userToken": []}, {}]
    schemes = app.openapi()["components"]["securitySchemes"]
    assert {name: (scheme["type"], scheme.get("name"), scheme.get("scheme")) for name, scheme in schemes.items()} == {
        "partnerKey": ("apiKey", "X-API-Key", None),
        "userToken": ("http", None, "bearer"),
    }


def test_the_client_id_is_described_with_its_form(app: FastAPI) -> None:
    header = next(one for one in described(app)["parameters"] if one["in"] == "header")
    assert (header["name"], header["required"]) == ("X-Client-ID", False)
    assert (header["schema"]["type"], header["schema"]["pattern"]) == ("string", "^[A-Za-z0-9_-]{22,64}$")


def test_the_door_works_as_a_dependency(client: TestClient, sqlite: Engine) -> None:
    key = create_key(sqlite, "甲", {Scope.ASK}, "", 1)
    assert client.get("/things/1").json() == ""
    assert client.get("/things/1", headers={"X-API-Key": key}).json() == f"k:{key.split('_')[1]}"
    refused = client.get("/things/1", headers={"X-API-Key": "x"})
    assert (refused.status_code, refused.json()["code"]) == (401, "bad_key")
    assert "X-API-Key" in refused.headers["WWW-Authenticate"]
    assert client.get("/things/1", headers={"X-Client-ID": "x"}).json()["detail"].startswith("X-Client-ID")


def test_the_log_names_the_route_and_not_what_was_typed_into_it(client: TestClient, tmp_path: Path) -> None:
    client.get("/things/13800000000", headers={"X-API-Key": "x"})
    (path,) = (tmp_path / "logs").iterdir()
    assert '"route": "/things/{thing}"' in path.read_text()
    assert "13800000000" not in path.read_text()
