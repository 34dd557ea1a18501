"""What each sentence of a report without part headings speaks of, which may be one endless paragraph.

Takes a `Report`, gives the `Outlook` of its sentences. One that opens on another time moves itself and those behind
it: the year before (过去一年), the edition's (今年, 主要预期目标是), five years. Does not look at headings.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.lists import HAN
from index.models import Report, Span, Status
from index.sentences import split_sentences
from index.structure import AHEAD, AT_ONCE, PROBLEMS, Outlook, five_years_opened, this_year

LEAD = rf"^(?:第?{HAN}(?:部分|[、．.])\s*|[（(]{HAN}[)）]\s*|各位代表[，！：:]\s*)*"
LAST_YEAR = re.compile(rf"{LEAD}(?:回顾|刚刚)?(?:过去的?这?一年|一年来|去年|今年以来)")
NAMED = re.compile(rf"{LEAD}(?:回顾|刚刚|过去的|做好|完成|围绕|按照|实现)*(?:(?P<said>[今明]年)|(?P<year>20\d\d)年)")
AIMS = re.compile(
    r"(?:预期|主要|奋斗|总体)目标(?:任务)?(?:建议)?[是为：:]|总体要求[是为：:]|(?:重点|着力|突出|全力)(?:抓好|做好|推进|实施)[^，。]{0,8}(?:工作|任务|方面)"
)
DONE = re.compile(r"完成了|实现了|达到了|荣获|增长了|圆满|显著|较好完成")
INTENDED = re.compile(r"今年|力争|确保|推进|加快|实施|深化|新增|将|要|努力|目标")
SEEN = 80


def outlooks_of_sentences(report: Report) -> Iterator[tuple[Span, Outlook]]:
    """Every sentence in order, with what it speaks of; before the first that says so its own words decide."""
    told, aimed = Outlook(str(report.year - 1), Status.RESULT), Outlook(str(report.year), Status.TARGET)
    current = unknown = Outlook(str(report.year), Status.OTHER)
    for paragraph in report.paragraphs:
        for sentence in split_sentences(report.text, paragraph):
            text = report.quote(sentence)
            if PROBLEMS.search(text[:SEEN]):
                current = replace(current, status=Status.OTHER)
            elif opened := _opened(text, report, current):
                current = opened
            own = current
            if current is unknown and len(DONE.findall(text)) > len(INTENDED.findall(text)):
                own = told
            elif current is unknown and re.search(r"今年|目标|力争|确保", text):
                own = aimed
            yield sentence, own


def _opened(text: str, report: Report, current: Outlook) -> Outlook | None:
    """What a sentence opens on, if that is another time."""
    told, aimed = Outlook(str(report.year - 1), Status.RESULT), Outlook(str(report.year), Status.TARGET)
    if five := five_years_opened(text, report.year, aimed if AHEAD.search(text[:AT_ONCE]) else current):
        return five
    year = _named(text, this_year(report, current.status))
    if LAST_YEAR.match(text) or year == report.year - 1:
        return told
    return aimed if year == report.year or AIMS.search(text) else None


def _named(text: str, this: int) -> int:
    """The year that a sentence opens on, where 今年 is `this`; 0 where it opens on none."""
    named = NAMED.match(text)
    if named is None:
        return 0
    return int(named["year"]) if named["year"] else this + (named["said"] == "明年")
