from starlette.testclient import TestClient


def test_the_icon_is_ours(client: TestClient) -> None:
    reply = client.get("/icon.svg")
    assert reply.headers["content-type"] == "image/svg+xml"
    assert reply.text.startswith("<svg")


def test_the_script_keeps_the_page_chinese(client: TestClient) -> None:
    reply = client.get("/page.js")
    assert reply.headers["content-type"].startswith("text/javascript")
    assert '"zh-CN"' in reply.text
