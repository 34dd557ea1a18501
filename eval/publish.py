"""What residents are told of how often answers are right: totals of question sets, kept in eval/accuracy.toml.

Takes the sets' paths and the assistants that answer them; gives the file's text. Only totals leave it: no answer and
no question is written or shown, so that what was held out stays unread. The page `/about` shows the file.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eval.answers import given_of
from eval.cases import Case
from eval.run import Answerer, ask
from eval.tally import ALL, Tally, score, tally

PUBLISHED = Path(__file__).with_name("accuracy.toml")
_SETS = Path(__file__).parent / "sets"


@dataclass(frozen=True, slots=True)
class Announced:
    """A set as residents are told of it; `unseen` when nobody has looked at its wrong answers."""

    name: str
    about: str
    unseen: bool

    @property
    def path(self) -> Path:
        """Its questions."""
        return _SETS / f"{self.name}.jsonl"


ANNOUNCED = (
    Announced("city_held_out", "关于徐州市报告的问题", unseen=True),
    Announced("reports_held_out", "关于另外十份各地报告的问题，每题只收录一份", unseen=True),
    Announced("talk_held_out", "连续几轮的追问，换地区、换年份", unseen=True),
    Announced("dev_questions", "关于徐州市报告的问题，开发时用过", unseen=False),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A set and its totals."""

    announced: Announced
    total: Tally


def measure(
    announced: Announced, cases: Sequence[Case], assistant: Answerer, advance: Callable[[], None] = lambda: None
) -> Measured:
    """Every case asked once; `advance` is called after each."""
    answers = {}
    for case in cases:
        answers[case.id] = given_of(ask(case, assistant))
        advance()
    return Measured(announced, tally(ALL, score(cases, answers)))


def as_toml(measured: Iterable[Measured], program: str, prompts: str, day: date) -> str:
    """The file's text; `program` and `prompts` are the fingerprints of what answered."""
    lines = [
        "# 由 python -m eval publish 实测写成，请勿手改",
        f"measured = {day.isoformat()}",
        f"program = {_quoted(program)}",
        f"prompts = {_quoted(prompts)}",
    ]
    for one in measured:
        said, unsaid = one.total.right, one.total.right_unanswerable
        lines += [
            "",
            "[[set]]",
            f"name = {_quoted(one.announced.name)}",
            f"about = {_quoted(one.announced.about)}",
            f"unseen = {str(one.announced.unseen).lower()}",
            f"answerable = {said.total}",
            f"right = {said.hits}",
            f"unanswerable = {unsaid.total}",
            f"refused = {unsaid.hits}",
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # A JSON string of printable text is a TOML string too.
    return json.dumps(text, ensure_ascii=False)
