import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The whole command, with the fake in the place of an index and a model.
SERVE = """
import sys, time
import qa.assistant
from tests.web.fakes import FakeAssistant
def open_fake(folder, prompts, home_region):
    print("opening", flush=True)
    time.sleep(float(sys.argv[1]))
    return FakeAssistant(before=lambda *_: time.sleep(float(sys.argv[2])))
qa.assistant.open_assistant = open_fake
from web.__main__ import app
app(["serve", "--port", "0"])
"""


def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "ZHENGWEN_DATA": str(tmp_path), "PYTHONWARNINGS": "ignore"}


@contextmanager
def serving(tmp_path: Path, opening_s: float, answering_s: float = 0) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", SERVE, str(opening_s), str(answering_s)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment(tmp_path), stdout=pipe, stderr=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_stops_cleanly_when_told(tmp_path: Path, number: signal.Signals) -> None:
    with serving(tmp_path, 0) as process:
        assert process.stdout is not None
        said = ""
        while "Ctrl-C" not in said and (line := process.stdout.readline()):
            said += line
        address = re.search(r"网页  (http://127\.0\.0\.1:\d+)/", said)
        assert address is not None, said
        assert f"接口  {address[1]}/api/v1\n" in said
        assert f"文档  {address[1]}/docs\n" in said
        with urllib.request.urlopen(f"{address[1]}/readyz", timeout=5) as reply:
            assert json.load(reply)["status"] == "ready"
        process.send_signal(number)
        rest, logged = process.communicate(timeout=20)
        assert process.returncode == 0
        assert rest == "已停止。\n"
        assert [json.loads(line)["event"] for line in logged.splitlines()] == ["storage ready"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_while_it_is_still_opening_the_index(tmp_path: Path, number: signal.Signals) -> None:
    with serving(tmp_path, 30) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "opening\n"
        process.send_signal(number)
        _, logged = process.communicate(timeout=20)
        assert (process.returncode, logged) == (0, "")


def test_told_to_stop_it_finishes_the_answers_under_way_and_stores_them(tmp_path: Path) -> None:
    with serving(tmp_path, 0, answering_s=1.0) as process:
        assert process.stdout is not None
        said = ""
        while "Ctrl-C" not in said and (line := process.stdout.readline()):
            said += line
        address = said.split("网页  ")[1].split("/\n")[0]
        asking = urllib.request.Request(
            f"{address}/api/v1/ask", b'{"question": "\\u6258\\u4f4d"}', {"Content-Type": "application/json"}
        )
        with ThreadPoolExecutor(1) as pool:
            answering = pool.submit(lambda: json.load(urllib.request.urlopen(asking, timeout=20)))
            time.sleep(0.5)
            process.send_signal(signal.SIGTERM)
            answer = answering.result(20)
        process.communicate(timeout=20)
        assert process.returncode == 0
    with closing(sqlite3.connect(tmp_path / "zhengwen.db")) as database:
        assert database.execute("SELECT id, question FROM answers").fetchall() == [(answer["id"], "托位")]


def refused(tmp_path: Path, *arguments: str, **settings: str) -> str:
    """What the command says on stderr when it ends with status 1."""
    ran = subprocess.run(
        [sys.executable, "-m", "web", "serve", *arguments],
        env={**environment(tmp_path), **settings},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (1, "")
    return ran.stderr


def test_a_missing_index_is_one_line_with_the_command_that_mends_it(tmp_path: Path) -> None:
    said = refused(tmp_path, "--port", "0")
    assert said.count("\n") == 1
    assert "python -m index build" in said


def test_a_wrong_setting_is_one_line(tmp_path: Path) -> None:
    said = refused(tmp_path, ZHENGWEN_WEB_WORKERS="many", ZHENGWEN_WEB_PORT="70000")
    assert said == "设置有误：ZHENGWEN_WEB_PORT 太大；ZHENGWEN_WEB_WORKERS 应为整数\n"
    assert "ZHENGWEN_WEB_PROT" in refused(tmp_path, ZHENGWEN_WEB_PROT="1")


def test_an_address_that_cannot_be_bound_is_one_line(tmp_path: Path) -> None:
    said = refused(tmp_path, "--host", "192.0.2.1")
    assert said.startswith("无法监听 192.0.2.1:8000")
    assert said.count("\n") == 1
