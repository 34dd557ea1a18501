"""A clean question to a `Query`: its edition, its years, its content words, what kind of answer it wants.

Takes text, earlier turns and the store's vocabulary; gives the value that retrieving and reading go
by. Does not search.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.models import Status
from index.store import Store
from qa.edition import RELATIVE, Edition, find_edition
from qa.models import Turn
from qa.normalise import normalise
from qa.terms import Term, find_terms

MOST_TURNS = 6
MOST_HISTORY = 2000


class Asks(StrEnum):
    """What would answer: a number of a kind, or words."""

    MONEY = "money"
    SHARE = "share"
    PEOPLE = "people"
    COUNT = "count"
    RANK = "rank"
    NUMBER = "number"
    DEFINITION = "definition"
    NAMES = "names"
    WORDS = "words"


ASKED = (
    (Asks.DEFINITION, r"是指|指的是|指什么|什么意思|含义|什么是|叫什么名"),
    (Asks.NAMES, r"哪[一二两三四五六七八九十\d]+[个家座所条项镇位名]"),
    (Asks.RANK, r"第几|排名|排第|名次|位次"),
    (Asks.SHARE, r"几个点|百分之几|百分比|百分点|增长率|增速|增幅|涨幅|占比|比重|比例|率是?多少|率达?到?多少"),
    (Asks.MONEY, r"多少钱|多少(?:亿|万)?元|几(?:亿|万)?元|多少亿|花了?多少|收多少|投了?多少|什么价|费用"),
    (Asks.NUMBER, r"(?:增长|提高|下降|上涨|涨|降)(?:了)?(?:多少|几)|多少(?:增长|增幅)|涨多少|目标值|增长目标"),
    (Asks.PEOPLE, r"(?:多少|几)(?:万|百|千)?(?:个)?(?:人|名|位)(?!大)"),
    (
        Asks.COUNT,
        r"(?:多少|几|共有?|增加?了?几)(?:个|家|所|座|条|项|件|套|张|户|处|场|次|列|趟|班|辆|台|公里|里|亩|平方米|吨|斤|棵|株|万人|万户|万个)",
    ),
    (Asks.NUMBER, r"多少|几(?!乎)|总额|总量|规模|数量|各是|各为|差多|相差"),
)
SEVERAL = re.compile(r"分别|以及|各是|各为|、.*和|多少.*多少")
PREAMBLE = re.compile(r"^.*[。！!](?=[^。！!]*(?:请问|请列|请说|想问))")
ELLIPTIC = re.compile(r"^(?:那么?|那个|这个|它|其中|具体|还有|另外)|呢[？?]?$")
LEAD_IN = re.compile(r"^(?:那么?|其中|具体(?:是|有)?)|呢[？?]?$|[？?]$")


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood: `text` is embedded, `terms` are matched, the rest filters and judges."""

    text: str
    edition: Edition
    terms: tuple[Term, ...]
    asks: Asks
    respelled: tuple[str, ...] = ()

    @property
    def keywords(self) -> str:
        """Everything worth a keyword search, aliases in the report's words."""
        return " ".join(form for term in self.terms for form in term.forms)

    @property
    def years(self) -> frozenset[str]:
        """Years and periods that were named and of which the report speaks."""
        return self.edition.years

    @property
    def status(self) -> Status | None:
        """Result or target, where the words ask for one."""
        return self.edition.status

    @property
    def wants_number(self) -> bool:
        """Whether only a figure can answer."""
        return self.asks not in {Asks.WORDS, Asks.DEFINITION, Asks.NAMES}


def understand(text: str, history: Sequence[Turn], store: Store, home: str, respelled: tuple[str, ...]) -> Query:
    """What a clean, not blank question asks; `respelled` are the words that were put right in it."""
    whole = _complete(PREAMBLE.sub("", text), history)
    edition = find_edition(whole, store.reports, store.years, home)
    passages = [passage.text for passage in store.passages if passage.report in edition.reports]
    terms = find_terms(edition.rest, store.aliases, lambda word: sum(word in p for p in passages), len(passages))
    return Query(whole, edition, terms, _asks(whole), respelled)


def _asks(text: str) -> Asks:
    """The first kind whose words stand in the question; several figures at once may be of several kinds."""
    asks = next((asks for asks, pattern in ASKED if re.search(pattern, text)), Asks.WORDS)
    mixed = asks in {Asks.SHARE, Asks.MONEY, Asks.PEOPLE, Asks.COUNT} and SEVERAL.search(text)
    return Asks.NUMBER if mixed else asks


def _complete(text: str, history: Sequence[Turn]) -> str:
    """A follow-up that leaves out its subject takes it from the question before."""
    recent = kept_history(history)
    if not recent or not (ELLIPTIC.search(text) and len(text) <= 24):
        return text
    before = normalise(recent[-1].question)
    if any(re.search(pattern, text) for pattern in RELATIVE.values()):
        before = re.sub("|".join(RELATIVE.values()), "", before)
    return f"{before.rstrip('？?。')} {LEAD_IN.sub('', text)}"


def kept_history(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """The last turns, at most 6 of them and 2,000 characters; older ones are dropped."""
    kept: list[Turn] = []
    size = 0
    for turn in reversed(history[-MOST_TURNS:]):
        size += len(turn.question) + len(turn.answer)
        if size > MOST_HISTORY:
            break
        kept.append(turn)
    return tuple(reversed(kept))
