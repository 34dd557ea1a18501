"""Of what each figure of a sentence is: its indicator, self-contained, in the report's words.

Takes a sentence, its mentions and the heading above, gives one indicator a mention. Along an
enumeration verbs and objects are inherited, 分别 deals subjects out in order, 其中 takes the verb of
what it is part of, and what has no subject of its own takes the last one, or the heading.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import rjieba

from index.bounds import PREFIX, SUFFIX
from index.models import Mention
from index.series import deal_out, series_length
from index.units import is_share
from index.verbs import COUNTED_SIDE, MOVED, SIDE, VERB

BREAK = re.compile(r"[，；：。！？!?;:]")
JOINT = re.compile(r"、|和(?!平)|与|及(?!以[上下])")
EDGES = "（）()、，；：。“ 　"
JOINTS = EDGES + "和及与并且的"
LEADING = re.compile(
    r"^(?:\d{1,3}[.．、）]\s?(?=20\d\d年|\D)|其中|并|且|还|(?:继续|持续|大力|进一步|再)(?=[一-龥]{4})|年内|全年|今年|去年|本年|力争|确保|努力|预计|计划|已|将|也|累计(?=达)|到?20\d\d年(?:(?:底|末)?前|底|末|以来)?|一是|二是|三是)+(?:[，,：])?"
)
LINKS = re.compile(
    r"(?:分别|(?<![平日年人月])均|都|各|力争|确保|预计|将|已|为|是|至|到|在|有|共|达|总计|合计|稳定|控制|保持|实现|连续|继续|[由从第了])+$"
)
YEARS = re.compile(r"(?:从|由)?20\d\d年的?$")
OTHER = re.compile(r"[的台、（）]|大关|[一两三四五六七八九十]+个大?台阶")
# 从75.6%提升至76.5%, 75%、95%: the second is of the same thing.
PAIR = re.compile(r"(?:以上|左右|以下)?(?:[一-龥]{1,4}[至到]第?|[、和及与])?")
PLACE = re.compile(r"(?:全[国省市球]|世界)$")
UNIT_TOO = re.compile(r"（[一-龥]{1,3}）")
DONE = re.compile(r"(?<=[一-龥”]{2})(?:完成|新增|实现|带动|拉动).*$")
OF_MONEY = re.compile("(?<!年)的$")
LISTED = re.compile(r"[、和与及].*等$|等$")
LEVELS = ("突破", "达到", "达", "跃上", "迈上", "保持", "增至", "提升至", "提高到")


# So many characters stand for an indicator where a sentence names none.
SPARE = 12


@dataclass(slots=True)
class _Chain:
    """What a figure may inherit from those before it in its sentence."""

    subject: str
    verb: str = ""
    dealt: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    move: str = ""
    heading: str = ""
    last: str = ""


def find_indicators(text: str, mentions: Sequence[Mention], heading: str) -> tuple[str, ...]:
    """One indicator a mention; `heading` serves where a sentence has no subject of its own."""
    found = tuple(_indicators(text, mentions, heading))
    spare = heading or text[: mentions[0].start if mentions else 0].strip(JOINTS)[-SPARE:] or text[:SPARE]
    return tuple(named or spare for named in found)


def _indicators(text: str, mentions: Sequence[Mention], heading: str) -> Iterator[str]:
    chain = _Chain(subject="", heading=heading)
    told = 0
    for n, mention in enumerate(mentions):
        clause = max((m.end() for m in BREAK.finditer(text, 0, mention.start)), default=0)
        opens = told <= clause
        said = _said(text[max(clause, told) : mention.start].lstrip(EDGES if opens else JOINTS))
        noun, told = _noun_behind(text, mention, mentions[n + 1 :], bare=not said)
        if said and told < mention.end + len(noun) and not mention.unit.endswith("类"):
            noun = ""  # it belongs to the next figure
        part = text[clause : mention.start].startswith("其中") and opens
        if opens:
            chain.dealt = ()
            if n == 0:
                chain.subject = _subject_of(text[:clause]) or chain.subject
            if not part:
                chain.verb = _verb(said)
        series = deal_out(text, clause, mentions[n:], _said) if not chain.dealt else ()
        if series:
            chain.dealt = chain.series = series
            chain.move = _said(said.partition("分别")[2])
        elif MOVED.fullmatch(said) and len(chain.series) == series_length(text, mentions[n:]):
            chain.dealt, chain.move = chain.series, said
        dealt = chain.dealt and (series or not said or MOVED.fullmatch(said))
        if dealt:
            chain.last = _next_dealt(chain)
        elif not (n and not said and not chain.dealt and _goes_on(text, mentions[n - 1], mention, noun)):
            chain.last = _single(chain, said, noun, mention, inherits=not opens or part)
        yield chain.last


def _single(chain: _Chain, said: str, noun: str, mention: Mention, inherits: bool) -> str:
    if mention.qualifier == "连续":
        return _in_a_row(chain, said, noun)
    return _one(chain, said, noun, mention, inherits)


def _one(chain: _Chain, said: str, noun: str, mention: Mention, inherits: bool) -> str:
    """The indicator of a figure that stands by itself or as an item of an enumeration."""
    if not said:
        if not noun:
            return chain.subject or chain.heading
        verb = chain.verb if inherits else ""
        chain.subject = noun if verb and noun.startswith(verb) else verb + noun
        return chain.subject
    if (SIDE.match(said) and not noun) or (mention.qualifier == "第" and PLACE.match(said)):
        if not chain.subject:
            return said.replace("分别", "")
        if mention.qualifier == "第" and _verb(chain.subject):
            return said
        return _joined(chain.subject, LEADING.sub("", said), said)
    named = f"{_verb(said)}{noun}" if noun and LISTED.search(said) else said + noun
    inherited = inherits and chain.verb and mention.qualifier not in LEVELS and not is_share(mention.unit)
    if inherited and not VERB.match(named):
        named = chain.verb + named
    chain.subject = MOVED.sub("", named) or named
    return named


def _said(words: str) -> str:
    """The words before a figure without joints, adverbs, linking verbs and the figure's own qualifier."""
    words = YEARS.sub("", words)
    if prefix := PREFIX.search(words):
        words = words[: prefix.start()]
    words = LEADING.sub("", words.strip(EDGES))
    return _balanced(LINKS.sub("", words).strip(EDGES))


