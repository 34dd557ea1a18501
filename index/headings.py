"""The headings of a work report: where its parts, sections, lists and run-in headings begin and how far each reaches.

Takes a `Report`, gives `Heading`s in the order of the text. Which lines head parts `index.parts` says. Says nothing
of years.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from enum import IntEnum

from index.lists import HAN, LONGEST_LINE, Listing, find_lists, stands_alone
from index.models import Report
from index.parts import CHAPTER, LONGEST_NUMBERED, NUMBERED, inner_parts, is_part

RUN_IN = re.compile(rf"(?:——|{HAN}[是要]|\d{{1,2}}[.．、]|[（(]\d{{1,2}}[)）]|[①-⑳])?[^，；：。！？\d]{{4,24}}。")
MARK = re.compile("[，；：,;:]")
INNER_RUN_IN = re.compile(r"(?<=[。！？])[^，；：。！？、\d“”《》]{5,13}。(?=[^\n])")

# What stands behind the last section of a part and speaks of all of it: thanks, what else was done, what is wanting.
ADDRESS = re.compile(
    r"(?:各位|尊敬的)[一-龥、，\s]{0,30}(?:代表|委员|同志们?|朋友们?)\s{0,3}[，,！!：:。]?|同志们[，！：]"
)
CLOSING = re.compile(
    rf"{ADDRESS.pattern}|此外[，,]|与此同时[，,]|(?:过去|刚刚过去的?)的?[一五]年|回顾过去|[一五]年来|这[一五]年|本届政府"
    r"|“十[一二三四五六七八九]?五”(?:时期|期间|以来)"
    r"|(?:这些|以上|上述|一切|所有)?(?:成绩|成就|成果|工作)的?取得|成绩来之不易|(?:在)?(?:看到|肯定|总结)[一-龥]{0,4}成绩"
    r"|以上[一-龥]{0,8}实事|展望未来|(?:全力|大力|坚决|坚定|积极|扎实|深入)*(?:支持|推进|加强)(?:国防|驻[一-龥]{1,4}(?:部队|解放军))"
    r"|[一-龥、]{0,12}编制好?“十[一二三四五六七八九]?五”"
)
THROUGHOUT = re.compile(
    r"紧密地?团结在|“十[一二三四五六七八九]?五”规划(?:纲要)?的?编制|(?:清醒|深刻|清楚)地?(?:认识|看)到"
)
OPENING = 60


class Rank(IntEnum):
    """What a heading heads, the outer before the inner: LINE is a line of its own below or in place of sections."""

    PART = 1
    CHAPTER = 2
    LIST = 3
    LINE = 4
    RUN_IN = 5


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's level (`Rank`), its title, the characters it covers, and where what it heads ends."""

    level: int
    title: str
    start: int
    end: int
    until: int


def find_headings(report: Report) -> tuple[Heading, ...]:
    """Headings in the order of the text; a run-in heading ends at its full stop and reaches to its paragraph's end."""
    lines = {span.start for span in report.paragraphs}
    lists = [one for one in find_lists(report) if one.items[1].start in lines]
    items = {item.start: item.end for one in lists for item in one.items}
    found: list[Heading] = []
    for n, span in enumerate(report.paragraphs):
        if not report.is_furniture(span):
            found.extend(_headings_of(report, n, items.get(span.start, 0), bool(found)))
    found = _ranked(found)
    found.extend(_titles(report, lists, {heading.start for heading in found}))
    found.sort(key=lambda heading: heading.start)
    return _bounded(found, _closings(report, found, lists))


def _ranked(headings: Sequence[Heading]) -> list[Heading]:
    """Headings with those of sections that are numbered as parts are one rank lower."""
    parts = [heading for heading in headings if heading.level == Rank.PART]
    lower = {parts[n].start for n in inner_parts([part.title for part in parts])}
    return [replace(one, level=Rank.CHAPTER) if one.start in lower else one for one in headings]


def _headings_of(report: Report, n: int, item: int, behind: bool) -> Iterator[Heading]:
    """The headings of paragraph n; `item` is where the item of a list ends that it begins, else 0.

    `behind` tells whether there was a heading before it: what stands before the first part is none.
    """
    span = report.paragraphs[n]
    text = report.quote(span)
    body = 0
    if not item and is_part(text) and n + 1 < len(report.paragraphs):
        yield Heading(Rank.PART, text, span.start, span.end, len(report.text))
        return
    if not item and (body := _chapter_end(text)):
        title = text[:body].rstrip("。")
        yield Heading(Rank.CHAPTER, title, span.start, span.start + body, len(report.text))
    elif behind and stands_alone(text) and (item > span.end if item else _leads_on(report, n)):
        yield Heading(Rank.LINE, text, span.start, span.end, len(report.text))
        return
    elif (lead := RUN_IN.match(text)) and lead.end() < len(text):
        yield Heading(Rank.RUN_IN, _plain(lead[0]), span.start, span.start + lead.end(), span.end)
        body = lead.end()
    for inner in _inner_run_ins(text, body):
        yield Heading(Rank.RUN_IN, _plain(inner[0]), span.start + inner.start(), span.start + inner.end(), span.end)


