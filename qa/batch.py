"""Many questions from a file of JSON lines to a file of answers, in the same order.

Takes `{"id", "question", "history"?}` a line; gives the answer object with `id` and `question` a line,
or `{"line", "id": null, "error"}` for a line that is no such object, and goes on.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from pydantic import BaseModel, ConfigDict, ValidationError

from qa.models import Answer, Turn

REASONS = {
    "missing": "缺少",
    "string_type": "应为字符串",
    "int_type": "应为字符串或整数",
    "list_type": "应为数组",
    "model_type": "应为 JSON 对象",
    "json_invalid": "不是 JSON",
}


class _Turn(BaseModel):
    question: str
    answer: str


class _Case(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    id: str | int
    question: str
    history: list[_Turn] = []


def answer_lines(lines: Iterable[str], ask: Callable[[str, Sequence[Turn]], Answer]) -> Iterator[dict[str, object]]:
    """One row a line that is not blank."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = _Case.model_validate_json(line.removeprefix("\ufeff"))
        except ValidationError as error:
            yield {"line": number, "id": None, "error": _reason(error)}
            continue
        history = [Turn(turn.question, turn.answer) for turn in case.history]
        yield {"id": case.id, "question": case.question} | ask(case.question, history).to_dict()


def _reason(error: ValidationError) -> str:
    """Which field is wrong, and how; what no words are kept for only says that it is wrong."""
    first = error.errors(include_input=False, include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    return f"{field}{REASONS.get(first['type'], '不符合要求')}"


def as_json(row: dict[str, object]) -> str:
    """One line; characters that no encoding has (lone surrogates) are escaped, the rest stay readable."""
    text = json.dumps(row, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
