import re

import pytest
from starlette.testclient import TestClient


def test_the_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/docs")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "//" not in page.text
    assert 'lang="zh-CN"' in page.text
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert loaded == ["icon.svg", "docs/swagger-ui.css", "docs/swagger-ui-bundle.js", "docs/start.js"]
    assert [client.get(f"/{path}").status_code for path in loaded] == [200] * 4


def test_its_style_loads_nothing_from_elsewhere(client: TestClient) -> None:
    style = client.get("/docs/swagger-ui.css").text
    assert re.findall(r"@import|url\((?!\"?data:)[^)]*\)", style) == []


def test_the_starter_asks_for_our_description_and_no_validator(client: TestClient) -> None:
    starter = client.get("/docs/start.js").text
    assert '"api/v1/openapi.json"' in starter
    assert "validatorUrl: null" in starter
    assert client.get("/api/v1/openapi.json").status_code == 200


@pytest.mark.parametrize("name", ["nowhere.js", "docs.py", "..%2fdocs.py", "redoc.standalone.js"])
def test_no_other_file_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"/docs/{name}").status_code == 404
