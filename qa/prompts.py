"""The fixed wording of prompts/: read once, checked, fingerprinted.

Takes the folder, gives `Prompts`; a missing or unknown key, or a variable that the program does not
fill, is named when the program starts, not when a resident asks.
"""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from index.models import Status
from qa.models import Outcome
from qa.telling.verdicts import Polar

VARIABLES = {
    "clarify": {"ask"},
    "too_long": {"limit"},
    "not_in_report": {"title"},
    "answered": {"lines"},
    "partial": {"lines"},
    "corrected": {"lines"},
}
REPLIES = {
    reply: set[str]()
    for reply in "thanks bye self document opinion task live how_to personal order abuse".split()
    + "fire gas medical rescue police crisis alarm".split()
}
CLARIFY = {"blank": set[str](), "region": {"regions"}}
NOTES = {
    "year_missing": {"years", "known"},
    "place_missing": {"place"},
    "read_as": {"word"},
    "difference": {"sum"},
    "bounded": {"bounds"},
    "slot_missing": {"years"},
    "growth_only": set[str](),
    "level_only": set[str](),
    "newest": {"title"},
}
LINE = {"region", "year", "text"}
OPENINGS = {polar.value: set[str]() for polar in Polar if polar is not Polar.NONE}
COMPARED = {"first", "second", "amount"}
STANDS = dict.fromkeys(("more", "less", "higher", "lower", "increased", "decreased", "faster", "slower"), COMPARED) | {
    "equal": {"first", "second"}
}
SIDES = {
    "side_year": {"year"},
    "side_region": {"region"},
    "side_result": {"year"},
    "side_target": {"year"},
    "side_indicator": {"indicator"},
}
LINES = (
    {"result": LINE, "target": LINE, "other": {"region", "text"}}
    | OPENINGS
    | {"denied": {"words"}, "missing": {"names"}}
    | STANDS
    | SIDES
)


class PromptError(Exception):
    """A file of prompts/ is missing or malformed; the message names file, key and remedy."""


@dataclass(frozen=True, slots=True)
class Prompts:
    """Every fixed wording, by what it is for."""

    label: str
    outcomes: Mapping[str, str]
    replies: Mapping[str, str]
    clarify: Mapping[str, str]
    notes: Mapping[str, str]
    lines: Mapping[str, str]
    fingerprint: str

    def outcome(self, outcome: Outcome, reply: str = "", **values: str) -> str:
        """What a resident is told for an outcome: its own wording, or the one of [reply] that is named."""
        return (self.replies[reply] if reply else self.outcomes[outcome]).format(**values)

    def line(self, status: Status, region: str, year: str, text: str) -> str:
        """One line of an answer: what was done or is aimed at, where if it must be said, in which year."""
        return self.lines[status].format(region=region, year=year.replace("-", "—"), text=text)

    def lead(self, status: Status, region: str, year: str) -> str:
        """What such a line begins with: all that stands before its text."""
        return self.lines[status].partition("{text}")[0].format(region=region, year=year.replace("-", "—"))


def read_prompts(folder: Path) -> Prompts:
    """The wording in `folder`. Raises PromptError."""
    replies, lines = _table(folder / "replies.toml"), _table(folder / "lines.toml")
    if set(replies) != {"label", "outcome", "reply", "clarify", "note"} or not isinstance(replies["label"], str):
        raise PromptError(f"{folder / 'replies.toml'} 应当只有 label、[outcome]、[reply]、[clarify]、[note]")
    outcomes = {outcome.value: VARIABLES.get(outcome.value, set()) for outcome in Outcome}
    return Prompts(
        label=str(replies["label"]),
        outcomes=_checked(folder / "replies.toml", replies["outcome"], outcomes),
        replies=_checked(folder / "replies.toml", replies["reply"], REPLIES),
        clarify=_checked(folder / "replies.toml", replies["clarify"], CLARIFY),
        notes=_checked(folder / "replies.toml", replies["note"], NOTES),
        lines=_checked(folder / "lines.toml", lines, LINES),
        fingerprint=sha256(
            b"".join(path.read_bytes() for path in (folder / "replies.toml", folder / "lines.toml"))
        ).hexdigest()[:16],
    )


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PromptError(f"{path} 读不出（{error}）：请恢复这个文件") from error


def _checked(path: Path, table: object, known: Mapping[str, set[str]]) -> dict[str, str]:
    if not isinstance(table, dict) or set(table) != set(known):
        have = set(table) if isinstance(table, dict) else set()
        wrong = sorted(set(known) ^ have)
        raise PromptError(f"{path} 的 {'、'.join(wrong)} 缺失或多余：请照原文件改正")
    for key, allowed in known.items():
        try:
            parts = list(string.Formatter().parse(table[key]))
        except (TypeError, ValueError) as error:
            raise PromptError(f"{path} 的 {key} 写法有误（{error}）") from error
        used = {
            name + (f"!{how}" if how else "") + (f":{form}" if form else "")
            for _, name, form, how in parts
            if name is not None
        }
        if used - allowed:
            raise PromptError(f"{path} 的 {key} 用了没有的变量 {'、'.join(sorted(used - allowed))}")
        if allowed - used:
            raise PromptError(f"{path} 的 {key} 少了变量 {'、'.join(sorted(allowed - used))}")
    return {str(key): str(value) for key, value in table.items()}
