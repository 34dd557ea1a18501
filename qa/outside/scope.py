"""What ends a matter before a report is asked: danger, abuse, orders, greetings, what no report can say.

Takes clean text; gives a `Verdict` (outcome, wording, whom to call) or None, and what is asked once
politeness, orders and abuse are taken off. Nothing said to the program is obeyed; what is not plainly outside goes on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from qa.models import Outcome
from qa.outside.courtesy import between, courtesy
from qa.outside.elsewhere import is_task, outside
from qa.outside.emergency import emergency
from qa.outside.hostile import abusive, ordering, unsafe, without_abuse, without_order

DATED = re.compile(
    r"今年(?!\d{1,3}[岁了多])"
    r"|[去前明]年|本年|上年|来年|年内|全年|过去的?一年"
    r"|[近过]去?[一二两三四五六七八九十几\d]+年"
    r"|(?<!\d)20[0-4]\d(?!\d)"
    r"|(?<!\d)[12]\d年"
    r"|十[一二三四五六七八九]五"
    r"|报告"
)
# What a clause must say to be a question by itself beside an order or abuse.
ASKS = re.compile(
    r"[今去前明]年|本年|年内"
    r"|(?<!\d)20[0-4]\d(?!\d)"
    r"|多少|第几"
    r"|几[个所条家项座件名人公]"
    r"|哪些|哪[一二三几]?[个家条项]|有没有|是否|是不是"
)
CLAUSE = re.compile(
    r"((?:(?<=\d)[,.:](?=\d)|(?<![一-龥])[ ](?![一-龥])|[^,，。!！?？;；:：~…\s])+)([,，。!！?？;；:：~…\s]*)"
)
QUOTES = " \"'“”‘’「」『』()（）《》[]*#.-"


class Kind(StrEnum):
    """What a clause is; those that are polite name their wording."""

    BYE = "bye"
    THANKS = "thanks"
    HELLO = "hello"
    SELF = "self"
    MANNER = "manner"
    ORDER = "order"
    ABUSE = "abuse"
    TASK = "task"
    PLAIN = "plain"


POLITE = (Kind.SELF, Kind.BYE, Kind.THANKS, Kind.HELLO)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a message ends without a report.

    `reply` is a key of [reply] in replies.toml, empty for the outcome's own wording; `phone` whom to call, if anybody.
    """

    outcome: Outcome
    reply: str = ""
    phone: str = ""


REFUSED = {
    Kind.ORDER: Verdict(Outcome.BLOCKED, "order"),
    Kind.ABUSE: Verdict(Outcome.BLOCKED, "abuse", "12345"),
    Kind.TASK: Verdict(Outcome.OUT_OF_SCOPE, "task"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A clause with the punctuation behind it: its kind, and what is asked in it."""

    clause: str
    mark: str
    kind: Kind
    asked: str


def out_of_scope(text: str) -> Verdict | None:
    """What ends the matter, or None when the report should be asked `asked(text)`."""
    parts = _parts(text)
    if danger := emergency([part.clause for part in parts], bool(DATED.search(text))):
        return Verdict(Outcome.OUT_OF_SCOPE, *danger)
    if unsafe(text):
        return Verdict(Outcome.BLOCKED)
    question, kinds = _question(parts), {part.kind for part in parts}
    for kind, verdict in REFUSED.items():
        if kind in kinds and not ASKS.search(question):
            return verdict
    for kind in POLITE:
        if kind in kinds and not question:
            return Verdict(Outcome.GREETING, "" if kind is Kind.HELLO else kind.value)
    found = outside(question or text)
    return Verdict(Outcome.OUT_OF_SCOPE, *found) if found else None


def asked(text: str) -> str:
    """What is asked once greetings, thanks, orders to the program and abuse are taken off; else the text itself."""
    parts = _parts(text)
    return text if all(part.asked == part.clause for part in parts) else _question(parts) or text


def _parts(text: str) -> list[Part]:
    return [Part(clause, mark, *_read(clause)) for clause, mark in CLAUSE.findall(text) if clause.strip(QUOTES)]


def _question(parts: Sequence[Part]) -> str:
    return "".join(part.asked + part.mark for part in parts if part.asked).strip()


def _read(clause: str) -> tuple[Kind, str]:
    """The kind of a clause, and what it asks: beside abuse or an order only what asks plainly."""
    bare = clause.strip(QUOTES)
    if polite := courtesy(bare):
        return Kind(polite), ""
    plain = between(clause)
    if ordering(plain):
        return Kind.ORDER, _plainly(without_order(plain))
    if is_task(plain.strip(QUOTES)):
        return Kind.TASK, ""
    if abusive(plain.strip(QUOTES)):
        return Kind.ABUSE, _plainly(without_abuse(plain))
    return Kind.PLAIN, plain


def _plainly(left: str) -> str:
    return left.strip() if ASKS.search(left) else ""
