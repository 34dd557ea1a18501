"""A question that asks several things, cut into one question for each: 甲、乙各是多少 is 甲…多少 and 乙…多少.

Takes clean text and whether words are known to the reports, gives texts that stand by themselves, in the
order asked. A stretch without a subject of its own (，增长了多少) stays with the one before it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.keywords import words
from index.units import UNIT
from qa.understanding.asks import asks_something
from qa.understanding.terms import FILLER
from qa.understanding.when import ABSOLUTE, RELATIVE

MOST = 6
STOPS = re.compile(r"[，,；;。！!？?]+|(?<=[一-龥”]) +(?=[一-龥“])")
SHARED_LEAD = re.compile(r"(?:方面|部分|领域|中|里|上|时|关于.*)$")
JOINED = re.compile(r"、|以及|和|与|及|还有")
APIECE = re.compile(r"各自|各是|各为|各有?|分别|都是|依次")
TAIL = re.compile(
    r"的?(?:预期|年度)?(?:增长|目标|任务|计划|规模|总额目标|增速|增幅|情况)*(?:目标)?值?(?:各|分别|都|依次|这?[两二三四五六]个?(?:方面|项|者|个|领域|类)|是多少|有多少|达到?多少|要|将|应|多少|几|哪|什么|怎|如何)"
)
# Words that say how a thing stands or moves and name none.
MOVES = re.compile(
    r"增长|提高|下降|上涨|上升|降低|减少|增加|达到|完成|实现|新增|增速|增幅|比重|占比|比例|排名|位次|全省|全国|全市|规模|总量|面积|里程|目标|计划|预期|数量|总数|实际|同比|今后|未来"
)
# What is asked to be told of a thing, and is no thing: 今年有什么动作.
TOLD = re.compile(
    r"说法|动作|举动|措施|举措|办法|法子|安排|部署|政府|政策|打算|部门|事情?|问题|效果|水平|进展|成效|变化|好消息|情况|咱们?这儿|市里|省里|公里|百分点|突破|控制|稳定|左右"
)
NARRATIVE = re.compile(r"^(?:我(?![市省国县区])|俺|咱|本人|作为|身为|记者|请问|麻烦|想问)")
DENIED = re.compile(r"^(?:不是问?|不要|不问|别说|不算)")
POLAR = re.compile(r"[吗没不]$|[是有能会要]不[是有能会要]|有没有|是否|([一-龥])不\1")
LONGEST_BARE, SHORTEST = 3, 2
# With so many known characters a stretch needs no lead-in: 孩子马上中考，今年公办普高多多少名额.
TELLING = 4
HOW_MUCH = re.compile("多少|几")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that asks; `says` is a word that its answer must say, of the thing asked before it (，农村有多少)."""

    text: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked: `text` stands by itself, `wants` are its questioning stretches, `name` calls it by name."""

    text: str
    wants: tuple[Stretch, ...]
    name: str = ""


def split_parts(text: str, knows: Callable[[str], bool]) -> tuple[Asked, ...]:
    """The things that a question asks; one for most questions. `knows` tells what names a thing: no region does."""
    text = text.replace("”“", "”、“")
    stretches = [one for stretch in STOPS.split(text) for one in _each_asked(stretch.strip()) if one]
    found: list[list[Stretch]] = []
    lead, shared = "", ""
    for stretch in stretches:
        if DENIED.match(stretch) and found:
            continue
        subject = subject_of(stretch, knows)
        if found and HOW_MUCH.search(stretch) and not subject:
            subject = subject_of(stretch, bool)
        own = _stands_alone(stretch, subject)
        if not asks_something(stretch):
            if found and not own:
                found[-1].append(Stretch(stretch))
            elif not (NARRATIVE.match(stretch) and _goes_on(stretches, stretch, knows)):
                lead += stretch + "，"
                shared = f"{stretch}，" if SHARED_LEAD.search(stretch) else shared
        elif found and not own and not lead:
            found[-1].append(Stretch(stretch, subject if HOW_MUCH.search(stretch) else ""))
        else:
            told = len(subject) >= TELLING and not SHARED_LEAD.search(lead.rstrip("，"))
            found.append([Stretch(("" if told else lead or (shared if found else "")) + stretch)])
            lead = ""
    if not found:
        return (Asked(text, (Stretch(text),)),)
    if lead:
        found[-1].append(Stretch(lead.rstrip("，")))
    parts = [Asked("，".join(stretch.text for stretch in group), tuple(group)) for group in found]
    dealt = [one for part in parts for one in _dealt_out(part, knows)]
    return tuple(dealt) if len(dealt) <= MOST else (Asked(text, (Stretch(text),)),)


def _goes_on(stretches: Sequence[str], lead: str, knows: Callable[[str], bool]) -> bool:
    """Whether what follows a lead-in names what it asks about, so that the lead-in can be left out."""
    behind = stretches[stretches.index(lead) + 1 :]
    return any(asks_something(stretch) and subject_of(stretch, knows) for stretch in behind)


def _each_asked(stretch: str) -> list[str]:
    """…多少公里、…多少个 as two."""
    pieces = stretch.split("、")
    return pieces if len(pieces) > 1 and all(re.search("多少|几", piece) for piece in pieces) else [stretch]


def subject_of(stretch: str, knows: Callable[[str], bool]) -> str:
    """The words of a stretch that the reports know, beside those of time, unit and movement."""
    quoted = "".join(re.findall(r"“([^”]+)”", stretch))
    bare = re.sub("|".join((*RELATIVE.values(), ABSOLUTE.pattern, "“[^”]+”")), " ", stretch)
    bare = TOLD.sub(" ", MOVES.sub(" ", FILLER.sub(" ", re.sub(rf"(?:多少|几)[百千万亿]*(?:{UNIT})", " ", bare))))
    return quoted + "".join(word for word in words(bare) if len(word) > 1 and not word[0].isdigit() and knows(word))


def _stands_alone(stretch: str, subject: str) -> bool:
    """Whether a stretch names what it asks about; 开门没 and 农村有多少 lean on what stands before."""
    return len(subject) > (LONGEST_BARE if POLAR.search(stretch) else SHORTEST)


def _dealt_out(part: Asked, knows: Callable[[str], bool]) -> tuple[Asked, ...]:
    """甲、乙和丙各是多少 as three; a thing that leaves its head to the last one gets it (工业、服务业投资)."""
    first = part.wants[0].text
    tail = next((m for m in TAIL.finditer(first) if JOINED.search(first, 0, m.start())), None)
    if tail is None:
        return (part,)
    before, after = first[: tail.start()], first[tail.start() :]
    things = _things(before)
    if len(things) < 2 or not (APIECE.search(after) or len(things) > 2):
        return (part,)
    lead = re.match(r"^.*(?:，|在(?=[^在]*$)|对于?|关于)", things[0])
    opening = lead[0] if lead else ""
    things = [things[0][len(opening) :], *things[1:]]
    after = re.sub(r"各自?|分别|这?[两二三四五六]个?(?:方面|项|者|领域)", "", after)
    if any("，" in thing for thing in things) or not all(subject_of(thing, knows) for thing in things):
        return (part,)
    whole = _completed(things, knows)
    rest = part.wants[1:]
    return tuple(
        Asked(
            "，".join([f"{opening}{thing} {after}", *(stretch.text for stretch in rest)]),
            (Stretch(f"{thing}{after}"), *rest),
            thing,
        )
        for thing in whole
    )


def _things(before: str) -> list[str]:
    """The enumerated things; quoted names stay whole."""
    cuts = [m for m in JOINED.finditer(before) if before.count("“", 0, m.start()) == before.count("”", 0, m.start())]
    edges = [0, *(edge for m in cuts for edge in (m.start(), m.end())), len(before)]
    things = [before[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]
    things += re.findall(r"“[^”]+”", things.pop()) if re.fullmatch(r"(?:“[^”]+”){2,}", things[-1]) else []
    return [thing for thing in things if thing]


def _completed(things: Sequence[str], knows: Callable[[str], bool]) -> list[str]:
    last = words(things[-1])
    if len(last) < 2:
        return list(things)
    head = things[-1][things[-1].find(last[0]) + len(last[0]) :]

    def whole(thing: str) -> str:
        bare = len(thing) <= LONGEST_BARE and len(words(thing)) == 1 and knows(thing[-1] + head[0])
        return f"{thing}{head}" if bare else thing

    return [*map(whole, things[:-1]), things[-1]]
