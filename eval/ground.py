"""What every part of the bench stands on: an open assistant, its folder, the cases, and where to report.

Takes these from the command line's entry; gives them to the parts as one frozen value, with the
questions that are timed. Opens nothing and measures nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from rich.console import Console

from eval.cases import Case
from qa.assistant import Assistant

OPENINGS = (
    "",
    "请问",
    "你好，请问",
    "我想知道",
    "麻烦问一下，",
    "想了解一下，",
    "帮我查一下，",
    "2024年",
    "2023年",
    "家里人问，",
)
CLOSINGS = ("", "？", "呢", "，谢谢", "，请告诉我", "，报告里怎么说")
# Longer questions are refused unread (300 characters), so timing them against their embedding would flatter us.
LONGEST_TIMED = 200


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything that a part of the bench may use; `open` opens another index with the same settings."""

    index: Path
    seeds: Path
    cases: tuple[Case, ...]
    assistant: Assistant
    open: Callable[[Path], Assistant]
    console: Console

    @property
    def timed(self) -> tuple[str, ...]:
        """The questions that speed is measured with."""
        return timed_questions(self.cases)


def timed_questions(cases: Sequence[Case]) -> tuple[str, ...]:
    """The cases' questions in order, without those that are refused for their length."""
    return tuple(case.question for case in cases if len(case.question) <= LONGEST_TIMED)


def distinct_questions(questions: Sequence[str]) -> Iterator[str]:
    """Questions without end, no two the same, made from these by openings, closings and a count."""
    asked: set[str] = set()
    for turn in count(1):
        again = f"，第{turn}次问" if turn > 1 else ""
        for opening in OPENINGS:
            for closing in CLOSINGS:
                for question in questions:
                    made = f"{opening}{question}{closing}{again}"
                    if made not in asked:
                        asked.add(made)
                        yield made
