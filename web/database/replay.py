"""Asks a stored question again and says whether the same answer comes, and if not, what has changed since.

Takes the engine, the id of an answer and an assistant; gives both answers. Writes nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Engine, select

from qa.models import Answer, Trace, Turn
from web.database.digest import canonical_json, digest_of
from web.database.errors import RowUnknown
from web.database.schema import require_tables
from web.database.tables import answers

_PARTS = {"index": "索引", "prompts": "措辞（prompts）", "content": "设置与推荐的问题", "program": "程序"}


class Asked(Protocol):
    """What a replay needs of an assistant."""

    @property
    def trace(self) -> Trace:
        """Fingerprints of all that decides its answers."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer."""
        ...


@dataclass(frozen=True, slots=True)
class Replay:
    """Both answers as JSON objects without `latency_ms`; `same` is by the digest of the one that was sent.

    `changed` names in Chinese what is another now; `masked` says that the words stored are not those that were asked.
    """

    same: bool
    changed: tuple[str, ...]
    masked: bool
    question: str
    then: dict[str, object]
    now: dict[str, object]

    @property
    def differing(self) -> tuple[str, ...]:
        """The members of the answer object that differ."""
        return tuple(name for name in self.now if self.now[name] != self.then.get(name))


def replay(engine: Engine, answer_id: str, assistant: Asked) -> Replay:
    """Ask again what answer `answer_id` was given to. Raises RowUnknown, DatabaseForeign, SQLAlchemyError."""
    require_tables(engine)
    with engine.connect() as connection:
        row = connection.execute(select(answers).where(answers.c.id == answer_id)).one_or_none()
    if row is None:
        raise RowUnknown("没有这个编号的回答，或已按保存期限删除")
    history = [Turn(turn["question"], turn["answer"]) for turn in row.history]
    canonical = canonical_json(assistant.ask(row.question, history))
    then = json.loads(row.answer)
    del then["latency_ms"]
    return Replay(
        same=digest_of(canonical) == row.digest,
        changed=_changed(
            Trace(row.index_fingerprint, row.prompts_fingerprint, row.content_fingerprint, row.program_fingerprint),
            assistant.trace,
        ),
        masked=row.masked,
        question=row.question,
        then=then,
        now=json.loads(canonical),
    )


def _changed(then: Trace, now: Trace) -> tuple[str, ...]:
    return tuple(said for part, said in _PARTS.items() if getattr(then, part) != getattr(now, part))
