"""The figures that a clause states: value, unit, qualifier and the words that say of what.

Takes a piece of a report's text, gives `Figure`s with offsets into that piece. Names that contain
digits (5G, 3号线, “343”, 第二十六届, 2024年) and size classes (3亿元以上项目) are no figures.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.models import Figure, Span

# Clauses whose figures are remembered: those of some sixty reports.
KEPT = 100_000
NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
UNITS = (
    "个百分点 平方公里 平方米 立方米 万千瓦时 亿千瓦时 千瓦时 万千瓦 千瓦 公里 公顷 人次 美元 欧元 港元 标准箱 件套 "
    "元 亩 斤 吨 米 个 家 项 人 名 件 套 张 座 条 户 所 处 列 倍 成 辆 台 门 部 场 次 期 届 位 对 艘 架 只 头 棵 株 "
    "微克/立方米 微克 分钟 小时 分钱 分/千瓦时 分/立方米 场次 吨标准煤 兆瓦 "
    "村 镇 县 类 批 支 组 趟 班 天 % ％ 倍 枚 颗 盏 栋 间 片 种 款 宗 起 例 份 本 部 册 幅 块 孔 口 级 岁 分 年"
).split()
UNIT = "|".join(sorted({re.escape(unit) for unit in UNITS}, key=len, reverse=True))
FIGURE = re.compile(
    rf"(?P<value>(?:{NUMBER})(?:[%％]?[—\-~～至](?:{NUMBER}))?)(?P<more>余|多)?"
    rf"(?P<scale>[十百千]?万亿|[十百千]?亿|[十百千]?万|千|百)?(?P<more2>余|多)?(?P<unit>{UNIT})?"
)
SUFFIX = re.compile(r"以上|以内|以下|左右|上下|余|多")
PREFIX = re.compile(
    r"(?:超过|超|突破|近|接近|过|达到|达|增至|提升至|提高到|提高至|跃上|降至|保持|连续|约|不低于|不少于|各)$"
)
YEAR_OR_DATE = re.compile(r"\s*(?:年|月|日|周年|号线|时|届|版|世纪|年代|G\b|[A-Za-z])")
LATIN = re.compile(r"[A-Za-z.\-+]$")
ASPECT = re.compile(r"同比|增长|下降|提高|提升|降低|减少|增加|达到|占|居|增速|高于|低于|位居|年均")
# What a counter counts may stand behind it: 240个农村邻里互助养老服务点.
NOUN = re.compile(
    rf"(?!{ASPECT.pattern}|[和及与并以而且])[^、，；：。\d（）“]{{2,}}?(?=[和及与]?\d|[、，；：。（）“]|$)"
)
MEASURES = {"", "%", "％", "个百分点", "元", "美元", "倍", "成"}
EDGES = "（）、，；：。和及与 "
ADVERBS = re.compile(r"^(?:其中|年内|全年|力争|确保)|分别$")


@lru_cache(maxsize=KEPT)
def find_figures(text: str) -> tuple[Figure, ...]:
    """Figures in the order of the text; offsets are into `text`."""
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[Figure]:
    quoted = [Span(m.start(), m.end()) for m in re.finditer(r"“[^”]{0,12}”|《[^》]*》", text)]
    told, last = 0, ""
    for match in FIGURE.finditer(text):
        unit = (match["scale"] or "") + (match["unit"] or "")
        if not unit or _is_name(text, match, quoted) or _is_size_class(text, match):
            continue
        before = text[told : match.start()]
        prefix = PREFIX.search(before)
        suffix = SUFFIX.match(text, match.end())
        more = match["more"] or match["more2"] or ""
        named = _bare(before[: prefix.start()] if prefix else before)
        told = suffix.end() if suffix else match.end()
        noun = NOUN.match(text, told) if (match["unit"] or "") not in MEASURES else None
        told = noun.end() if noun else told
        last = named + noun[0] if noun else named or last or _bare(re.split(r"[、，；：。]", text[match.end() :])[0])
        yield Figure(
            indicator=last,
            value=match["value"],
            number=_number(match["value"]),
            unit=unit.replace("％", "%"),
            qualifier=suffix[0] if suffix else more or (prefix[0] if prefix else ""),
            start=match.start(),
            end=match.end(),
        )


def _is_name(text: str, match: re.Match[str], quoted: list[Span]) -> bool:
    """A year, a date, an ordinal, a line's number, or digits inside a quoted or Latin name."""
    before, behind_value = text[: match.start()], text[match.end("value") :]
    if match["unit"] == "年" or YEAR_OR_DATE.match(behind_value) or LATIN.search(before):
        return True
    if re.search(r"第$", before) or (match["unit"] in {"级", "分"} and not match["scale"]):
        return True
    return any(span.start < match.start() and match.end() <= span.end for span in quoted)


def _is_size_class(text: str, match: re.Match[str]) -> bool:
    """Whether the figure only sorts what has a figure of its own: 3亿元以上项目402个, 超50亿元企业4家."""
    behind = text[match.end() :]
    if behind.startswith("级") or (match["unit"] == "岁" and SUFFIX.match(behind)):
        return True
    sorted_out = re.match(r"(以上|以下|以内)?(?!左右)[^，；。、\d的和及]{1,14}(?=\d)", behind)
    return bool(sorted_out and (sorted_out[1] or re.search(r"超过?$", text[: match.start()])))


def _number(value: str) -> float:
    lower = re.split(r"[—\-~～至%％]", value.replace(",", ""))[0]
    return float(lower) if "." in lower else int(lower)


def _bare(words: str) -> str:
    """Words without joints and adverbs at their edges."""
    return ADVERBS.sub("", words.strip(EDGES)).strip(EDGES)


def split_items(clause: str) -> tuple[Span, ...]:
    """The parts of a clause between 、 when at least two of them hold a figure of their own, else all of it.

    What only adds another aspect (、增长8.1%) or a bare value (、2.7万元) stays with the item before it.
    """
    figures = find_figures(clause)
    cuts = [m.start() for m in re.finditer("、", clause) if not _inside_quotes(clause, m.start())]
    spans, start = [], 0
    for cut in cuts:
        own = next((f.start for f in figures if f.start > cut), None)
        if (
            any(start <= f.start < cut for f in figures)
            and own is not None
            and own > cut + 1
            and not ASPECT.match(clause, cut + 1)
        ):
            spans.append(Span(start, cut))
            start = cut + 1
    spans.append(Span(start, len(clause)))
    held = [span for span in spans if any(span.start <= f.start < span.end for f in figures)]
    return tuple(held) if len(held) > 1 else (Span(0, len(clause)),)


def _inside_quotes(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count("（") > before.count("）")
