"""Question sets read, and refused with file and line."""

import json
from pathlib import Path

import pytest

from eval.cases import read_cases, set_digest
from eval.errors import SetRefused
from qa.models import Turn

GOOD = {
    "id": "a1",
    "group": "staff",
    "question": "问",
    "answerable": True,
    "gold": [["5"]],
    "quotes": ["甲", ["乙", "丙"]],
}


def write(folder: Path, *lines: object) -> Path:
    path = folder / "set.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


def test_a_line_becomes_a_case(tmp_path: Path) -> None:
    turn = {"question": "前", "answer": "答"}
    talk = {**GOOD, "id": "a2", "history": [turn], "reports": ["city-2024"], "must_not": ["6"], "note": "不读"}
    first, second = read_cases(write(tmp_path, GOOD, "", talk))
    assert (first.id, first.group, first.answerable) == ("a1", "staff", True)
    assert first.gold == (("5",),)
    assert first.quotes == (("甲",), ("乙", "丙"))
    assert first.history == ()
    assert second.history == (Turn("前", "答"),)
    assert second.reports == ("city-2024",)
    assert second.must_not == ("6",)


def test_kind_stands_for_group(tmp_path: Path) -> None:
    line = {key: value for key, value in GOOD.items() if key != "group"}
    cases = read_cases(write(tmp_path, {**line, "kind": "followup"}, {**line, "id": "a2"}))
    assert [case.group for case in cases] == ["followup", "未分组"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "set.jsonl 第 2 行：不是 JSON，请检查第 2 个字符附近"),
        ("[1]", "set.jsonl 第 2 行：不是 JSON 对象，请写成 {…}"),
        ({"id": "b"}, "set.jsonl 第 2 行：缺少字段 question"),
        ({**GOOD, "id": ""}, "set.jsonl 第 2 行：字段不能为空 id"),
        ({**GOOD, "id": 7}, "set.jsonl 第 2 行：字段须是文字 id"),
        ({**GOOD, "id": "b", "answerable": "yes"}, "set.jsonl 第 2 行：字段须是 true 或 false answerable"),
        ({**GOOD, "id": "b", "gold": ["5"]}, "set.jsonl 第 2 行：字段须是列表 gold.0"),
        ({**GOOD, "id": "b", "quotes": [5]}, "set.jsonl 第 2 行：字段须是文字 quotes.0"),
        (GOOD, "set.jsonl 第 2 行：id“a1”前面已经用过，请改成不同的 id"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: object, complaint: str) -> None:
    with pytest.raises(SetRefused) as refused:
        read_cases(write(tmp_path, GOOD, line))
    assert str(refused.value) == complaint


def test_no_file_no_text_no_questions(tmp_path: Path) -> None:
    with pytest.raises(SetRefused, match="读不到题集"):
        read_cases(tmp_path / "none.jsonl")
    path = write(tmp_path, "")
    with pytest.raises(SetRefused, match="没有题目"):
        read_cases(path)
    path.write_bytes("问".encode("gb18030"))
    with pytest.raises(SetRefused, match="不是 UTF-8"):
        read_cases(path)


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_bytes(b"abc")
    assert set_digest(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
