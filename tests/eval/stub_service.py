"""A stub of the service: answers, stores in SQLite, tells of itself, and fails in the ways that a trial must see.

`python -m tests.eval.stub_service FOLDER PORT` runs one as a process.
"""

import json
import secrets
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

METRICS = """# HELP zhengwen_answers_total Answers given
# TYPE zhengwen_answers_total counter
zhengwen_answers_total{face="api",outcome="answered"} 3.0
zhengwen_answers_total{face="page",outcome="answered"} 4.0
zhengwen_answers_created 1.7e+09
zhengwen_cache_hits_total 2.0
"""


class StubService(ThreadingHTTPServer):
    """`away` is told by /readyz; answers are counted in `dropped` while it `drops`, lost unseen while `silent`."""

    # Closing waits for the last replies, or what they meet would be seen in another test.
    daemon_threads = False
    request_queue_size = 64

    def __init__(self, path: Path, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.path = path
        self.away = self.drops = self.silent = False
        self.dropped = 0
        self.seen: list[str] = []
        self.callers: set[str] = set()
        self._lock = threading.Lock()
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("CREATE TABLE IF NOT EXISTS answers (id TEXT PRIMARY KEY)")

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def keep(self, name: str) -> None:
        with self._lock:
            self.dropped += self.drops
            if not self.drops and not self.silent:
                self.sql("INSERT INTO answers VALUES (?)", name)

    def sql(self, statement: str, *values: str) -> None:
        with closing(sqlite3.connect(self.path)) as database, database:
            database.execute(statement, values)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Else each reply waits for the client's delayed acknowledgement.
    disable_nagle_algorithm = True
    server: StubService

    def handle(self) -> None:
        with suppress(ConnectionError):  # clients that were killed
            super().handle()

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["content-length"])))["question"]
        self.server.seen.append(question)
        self.server.callers.add(self.headers["x-client-id"])
        if "断" in question:
            self.close_connection = True
            return
        name = secrets.token_hex(16)
        self.server.keep(name)
        given = {"outcome": "answered", "answer": f"答{question}", "id": name}
        self._reply(503 if "忙" in question else 200, json.dumps(given) if "空" not in question else "{}")

    def do_GET(self) -> None:
        storage = {
            "state": "away" if self.server.away else "ok",
            "waiting": 0,
            "stored": 1,
            "lost": self.server.dropped,
        }
        ready = {"status": "ready", "storage": storage, "limits": {"state": "memory"}}
        self._reply(200, METRICS if self.path == "/metrics" else json.dumps(ready))

    def _reply(self, status: int, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if self.path.endswith("ask") and "末" in text:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing on the terminal."""


@contextmanager
def stub_service(folder: Path) -> Iterator[StubService]:
    """Serving on a free port of this machine until left; the database is `zhengwen.db` in the folder."""
    with StubService(folder / "zhengwen.db") as service:
        thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield service
        service.shutdown()
        thread.join()


if __name__ == "__main__":
    with StubService(Path(sys.argv[1]) / "zhengwen.db", int(sys.argv[2])) as main:
        main.serve_forever()
