"""Digits as people write them: groups with a blank, a hyphen or a dot between, read together.

Takes folded text; gives runs of groups and what several of them are together. Decides no kind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# One group, or several with at most three signs between; each run is taken whole, so a text is read once.
RUN = re.compile(r"[0-9]++(?:[ \-.·()/_]{1,3}[0-9]++)*+")
# A year that was typed on without a gap is a group of its own.
GROUP = re.compile(r"[0-9]+?(?=(?:19|20)[0-9]{2}年)|[0-9]+")
SHORTEST = 7


@dataclass(frozen=True, slots=True)
class Group:
    """Digits without a gap, and their place."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Neighbouring groups read as one number; `shape` is how many digits each has."""

    start: int
    end: int
    digits: str
    shape: tuple[int, ...]


def runs(text: str) -> Iterator[tuple[Group, ...]]:
    """Every run that has digits enough for a number of a person."""
    for run in RUN.finditer(text):
        if run.end() - run.start() >= SHORTEST:
            # one more sign, for the 年 behind a year
            found = GROUP.finditer(text, run.start(), run.end() + 1)
            yield tuple(Group(one.start(), one.end(), one[0]) for one in found)


def join(groups: tuple[Group, ...]) -> Joined:
    """These groups as one number."""
    digits = "".join(group.digits for group in groups)
    return Joined(groups[0].start, groups[-1].end, digits, tuple(len(group.digits) for group in groups))
