"""A server as a process: waited for, weighed, stopped."""

import os
import sys
import time
from pathlib import Path

import httpx
import pytest

from eval.errors import BenchFailed
from eval.server import environment, free_port, peak_memory_mb, running, serving

STUB = """
import http.server, signal, subprocess, sys
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/readyz" else 404)
        self.end_headers()
    def log_message(self, *args):
        pass
child = subprocess.Popen([sys.executable, "-c", "import time; x = b'1' * 64_000_000; time.sleep(60)"])
def stop(*args):
    child.kill()
    child.wait()
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Ready).serve_forever()
"""


def test_ready_then_stopped() -> None:
    port = free_port()
    with running([sys.executable, "-c", STUB, str(port)], port, dict(os.environ)) as server:
        assert server.port == port
        assert 0 < server.ready_seconds < 60
        deadline = time.perf_counter() + 30
        while (peak_memory_mb(server.pid) or 0) < 64 and time.perf_counter() < deadline:
            time.sleep(0.02)
        # 64 MB are the child's, so the whole tree was weighed.
        assert (peak_memory_mb(server.pid) or 0) >= 64
    with pytest.raises(httpx.ConnectError), httpx.Client(trust_env=False) as client:
        client.get(f"http://127.0.0.1:{port}/readyz")
    assert peak_memory_mb(server.pid) == 0


def test_a_server_that_ends_is_named_with_its_last_words() -> None:
    words = "import sys; print('还没有索引'); sys.exit(3)"
    with pytest.raises(BenchFailed) as failed, running([sys.executable, "-c", words], free_port(), dict(os.environ)):
        pass
    assert str(failed.value) == "网页服务已退出（退出码 3）：还没有索引"


def test_the_server_keeps_to_a_folder_of_its_own_whatever_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHENGWEN_WEB_DATABASE", "postgresql://in-use/")
    monkeypatch.setenv("ZHENGWEN_WEB_RATE_SHARED", "1/day")
    given = environment(tmp_path, {"ZHENGWEN_WEB_REDIS": "redis://own/"})
    assert given["ZHENGWEN_DATA"] == str(tmp_path)
    assert (given["ZHENGWEN_WEB_DATABASE"], given["ZHENGWEN_WEB_REDIS"]) == ("", "redis://own/")
    assert given["ZHENGWEN_WEB_RATE_SHARED"] == given["ZHENGWEN_WEB_RATE_ANONYMOUS"] == "10000000/minute"


def test_a_folder_without_an_index_is_named_by_the_server(tmp_path: Path) -> None:
    with pytest.raises(BenchFailed, match="python -m index build"), serving(tmp_path / "other", tmp_path):
        pass
