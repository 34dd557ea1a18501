"""The questions that are known to be answered: each asked once when the index is built, kept beside it.

Takes an index folder and something that answers, writes and reads `suggestions.jsonl`, whose first line says of
which index the rest is. Words no question, picks none; a file that does not fit is as good as none.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

from index.errors import IndexUnwritable, reason
from index.generation import SUGGESTIONS
from index.store import Store
from qa.models import Answer, Outcome
from qa.suggesting.questions import Question, questions_of

FORMAT = 1
# What an answer may take at most, in characters; a longer one quotes more than was asked.
CONCISE = 160
QUESTION = TypeAdapter(Question)

Ask = Callable[[str], Answer]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """How many questions were asked, and by topic how many of them were answered and kept."""

    asked: int
    topics: Mapping[str, int]


def keep_answered(folder: Path, store: Store, rules: str, ask: Ask, progress: Progress = lambda *_: None) -> Kept:
    """Asks every question about the reports of `store` once and writes those that are answered into `folder`.

    `rules` are those by which they were answered; `progress` is told how many were asked, of how many. Raises
    IndexUnwritable, and then leaves what stood there.
    """
    questions = [question for report in store.reports.values() for question in questions_of(report, store)]
    kept = []
    for number, question in enumerate(questions, start=1):
        if is_answered(question, ask(question.question), store):
            kept.append(question)
        progress(number, len(questions))
    rows = [_header(store, rules), *map(asdict, kept)]
    _write(folder / SUGGESTIONS, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return Kept(len(questions), Counter(question.topic for question in kept))


def is_answered(question: Question, answer: Answer, store: Store) -> bool:
    """Whether an answer is short, cites what the question was made from and says the figure that stands there."""
    if answer.outcome is not Outcome.ANSWERED or len(answer.answer) > CONCISE:
        return False
    cited = {(citation.report, citation.start) for citation in answer.citations}
    for passage, said in question.proof:
        made_from = store.by_id[passage]
        if not said:
            return any(citation.section == made_from.section for citation in answer.citations)
        if (made_from.report, made_from.start) not in cited or said not in answer.answer:
            return False
    return True


def rules_of(wording: str) -> str:
    """What changes when a question may be answered otherwise over the same index: this package and the wording."""
    code = sorted(path for kind in ("*.py", "*.toml") for path in Path(__file__).parents[1].rglob(kind))
    return sha256(b"".join([*(path.read_bytes() for path in code), wording.encode()])).hexdigest()[:16]


def is_current(folder: Path, store: Store, rules: str) -> bool:
    """Whether the questions kept in `folder` are of this index, were answered by these rules, and can be read."""
    lines = _lines(folder)
    return bool(lines) and _parsed(lines[0]) == _header(store, rules) and read_kept(folder, store) is not None


def read_kept(folder: Path, store: Store) -> tuple[Question, ...] | None:
    """The questions kept for this index; None where there are none, they are of another, or a line is broken."""
    lines = _lines(folder)
    header = _parsed(lines[0]) if lines else None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        return None
    if header.get("fingerprint") != store.manifest.fingerprint:
        return None
    try:
        questions = tuple(map(QUESTION.validate_json, lines[1:]))
    except ValueError:
        return None
    known = all(passage in store.by_id for question in questions for passage, _ in question.proof)
    return questions if known and all(question.report in store.reports for question in questions) else None


def _header(store: Store, rules: str) -> dict[str, object]:
    return {"format": FORMAT, "fingerprint": store.manifest.fingerprint, "rules": rules}


def _lines(folder: Path) -> list[str]:
    try:
        return (folder / SUGGESTIONS).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _write(path: Path, text: str) -> None:
    """Beside what stands there, then over it by one rename."""
    draft = path.with_name(f"{path.name}.new")
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise IndexUnwritable(f"推荐的问题写不进 {path.parent}（{reason(error)}）：请检查权限和磁盘后重试") from error
