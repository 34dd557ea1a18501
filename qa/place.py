"""Places that a question names beside the region that it is about.

Takes clean text and the region's names, gives the other places: provinces and prefectures of the
gazetteer, and districts, counties and towns by their ending. Knows no report.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import rjieba

from index.load import place_names

SUFFIX = re.compile(r"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|省|市|区|县|旗|盟)$")
DISTRICT = re.compile(r"[一-龥]{2}区")
COUNTY = re.compile(r"(?:[一-龥]{2}|(?<![一-龥])[一-龥])(?:县|镇)")
CITY = re.compile(r"[一-龥]{2}市")
MUNICIPALITIES = frozenset({"北京", "上海", "天津", "重庆"})
WHOLE = re.compile(r"(?:^|[\s，,])(?:的)?(全国|我国|全省)(?!第|首|最|排|前|统一|文明|百强|先进|人大)")
# What stands before 区 where it is a kind of place and not a name.
KINDS = (
    "小 社 园 片 城 景 地 校 灾 市 郊 街 矿 库 辖 牧 老 农 特 新 战 港 林 雨 禁 厂 疫 困山 远山 村山 "
    "开发 高新 经开 示范 试验 实验 功能 先行 合作 保税 自贸 集聚 聚集 达标 自治 塌陷 沉陷 度假 住宅 居住 商业 工业 "
    "生活 办公 保护 核心 中心 产业 物流 生态 文化 旅游 科技 创新 服务 管理 污染 征收 棚户 汇水 拆迁 行政 主城 建成"
).split()
KIND = re.compile(rf"(?:{'|'.join(KINDS)})区$")
NO_COUNTY = re.compile(r"(?:[全各本该我每多几贫强百富]|贫困|邻|个|乡|城|村|集|强|示范|五|街)[县镇]$")
NO_CITY = re.compile(r"(?:[全各本该我每多股上超门夜城都楼菜]|地级|直辖|批发|劳动|人才|资本|房地产)市$")


def short_name(region: str) -> str:
    """A region without its ending: 徐州 for 徐州市."""
    return SUFFIX.sub("", region) or region


def other_places(text: str, regions: Sequence[str]) -> tuple[str, ...]:
    """Places in the order in which they are looked for; `text` holds no time words."""
    for name in sorted({name for region in regions for name in (region, short_name(region))}, key=len, reverse=True):
        text = text.replace(name, "　")
    starts = set(_starts(text))
    known = (
        name for name in _gazetteer() if name in text and any(m.start() in starts for m in re.finditer(name, text))
    )
    return tuple(dict.fromkeys([*known, *_by_ending(text), *_whole(text, regions)]))


def _by_ending(text: str) -> Iterator[str]:
    for pattern, kind in ((DISTRICT, KIND), (COUNTY, NO_COUNTY), (CITY, NO_CITY)):
        yield from (m[0] for m in pattern.finditer(text) if not kind.search(m[0]))


def _whole(text: str, regions: Sequence[str]) -> Iterator[str]:
    """The country or province, asked for by itself where the report is a smaller region's."""
    provincial = any(region.endswith(("省", "自治区")) or short_name(region) in MUNICIPALITIES for region in regions)
    yield from (m[1] for m in WHOLE.finditer(text) if not (provincial and m[1] == "全省"))


def _starts(text: str) -> Iterator[int]:
    """Where words begin, so that 营口 is not found in 运营口岸."""
    at = 0
    for word in rjieba.cut(text):
        yield at
        at += len(word)


@cache
def _gazetteer() -> tuple[str, ...]:
    return tuple(sorted(place_names(), key=lambda name: (-len(name), name)))
