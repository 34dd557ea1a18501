"""The service around the fake assistant, started once: building Gradio's page takes half a second."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.web.fakes import FakeAssistant
from web.app import create_app
from web.settings import WebSettings


@pytest.fixture(scope="session")
def app() -> FastAPI:
    return create_app(FakeAssistant(), WebSettings())


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened
