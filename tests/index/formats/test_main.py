"""The process in which a file is read, with readers that do what a hostile file might make one do."""

import json
import signal
import subprocess
import time
from pathlib import Path

from tests.index.fakes import python

WORKER = """
import sys, types
from index.formats import __main__ as worker
from index.formats.extracted import Extracted, Unreadable

def read(raw):
    {does}
    return Extracted("读了")

given = types.ModuleType("index.formats.given")
given.read = read
sys.modules[given.__name__] = given
worker.READERS["given"] = "given"
worker.SECONDS = 1
worker.main("given")
"""


def run(does: str) -> subprocess.CompletedProcess[str]:
    return python("-c", WORKER.format(does=does))


def test_what_a_reader_gives_and_what_it_refuses_comes_back_as_json() -> None:
    empty = {"margins": [], "notes": [], "pages": [], "title": ""}
    assert json.loads(run("pass").stdout) == {"text": "读了", **empty}
    assert json.loads(run("raise Unreadable('没有文字')").stdout) == {"refused": "没有文字"}


def test_a_reader_has_500_mb() -> None:
    assert json.loads(run("bytearray(300 * 1024 * 1024)").stdout)["text"] == "读了"
    assert json.loads(run("bytearray(600 * 1024 * 1024)").stdout) == {
        "refused": "要用的内存超过 500 MB：请另存为纯文本后再放进来"
    }


def test_a_reader_ends_when_its_time_is_up() -> None:
    started = time.perf_counter()
    done = run("while True: pass")
    assert done.returncode in {-signal.SIGKILL, -signal.SIGXCPU}
    assert time.perf_counter() - started < 5


def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    done = run(f"with open({str(tmp_path / 'x')!r}, 'w') as file: file.write('1')")
    assert "File too large" in done.stderr
    assert (tmp_path / "x").read_bytes() == b""
