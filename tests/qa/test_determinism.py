"""The same question over the same index gives the same bytes: again, in any order, in threads, in another process."""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qa.assistant import Assistant, open_assistant
from qa.batch import answer_lines, as_json
from tests.conftest import ROOT
from tests.qa.fakes import PROMPTS

LATENCY = re.compile(r'"latency_ms": [0-9.e+-]+')
JOBS = {"question": "今年城镇新增就业目标是多少", "answer": "2024年目标：全年城镇新增就业6.8万人。"}
QUESTIONS: dict[str, dict[str, object]] = {
    "both years": {"question": "城镇新增就业多少人"},
    "another year": {"question": "去年新增停车泊位多少个"},
    "follow-up": {"question": "那去年呢", "history": [JOBS]},
    "difference": {"question": "今年城镇新增就业比去年少多少"},
    "several things": {"question": "今年改造多少农村危房和供水管网"},
    "list": {"question": "今年要建设哪些文化场馆"},
    "measures": {"question": "臭水沟打算怎么治"},
    "homophone": {"question": "今年新增多少拖位"},
    "not said": {"question": "今年新建多少机场"},
    "year not said": {"question": "2022年城镇新增就业多少"},
    "another place": {"question": "南京市今年新增多少托位"},
    "no question": {"question": "帮我写一首诗"},
}
LINES = [json.dumps({"id": kind} | asked, ensure_ascii=False) for kind, asked in QUESTIONS.items()]
# With the three times one after the other and once in another process: twenty.
THREADS, TIMES_IN_THREADS = 8, 16


def told(assistant: Assistant, first: int = 0) -> list[str]:
    """The answer to every question as a line, sorted; asked in the order that begins with the one numbered `first`."""
    return sorted(map(bare, map(as_json, answer_lines([*LINES[first:], *LINES[:first]], assistant.ask))))


def bare(line: str) -> str:
    return LATENCY.sub('"latency_ms": 0', line)


@pytest.fixture(scope="module")
def alone(city_index: Path) -> list[str]:
    """The answers of a freshly opened assistant, one after the other."""
    return told(open_assistant(city_index, PROMPTS))


def test_the_questions_are_of_several_kinds(alone: list[str]) -> None:
    answers = {row["id"]: row for row in map(json.loads, alone)}
    outcomes = {kind: answers[kind]["outcome"] for kind in answers}
    assert outcomes["follow-up"] == outcomes["difference"] == outcomes["both years"] == "answered"
    assert {"answered", "not_in_report", "out_of_scope"} <= set(outcomes.values())
    assert "8.6" in answers["follow-up"]["answer"]
    assert "1.8" in answers["difference"]["answer"]
    assert len({str(row["answer"]) for row in answers.values()}) > 8


def test_again_and_in_another_order(alone: list[str], city_index: Path) -> None:
    assistant = open_assistant(city_index, PROMPTS)
    assert told(assistant, first=5) == alone
    assert told(assistant) == alone


def test_in_threads_from_the_first_question_on(alone: list[str], city_index: Path) -> None:
    assistant = open_assistant(city_index, PROMPTS)
    with ThreadPoolExecutor(THREADS) as pool:
        for together in pool.map(lambda n: told(assistant, n % len(LINES)), range(TIMES_IN_THREADS)):
            assert together == alone


def test_in_another_process_that_hashes_otherwise(alone: list[str], city_index: Path, tmp_path: Path) -> None:
    asked, answered = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked.write_text("\n".join(LINES), "utf-8")
    command = [sys.executable, "-m", "qa", "batch", str(asked), str(answered), "--index", str(city_index)]
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, timeout=60)
    assert sorted(map(bare, answered.read_text("utf-8").splitlines())) == alone
