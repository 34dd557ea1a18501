"""What a question for a meaning is answered with: the report's own explanation, from its annex or a footnote.

Takes the question, its `Query` and the definitions of the index; gives for each part a `Draft` with the entry of the
term that is asked, None where no meaning is asked or the edition does not explain it. Searches by spelling and
sound alone; figures, years and yes or no are never read from an explanation.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from pypinyin import lazy_pinyin

from index.entries import explanation_at, spelled
from index.models import Kind, Passage, Span
from index.sentences import split_clauses
from index.terms import spellings
from qa.stages import Draft, Line, Piece, Query
from qa.understanding.asks import asks_something
from qa.understanding.when import without_times

STOP = re.compile(r"[,，。!！?？;；]+")
WHAT, INDEED = (
    "(?:什么|啥子?|甚么|何)",
    "(?:到底|究竟|具体|分别|主要|都|又|其实|中的?|里的?|这个词|这个?(?:概念|说法|提法)|一词)*",
)
THING, BEHIND = "(?P<thing>.{2,60}?)", "(?P<thing>.{2,60})$"
# Of a thing whose meaning is asked in so many words also a part may be named, or more than the term.
MEANING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{THING}{INDEED}(?:是|有|代表|表示|的)?(?:个|一个)?{WHAT}(?:意思|含义|涵义|概念|意义|定义)",
        rf"{THING}{INDEED}(?:是指|指的是?|指|意味着|代表|说的是)(?:的是)?(?:{WHAT}|哪|谁|多少)",
        rf"(?:解释|讲解|说明|理解)(?:一?下)?(?:{WHAT}(?:是|叫))?{THING}(?:的?(?:含义|涵义|意思|定义|内涵|概念))?$",
        rf"{THING}{INDEED}的?(?:含义|涵义|意思|定义|内涵|概念)(?:是{WHAT})?$",
        rf"{THING}{INDEED}(?:应该|该|要)?(?:怎么|如何|怎样)(?:理解|解释)",
        rf"(?<!为)(?:什么|啥子?|甚么)(?:才?是|叫做?|算是?){BEHIND}",
        rf"何[为谓]{BEHIND}",
    )
)
# Asked so, also what a thing amounts to may be meant: only the term itself will do.
WHICH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{THING}{INDEED}(?:是|叫)(?:个|一个)?{WHAT}(?:东西|玩意儿?|来着|啊|呀)?$",
        rf"{THING}{INDEED}是(?:怎么|咋)回事",
    )
)
CONTENTS = re.compile(rf"{THING}{INDEED}(?:包括|包含|涵盖|是|有|指|分为)(?:的是|了)?(?:哪|{WHAT}(?:内容|方面))")
FORMS = (*((form, True) for form in MEANING), *((form, False) for form in (*WHICH, CONTENTS)))
LISTED = re.compile(r"、|；|一是|①|[（(]1[)）]")
GOES_ON = re.compile(
    rf"^(?:它|其|这|那|里面|其中|具体|分别|主要|又|都|还)*(?:包括|包含|指|是|有)(?:的是)?(?:哪|{WHAT})"
)
LEAD = re.compile(
    r"^(?:请问|请教|请|麻烦|帮我?|你好|您好|谁知道|[我俺咱]?想?(?:问问|问(?:一?下|个)?|知道|了解|请教)|给我|能不能|能否|可以|可否"
    r"|一下|说说|讲讲|告诉我|这份|(?:政府)?(?:工作)?报告(?:里面?|中|上面?)?|文[件章]?(?:里面?|中)"
    r"|(?:提到|说到?|讲到?|写到?|出现)?的(?=.)|这个|那个|所谓的?|\s)"
)
TAIL = re.compile(r"(?:这个词|这个?(?:概念|说法|提法)|一词|的|呢|啊|呀|吗|\s)$")
JOINED = re.compile("以及|[和与及、]")
COLON = re.compile("[：:。]")
NEGATING = "非反无未不"
CONTAINED, CONTAINING = 0.5, 0.7
SHORTEST_SOUND = 3
ROOM = 140

# The sentences of one term, the first of which has it.
Entry = tuple[Passage, ...]


def define(query: Query, asked: str, definitions: Sequence[Passage]) -> tuple[Draft | None, ...]:
    """A draft for each part of the query. `asked` is the whole question as it was put, before words were respelled."""
    if len(query.parts) == 1:
        return (_first(query, definitions, (asked, query.text, query.parts[0].text)),)
    return tuple(_first(query, definitions, (part.text,)) for part in query.parts)


def explains(line: Line) -> bool:
    """Whether a line is read from an explanation, which neither bears out nor denies what a question says."""
    return any(piece.passage.kind is Kind.DEFINITION for piece in line.pieces)


def _first(query: Query, definitions: Sequence[Passage], texts: Sequence[str]) -> Draft | None:
    if not definitions or query.edition.unknown_years or query.edition.unknown_place:
        return None
    for text in dict.fromkeys(texts):
        clauses = [clause.strip() for clause in STOP.split(text) if clause.strip()]
        of_each = ([one for one in definitions if one.report == report] for report in query.edition.reports)
        told = [entry for own in of_each for entry in _entries(clauses, own)]
        if lines := [line for entry in told if (line := _line(entry, ROOM // len(told)))]:
            return Draft(tuple(lines), ())
    return None


def _entries(clauses: Sequence[str], definitions: Sequence[Passage]) -> list[Entry]:
    """The entries of all that is asked; none where one of the clauses asks something else."""
    found: list[Entry] = []
    for clause in clauses:
        entries = _meant(clause, definitions)
        if not entries and asks_something(clause) and not (found and GOES_ON.match(clause)):
            return []
        found.extend(entry for entry in entries if entry not in found)
    return found


def _meant(clause: str, definitions: Sequence[Passage]) -> list[Entry]:
    """The entries of the terms whose meaning a clause asks; none where it asks for none of them."""
    for pattern, loosely in FORMS:
        for found in pattern.finditer(clause):
            entries = _named(found["thing"], loosely, definitions)
            if entries and (pattern is not CONTENTS or any(LISTED.search(p.text) for one in entries for p in one)):
                return entries
    return []


def _named(thing: str, loosely: bool, definitions: Sequence[Passage]) -> list[Entry]:
    """The entry that a thing names; those of 甲和乙 where it names several, each by its term."""
    things = [one for one in JOINED.split(_bare(thing)) if one]
    each = [_nearest(one, False, definitions) for one in things] if len(things) > 1 else []
    whole = _nearest(thing, loosely and not each, definitions)
    if whole is None and each and None not in each:
        return [_entry(n, definitions) for n in each if n is not None]
    return [] if whole is None else [_entry(whole, definitions)]


def _nearest(thing: str, loosely: bool, definitions: Sequence[Passage]) -> int | None:
    """The number of the definition whose term is meant, said as it is or with words around it."""
    names = dict.fromkeys(spelled(name) for name in (thing, _bare(thing), _bare(without_times(_bare(thing)))))
    scores = [
        (max(_likeness(name, first.term, loosely) for name in names), -n)
        for n, first in enumerate(definitions)
        if first.term
    ]
    score, n = max(scores, default=(0.0, 0))
    return -n if score else None


def _entry(n: int, definitions: Sequence[Passage]) -> Entry:
    first = definitions[n]
    behind = takewhile(lambda one: not one.term and one.section == first.section, definitions[n + 1 :])
    return (first, *behind)


def _bare(thing: str) -> str:
    """The thing without what leads up to it and what hangs on to it."""
    before = ""
    while before != thing:
        before = thing
        thing = TAIL.sub("", LEAD.sub("", thing.strip(), count=1))
    return thing


def _likeness(name: str, term: str, loosely: bool) -> float:
    """How far a name means a term: by spelling, by sound, and loosely by a part of it or more; 0 for not at all."""
    names = spellings(term)
    if name in names:
        return 3.0 - names.index(name) / len(names)
    if len(name) >= SHORTEST_SOUND and any(len(one) == len(name) and _sound(one) == _sound(name) for one in names):
        return 1.5
    return max((_overlap(name, one) for one in names), default=0.0) if loosely and len(name) > 1 else 0.0


def _overlap(name: str, spelling: str) -> float:
    """The share of the longer that the shorter one is, where the one holds the other and is not its contrary."""
    share = min(len(name), len(spelling)) / max(len(name), len(spelling))
    if name in spelling:
        return share if share >= CONTAINED else 0.0
    rest = iter(spelling)
    if share >= CONTAINING and all(char in rest for char in name):
        return share
    at = name.find(spelling)
    before = name[at - 1 : at] if at > 0 else ""
    if at < 0 or (before and before in NEGATING):
        return 0.0
    head = at + len(spelling) == len(name) and (before == "的" or share >= CONTAINED)
    return share if head or share >= CONTAINING else 0.0


def _sound(word: str) -> list[str]:
    return lazy_pinyin(word)


def _line(entry: Entry, room: int) -> Line | None:
    """As much of an entry from its start as there is room for: whole sentences, or the first clauses of the first."""
    pieces: list[Piece] = []
    left = room
    for passage in entry:
        piece = _piece(passage, left, cut=all(p.text.endswith("：") for p in pieces))
        if piece is None:
            break
        pieces.append(piece)
        left -= len(piece.text) + 1
    if not pieces or pieces[-1].text.endswith("："):
        return None
    return Line(entry[0].year, entry[0].status, tuple(pieces))


def _piece(passage: Passage, room: int, cut: bool) -> Piece | None:
    """A sentence of an entry, the first one behind its term; None where it does not fit and may not be `cut`."""
    text, term = passage.text, passage.term
    start = explanation_at(text, term) if term else 0
    at = max(text.find(term), 0) if term else 0
    apart = term and (COLON.search(text, at + len(term), start) or term not in text or start == len(text))
    lead, begin = (f"{term}：", start) if apart else ("", 0)
    end = len(text)
    if len(lead) + len(text[begin:].rstrip("。")) > room:
        end = _border(text, start, begin + room - len(lead)) if cut else 0
        if not end:
            return None
    spans = [Span(at, at + len(term))] if apart and term in text else []
    spans += [Span(begin, end)] if end > begin else []
    return Piece(passage, tuple(spans), lead + text[begin:end].rstrip("。，；：、"), ())


def _border(text: str, start: int, most: int) -> int:
    """The last end of a clause, else of an item, between `start` and `most`; 0 where there is none."""
    clauses = [clause.end for clause in split_clauses(text) if start < clause.end <= most]
    return clauses[-1] if clauses else max(0, text.rfind("、", start + 1, most))
