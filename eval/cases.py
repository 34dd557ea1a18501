"""A question set to `Case` values, and a refusal with file and line for what is none.

Takes a JSONL file; gives the cases in its order and the file's hash. Does not ask and does not score.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError

from eval.errors import SetRefused
from qa.models import Turn

REASONS = {
    "missing": "缺少字段",
    "string_too_short": "字段不能为空",
    "string_type": "字段须是文字",
    "bool_type": "字段须是 true 或 false",
    "list_type": "字段须是列表",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what a right answer holds.

    `gold` and `quotes` are lists of required items, each a list of spellings of which one is enough;
    `reports` are the editions that the question needs, `report` the one that must answer it, if fixed.
    """

    id: str
    group: str
    question: str
    answerable: bool
    gold: tuple[tuple[str, ...], ...] = ()
    quotes: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    history: tuple[Turn, ...] = ()
    reports: tuple[str, ...] = ()
    report: str = ""


class _TurnLine(BaseModel):
    model_config = ConfigDict(strict=True)

    question: str
    answer: str


class _CaseLine(BaseModel):
    model_config = ConfigDict(strict=True)

    id: str = Field(min_length=1)
    group: str = Field(default="未分组", validation_alias=AliasChoices("group", "kind"))
    question: str
    answerable: bool
    gold: list[list[str]]
    quotes: list[str | list[str]]
    must_not: list[str] = []
    history: list[_TurnLine] = []
    reports: list[str] = []
    report: str = ""

    def case(self) -> Case:
        return Case(
            id=self.id,
            group=self.group,
            question=self.question,
            answerable=self.answerable,
            gold=tuple(map(tuple, self.gold)),
            quotes=tuple((item,) if isinstance(item, str) else tuple(item) for item in self.quotes),
            must_not=tuple(self.must_not),
            history=tuple(Turn(turn.question, turn.answer) for turn in self.history),
            reports=tuple(self.reports),
            report=self.report,
        )


def read_cases(path: Path) -> tuple[Case, ...]:
    """Every case of a set, blank lines skipped. Raises SetRefused, naming the line."""
    cases: dict[str, Case] = {}
    for number, line in _lines(path):
        case = _parse(f"{path.name} 第 {number} 行", line)
        if case.id in cases:
            raise SetRefused(f"{path.name} 第 {number} 行：id“{case.id}”前面已经用过，请改成不同的 id")
        cases[case.id] = case
    if not cases:
        raise SetRefused(f"{path.name} 里没有题目：请每行写一个 JSON 对象")
    return tuple(cases.values())


def set_digest(path: Path) -> str:
    """SHA-256 of the set as it lies on disk."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise SetRefused(f"读不到题集 {path}：请用 --questions 指明 JSONL 文件") from error
    except UnicodeDecodeError as error:
        raise SetRefused(f"{path.name} 不是 UTF-8 文本：请另存为 UTF-8 编码") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _parse(place: str, line: str) -> Case:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise SetRefused(f"{place}：不是 JSON，请检查第 {error.colno} 个字符附近") from error
    if not isinstance(value, dict):
        raise SetRefused(f"{place}：不是 JSON 对象，请写成 {{…}}")
    try:
        return _CaseLine.model_validate(value).case()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        # A union's branches are named in the location; the field and the position say enough.
        field = ".".join(str(part) for part in first["loc"][:2])
        raise SetRefused(f"{place}：{REASONS.get(first['type'], '字段类型不对')} {field}") from error
