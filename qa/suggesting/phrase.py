"""One row of the ledger as a short question, as a resident would put it: 今年计划新增多少个托位？

Takes a figure and the words for when, gives the question, empty where none reads well. Knows no report.
"""

import re
from functools import lru_cache

import rjieba

from index.models import Aspect, Figure, Status
from index.numerals import bare_unit
from index.units import UNIT, is_share
from index.verbs import DOWN, UP, VERB

PLAIN = re.compile(r"[一-龥A-Za-z0-9“”+]{3,18}")
# Such a beginning, middle or end leaves open what the figure is of.
UNCLEAR = re.compile(
    r"分别|其中|\d年|连续|合计|全部|稳定|首次|或|^(?:[本该其各均总占较比超]|同比|累计$)"
    r"|(?:[日年人]均|平均|累计|[的了个项家等及和与级]|占[一-龥]{0,3})$"
)
# Kinds of words, in rjieba's letters, that no name begins with; n is a noun, v a verb, d an adverb.
HANGING = frozenset("cpurmqfy")
SCOPE = re.compile(r"^(?:全[省市区县州](?!性)|实现(?=.{4}))")
MOVED = re.compile(rf"(?:{UP}|{DOWN})$")
SHARE = re.compile(r"(?:率|比例|比重|占比|份额|涨幅|增速|增幅)$")
MONEY = re.compile(r"(?:额|值|收入|支出|余额|价格|资金|投资)$")
AMOUNT = re.compile(r"(?:产量|[总存销]量|规模|标准|[总人户]数|寿命|面积|里程|浓度|指数|拥有量|吞吐量|数量|能力|容量)$")
TWICE = re.compile(r"(..).*\1$")
PLACED = re.compile(r"(?:[位稳跃]?居|[位排]列|排名?)(?:全[国省市区]|世界|全球)[一-龥]{0,3}$")
# Verbs whose object is itself something done: what follows them is no second verb.
LIGHT = re.compile(r"(?:新增|净增|完成|实施|开展|组织|推进|实现|安排|推动)$")
SECOND = re.compile(rf"(?:{VERB.pattern}|提升|提质|升级|扩建|续建|上线|认定)+(?=.{{4}})")
PEOPLE = frozenset("人 名 位".split())
COUNTERS = frozenset("个 项 家 处 所 座 条 件 种 类 款 套 张 支 只 株 辆 台 对 批 部 村 镇 县".split())
PERSON = re.compile(r"(?:[生师员工者民家人士]|人才|干部|人口|大户)$")


def is_clear(row: Figure) -> bool:
    """Whether the indicator names one thing by itself, and the figure is a plain one."""
    name = row.indicator
    return (
        bool(PLAIN.fullmatch(name))
        and name.count("“") == name.count("”")
        and not UNCLEAR.search(name)
        and not row.unit.startswith(("连", "大"))
        and row.value not in {"翻番", "两位数"}
        and kinds(name)[0][0] not in HANGING
        and not re.fullmatch(UNIT, MOVED.sub("", name))
    )


def ask_one(row: Figure, when: str) -> str:
    """A question for one year's figure: 今年城镇新增就业的目标是多少, 去年新增了多少张养老床位."""
    aimed, named = row.status is Status.TARGET, SCOPE.sub("", row.indicator)
    if (verb := verb_of(named)) and not SHARE.search(named) and not _is_moved(row):
        return _ask_of_verb(row, named, f"{when}{'计划' if aimed else ''}", verb, "" if aimed else "了")
    if kinds(named)[0] == "v" or "d" in kinds(named):
        return ""
    if row.aspect is Aspect.RANK:
        return f"{when}{named}第几{row.unit}？" if PLACED.search(named) else ""
    if _is_moved(row):
        asked = "目标是多少" if aimed else "了多少"
    elif _is_amount(row, named):
        asked = "的目标是多少" if aimed else "是多少"
    elif kinds(named)[-1].startswith("v") and not is_share(row.unit) and row.unit not in COUNTERS:
        asked = "的目标是多少" if aimed else f"多少{_unit(row)}"
    else:
        asked = ""
    return f"{when}{named}{asked}？" if asked else ""


def ask_both(row: Figure, when: str) -> str:
    """A question for the figures of two years, which are said in `when`: 去年和今年分别新增多少张养老床位."""
    named = SCOPE.sub("", row.indicator)
    if not ask_one(row, ""):
        return ""
    if _is_moved(row) and (moved := MOVED.search(named)):
        return f"{when}{named[: moved.start()]}分别{moved[0]}多少？"
    if verb := verb_of(named):
        return f"{when}分别{_ask_of_verb(row, named, '', verb, '')}"
    return f"{when}{named}分别是多少？"


def verb_of(named: str) -> str:
    """The verb in front, with a second one behind it: 整治提升 of 整治提升背街小巷."""
    if not (first := VERB.match(named)):
        return ""
    second = None if LIGHT.search(first[0]) else SECOND.match(named, first.end())
    return named[: second.end()] if second else first[0]


def _ask_of_verb(row: Figure, named: str, when: str, verb: str, done: str) -> str:
    """新增多少个托位 where the unit counts the thing, 组织职业技能培训多少人次 where it measures what is done."""
    thing, unit = named.removeprefix(verb), _unit(row)
    counts = unit in COUNTERS
    if len(thing) < 2 or is_share(row.unit) or kinds(thing)[0][0] in HANGING or (counts and AMOUNT.search(thing)):
        return ""
    acts = kinds(thing)[-1].startswith("v") and not counts
    if acts or "元" in unit or unit.endswith("次") or AMOUNT.search(thing) or _of_people(unit, thing):
        return f"{when}{verb}{thing}多少{unit}？"
    return f"{when}{verb}{done}多少{unit.removesuffix('人')}{thing}？"


def _of_people(unit: str, thing: str) -> bool:
    """Whether people are counted by what they take part in: 入选重点人才计划161人."""
    return unit in PEOPLE and not PERSON.search(thing)


def _is_amount(row: Figure, named: str) -> bool:
    """Whether the name is of an amount that the unit measures: 占比 in %, 总额 in 元."""
    if TWICE.search(named):
        return False
    if SHARE.search(named):
        return is_share(row.unit)
    return "元" in row.unit if MONEY.search(named) else bool(AMOUNT.search(named)) and not is_share(row.unit)


def _is_moved(row: Figure) -> bool:
    return row.aspect in {Aspect.GROWTH, Aspect.CHANGE} and bool(MOVED.search(row.indicator))


def _unit(row: Figure) -> str:
    """亿元, for sums of money are told in hundreds of millions; else without magnitude."""
    return row.unit if "元" in row.unit else bare_unit(row.unit)


@lru_cache(maxsize=4096)
def kinds(words: str) -> tuple[str, ...]:
    """What kind each word is, in rjieba's letters; empty for no words."""
    return tuple(kind for _, kind in rjieba.tag(words))
