"""The year that a report sets targets for: from its title, headings and words, and the day it was delivered.

Takes the lines and what was already read of them; gives the year, or 0. A report of December speaks for the next
year, and one that reviews 2023 is the edition of 2024, whatever a title calls it.
"""

import re
from collections import Counter
from collections.abc import Sequence

from index.edition.front import PART, SENTENCE_END, TOPIC
from index.edition.titles import YEAR, plain, year_of
from index.numerals import read_number
from index.structure import plan_period

HEADING = 60
READ = 200_000
NOT_YET = r"(?<![到至前])"
REVIEW = re.compile(rf"({YEAR})年(?:[一-龥“”\"及和、]{{0,14}})(?:回顾|成就|成效|成绩|完成情况)")
AIM = re.compile(
    rf"{NOT_YET}({YEAR})年(?!远景)[一-龥、,“”\"]{{0,20}}(?:目标|任务|重点|安排|打算|思路|总体要求|部署|计划|建议)"
)
NAMED = re.compile(rf"{NOT_YET}({YEAR})年(?!远景)")
DONE = re.compile(rf"(?:回顾|过去的)({YEAR})年|({YEAR})年(?:政府|主要)?工作的?回顾")
NEXT = re.compile(
    rf"(?:做好|完成|实现)({YEAR})年的?(?:各项|政府|全年|经济|工作|目标|任务)|"
    rf"{NOT_YET}({YEAR})年(?:政府|全[市省区县州旗盟]|经济社会发展|经济和社会发展)?的?(?:工作)?的?(?:主要)?"
    r"(?:总体要求|总体思路|目标|预期目标|安排|打算|重点工作)"
)
PLAN_YEAR = re.compile(
    r"今年是[^。;]{0,24}?(十[一二三四五六七八九]?)五[”\"]?(?:规划|时期|计划)?[^。,;]{0,12}?"
    r"(开局|起步|第[一二三四五]年|首年|收官|最后一年)"
)
BIRTHDAY = re.compile(
    r"今年是[^。;]{0,12}(?:新中国|中华人民共和国|建国)成立?(\d{2,3}|[一二三四五六七八九]十[一二三四五六七八九]?|一百[一二三四五六七八九]?十?)周年"
)
OF_PLAN = {f"第{words}年": later for later, words in enumerate("一二三四五")}
OF_PLAN |= {"开局": 0, "起步": 0, "首年": 0, "收官": 4, "最后一年": 4}


def expected(day: str) -> int:
    """The edition that a report delivered on a day is: of the next year from November on; 0 without a day."""
    return int(day[:4]) + (int(day[5:7]) >= 11) if day else 0


def read_year(paragraphs: Sequence[str], titled: int, delivered: str) -> int:
    """The year by title (`titled`, 0 without one), headings, words and day of delivery; 0 where none says it."""
    of_day = expected(delivered)
    aims, reviewed, paired = _by_headings(paragraphs)
    if paired:
        return of_day if of_day in paired else paired[0]
    if titled:
        return titled + 1 if titled in reviewed and titled not in aims else titled
    said = [*aims, *(year + 1 for year in reviewed)]
    if said:
        return of_day if of_day in said else said[0]
    told = _by_words(plain("".join(paragraphs)[:READ]))
    if told and of_day not in told:
        return told.most_common(1)[0][0]
    return of_day


def _by_headings(paragraphs: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
    """Years aimed at, years reviewed, and those of both: aimed at, with the year before them in an earlier heading."""
    aims: list[int] = []
    reviewed: list[int] = []
    named: list[int] = []
    for line in paragraphs:
        if len(line) > HEADING:
            continue
        words = plain(line)
        if words.endswith(SENTENCE_END):
            continue
        reviewed += [year_of(found[1]) for found in REVIEW.finditer(words)]
        aims += [year_of(found[1]) for found in AIM.finditer(words)]
        if PART.match(words) or TOPIC.fullmatch(words):
            named += [year_of(found[1]) for found in NAMED.finditer(words)]
    both = [year for year in dict.fromkeys(aims) if year - 1 in set(reviewed)]
    in_order = list(dict.fromkeys(named))
    follow = [year for n, year in enumerate(in_order) if year - 1 in in_order[:n]]
    return list(dict.fromkeys(aims)), list(dict.fromkeys(reviewed)), both or follow


def _by_words(text: str) -> Counter[int]:
    """How often sentences speak of each year as the edition."""
    told: Counter[int] = Counter()
    for pattern, later in ((DONE, 1), (NEXT, 0)):
        told.update(year_of(next(filter(None, found.groups()))) + later for found in pattern.finditer(text))
    for plan in PLAN_YEAR.finditer(text):
        told[int(plan_period(plan[1])[:4]) + OF_PLAN[plan[2]]] += 1
    for found in BIRTHDAY.finditer(text):
        told[1949 + int(read_number(found[1]))] += 1
    return told
