"""What the shipped nginx.conf promises, asked of a real nginx before the real command with the fake assistant."""

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.web.deploy.proxied import NAME, WITHIN_S, Proxied, proxied

QUESTION = {"question": "今年新增多少托位"}
ADDRESS_RATE = 5
# The loopback addresses stand for residents here, each of whom is counted.
SETTINGS = {
    "ZHENGWEN_WEB_TRUSTED_PROXIES": "127.0.0.1",
    "ZHENGWEN_WEB_SHARED_ADDRESSES": "192.0.2.0/24",
    "ZHENGWEN_WEB_RATE_ADDRESS": f"{ADDRESS_RATE}/day",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    with proxied(tmp_path_factory.mktemp("nginx"), SETTINGS) as started:
        yield started


def statuses(client: httpx.Client, times: int, **headers: str) -> list[int]:
    return [client.post("/api/v1/ask", json=QUESTION, headers=headers).status_code for _ in range(times)]


def test_the_page_and_an_answer_come_over_https(site: Proxied) -> None:
    with site.client("127.0.1.1") as client:
        page = client.get("/")
        assert (page.status_code, "政问" in page.text) == (200, True)
        assert "; Secure" in page.headers["Set-Cookie"]
        assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
        answer = client.post("/api/v1/ask", json=QUESTION)
        assert answer.json()["answer"] == "2024年目标：新增托位5000个以上。"
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert answer.headers["X-Request-ID"] == answer.json()["trace_id"]
        assert answer.headers["Server"] == "nginx"


def test_http_2_is_offered(site: Proxied) -> None:
    site.tls.set_alpn_protocols(["h2", "http/1.1"])
    with (
        socket.create_connection(("127.0.0.1", site.https), timeout=WITHIN_S) as plain,
        site.tls.wrap_socket(plain, server_hostname=NAME) as wrapped,
    ):
        assert wrapped.selected_alpn_protocol() == "h2"
        assert wrapped.version() == "TLSv1.3"
    site.tls.set_alpn_protocols(["http/1.1"])


def test_plain_http_leads_to_https(site: Proxied) -> None:
    reply = httpx.get(f"http://127.0.0.1:{site.http}/docs?a=1", headers={"Host": NAME}, trust_env=False)
    assert (reply.status_code, reply.headers["Location"]) == (301, f"https://{NAME}/docs?a=1")


def test_each_resident_is_counted_by_the_address_that_nginx_sees(site: Proxied) -> None:
    with site.client("127.0.2.1") as first, site.client("127.0.2.2") as second:
        assert statuses(first, ADDRESS_RATE) == [200] * ADDRESS_RATE
        refused = first.post("/api/v1/ask", json=QUESTION, headers={"X-Forwarded-For": "198.51.100.7"})
        assert (refused.status_code, refused.json()["code"]) == (429, "rate_limited")
        assert int(refused.headers["Retry-After"]) > 0
        assert refused.headers["RateLimit-Limit"] == str(ADDRESS_RATE)
        assert statuses(second, 1) == [200]


def test_who_goes_round_nginx_is_not_believed(site: Proxied) -> None:
    transport = httpx.HTTPTransport(local_address="127.0.3.1")
    with httpx.Client(transport=transport, base_url=f"http://127.0.0.1:{site.service}", trust_env=False) as client:
        made_up = [statuses(client, 1, **{"X-Forwarded-For": f"198.51.100.{n}"})[0] for n in range(ADDRESS_RATE + 1)]
    assert made_up == [200] * ADDRESS_RATE + [429]


def test_events_go_on_as_they_come(site: Proxied) -> None:
    go = site.folder / "go"
    with (
        site.client("127.0.4.1") as client,
        client.stream("POST", "/api/v1/ask/stream", json={"question": "等等，今年新增多少托位"}) as reply,
    ):
        assert reply.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        events = read_events(reply)
        assert [next(events)[0], next(events)[0]] == ["meta", "status"]
        # Had nginx waited for more, nothing would have come: the answer waits for this file.
        assert not go.exists()
        go.touch()
        rest = list(events)
    assert [name for name, _ in rest] == ["status", "sentence", "citation", "suggestions", "done"]
    assert rest[-1][1]["answer"] == "2024年目标：新增托位5000个以上。"


def read_events(reply: httpx.Response) -> Iterator[tuple[str, dict[str, object]]]:
    name = ""
    for line in reply.iter_lines():
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


@pytest.mark.parametrize("path", ["/metrics", "//metrics", "/%6detrics", "/api/../metrics", "/metrics/", "/readyz"])
def test_what_is_for_operators_stays_inside(site: Proxied, path: str) -> None:
    with site.client("127.0.5.1") as client:
        # As it stands, for a client of ours would tidy it up.
        reply = client.get("/", extensions={"target": path.encode()})
    assert reply.status_code in (403, 404)
    assert "zhengwen_" not in reply.text


def test_what_is_for_operators_is_had_from_the_service_itself(site: Proxied) -> None:
    assert "zhengwen_" in httpx.get(f"http://127.0.0.1:{site.service}/metrics", trust_env=False).text


@pytest.mark.parametrize("size", [70_000, 200_000])
def test_too_large_a_body_is_refused_in_the_words_of_the_api(site: Proxied, size: int) -> None:
    with site.client("127.0.6.1") as client:
        reply = client.post("/api/v1/ask", content=b'{"question": "' + b"x" * size + b'"}')
    assert (reply.status_code, reply.headers["Content-Type"]) == (413, "application/problem+json")
    assert (reply.json()["code"], reply.json()["status"]) == ("body_too_large", 413)


def test_what_is_asked_is_not_in_the_log_of_nginx(site: Proxied) -> None:
    with site.client("127.0.7.1") as client:
        reply = client.get("/api/v1/figures", params={"text": "身份证"}, headers={"Referer": f"https://{NAME}/?q=me"})
    line = logged(site.folder, "127.0.7.1")
    assert "GET /api/v1/figures 200" in line
    assert line.endswith(reply.headers["X-Request-ID"])
    assert "text" not in line
    assert "me" not in line


def logged(folder: Path, address: str) -> str:
    """The line of the only request from `address`; nginx writes it after the reply."""
    until = time.monotonic() + WITHIN_S
    while time.monotonic() < until:
        for line in (folder / "access.log").read_text().splitlines():
            if line.startswith(f"{address} "):
                return line
        time.sleep(0.01)
    pytest.fail("nginx has logged nothing")


def test_a_service_that_is_away_is_told_as_a_problem(tmp_path: Path) -> None:
    with proxied(tmp_path, SETTINGS) as site, site.client() as client:
        assert client.get("/healthz").status_code == 200
        site.stop_service()
        reply = client.post("/api/v1/ask", json=QUESTION)
        assert (reply.status_code, reply.headers["Retry-After"]) == (503, "5")
        assert reply.headers["Content-Type"] == "application/problem+json"
        assert reply.json()["code"] == "unavailable"
        assert reply.headers["Strict-Transport-Security"] == "max-age=31536000"