def _chapter_end(text: str) -> int:
    """Where a paragraph's heading （一）… ends: its first sentence, of a long one its first clause; 0 for neither."""
    if not CHAPTER.match(text):
        return 0
    stop = text.find("。") + 1 or len(text)
    clause = MARK.search(text, 0, LONGEST_NUMBERED)
    return stop if stop <= LONGEST_NUMBERED + 1 else clause.start() if clause else 0


def _leads_on(report: Report, n: int) -> bool:
    """Whether a body follows a line: any sentence behind a number, a long paragraph behind words alone."""
    if n + 1 == len(report.paragraphs):
        return False
    text, following = (report.quote(span) for span in report.paragraphs[n : n + 2])
    if NUMBERED.match(text):
        return not NUMBERED.match(following) and not stands_alone(following)
    return len(following) > LONGEST_LINE and not stands_alone(following)


def _inner_run_ins(text: str, body: int) -> Sequence[re.Match[str]]:
    """Short evaluative sentences inside a long paragraph; never two in a row, for the second is a fact."""
    last_end, found = -1, []
    for match in INNER_RUN_IN.finditer(text, body):
        if match.start() >= body and match.start() != last_end and len(text) > 200:
            found.append(match)
        last_end = match.end()
    # A paragraph is divided into two at least: a short sentence alone is a fact.
    return found if len(found) > 1 else []


def _plain(title: str) -> str:
    return title.rstrip("。").removeprefix("——")


def _titles(report: Report, lists: Sequence[Listing], taken: Set[int]) -> Iterator[Heading]:
    """The names of lists, which head their items; one whose intro is a heading has that."""
    for one in lists:
        if one.title.start < one.title.end and one.intro.start not in taken:
            yield Heading(Rank.LIST, report.quote(one.title), one.title.start, one.title.end, one.items[-1].end)


def _closings(report: Report, headings: Sequence[Heading], lists: Sequence[Listing]) -> list[int]:
    """Where sections end before the next heading: at a part's closing words, and at an address that leads to a list."""
    intros = {one.intro.end for one in lists}
    parts = {heading.start for heading in headings if heading.level == Rank.PART}
    last = _last_sections(headings)
    found, ended = [], True
    for span in report.paragraphs:
        text = report.quote(span)
        if span.start in parts:
            ended = True
        elif span.start in last:
            ended = False
        elif not ended and _closes(text):
            found.append(span.start)
            ended = True
        elif span.end in intros and ADDRESS.match(text):
            found.append(span.start)
    return found


def _last_sections(headings: Sequence[Heading]) -> set[int]:
    """Where the last section of each part begins: of the highest level that the part has below its own."""
    last: dict[int, Heading] = {}
    part = 0
    for heading in headings:
        part = heading.start if heading.level == Rank.PART else part
        held = last.get(part, heading)
        if heading.level in {Rank.CHAPTER, Rank.LINE} and (heading.level <= held.level or held.level == Rank.PART):
            last[part] = heading
    return {heading.start for heading in last.values()}


def _closes(text: str) -> bool:
    return CLOSING.match(text) is not None or THROUGHOUT.search(text[:OPENING]) is not None


def _bounded(headings: Sequence[Heading], closings: Sequence[int]) -> tuple[Heading, ...]:
    """Headings with their reach: to the next of their level or above, or to where sections are closed."""
    following: dict[int, int] = {}
    found: list[Heading] = []
    for heading in reversed(headings):
        ends = [heading.until, *(start for level, start in following.items() if level <= heading.level)]
        closing = bisect_right(closings, heading.start)
        if heading.level > Rank.PART and closing < len(closings):
            ends.append(closings[closing])
        following[heading.level] = heading.start
        found.append(replace(heading, until=min(ends)))
    return tuple(_nested(reversed(found)))


def _nested(headings: Iterable[Heading]) -> Iterator[Heading]:
    """No heading reaches beyond the one that it stands under: the last line of a list not beyond the list."""
    above: list[Heading] = []
    for heading in headings:
        while above and above[-1].until <= heading.start:
            above.pop()
        until = min(heading.until, above[-1].until) if above else heading.until
        above.append(replace(heading, until=until))
        yield above[-1]
