import pytest
from starlette.testclient import TestClient

# Every other door of Gradio's, as of 6.31: what reads, writes, describes, runs or proxies.
CLOSED = [
    ("GET", "/config"),
    ("GET", "/config/"),
    ("GET", "/gradio_api/info"),
    ("GET", "/gradio_api/openapi.json"),
    ("GET", "/gradio_api/user"),
    ("GET", "/gradio_api/token"),
    ("GET", "/gradio_api/deep_link"),
    ("GET", "/gradio_api/file=/etc/passwd"),
    ("GET", "/gradio_api/file=https://example.org/"),
    ("GET", "/gradio_api/file/etc/passwd"),
    ("GET", "/gradio_api/proxy=https://example.org/"),
    ("GET", "/gradio_api/heartbeat/abc"),
    ("GET", "/gradio_api/queue/data"),
    ("POST", "/gradio_api/queue/join"),
    ("POST", "/gradio_api/upload"),
    ("POST", "/gradio_api/reset"),
    ("POST", "/gradio_api/cancel"),
    ("POST", "/gradio_api/call/respond"),
    ("POST", "/gradio_api/call/v2/respond"),
    ("POST", "/gradio_api/api/respond"),
    ("POST", "/gradio_api/run/respond"),
    ("POST", "/gradio_api/component_server"),
    ("POST", "/gradio_api/process_recording"),
    ("GET", "/gradio_api/startup-events"),
    ("GET", "/gradio_api/theme.css"),
    ("GET", "/gradio_api/runs"),
    ("GET", "/monitoring"),
    ("POST", "/login"),
    ("GET", "/logout"),
    ("GET", "/manifest.json"),
    ("GET", "/pwa_icon"),
    ("GET", "/svelte/x.js"),
    ("GET", "/favicon.ico"),
]


@pytest.mark.parametrize(
    "path", ["/nowhere", "/api", "/api/v1", "/api/v1/nowhere", "/api/v1/ask/", "/今年", "/%3Cb%3E"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_unknown_path_is_a_problem_though_the_page_is_mounted_at_the_root(
    client: TestClient, method: str, path: str
) -> None:
    reply = client.request(method, path)
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"
    assert (reply.json()["code"], reply.json()["title"]) == ("not_found", "没有这个地址")
    assert "<b>" not in reply.text


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_what_the_page_does_not_need_of_gradio_is_not_there(client: TestClient, method: str, path: str) -> None:
    reply = client.request(method, path)
    assert (reply.status_code, reply.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "path", ["/assets/nowhere.js", "/static/nowhere.js", "/assets/..%2f..%2fetc/passwd", "/static/"]
)
def test_a_missing_asset_is_a_problem_too(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert (reply.status_code, reply.json()["code"]) == (404, "not_found")
    assert reply.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("GET", "/api/v1/ask", "POST"), ("DELETE", "/api/v1/ask", "POST"), ("POST", "/api/v1/reports", "GET")],
)
def test_a_wrong_method_is_a_problem_that_names_the_right_one(
    client: TestClient, method: str, path: str, allowed: str
) -> None:
    reply = client.request(method, path)
    assert reply.status_code == 405
    assert reply.json()["code"] == "method_not_allowed"
    assert reply.headers["allow"] == allowed


def test_the_description_is_chinese_and_declares_every_problem(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["info"]["title"] == "政问"
    assert set(described["paths"]) == {"/api/v1/ask", "/api/v1/reports", "/healthz", "/readyz"}
    assert set(described["paths"]["/api/v1/ask"]["post"]["responses"]) == {"200", "400", "413", "422", "500", "503"}
