"""The whole description against the whole service: schemathesis, every check, over HTTP.

It runs as its own command against a served app, so that what it sends passes the server's parser, and so that its
findings are those that whoever reviews the API gets. Each finding is printed with a curl line that shows it again.
"""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from tests.web.fakes import FakeAssistant
from web.app import create_app
from web.database.engine import open_engine
from web.database.schema import upgrade
from web.server import Server, address_of, bind
from web.settings import WebSettings
from web.who.caller import Scope
from web.who.keys import create_key

OPERATIONS = 13
SETTINGS = ["--checks", "all", "--generation-deterministic", "--no-color", "--request-timeout", "10"]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> WebSettings:
    return WebSettings.model_validate({"data": tmp_path_factory.mktemp("schema")})


@pytest.fixture(scope="module")
def key(settings: WebSettings) -> str:
    engine = open_engine(settings.database_url)
    upgrade(engine)
    made = create_key(engine, "schemathesis", {Scope.ASK, Scope.READ}, "1000000/minute", 1)
    engine.dispose()
    return made


@pytest.fixture(scope="module")
def address(settings: WebSettings, key: str) -> Iterator[str]:
    ready = threading.Event()
    with bind("127.0.0.1", 0) as bound:
        config = uvicorn.Config(
            create_app(FakeAssistant(), settings), log_config=None, access_log=False, timeout_graceful_shutdown=2
        )
        server = Server(config, ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        assert ready.wait(30)
        yield address_of(bound)
        server.should_exit = True
        thread.join(20)


def findings(address: str, folder: Path, *arguments: str) -> tuple[int, str]:
    """Exit status and report of one run; it writes nothing outside of `folder`."""
    ran = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", f"{address}/api/v1/openapi.json", *SETTINGS, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    return ran.returncode, ran.stdout + ran.stderr


def test_whoever_comes_unknown_finds_what_is_described(address: str, tmp_path: Path) -> None:
    status, report = findings(address, tmp_path, "--max-examples", "60")
    assert status == 0, report
    assert f"Tested: {OPERATIONS}" in report


def test_a_partner_finds_what_is_described(address: str, key: str, tmp_path: Path) -> None:
    status, report = findings(address, tmp_path, "--max-examples", "20", "-H", f"X-API-Key: {key}")
    assert status == 0, report
    assert f"Tested: {OPERATIONS}" in report
