import re

import pytest
from starlette.testclient import TestClient

from web.look.assets import asset


def test_the_icon_is_ours(client: TestClient) -> None:
    reply = client.get("/icon.svg")
    assert reply.headers["content-type"] == "image/svg+xml"
    assert reply.text.startswith("<svg")


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("look/colours.css", "text/css", "--zw-ink"),
        ("look/display.js", "text/javascript", "localStorage"),
        ("page/gradio.js", "text/javascript", '"zh-CN"'),
        ("page/main.js", "text/javascript", "./asking.js"),
    ],
)
def test_a_file_is_served_under_an_address_that_may_be_kept(
    client: TestClient, name: str, kind: str, words: str
) -> None:
    reply = client.get(asset(name))
    assert reply.status_code == 200
    assert reply.headers["content-type"].startswith(kind)
    assert "immutable" in reply.headers["cache-control"]
    assert words in reply.text


def test_a_page_of_before_an_upgrade_gets_todays_file_but_does_not_keep_it(client: TestClient) -> None:
    reply = client.get("/look/0123456789abcdef/page/main.js")
    assert (reply.status_code, reply.headers["cache-control"]) == (200, "no-cache")


@pytest.mark.parametrize(
    "path",
    [
        "/look/x/page/blocks.py",
        "/look/x/page/..%2Fblocks.py",
        "/look/x/look/icon.svg",
        "/look/x/web/main.js",
        "/look/x",
    ],
)
def test_nothing_else_is_served(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert (reply.status_code, reply.json()["code"]) == (404, "not_found")


def test_a_name_that_does_not_exist_is_a_mistake_of_the_template() -> None:
    with pytest.raises(KeyError):
        asset("page/none.js")


def test_scripts_import_only_what_stands_beside_them(client: TestClient) -> None:
    seen, waiting = set(), ["main.js"]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        reply = client.get(asset(f"page/{name}"))
        assert reply.status_code == 200
        waiting += re.findall(r'from "\./([a-z_]+\.js)"', reply.text)
    assert len(seen) >= 9
