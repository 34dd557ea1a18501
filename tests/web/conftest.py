"""The service around the fake assistant, started once: building Gradio's page takes half a second."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.web.fakes import FakeAssistant
from web.app import create_app
from web.offline import stay_offline
from web.settings import WebSettings

# Tests import Gradio's parts themselves, and it brings Hugging Face's library, which reads the switches at once.
stay_offline()

# So much that no test but those of the limits meets one.
PLENTY = "1000000/minute"


@pytest.fixture(scope="session", autouse=True)
def own_data(no_settings: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A database and logs of the tests' own, and nobody is told to wait."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZHENGWEN_DATA", str(tmp_path_factory.mktemp("web")))
        for rate in ("ANONYMOUS", "USER", "KEY", "ADDRESS", "SHARED", "READING"):
            patch.setenv(f"ZHENGWEN_WEB_RATE_{rate}", PLENTY)
        yield


@pytest.fixture(scope="session")
def app(own_data: None) -> FastAPI:
    return create_app(FakeAssistant(), WebSettings())


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened
