"""A question for a list of the report (今年的民生实事有哪些, 第三件是什么, 有几件) answered from the list itself.

Takes one part and the store, gives a `Draft` in the list's order, or None where the part asks anything else or its
reports have no such list. A question about one thing in a list is no question for the list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.lists import Listing, find_lists
from index.models import Kind, Passage, Report, Span
from index.numerals import HAN, read_number
from index.sentences import split_clauses
from index.store import Store
from qa.reading.cut import ENDS
from qa.stages import Draft, Line, Part, Piece, Slot

UNIT = "(?:个?方面|大类|[件项个类条大点])"
NUMERAL = rf"(?:\d{{1,3}}|[{HAN}]{{1,4}})"
NTH = re.compile(rf"第(?P<nth>{NUMERAL})(?:{UNIT})?|最后一?{UNIT}")
HOW_MANY = re.compile(rf"(?<!哪)(?:几|多少){UNIT}?")
STATED = re.compile(rf"(?P<count>{NUMERAL}){UNIT}")
# Deeds done for the people go by several names in questions and reports.
DEEDS = re.compile(r"(?:重点|年度|为民|民生|惠民|利民|便民|办好?|的){0,4}实事(?:工程|项目|清单)?")
DEED = "实事"
QUOTED = re.compile("“([^”]+)”")
# Words that ask for a list and name nothing in it.
ASKING = re.compile(
    rf"请问|请|麻烦|想问一?下|想知道|想了解|告诉我|列出|列一?下|介绍一?下|说说|说一?下|给出|哪(?:[几些]|{NUMERAL})?{UNIT}?"
    r"|什么|啥|都|各|分别|依次|主要|具体|全部|所有|一共|总共|共|包括|包含|涵盖|涉及|内容|清单|名单|目录|项目|事项"
    r"|政府|我们|咱们|我|咱|报告|提出|提到|确定|部署|安排|计划|谋划|准备|打算|将|要|会|办|做|干|成|好|实施|落实|抓|了"
    r"|全?[国省区市县州旗]里?|这|那|的|里面|里|中|为|有|是|叫|吗|呢|呀|啊|吧|[，。？！、：；“”?!,\s]"
)
# So much of the items is told where all are, and of one alone.
ROOM_OF_ALL, LEAST_ROOM, ROOM_OF_ONE = 240, 24, 200
KEPT = 64


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a list: item `nth` (0: all), or only how many there are."""

    nth: int = 0
    number: bool = False


def listed(part: Part, store: Store) -> Draft | None:
    """The list's items, the one that the part numbers, or the sentence that says how many there are."""
    lines: list[Line] = []
    beyond: list[Line] = []
    for slot in part.slots:
        report = store.reports[slot.report]
        for one in _lists(report):
            asked = _asked(part.text, report.quote(one.title), len(one.items))
            held = _told(slot, one, store) if asked else ()
            if asked and held and asked.nth <= len(one.items):
                lines.append(_line(held, tuple(_pieces(one, asked, held))))
            elif asked and held:
                beyond.append(_line(held, (_named(one, held),)))
    if not lines:
        return Draft((), tuple(beyond)) if beyond else _item_of_none(part, store)
    said = {line.year for line in lines}
    missing = (slot.year for slot in part.slots if slot.year and slot.year not in said)
    return Draft(tuple(lines), (), missing_years=tuple(dict.fromkeys(missing)))


def _item_of_none(part: Part, store: Store) -> Draft | None:
    """No answer, and what is said of deeds, where one of them is asked by its number and none are listed."""
    asked = _asked(part.text, DEED, 0)
    if asked is None or not asked.nth:
        return None
    return Draft((), tuple(line for slot in part.slots for line in _mentioned(slot, store)))


@lru_cache(maxsize=KEPT)
def _lists(report: Report) -> tuple[Listing, ...]:
    return tuple(one for one in find_lists(report) if one.title.start < one.title.end)


def _asked(text: str, title: str, count: int) -> _Asked | None:
    """What a text asks of the list of so many items that has this title; None where it asks anything else."""
    rest = _without_name(text, title)
    if rest is None:
        return None
    nth = NTH.search(rest)
    rest = NTH.sub("", rest, count=1)
    number = HOW_MANY.search(rest) is not None
    rest = HOW_MANY.sub("", rest)
    stated = {_value(match["count"]) for match in STATED.finditer(rest)}
    if ASKING.sub("", STATED.sub("", rest)) or not stated <= {count, *map(_value, re.findall(NUMERAL, title))}:
        return None
    if nth:
        return _Asked(_value(nth["nth"]) if nth["nth"] else count)
    return _Asked(number=number and STATED.search(title) is not None)


def _without_name(text: str, title: str) -> str | None:
    """The text without the words that name the list; None where it does not name it."""
    if DEEDS.search(title):
        return DEEDS.sub("", text, count=1) if DEEDS.search(text) else None
    plain = re.sub("[“”]", "", text)
    names = [re.sub("[“”]", "", title), *QUOTED.findall(title)]
    cores = (re.sub(rf"^{STATED.pattern}", "", name) for name in names)
    return next((plain.replace(core, "", 1) for core in cores if core and core in plain), None)


def _value(numeral: str) -> int:
    try:
        return int(read_number(numeral))
    except ValueError:
        return 0


def _told(slot: Slot, one: Listing, store: Store) -> tuple[Passage, ...]:
    """The passages of intro and items, where they are of the year and status that the slot wants."""
    start, end = one.intro.start, one.items[-1].end
    held = tuple(p for p in store.passages if p.report == slot.report and start < p.end and p.start < end)
    if not held or any(passage.kind is Kind.DEFINITION for passage in held):
        return ()
    last = held[-1]
    return held if slot.year in {"", last.year} and slot.status in {None, last.status} else ()


def _mentioned(slot: Slot, store: Store) -> Iterator[Line]:
    """Where a report without the list says the most of it: the last sentence that tells of deeds, aimed at or done."""
    told = [p for p in store.passages if p.report == slot.report and DEEDS.search(p.text) and p.kind is Kind.SENTENCE]
    fitting = [p for p in told if slot.year in {"", p.year} and slot.status in {None, p.status}]
    counted = [p for p in fitting if STATED.search(p.text)]
    for passage in (counted or fitting)[-1:]:
        at = next(DEEDS.finditer(passage.text)).start()
        yield _line((passage,), (_piece(passage, _clause_at(passage.text, at)),))


def _line(held: Sequence[Passage], pieces: tuple[Piece, ...]) -> Line:
    return Line(held[-1].year, held[-1].status, pieces)


def _pieces(one: Listing, asked: _Asked, held: Sequence[Passage]) -> Iterator[Piece]:
    if asked.nth:
        yield from _whole(one.items[asked.nth - 1], held)
        return
    yield _named(one, held)
    if not asked.number:
        room = max(LEAST_ROOM, ROOM_OF_ALL // len(one.items))
        for item in one.items:
            yield _cut(next(passage for passage in held if passage.end > item.start), item, room)


def _named(one: Listing, held: Sequence[Passage]) -> Piece:
    """The clause that names the list."""
    passage = next(passage for passage in held if passage.end > one.title.start)
    return _piece(passage, _clause_at(passage.text, one.title.start - passage.start))


def _clause_at(text: str, at: int) -> Span:
    return next((clause for clause in split_clauses(text) if clause.end > at), Span(0, len(text)))


def _whole(item: Span, held: Sequence[Passage]) -> Iterator[Piece]:
    """Sentences of one item, as many as there is room for."""
    room = ROOM_OF_ONE
    for passage in (passage for passage in held if passage.end > item.start and passage.start < item.end):
        piece = _cut(passage, item, ROOM_OF_ONE)
        room -= len(piece.text)
        if room < 0:
            break
        yield piece


def _cut(passage: Passage, item: Span, room: int) -> Piece:
    """What a passage says of an item, from its beginning to the last clause that there is room for."""
    start, end = max(item.start, passage.start) - passage.start, min(item.end, passage.end) - passage.start
    ends = [start + clause.end for clause in split_clauses(passage.text[start:end])] or [end]
    return _piece(passage, Span(start, max([ends[0], *(stop for stop in ends if stop - start <= room)])))


def _piece(passage: Passage, span: Span) -> Piece:
    said = passage.text[span.start : span.end].rstrip(ENDS).lstrip("—")
    return Piece(passage, (span,), said, passage.figures_in(span))
