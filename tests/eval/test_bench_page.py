import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from eval.bench_page import page_rows, visit_together


def test_rows_tell_the_median_the_worst_and_who_got_nothing() -> None:
    rows = {row.name: row.value for row in page_rows([1.0, 3.0, 2.0], [0.1, 0.3, 0.2], [1.0, None, 0.5, 2.0])}
    assert rows == {
        "page_load": 2.0,
        "page_answer": 200.0,
        "page_answer_worst": 300.0,
        "page_failed": 1,
        "page_people": 1.0,
        "page_people_worst": 2.0,
    }


class Service(BaseHTTPRequestHandler):
    """A page, and a card for every question but one."""

    def do_GET(self) -> None:
        self._reply(200, "page")

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._reply(*((503, "busy") if "bad" in asked else (200, '{"card": "<p class=zw-card></p>"}')))

    def _reply(self, status: int, body: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        return None


@pytest.fixture
def service() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_who_got_no_card_is_none(service: str) -> None:
    times = visit_together(service, ["a", "bad", "c"])
    assert [seconds is None for seconds in times] == [False, True, False]
