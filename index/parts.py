"""Which lines are the headings of parts: by their numerals in any writing, or by their words where those were lost.

Takes lines; gives whether each heads a part, and of all that do which head only a section, for a report may number
parts 第一部分 and what is in them 一、. Says nothing of years and not where a heading stands.
"""

import re
import unicodedata
from collections.abc import Sequence

from index.lists import HAN, LONGEST_LINE, stands_alone

# Numerals of parts and sections, as NFKC without white space: full-width marks are half-width there.
COUNTED = re.compile(rf"{HAN}[、.]|第?{HAN},")
OUTER = re.compile(rf"第{HAN}(?:部分|章|篇)|[IVX]{{1,4}}[、.]")
PART = re.compile(rf"{OUTER.pattern}|{COUNTED.pattern}")
ROMAN = re.compile(r"[IVX]{1,4}(?=[一-龥“\d])")
CHAPTER = re.compile(rf"[（(〔]\s{{0,3}}{HAN}\s{{0,3}}[)）〕]")
NUMBERED = re.compile(r"\d{1,2}\s{0,3}[.．、](?!\d)|[（(]\s{0,3}\d{1,2}\s{0,3}[)）]")
LONGEST_NUMBERED = 60
LEAST_PARTS = 2

AIMS = re.compile(r"目标|任务|重点|安排|打算|思路|要求|预期|部署|建议|规划|履职|自身建设")
REVIEWS = re.compile(r"回顾|成就|成效|成绩|过去|以来|[一五]年来|工作情况|主要工作|总结")
# A part called by its words: a time and what is told of it, or the one without the other, or the government itself.
TIMES = re.compile(
    r"20\d\d年|[今去上本]年|[过这]去?的?[一五]年|[一五]年来|[今往未]后?来?五年|本届政府|任期|十[一二三四五六七八九]?五[”\"]?(?:时期|期间|规划|发展|以来|主要|工作|目标)"
)
TOLD = re.compile(r"回顾|总结|成就|主要工作|工作情况|目标|任务|重点工作|工作重点|安排|打算|思路|总体要求|部署|建议")
BARE = re.compile(
    r"(?:主要|重点|总体|年度|全[国省区市县州旗]|政府|经济社会发展|下一?步|下一阶段|当前|的|和|与|及)*"
    r"(?:工作回顾|工作总结|工作情况|工作安排|工作打算|工作部署|重点工作|重点任务|工作任务|目标任务|总体要求|预期目标|主要目标|工作思路)"
    r"(?:和(?:重点工作|重点任务|工作任务|目标任务|预期目标|主要目标|工作安排))?"
)
ITSELF = re.compile(
    r"[一-龥]{0,10}(?:自身建设|(?:政府|依法)履职[一-龥]{0,6}|建设(?:人民满意|服务型|法治|廉洁)[一-龥]{0,10}政府)"
)
ANNEX = re.compile(r"附(?:件|录|表)[\d一二三四五]?(?::.{0,30})?")
# A table, or the header of its columns, names a year and its targets too, and heads nothing behind it.
TABLE = re.compile(r"(?:图表|[表图]|专栏)[\d一二三四五六七八九十]+(?!月).*|.*(?:[表图]|一览|清单)(?:[(][^()]*[)])?")
COLUMNS = re.compile(r"(?:^|\s)(?:序号|编号|项目|指标|指标名称|计量单位|单位|类别|属性)(?:\s|$)")


def is_part(text: str) -> bool:
    """Whether a paragraph is the heading of a part."""
    if len(text) > LONGEST_NUMBERED or CHAPTER.match(text) or NUMBERED.match(text) or COLUMNS.search(text):
        return False
    folded = _folded(text)
    numeral = PART.match(folded)
    bare = folded[numeral.end() :] if numeral else ROMAN.sub("", folded, count=1) if ROMAN.match(folded) else folded
    alone = stands_alone(text, LONGEST_NUMBERED if numeral else LONGEST_LINE)
    if numeral and (alone or _names_part(bare.rstrip(".。:"))):
        return True
    return alone and (_names_part(bare) or ANNEX.fullmatch(folded) is not None)


def _names_part(words: str) -> bool:
    if re.search("[,，。;；!！?？]", words) or TABLE.fullmatch(words):
        return False
    timed = TIMES.search(words) is not None and TOLD.search(words) is not None
    return timed or BARE.fullmatch(words) is not None or ITSELF.fullmatch(words) is not None


def inner_parts(lines: Sequence[str]) -> frozenset[int]:
    """Which of a report's part headings (by their place among `lines`) number sections: 一、 below 第一部分.

    Where words alone head the parts (2024年工作回顾), 一、 below them numbers sections if none of it names a part.
    """
    folded = [_folded(line) for line in lines]
    counted = [n for n, line in enumerate(folded) if COUNTED.match(line)]
    outer = [n for n, line in enumerate(folded) if OUTER.match(line) or ROMAN.match(line)]
    if len(outer) < LEAST_PARTS:
        named = any(_names_part(COUNTED.sub("", folded[n], count=1)) for n in counted)
        outer = [] if named else [n for n, line in enumerate(folded) if n not in counted and _names_part(line)]
    if len(outer) < LEAST_PARTS:
        return frozenset()
    return frozenset(n for n in counted if n > outer[0])


def _folded(line: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", line))
