"""The service over the city's real index in a thread, one browser, and a visit at each width."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser

from qa.assistant import open_assistant
from tests.browser import opened_browser
from tests.web.fakes import FakeAssistant
from tests.web.page.browser.visit import WIDTHS, Visit
from web.app import create_app
from web.server import Server, address_of, bind
from web.settings import WebSettings


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    ready = threading.Event()
    with bind("127.0.0.1", 0) as bound:
        config = uvicorn.Config(app, log_config=None, access_log=False, ws="none", timeout_graceful_shutdown=2)
        server = Server(config, ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        assert ready.wait(30)
        yield address_of(bound)
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="package")
def page_settings(own_data: None, tmp_path_factory: pytest.TempPathFactory) -> WebSettings:
    return WebSettings.model_validate({"data": tmp_path_factory.mktemp("page"), "operator": "徐州市人民政府办公室"})


@pytest.fixture(scope="package")
def address(city_index: Path, page_settings: WebSettings) -> Iterator[str]:
    with served(create_app(open_assistant(city_index), page_settings)) as at:
        yield at


@pytest.fixture(scope="package")
def hostile_address(own_data: None) -> Iterator[str]:
    """The same over a report and answers full of markup."""
    with served(create_app(FakeAssistant(), WebSettings())) as at:
        yield at


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Closed with the last test of this folder: while it is open no other test could run a loop of its own."""
    with opened_browser() as opened:
        yield opened


@pytest.fixture(params=WIDTHS)
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """An open page; at its end nothing was asked of others, and nothing complained."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, locale="en-US")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    visit = Visit(context, address)
    visit.open()
    yield visit
    context.close()
    visit.end()
