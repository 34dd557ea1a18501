import asyncio
import re

import pytest
from starlette.testclient import TestClient

from tests.web.fakes import FakeAssistant
from web.app import create_app
from web.look.assets import asset
from web.settings import WebSettings


def test_every_file_that_the_page_names_is_served(client: TestClient) -> None:
    page = client.get("/").text
    named = set(re.findall(r'(?:src|href)="(?:\./|/)?([^"]+\.(?:js|css|svg))"', page))
    assert {asset("page/main.js")[1:], asset("look/colours.css")[1:], "icon.svg"} < named
    assert any(name.startswith("assets/") for name in named)
    assert {client.get(f"/{name}").status_code for name in named} == {200}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_page_answers(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/"), ("POST", "/gradio_api/run/predict"), ("DELETE", "/theme.css"), ("PUT", "/assets/x.js")],
)
def test_no_other_method_reaches_gradio(client: TestClient, method: str, path: str) -> None:
    reply = client.request(method, path)
    assert (reply.status_code, reply.json()["code"]) == (404, "not_found")


def test_files_named_by_their_hash_may_be_kept(client: TestClient) -> None:
    asset = re.search(r"assets/index[^\"]+\.js", client.get("/").text)
    assert asset is not None
    assert "immutable" in client.get(f"/{asset[0]}").headers["cache-control"]
    assert client.get("/").headers["cache-control"] == "no-store"


def test_fonts_are_the_systems(client: TestClient) -> None:
    theme = client.get("/theme.css").text
    assert "@font-face" not in theme
    assert "PingFang SC" in theme
    assert not re.search(r"https?://(?!www\.w3\.org)", theme)


def test_it_can_be_built_while_a_loop_runs() -> None:
    async def build() -> int:
        return len(create_app(FakeAssistant(), WebSettings()).routes)

    assert asyncio.run(build()) == len(create_app(FakeAssistant(), WebSettings()).routes)
