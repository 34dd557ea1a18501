"""The regions of China by name: which are known, whose report one is, which a text speaks of most.

Takes names and text; gives names with their ending (徐州市, 沛县, 全国). Knows provinces, prefectures and cities
of a county's rank from places.toml; counties and districts only by their ending. Reads no lines of a report.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.models import Level

NATION = "全国"
NATION_NAMES = frozenset({NATION, "国务院", "中国", "国家", "中央", "中华人民共和国", "中华人民共和国国务院"})
DIVISION = r"(?:特别行政区|自治[区州县旗]|地区|兵团|[省市区县旗州盟镇乡])"
# What stands in a name's place: 我市, 全县, a bare 自治区 or 高新区.
NAMELESS = re.compile(
    r"(?:[我本全各该两]?[省市区县旗州盟镇乡]|[我本全]?自治[区州县旗]|[我本全]?(?:地|新|开发|高新|管理)区)"
)
# Kinds of zone, of which every city may have one: 徐州 belongs before them.
KIND = re.compile(
    r"国家|[省市]级|高新|高技术|经济|经开|技术|综合|综保|保税|临[港空]|空港|航空|出口|工业|产业|农业|农高|现代|科技|科学|"
    r"化工|循环|生态|旅游|风景|度假|物流|高铁|开发|示范|试验|实验|自贸|自由|新区|园区|老城|城区|地区|直辖|自治"
)
OUTER = re.compile(r"[一-龥]{2,10}?(?:特别行政区|自治[区州]|地区|[省市盟师]|[区县旗](?=[一-龥]{2,8}[镇乡]$))")
# Behind a known name without its ending these belong to it: 徐州市, 阿拉善左旗, 新疆生产建设兵团.
CLINGING = re.compile(r"[省市州盟]|地区|特别行政区|生产建设|[左右前中后]旗|[一-龥]{0,20}自治")
COUNTED = 5  # a place named less often may be any neighbour
READ = 200_000


@dataclass(frozen=True, slots=True)
class _Tables:
    """places.toml: names without their ending, but for `full`, which gives bare names theirs."""

    provinces: frozenset[str]
    municipalities: frozenset[str]
    cities: frozenset[str]
    other_prefectures: frozenset[str]
    county_cities: frozenset[str]
    full: dict[str, str]


@cache
def _tables() -> _Tables:
    tables = tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))
    provinces: dict[str, list[str]] = tables["province"]
    municipalities = frozenset(tables["municipality"])
    cities = municipalities.union(*provinces.values())
    others = frozenset(tables["other_prefecture"])
    of_city = {city: f"{city}市" for city in cities - others if not city.endswith("市")}
    named = {province: name for name in tables["other_province"] for province in provinces if name.startswith(province)}
    full = of_city | {province: f"{province}省" for province in provinces} | named
    return _Tables(frozenset(provinces), municipalities, cities, others, frozenset(tables["county_city"]), full)


@cache
def place_names(level: str = "") -> frozenset[str]:
    """Provinces and prefecture-level divisions of China, without their ending; of one level (省, 市…) only."""
    provinces, cities, others = _tables().provinces, _tables().cities, _tables().other_prefectures
    of_level = {"": cities | provinces, "市": cities - others, "省": provinces, "自治区": provinces}
    return of_level.get(level, others if level in {"州", "自治州", "盟", "地区"} else frozenset())


def level_of(region: str) -> Level:
    """Whose report a region's is; a city that no table names is one of a prefecture's rank."""
    tables = _tables()
    if region in NATION_NAMES:
        return Level.NATIONAL
    region = tables.full.get(region, region)
    bare = region.removesuffix("市")
    if region.endswith(("省", "自治区", "特别行政区", "兵团")) or bare in tables.municipalities:
        return Level.PROVINCE
    if region.endswith(("州", "盟", "地区")):
        return Level.CITY
    county_city = region.endswith("市") and bare in tables.county_cities
    return Level.DISTRICT if county_city or region.endswith(tuple("区县旗镇乡")) else Level.CITY


def region_of(address: str) -> str:
    """The last division of an address, 铜山区 of 江苏省徐州市铜山区; empty where it ends in none or names none.

    What is no name by itself keeps the city before it: 徐州经济技术开发区, 晋城市城区.
    """
    if address in NATION_NAMES:
        return NATION
    if address in _tables().full:
        return _tables().full[address]
    if not re.fullmatch(rf"[一-龥]{{1,30}}{DIVISION}", address) or NAMELESS.fullmatch(address):
        return ""
    while (inner := _inner(address)) != address:
        address = inner
    return _tables().full.get(address, address)


def _inner(address: str) -> str:
    """The address without its first division, unless what is left is no name."""
    outer = OUTER.match(address)
    rests = (address[outer.end() :] if outer else "", _behind_known(address))
    return next((rest for rest in rests if _is_name(rest)), address)


def _behind_known(address: str) -> str:
    """What follows a known name that stands with 州 or without its ending: 黔东南州凯里市, 江苏徐州."""
    for size in (5, 4, 3, 2):
        if address[:size] in place_names():
            rest = address[size:].removeprefix("州")
            return "" if CLINGING.match(rest) else rest
    return ""


def _is_name(rest: str) -> bool:
    """Whether a division's name stands by itself: 沛县 does; 区, 城区 and 高新区 do not."""
    if len(rest) == 2 and rest[1] == "市":
        return rest[0] in _tables().county_cities
    if rest in _tables().full:
        return True
    least = 2 if rest.endswith(("县", "旗")) else 3
    return len(rest) >= least and not KIND.match(rest) and bool(re.fullmatch(rf".+{DIVISION}", rest))


def most_named(text: str, level: str) -> str:
    """The region of a level (省, 市, 州…) that a text names most; empty where none stands out or no table has any."""
    text = text[:READ]
    counts = {place.removesuffix(level): text.count(place.removesuffix("市")) for place in place_names(level)}
    if level == "市":
        smaller = _tables().county_cities - place_names("市")
        named = {place for place in smaller if re.search(rf"{place}市(?![场民县区级直])", text)}
        # A name that is also a word (合作, 东方) counts only where its city is spoken of.
        counts |= {place: text.count(place) for place in named if text.count(f"{place}市") * 20 >= text.count(place)}
    place = max(sorted(counts), key=lambda name: counts[name], default="")
    if not place or counts[place] < COUNTED:
        return ""
    return _tables().full[place] if level == "自治区" else place + level
