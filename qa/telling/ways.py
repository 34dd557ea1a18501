"""Words of more and less, up and down: what a question compares, and which way it claims that things stand or went.

Takes the words of a question, gives a `Way`, or whether anything is compared at all. Looks at no report.
"""

import re

from index.verbs import DOWN, UP
from qa.proving.claims import fold
from qa.telling.verdicts import Way

# 多少 and 高低 are no direction, nor is what stands in the name of a thing.
NEITHER = re.compile(
    r"多少|大小|高低|快慢|至少|最多|不少|减排|降碳|增收|增值|增效|减税|降费|减负|降本|减灾|减贫|新增|净增"
)
THAN = r"(?<![占对相同环评无])比(?![例重率如较赛分对亚])"
ADJECTIVES = {Way.MORE: "[多高快大强]", Way.LESS: "[少低慢小弱]"}
VERBS = {Way.MORE: rf"{UP}|增多|变多|增产|涨|(?<![新净倍])增", Way.LESS: rf"{DOWN}|下滑|变少|减产|[减降]"}
ANY = f"{VERBS[Way.MORE]}|{VERBS[Way.LESS]}"
ADJECTIVE = "[多高快大强少低慢小弱]"
# An adjective closes what is said of a thing: not in 高校, 大学, 快递.
CLOSED = r"(?=[了吗呢吧的些出点占没？，。；！\d#几]|一[点些]|还是|$)"
OPEN = re.compile(
    rf"(?:{ADJECTIVE}|{ANY})了?(?:还是|或者?是?)|还是(?:{ANY}|[变更]?{ADJECTIVE})|持平还是|还是持平"
    rf"|(?:谁|哪)[^，。？；]{{0,14}}?[更最]?{ADJECTIVE}{CLOSED}"
)
DIFFERS = re.compile(
    rf"相差|差(?:#|了?几|距|额|别)|对比|相比|[跟和与同][^，。？；]{{1,16}}比(?=[，：是]|$)|{THAN}上?一?下"
)
CHANGED = r"(?:{verbs})了?(?:吗|没有?(?=[？，。]|$))|有没有(?:所)?(?:{verbs})|[变更]{adjective}了?"
CLAIMS = {
    way: re.compile(
        rf"{THAN}[^，。？；]{{1,20}}?(?:{ADJECTIVES[way]}{CLOSED}|{VERBS[way]})"
        rf"|反而[^，。？；]{{0,6}}(?:{ADJECTIVES[way]}{CLOSED}|{VERBS[way]})"
    )
    for way in (Way.MORE, Way.LESS)
}
CHANGES = {way: re.compile(CHANGED.format(verbs=VERBS[way], adjective=ADJECTIVES[way])) for way in (Way.MORE, Way.LESS)}
PARTS = re.compile(rf"(?P<first>[^，。？；]*?){THAN}(?P<second>[^，。？；]{{1,20}})")
HOW_FAR = re.compile(rf"(?:{THAN}[^，。？；]{{1,20}}?(?:{ADJECTIVE}|{ANY})|[，]{ADJECTIVE}|相差|差)[了出]?$")
AMOUNT = "(?:多少|几|百分之)"
EARLIER = re.compile(r"去年|上一?年|前一?年|往年")
LATER = re.compile(r"今年|本年|明年")
FULFILS = re.compile(
    r"(?:目标|任务|计划|指标|承诺)[^，。？；]{0,8}(?:完成|实现|达到|达成|兑现)了?(?:没有?|吗)"
    r"|(?:完成|实现|达到|达成)了?[^，。？；]{0,8}(?:目标|任务|计划|指标)[^，。？；]{0,3}(?:吗|没)"
    r"|(?:完成|实现|达成|兑现)了?(?:没有?|吗)|达到了(?:吗|没有?)|[有是](?:没有|否)(?:完成|实现|达到|达成|兑现)|达标了?[吗没]|超额"
)


def compares(text: str) -> bool:
    """Whether a question sets two figures against each other."""
    words = _plain(text)
    return bool(DIFFERS.search(words) or OPEN.search(words) or claimed_way(text))


def changes(text: str) -> Way | None:
    """The way that something is said to have gone, with nothing named to set it against: 减少了吗."""
    return _only(CHANGES, _plain(text))


def claimed_way(text: str) -> Way | None:
    """The way that a question takes one side to stand to the other: 比去年多吗; None where it leaves that open."""
    words = _plain(text)
    return None if OPEN.search(words) else _only(CLAIMS, words)


def parts(text: str) -> tuple[str, str] | None:
    """The words before and behind 比 in the clause that has it."""
    found = PARTS.search(_plain(text))
    return (found["first"], found["second"]) if found else None


def says_how_far(before: str) -> bool:
    """Whether a figure behind these words is a distance between two: 比去年少."""
    return HOW_FAR.search(_plain(before)) is not None


def asks_count(text: str) -> bool:
    """Whether more or fewer of something is asked, which no rate of growth tells."""
    return re.search(rf"[多少]{CLOSED}", _plain(text)) is not None


def asks_fulfilled(text: str) -> bool:
    """Whether a question asks if a target was reached."""
    return FULFILS.search(fold(text)) is not None


def moved(text: str) -> tuple[Way, str] | None:
    """The verb whose amount is asked for, and its way, where no other way is spoken of: 下降了多少."""
    words = fold(text)
    asked = [(way, found[1]) for way, verbs in VERBS.items() if (found := re.search(rf"({verbs})了?{AMOUNT}", words))]
    said = [way for way, verbs in VERBS.items() if re.search(verbs, NEITHER.sub("#", words))]
    return asked[0] if len(asked) == 1 and said == [asked[0][0]] else None


def spoken_way(words: str) -> Way | None:
    """The one way that any verb among the words goes: 养老金还涨."""
    return _only({way: re.compile(verbs) for way, verbs in VERBS.items()}, _plain(words))


def spared(words: str) -> str:
    """The words without verbs that say which way something goes."""
    return re.sub(ANY, "", words)


def _plain(text: str) -> str:
    return NEITHER.sub("#", fold(text))


def _only(patterns: dict[Way, re.Pattern[str]], words: str) -> Way | None:
    found = [way for way, pattern in patterns.items() if pattern.search(words)]
    return found[0] if len(found) == 1 else None
