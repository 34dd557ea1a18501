"""What one question wants: a figure of which kind and aspect, names, a definition, or words.

Takes clean text, gives `Want`s. Knows no report and no year.
"""

import re

import rjieba

from index.models import Aspect
from index.units import UNIT
from qa.stages import Asks, Want
from qa.understanding.when import without_times

ASKED = (
    (Asks.NAMES, r"名字|姓名|名单|都是谁|都?叫[什啥]|哪[一二两三四五六七八九十几\d]+[个家座所条项镇位名只类种张大]"),
    (Asks.DEFINITION, r"是指|指的是|指什么|什么意思|含义|什么是|叫什么名"),
    (Asks.RANK, r"第几|排名|排第|名次|位次|排行|排多少"),
    (
        Asks.SHARE,
        r"几个点|百分之[几多]|百分比|百分点|增长率|增速|增幅|涨幅|占比|比重|比例|率是?多少|率达?到?了?多少|几成",
    ),
    (
        Asks.MONEY,
        r"多少钱|多少[百千万亿]*元|几[百千万亿]*元|多少亿(?!斤)|花了?多少|收多少|投了?多少|什么价|费用"
        r"|金额(?:是|有|为|达到?)?了?多少|(?:资金|款项|经费)(?:是|有|为)?多少",
    ),
    (Asks.NUMBER, r"(?:增长|提高|下降|上涨|涨|降)(?:了)?(?:多少|几)|多少(?:增长|增幅)|涨多少|目标值|增长目标"),
    (Asks.PEOPLE, r"(?:多少|(?<!哪)几)(?:万|百|千)?(?:个)?(?:人(?![大口])|名(?![额单次])|位(?![次置数]))"),
    (Asks.COUNT, rf"(?:多少|(?<![哪那这好])几)[百千万亿]*(?:{UNIT})|共有?几"),
    (
        Asks.NUMBER,
        r"多少|(?<![哪那这好前头])几(?![乎年])|总额|总量|规模|数量|各是|各为|差多|相差|目标是$|定得|定在|还是[少减低慢降]|[多高快]了?还是|(?:哪(?!些)|谁)[一-龥]{0,6}[多高快大少低慢](?![一-龥])|[比较跟和](?:去年|上年|前一年)[一-龥的]{0,8}[多高快少低慢增减]|[条件家人户个套亩]数|里程$",
    ),
)
ASKING = re.compile(
    r"多少(?!年了)|(?<!好)几(?!年了)|哪|什么|啥|怎|咋|如何|吗|[是有能会要]不[是有能会要]|有没有|是否|谁|何|多大|多高|多长|各是|列出|说说|介绍|[吗呢不没][？?]?$"
)
MEASURE = re.compile(rf"(?:多少|(?<![哪那这好])几)[百千万亿]*({UNIT})")
SEVERAL_NAMES = re.compile(r"分别|都|哪?(?:几|[\d一二两三四五六七八九十]+)[个家座所条项镇位名只类种张大]|那几|哪些|各")
SEVERAL = re.compile(r"分别|以及|各是|各为|、.*和|多少.*多少")
# Asked for how much it grew, or for how much there is of it: the one is no answer to the other.
GROWTH = re.compile(
    r"(?:增长|提高|下降|上涨|上升|降低|减少|回落|压减|[涨降减]|增加(?=了?百分之))(?:了|幅度?|的)?(?:大概|大约)?(?:多少|几|百分之)|增速|增幅|涨幅|降幅|增长率|增长目标|多少增长"
    r"|几个(?:百分)?点|[多少]了(?:多少|百分之|几成)|增长[一-龥]{0,6}(?:是|为)?多少$|比上年[一-龥]{0,4}(?:多|少)"
)
LEVEL = re.compile(
    r"(?:总量|总额|总数|总值|总共|一共|总计|共)(?:是|有|为|达到?)?了?(?:多少|几)|有多少(?!增)|达到?了?多少(?!个?百分)|多少(?:万|千|百)?亿?元|多少(?:万|千|百)?亿|到了?多少"
)
CHANGED = re.compile(r"增长|提高|下降|上涨|上升|降低|减少|增加|回落|压减|[涨降]|多了|少了")
RATE = re.compile(r"百分|几个(?:百分)?点|增速|增幅|涨幅|降幅|增长率|[%％]")
SHARE = re.compile(r"占比|比重|比例|占[一-龥“”]{0,16}(?:多少|几|多大)|几成")
RANKED = re.compile(r"第几|排名|名次|位次")


# A figure in a question without 多少 is one to be confirmed or put right.
CLAIM = re.compile(
    rf"(?<![\d“A-Za-z第])\d[\d.,]*[多余]?(?:[百千万亿]+(?:{UNIT})?|个点|{UNIT})(?![以之]上|号线|内|的?老|及以上)"
)


def want_of(text: str, says: str = "") -> Want:
    """What the words of one question want; `says` is a word that its answer must say."""
    kind = next((asks for asks, pattern in ASKED if re.search(pattern, text)), Asks.WORDS)
    claim = CLAIM.search(without_times(text)) if kind is Asks.WORDS else None
    if claim:
        return Want(Asks.NUMBER, None if RATE.search(text) or "点" in claim[0] else Aspect.LEVEL, "", says)
    mixed = kind in {Asks.SHARE, Asks.MONEY, Asks.PEOPLE, Asks.COUNT} and SEVERAL.search(text)
    measure = MEASURE.search(text)
    unit = measure[1] if measure and not RATE.search(text) and _is_unit(text, measure) else ""
    several = kind is Asks.NAMES and SEVERAL_NAMES.search(text) is not None
    return Want(Asks.NUMBER if mixed else kind, _aspect(text, unit), unit, says, several)


def _is_unit(text: str, measure: re.Match[str]) -> bool:
    """Whether a unit stands by itself, as 家 does not in 多少家庭医生."""
    at = 0
    for word in rjieba.cut(text):
        if at <= measure.start(1) < at + len(word):
            return at + len(word) <= max(measure.end(1), measure.start(1) + 1) or word == measure[1]
        at += len(word)
    return True


def _aspect(text: str, unit: str) -> Aspect | None:
    """Growth, level, rank or none in particular."""
    if RANKED.search(text):
        return Aspect.RANK
    if SHARE.search(text) and not CHANGED.search(text):
        return Aspect.SHARE
    grows = GROWTH.search(text)
    if grows and (not unit or RATE.search(text) or unit in {"个百分点", "成", "倍", "%"}):
        return Aspect.GROWTH
    if (LEVEL.search(text) or unit) and not CHANGED.search(text) and not RATE.search(text):
        return Aspect.LEVEL
    return None


def asks_something(text: str) -> bool:
    """Whether a stretch of a question asks, and does not only lead up to one."""
    return bool(ASKING.search(text))
