import shutil
from pathlib import Path

import pytest

from index.models import Status
from qa.models import Outcome
from qa.prompts import PromptError, Prompts, read_prompts
from tests.qa.fakes import PROMPTS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROMPTS, tmp_path / "prompts"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def shipped() -> Prompts:
    return read_prompts(PROMPTS)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_its_wording(outcome: Outcome, shipped: Prompts) -> None:
    said = shipped.outcome(outcome, ask="问什么", limit="300", title="《某报告》", lines="2024年目标：某事。")
    assert said
    assert "{" not in said


def test_the_shipped_wording_says_what_it_must(shipped: Prompts) -> None:
    assert shipped.label == "本回答由人工智能生成，以报告原文为准"
    assert "300字" in shipped.outcome(Outcome.TOO_LONG, limit="300")
    assert "12345" in shipped.outcome(Outcome.NOT_IN_REPORT, title="《某报告》")
    assert "《某报告》" in shipped.outcome(Outcome.NOT_IN_REPORT, title="《某报告》")
    assert "12345" in shipped.outcome(Outcome.OUT_OF_SCOPE)


@pytest.mark.parametrize(
    ("status", "region", "year", "said"),
    [
        (Status.RESULT, "", "2023", "2023年完成：某事。"),
        (Status.TARGET, "", "2026-2030", "2026—2030年目标：某事。"),
        (Status.OTHER, "", "2024", "报告提到：某事。"),
        (Status.TARGET, "云川市", "2024", "云川市2024年目标：某事。"),
    ],
)
def test_a_line_names_year_and_status(status: Status, region: str, year: str, said: str, shipped: Prompts) -> None:
    assert shipped.line(status, region, year, "某事") == said


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("replies.toml", "busy = ", "bussy = ", ["replies.toml", "busy", "bussy"]),
        ("replies.toml", "[clarify]\n", "[clarify]\ncolour = '？'\n", ["replies.toml", "colour"]),
        ("replies.toml", "[note]\n", "[notes]\n", ["replies.toml", "[note]"]),
        ("replies.toml", "label = ", "lable = ", ["replies.toml", "label"]),
        ("replies.toml", "{limit}", "{limits}", ["replies.toml", "too_long", "limits"]),
        ("replies.toml", "{word}", "{word.x}", ["replies.toml", "read_as", "word.x"]),
        ("replies.toml", "{title}", "{title", ["replies.toml", "not_in_report"]),
        ("replies.toml", 'blocked = "这个问题不便回答。"', "blocked = 3", ["replies.toml", "blocked"]),
        ("replies.toml", "[outcome]", "[outcome", ["replies.toml"]),
        ("lines.toml", "{text}", "{txt}", ["lines.toml", "txt"]),
        ("lines.toml", "result = ", "results = ", ["lines.toml", "result", "results"]),
        ("lines.toml", "多{amount}", "多{sum}", ["lines.toml", "more", "sum"]),
        ("lines.toml", "不是{words}", "不是", ["lines.toml", "denied", "words"]),
    ],
)
def test_a_wrong_key_or_variable_is_named(folder: Path, file: str, old: str, new: str, named: list[str]) -> None:
    change(folder / file, old, new)
    with pytest.raises(PromptError) as refused:
        read_prompts(folder)
    for word in named:
        assert word in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("file", ["replies.toml", "lines.toml"])
def test_a_missing_or_unreadable_file_is_named(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PromptError, match=file):
        read_prompts(folder)
    (folder / file).unlink()
    with pytest.raises(PromptError, match=file):
        read_prompts(folder)


def test_the_fingerprint_follows_the_wording(folder: Path, shipped: Prompts) -> None:
    assert read_prompts(folder).fingerprint == shipped.fingerprint
    change(folder / "lines.toml", "报告提到", "报告说到")
    assert read_prompts(folder).fingerprint != shipped.fingerprint
