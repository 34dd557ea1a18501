"""Answers that were given before, by what was asked and by all that decides an answer.

Takes clean questions with their history and the assistant's fingerprints; gives answers already written as JSON. Used
from the event loop alone. Decides nothing: the same key would get the same bytes from the assistant.
"""

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from qa.models import Answer, Trace, Turn
from qa.normalise import normalise


@dataclass(frozen=True, slots=True)
class Written:
    """An answer, and the answer object in JSON as far as it does not change from one asking to the next."""

    answer: Answer
    json: bytes

    def complete(self, **more: object) -> bytes:
        """The object with these members after its own."""
        rest = json.dumps(more, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        return self.json[:-1] + b"," + rest[1:]


def written(answer: Answer) -> Written:
    """The answer in JSON without its `latency_ms`, which is another each time."""
    members = answer.to_dict()
    del members["latency_ms"]
    # A lone surrogate has no UTF-8; a reply must not fail on one.
    return Written(answer, json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


class AnswerCache:
    """The `most` answers that were asked for last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[bytes, Written] = OrderedDict()

    @staticmethod
    def key(question: str, history: Sequence[Turn], trace: Trace) -> bytes:
        """A digest of the question as it is understood, of what went before, and of all that decides the answer."""
        asked = (normalise(question), tuple((turn.question, turn.answer) for turn in history), trace)
        return blake2b(repr(asked).encode(), digest_size=16).digest()

    def get(self, key: bytes) -> Written | None:
        """The answer under this key, which thereby counts as asked for last."""
        if found := self._answers.get(key):
            self._answers.move_to_end(key)
        return found

    def put(self, key: bytes, answer: Written) -> None:
        """Keep an answer, and let the one go that was not asked for longest."""
        self._answers[key] = answer
        while len(self._answers) > self._most:
            self._answers.popitem(last=False)

    def clear(self) -> None:
        """Forget all: none of them is asked for any more after a switch."""
        self._answers.clear()
