"""A clean question to a `Query`: its edition, its years, its content words, what kind of answer it wants.

Takes text, earlier turns and the store's vocabulary; gives the value that retrieving and reading go
by. Does not search.
"""

import re
from collections.abc import Sequence

from index.store import Store
from index.units import UNIT
from qa.edition import RELATIVE, find_edition
from qa.models import Turn
from qa.normalise import normalise
from qa.stages import Asks, Query
from qa.terms import find_terms

MOST_TURNS = 6
MOST_HISTORY = 2000
LONGEST_FOLLOW_UP = 24


ASKED = (
    (Asks.DEFINITION, r"是指|指的是|指什么|什么意思|含义|什么是|叫什么名"),
    (Asks.NAMES, r"哪[一二两三四五六七八九十几\d]+[个家座所条项镇位名只类种]"),
    (Asks.RANK, r"第几|排名|排第|名次|位次"),
    (Asks.SHARE, r"几个点|百分之几|百分比|百分点|增长率|增速|增幅|涨幅|占比|比重|比例|率是?多少|率达?到?多少"),
    (Asks.MONEY, r"多少钱|多少(?:亿|万)?元|几(?:亿|万)?元|多少亿|花了?多少|收多少|投了?多少|什么价|费用"),
    (Asks.NUMBER, r"(?:增长|提高|下降|上涨|涨|降)(?:了)?(?:多少|几)|多少(?:增长|增幅)|涨多少|目标值|增长目标"),
    (Asks.PEOPLE, r"(?:多少|(?<!哪)几)(?:万|百|千)?(?:个)?(?:人|名|位)(?!大)"),
    (Asks.COUNT, rf"(?:多少|(?<!哪)几)[百千万亿]*(?:{UNIT})|共有?几"),
    (Asks.NUMBER, r"多少|(?<!哪)几(?!乎)|总额|总量|规模|数量|各是|各为|差多|相差"),
)
MEASURE = re.compile(rf"(?:多少|(?<!哪)几)[百千万亿]*({UNIT})")
SEVERAL = re.compile(r"分别|以及|各是|各为|、.*和|多少.*多少")
PREAMBLE = re.compile(r"^.*[。！!](?=[^。！!]*(?:请问|请列|请说|想问))")
ELLIPTIC = re.compile(r"^(?:那么?|那个|这个|它|其中|具体|还有|另外)|呢[？?]?$")
LEAD_IN = re.compile(r"^(?:那么?|其中|具体(?:是|有)?)|呢[？?]?$|[？?]$")


def understand(text: str, history: Sequence[Turn], store: Store, home: str, respelled: tuple[str, ...]) -> Query:
    """What a clean, not blank question asks; `respelled` are the words that were put right in it."""
    whole = _complete(PREAMBLE.sub("", text), history, store)
    edition = find_edition(whole, store.reports, store.years, home)
    passages = [passage.text for passage in store.passages if passage.report in edition.reports]
    terms = find_terms(
        edition.rest, store.aliases, edition.must, lambda word: sum(word in p for p in passages), len(passages)
    )
    measure = MEASURE.search(whole)
    return Query(whole, edition, terms, _asks(whole), measure[1] if measure else "", respelled)


def _asks(text: str) -> Asks:
    """The first kind whose words stand in the question; several figures at once may be of several kinds."""
    asks = next((asks for asks, pattern in ASKED if re.search(pattern, text)), Asks.WORDS)
    mixed = asks in {Asks.SHARE, Asks.MONEY, Asks.PEOPLE, Asks.COUNT} and SEVERAL.search(text)
    return Asks.NUMBER if mixed else asks


def _complete(text: str, history: Sequence[Turn], store: Store) -> str:
    """A follow-up that leaves out its subject takes it from the question before."""
    recent = kept_history(history)
    if not recent or len(text) > LONGEST_FOLLOW_UP or not (ELLIPTIC.search(text) or not _has_subject(text, store)):
        return text
    before = normalise(recent[-1].question)
    if any(re.search(pattern, text) for pattern in RELATIVE.values()):
        before = re.sub("|".join(RELATIVE.values()), "", before)
    return f"{before.rstrip('？?。')} {LEAD_IN.sub('', text)}"


def _has_subject(text: str, store: Store) -> bool:
    """Whether a question names anything by itself that the reports know."""
    bare = re.sub("|".join(RELATIVE.values()), " ", text)
    return any(term.known for term in find_terms(bare, store.aliases, (), lambda word: int(word in store.keywords), 2))


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
