"""Rows of the ledger that are of the same thing: a result and its target, one edition and another.

Takes figures and, where they are known, the cosines of their indicators, gives `Pair`s. Names may differ
by verb, scope and filler (完成老旧小区改造, 抓好老旧小区改造), not by a word that tells two things apart
(城镇, 农村; 省级, 国家级; 新增 X, X 总数). Reads no text beside the indicators.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from index.models import Aspect, Figure, Status
from index.numerals import bare_unit

KEPT = 100_000
MOST_WEIGHED = 200_000  # pairs of a result and a target; eleven reports have 600 to 4,000 each
# How near two names must be: in their characters alone, or in characters and meaning. Rates of growth stand
# in rows of near names (工业投资, 工业设备投资), so only equal names pair, be it in another order of characters.
SAME, WORDS, MEANING = 0.86, 0.6, 0.985
EQUAL = 0.9

SCOPE = re.compile(
    "^(?:全[省市区县州国]|全社会|我[省市区县]|累计|年度|努力|继续|全力|高效|深入|扎实|高质量|有序|分区分类|加快|全面|首批|首次)+"
)
# What is done with a thing says nothing of what the thing is.
VERBS = re.compile(
    "成功|入选|纳入|争创|争取|取得|荣获|获批|获评|新?招引|引进|引育|新改建|新建|改造|新?筹集|建成|建设|续建|扩建|治理|拆除|整治|综合|提升|更新|提质|升级|修复|疏解|"
    "完成|实现|实施|推进|推动|开展|组织|举办|抓好|办好|落实|落细|创成|创建|打造|培育|壮大|认定|入库|净增|新增|新登记|新培育|新认定|新引进|新设|增加|"
    "落地|竣工|完工|开工|投用|投产|开行|交付|办理|发放|组建|推出|支持|安排|提供|布局|转型|遴选|制定|滚动|预计|全部|超额"
)
FILLER = re.compile(
    "项目|工程|行动|任务|余额|总量|总数|总额|数量|规模|产业集群|产业(?=产值)|集群|地区|市区|系列|各类|左右|年内|年度|产量|总(?=产|收入)|"
    r"总投资(?=[\d十百千万亿])|总(?=投资)|^共|达到[^的]{2,20}的|"
    r"[的了等“”‘’（）()、，\s]"
)
ALIKE = (
    (re.compile("增速|增幅|涨幅|增长率"), "增长"),
    (re.compile("国内生产总值|地区生产总值|^经济(?=增长)"), "生产总值"),
    (re.compile("贸易额|货值"), "货值"),
    (re.compile("粮食总产量?|粮食产量"), "粮食产量"),
    (re.compile("营业收入|营收"), "营收"),
    (re.compile("降低"), "下降"),
    (re.compile("[省市](?=人大|政协)"), ""),  # whose people's congress is told by whose report it is
)
ADDED = re.compile("净增|新增|新认定|新培育|新设|新入选|新获批|新登记")
STOCK = re.compile("总[量数]|累计|[保拥]有量")
# Words of one line exclude one another, and exclude a name that has none of them.
CLASSES = tuple(
    re.compile(line)
    for line in (
        "城镇|农村|城乡|中心城区|核心区",
        "国家级?|全国|省级以上|省级?|市级?|区级|县级|镇级|村级|世界",
        "工业|服务业|农业|建筑业|制造业|流通|金融|房地产",
        "进出口|出口|进口|外贸",
        "中小学|小学|初中|高中|幼儿园|高校|大学",
        "小微|中小|大型|中型|专精特新|单项冠军|高新|科技型|规上|限上|上市|四上",
        "民间|外商|企业|居民|财政",
        "高技能|高层次|高技术|高端|顶尖|领军",
        "公办|民办|公立|私立",
        "经开区|高新区|开发区|港务区|保税区|自贸",
    )
)
APART = (
    *CLASSES,
    *(
        re.compile(line)
        for line in (
            r"\d[\d.]*[万亿千百]*",
            "人均|每[千万百]|年均",
            "占比|比重|比例|率",
            "起数|人数|死亡",
            "(?:提高|下降|上升)$",
        )
    ),
)
RURAL = "乡村"
COUNTED = frozenset("家 所 处 座 项 条 款 名 支 部 套 种 类 件".split())


@dataclass(frozen=True, slots=True)
class Pair:
    """What was done and what is aimed at, of the same thing; `score` is 0 to 1, 1 for the same words."""

    result: Figure
    target: Figure
    score: float


Cosine = Callable[[str, str], float]


def pair_results(figures: Iterable[Figure], cosine: Cosine = lambda *_: 0.0) -> tuple[Pair, ...]:
    """Each result with its target, one to one, in the order of the results; of one report, best pairs first taken.

    `cosine` tells how near two indicators are in meaning; without it only words decide. Of a text that is all
    figures only the first results are weighed, `MOST_WEIGHED` pairs in all.
    """
    figures = tuple(figures)
    targets = defaultdict[object, list[int]](list)
    for n, target in enumerate(figures):
        if target.status is Status.TARGET:
            targets[_measure(target)].append(n)
    results = (m for m, result in enumerate(figures) if result.status is Status.RESULT)
    both = ((m, n) for m in results for n in targets.get(_measure(figures[m]), ()))
    found = [
        # Of equals those counted in the same word: 50项 is beside 44项 rather than beside 12类.
        (-score, bare_unit(figures[m].unit) != bare_unit(figures[n].unit), m, n)
        for m, n in islice(both, MOST_WEIGHED)
        if (score := likeness(figures[m], figures[n], cosine))
    ]
    taken, pairs = set[int](), dict[int, Pair]()
    for negative, _, m, n in sorted(found):
        if not taken & {m, n}:
            taken |= {m, n}
            pairs[m] = Pair(figures[m], figures[n], -negative)
    return tuple(pairs[m] for m in sorted(pairs))


def same_elsewhere(figure: Figure, figures: Iterable[Figure], cosine: Cosine = lambda *_: 0.0) -> tuple[Figure, ...]:
    """What other reports say of the same thing: for each report, year and status its nearest row, in their order."""
    best: dict[tuple[str, str, Status], tuple[float, int, Figure]] = {}
    for n, other in enumerate(figures):
        if other.report == figure.report or other.status is Status.OTHER:
            continue
        score = likeness(figure, other, cosine)
        key = (other.report, other.year, other.status)
        if score and (key not in best or score > best[key][0]):
            best[key] = (score, n, other)
    return tuple(other for _, _, other in sorted(best.values(), key=lambda found: found[1]))


def likeness(one: Figure, other: Figure, cosine: Cosine = lambda *_: 0.0) -> float:
    """How surely two rows are of the same thing, measured alike, over spans alike: 0 to 1, 0 for what is not."""
    if measured(one) != measured(other) or not _spans_alike(one, other) or _added_to_stock(one, other):
        return 0.0
    # Under one heading about the countryside 户厕 and 农村户厕 are the same.
    rural = one.topic == other.topic == RURAL
    first, second = _name(one.indicator, rural), _name(other.indicator, rural)
    if first.apart != second.apart or not first.core or not second.core:
        return 0.0
    words = _shared(first.core, second.core)
    near = words >= (EQUAL if one.aspect is Aspect.GROWTH else SAME)
    if not near and one.aspect is not Aspect.GROWTH and words >= WORDS:
        near = cosine(one.indicator, other.indicator) >= MEANING
    return words if near else 0.0


@dataclass(frozen=True, slots=True)
class _Name:
    """An indicator without verbs, scope and filler, and the words of it that tell things apart."""

    core: str
    apart: tuple[frozenset[str], ...]


@lru_cache(maxsize=KEPT)
def _name(indicator: str, rural: bool) -> _Name:
    for words, word in ALIKE:
        indicator = words.sub(word, indicator)
    if rural:
        indicator = re.sub("农村|乡村", "", indicator)
    scoped = SCOPE.sub("", indicator)
    core = FILLER.sub("", VERBS.sub("", scoped))
    return _Name(core if len(core) > 1 else "", tuple(frozenset(words.findall(scoped)) for words in APART))


@lru_cache(maxsize=KEPT)
def _shared(one: str, other: str) -> float:
    """Share of neighbouring characters that two names have in common, 0 to 1."""
    if one == other:
        return 1.0
    if sorted(one) == sorted(other):
        return EQUAL
    first, second = _neighbours(one), _neighbours(other)
    return 2 * len(first & second) / (len(first) + len(second))


def _neighbours(name: str) -> frozenset[str]:
    return frozenset(name[n : n + 2] for n in range(len(name) - 1))


def _measure(figure: Figure) -> tuple[str, Aspect, str, bool]:
    """Whose figure it is and how it is measured: what two rows must agree in to be of the same thing."""
    return figure.report, *measured(figure), "-" in figure.year


def measured(figure: Figure) -> tuple[Aspect, str]:
    """Aspect and unit, those that count alike as one: rows that differ in it are of no one thing."""
    unit = bare_unit(figure.unit)
    counted = figure.aspect in {Aspect.LEVEL, Aspect.COUNT}
    return Aspect.LEVEL if counted else figure.aspect, "个" if unit in COUNTED else unit


def _spans_alike(one: Figure, other: Figure) -> bool:
    """A year stands beside a year, a period beside a period; what has neither stands alone."""
    return bool(one.year and other.year) and ("-" in one.year) == ("-" in other.year)


def _added_to_stock(one: Figure, other: Figure) -> bool:
    """Whether one tells what comes new and the other how many there are."""
    for added, stock in ((one, other), (other, one)):
        if ADDED.search(added.indicator) and not VERBS.search(stock.indicator):
            return True
        if ADDED.search(added.indicator) and STOCK.search(stock.indicator):
            return True
    return False