def _balanced(words: str) -> str:
    """The words with the quotation mark that was cut off before them."""
    if words.count("（") > words.count("）"):
        words += "）"
    return f"“{words}" if words.count("”") > words.count("“") else words


def _noun_behind(text: str, mention: Mention, others: Sequence[Mention], bare: bool) -> tuple[str, int]:
    """What a counter counts where it stands behind it (240个农村邻里互助养老服务点), and where the claim ends.

    A share has its noun behind it only where nothing (`bare`) stands before: 61%的城市污水处理厂.
    """
    start = _behind(text, mention)
    if not _takes_noun(text, mention, bare):
        return "", start
    if _is_part(mention) and text.startswith("的", start):
        start += 1
    if others and others[0].start == mention.end:  # 12类44项为民办实事项目
        held = mention.unit.endswith("类") and not others[0].unit.endswith("类")
        return (_noun_behind(text, others[0], others[1:], bare)[0] if held else ""), start
    close = BREAK.search(text, start)
    end = close.start() if close else len(text)
    if others and others[0].start < end:
        joints = [m.start() for m in JOINT.finditer(text, start, others[0].start)]
        if not joints:
            return _noun_between(text[start : others[0].start]), start
        end = joints[-1]
    noun = text[start:end]
    if SIDE.match(noun) or OTHER.match(noun) or len(noun.strip(JOINTS)) < 2:
        return "", start
    return _balanced(noun.lstrip(JOINTS).strip(EDGES + "的")), end


def _behind(text: str, mention: Mention) -> int:
    """Where the words behind a figure begin: after 以上, and after a second counter in brackets (14.2万台（套）)."""
    start = mention.end
    for pattern in (SUFFIX, UNIT_TOO):
        if found := pattern.match(text, start):
            start = found.end()
    return start


def _is_part(mention: Mention) -> bool:
    return is_share(mention.unit) or "分之" in mention.value


def _takes_noun(text: str, mention: Mention, bare: bool) -> bool:
    if mention.qualifier == "第" or mention.unit.startswith("连") or (_is_part(mention) and not bare):
        return False
    return not mention.unit.endswith("元") or bool(OF_MONEY.search(text[: mention.start]))


def _noun_between(words: str) -> str:
    """The noun of a figure whose clause goes on to another: 1000个重点项目完成投资1865.7亿元."""
    words = words.strip(EDGES)
    if bound := PREFIX.search(words):
        words = words[: bound.start()]
    if words.endswith("第") or SIDE.match(words):
        return ""
    return _balanced(DONE.sub("", MOVED.sub("", words)).strip(EDGES))


def _goes_on(text: str, last: Mention, mention: Mention, noun: str) -> bool:
    """Whether a figure is of the same thing as the one before it: 从75.6%提升至76.5%, 75%、95%, 12类44项."""
    if last.end == mention.start:
        return last.unit.endswith("类")
    return not noun and bool(PAIR.fullmatch(text, last.end, mention.start))


def _verb(said: str) -> str:
    """The verb that opens an enumeration."""
    if found := VERB.match(said):
        return found[0]
    tagged = rjieba.tag(said[:8])
    return tagged[0][0] if tagged and tagged[0][1] == "v" and len(tagged[0][0]) > 1 else ""


def _joined(subject: str, side: str, said: str) -> str:
    """Subject and another side of it; a verb of the subject is not told again with it."""
    bare = VERB.sub("", subject, count=1) if COUNTED_SIDE.match(said) else subject
    return (bare or subject) + side


def _subject_of(before: str) -> str:
    """What the clause before is about, when that clause has no figure: its first nouns."""
    clause = LEADING.sub("", BREAK.split(before.rstrip("，；：。"))[-1])
    nouns = ""
    for word, tag in rjieba.tag(clause[:16]):
        if tag[0] not in "nbjl" and tag != "vn":
            break
        nouns += word
    return nouns


def _in_a_row(chain: _Chain, said: str, noun: str) -> str:
    """连续五年, of what goes on so long; what it tells may follow: 连续三年获批…城市."""
    if said:
        chain.subject = _joined(chain.subject, said, said) if SIDE.match(said) else said
    of = "" if VERB.match(noun) and not said else chain.subject
    return f"{of}连续{noun}"


def _next_dealt(chain: _Chain) -> str:
    subject, *rest = chain.dealt
    chain.dealt = tuple(rest)
    chain.subject = subject
    return subject + chain.move
