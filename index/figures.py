"""The ledger: every figure of a passage with its indicator, year, status and aspect.

Takes a `Passage`, gives `Figure`s. `index.mentions` finds what is a figure, `index.indicators` of what,
`index.periods` for when.
"""

import re

from index.indicators import find_indicators
from index.mentions import find_mentions
from index.models import Aspect, Figure, Kind, Mention, Passage
from index.periods import period_of
from index.topics import topic_of
from index.units import MEASURES, SPANS, is_share
from index.verbs import DOWN, UP

# Numbered headings name a whole field; only a run-in heading can be a sentence's subject.
RUN_IN = re.compile("[一-龥“”]{4,14}")
GROWS = re.compile(rf"(?:{UP}|增速|增幅|涨幅)(?:率|速度|了)?$")
FALLS = re.compile(rf"(?:{DOWN}|降幅|减量|偏多|偏少|提前|[高低快]于[一-龥]{{0,6}})$")
LEVELS = re.compile(r"拥有量|人均|平均|每[一-龥]{1,6}(?:人口?|户|人)|浓度|标准|价格|电价|寿命|年限|时长|指数")
MEASURED = re.compile(rf"^[十百千万亿]*(?:{'|'.join(map(re.escape, MEASURES))})|微克|毫克|元")


def read_figures(passage: Passage, this_year: int = 0) -> tuple[Figure, ...]:
    """The rows of a passage, in the order of its text; a heading has none. `this_year` as `period_of` takes it."""
    if passage.kind is Kind.HEADING:
        return ()
    text = passage.text
    mentions = find_mentions(text)
    if not mentions:
        return ()
    heading = passage.section[-1] if passage.section and RUN_IN.fullmatch(passage.section[-1]) else ""
    rows = []
    for mention, indicator in zip(mentions, find_indicators(text, mentions, heading), strict=True):
        year, status = period_of(text, mention.start, mention.end, passage.year, passage.status, this_year)
        rows.append(
            Figure(
                report=passage.report,
                passage=passage.id,
                indicator=indicator,
                value=mention.value,
                number=mention.number,
                unit=mention.unit,
                qualifier=mention.qualifier,
                year=year,
                status=status,
                aspect=_aspect(indicator, mention),
                topic=topic_of(passage.section, text, indicator),
                start=passage.start + mention.start,
                end=passage.start + mention.end,
            )
        )
    return tuple(rows)


def _aspect(indicator: str, mention: Mention) -> Aspect:
    unit, value = mention.unit, mention.value
    if mention.qualifier == "第":
        return Aspect.RANK
    if unit == "个百分点":
        return Aspect.CHANGE
    if unit in {"倍", "番"} or value in {"翻番", "两位数"}:
        return Aspect.GROWTH
    if is_share(unit) or not unit:
        return _rate(indicator, mention)
    return _amount(indicator, mention)


def _amount(indicator: str, mention: Mention) -> Aspect:
    """How much there is of what is measured, how many of what is counted, or by how much that changed."""
    unit = mention.unit
    moved = bool(GROWS.search(indicator) or FALLS.search(indicator))
    if MEASURED.search(unit):
        return Aspect.CHANGE if moved else Aspect.LEVEL
    level = bool(LEVELS.search(indicator)) and not unit.startswith("连")
    if moved and mention.qualifier != "连续" and (level or unit in SPANS):
        return Aspect.CHANGE
    return Aspect.LEVEL if level or unit.endswith("亿") else Aspect.COUNT


def _rate(indicator: str, mention: Mention) -> Aspect:
    """By how much something grew or fell, its share, or a plain number such as an index."""
    if GROWS.search(indicator):
        return Aspect.GROWTH
    if FALLS.search(indicator):
        return Aspect.CHANGE
    part = is_share(mention.unit) or mention.value in {"一半", "半", "半数"} or "分之" in mention.value
    return Aspect.SHARE if part else Aspect.LEVEL
