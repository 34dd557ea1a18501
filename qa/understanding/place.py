"""Places that a question names: the regions that it is about, and others beside them.

Takes clean text and the regions' names, gives the regions named in the order of the text, and the other
places: provinces and prefectures of the gazetteer; districts, counties, towns and villages by their
ending. What stands before an ending is a name where the segmenter takes both for one, or takes it for a
proper noun or knows no such word: 俺在镇 and 办理市 are none. Knows no report.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import rjieba

from index.edition.regions import place_names

NATIONS = "|".join(
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 "
    "柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 普米 塔吉克 怒 鄂温克 保安 裕固 独龙 鄂伦春".split()
)
# 恩施土家族苗族自治州 is called 恩施; 伊犁哈萨克自治州 and 巴音郭楞蒙古自治州 leave out 族.
SUFFIX = re.compile(
    rf"(?:特别行政区|(?<=..)(?:(?:{NATIONS})族)*(?:(?:{NATIONS})族?|各族)自治[区州县旗]|自治[区州县旗]|省|市|区|县|旗|盟)$"
)
ENDING = re.compile(r"(?:街道|[区县镇市乡村旗])$")
WHOLE_PLACES = frozenset({"全国", "我国", "全省"})
ABBREVIATIONS = dict(
    pair.split("=")
    for pair in (
        "北京=京 天津=津 河北=冀 山西=晋 内蒙古=蒙 辽宁=辽 吉林=吉 黑龙江=黑 上海=沪 江苏=苏 浙江=浙 安徽=皖 福建=闽 "
        "江西=赣 山东=鲁 河南=豫 湖北=鄂 湖南=湘 广东=粤 广西=桂 海南=琼 重庆=渝 四川=川 贵州=黔 云南=滇 西藏=藏 "
        "陕西=陕 甘肃=甘 青海=青 宁夏=宁 新疆=新 香港=港 澳门=澳"
    ).split()
)
MUNICIPALITIES = frozenset({"北京", "上海", "天津", "重庆"})
WHOLE = re.compile(
    rf"(?:^|[\s，,])(?:的)?({'|'.join(sorted(WHOLE_PLACES))})(?!第|首|最|排|前|统一|文明|百强|先进|人大)"
)
OWN_ENDING = re.compile(r"省|市(?!区)|自治区|自治州|地区|州|盟")
SMALLER = re.compile(r"[区县镇乡]")
PROPER = frozenset("ns nr nrt nz nt".split())
# The segmenter's tags of words that may be a name though they are tagged as something common.
COMMON = frozenset("n j v zg".split())
# Kinds of place that a dictionary holds as one word with the ending: 铜 + 山区 is a name, 山区 none.
GENERIC = frozenset("山区 城区 新区 地区 湖区 湾区 山镇 村镇 集镇 城镇 城市 都市 小镇 重镇 大镇 古镇 市镇 入乡".split())
# What stands before an ending where the whole is a kind of place and no name.
KINDS = (
    "老城 主城 新城 中心城 城镇 都市 中心 核心 省区 困山 远山 丘山 山丘 浅山 大湾 海湾 "
    "开发 高新 经开 综保 经济 示范 试验 实验 功能 先行 先导 合作 保税 自贸 自创 农高 农综 集聚 聚集 达标 自治 "
    "塌陷 沉陷 度假 住宅 居住 居民 商业 商务 工业 作业 生活 办公 保护 产业 主产 物流 生态 文化 旅游 科技 创新 服务 "
    "管理 污染 征收 棚户 汇水 蓄水 滞洪 蓄洪 泄洪 缓冲 起步 飞行 使馆 拆迁 行政 建成 试点 禁养 限养 养殖 种植 "
    "海岛 百强 城中 小城 普惠 旅游名 贫困 特色 产粮 农业 山区 边境 民族 直管 省管 市管 先进 脱贫 文明 新型农 美丽 宜居 "
    "大城 农贸"
).split()
# Single characters that make a kind of 县 or 镇.
LEVELS = frozenset("全各每本外邻包一两三四五六七八九十百千万大小强名贫富穷重新老古")
KIND = re.compile(rf"(?:{'|'.join(KINDS)}|族)(?:街道|[区县镇市乡村旗])$|(?:地区|高新区|[园社小景校]区|城市|农村)$")
POINTING = frozenset("各全每本我咱该某哪这那")
SHORTEST = 3


@cache
def short_name(region: str) -> str:
    """A region without its ending: 徐州 for 徐州市; the whole where nothing would be left."""
    return SUFFIX.sub("", region) or region


def named_regions(text: str, regions: Sequence[str]) -> tuple[str, ...]:
    """Those of `regions` that the text names, in its order, by the whole name or without the ending.

    A province before a city of its own (江苏徐州) is part of the city's address. Of two that share a name the one is
    meant whose whole name stands there (吉林市), else the province.
    """
    starts = set(_starts(text))
    found: dict[str, tuple[int, int]] = {}
    for region in dict.fromkeys(regions):
        for name in (name for name in names_of(region) if name in text):
            at = next((m for m in re.finditer(re.escape(name), text) if name == region or m.start() in starts), None)
            if at:
                found.setdefault(region, at.span())
    addressed = {start for region, (start, _) in found.items() if not is_province(region)}
    meant: dict[int, str] = {}
    for region in sorted(found, key=lambda region: (-found[region][1], not region.endswith(("省", "自治区")))):
        if found[region][1] not in addressed:
            meant.setdefault(found[region][0], region)
    return tuple(meant[start] for start in sorted(meant))


def other_places(text: str, regions: Sequence[str]) -> tuple[str, ...]:
    """Places other than `regions`: those of the gazetteer first; `text` holds no time words.

    A province before one of the regions (江苏徐州) is part of its address.
    """
    named = ((name, region) for region in regions for name in names_of(region) if name in text)
    for name, region in sorted(named, key=lambda pair: -len(pair[0])):
        before = "" if is_province(region) else f"(?:(?:{'|'.join(sorted(place_names('省')))})省?)?"
        text = re.sub(before + re.escape(name), "　", text)
    starts = set(_starts(text))
    known: list[str] = []
    for name in [name for name in _gazetteer() if name in text]:
        for at in [m for m in re.finditer(name, text) if m.start() in starts]:
            if SMALLER.match(text, at.end()):
                continue
            known.append(name)
            own = OWN_ENDING.match(text, at.end())
            end = own.end() if own else at.end()
            text = f"{text[: at.start()]}{'　' * (end - at.start())}{text[end:]}"
    return tuple(dict.fromkeys([*known, *_by_ending(text), *_whole(text, regions)]))


def before_regions(text: str, regions: Sequence[str]) -> tuple[str, ...]:
    """The regions that a text ends on: both of 浙江和山东, none of 浙江的."""
    names = "|".join(re.escape(name) for region in regions for name in names_of(region))
    found = re.search(rf"(?:(?:{names})[和与及跟同、，]?)+$", text)
    return named_regions(found[0], regions) if found else ()


def places_told(text: str, regions: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """Other places as the reports' `texts` call them: 铜山 where none says 铜山区, 津冀 for 天津 and 河北.

    全国 in a name that a report has (全国重点实验室) is none.
    """
    found = [place for place in other_places(text, regions) if not _opens_name(text, place, texts)]
    if joint := _joint_name(found, texts):
        return (joint, *(place for place in found if place not in ABBREVIATIONS))
    return tuple(_as_said(place, texts) for place in found)


def _opens_name(text: str, place: str, texts: Sequence[str]) -> bool:
    at = text.find(place)
    words = text[at : at + len(place) + 2]
    return place in WHOLE_PLACES and len(words) > len(place) + 1 and any(words in one for one in texts)


def _as_said(place: str, texts: Sequence[str]) -> str:
    short = short_name(place)
    whole = any(place in one for one in texts)
    return short if not whole and len(short) > 1 and any(short in one for one in texts) else place


def _joint_name(places: Sequence[str], texts: Sequence[str]) -> str:
    """What the texts call several provinces by in one word; empty where they do not."""
    letters = [ABBREVIATIONS[place] for place in places if place in ABBREVIATIONS]
    if len(letters) < 2:
        return ""
    each = f"[{''.join(letters)}]"
    runs = re.finditer(rf"(?<!{each}){each}{{{len(letters)}}}(?!{each})", "\n".join(texts))
    return next((run[0] for run in runs if set(run[0]) == set(letters)), "")


def is_province(region: str) -> bool:
    """Whether a region is a province, an autonomous region or a municipality of that level."""
    return short_name(region) in place_names("省") | MUNICIPALITIES


def names_of(region: str) -> tuple[str, ...]:
    """What a region is called; a single character (沛 for 沛县) is no name."""
    short = short_name(region)
    return (region, short) if len(short) > 1 else (region,)


def _by_ending(text: str) -> Iterator[str]:
    before, tag_before = "", ""
    for word, tag in rjieba.tag(text):
        if ENDING.search(word) and (place := _place(word, tag, before, tag_before)):
            yield place
        before, tag_before = word, tag


def _place(word: str, tag: str, before: str, tag_before: str) -> str:
    """The place whose name ends with `word`; empty where that is a kind of place or an ending without a name."""
    if ENDING.fullmatch(word):
        return _if_name(before + word) if _is_name(before, tag_before, word) else ""
    if word in GENERIC:
        named = len(before) == 1 and tag_before in PROPER | {"n", "j", "zg"}
        return before + word if named and word[-1] in "区镇" else ""
    if len(word) < SHORTEST:
        named = tag in PROPER and word[-1] in "县镇" and word[0] not in LEVELS
        return word if named and _knows(word) else ""
    common = tag in COMMON and word[-1] in "区县市"
    return _if_name(word) if tag in PROPER or common else ""


def _is_name(word: str, tag: str, ending: str) -> bool:
    """Whether a word before a bare ending is a name."""
    if not re.fullmatch(r"[一-龥]{2,4}", word) or (tag == "nz" and ending not in "区县市"):
        return False
    return tag in PROPER or (tag == "n" and ending != "乡" and not _knows(word))


def _if_name(place: str) -> str:
    """The place, unless it is a kind (邹城市 and 永城市 only end like one) or 各县区."""
    kind = KIND.search(place) and not re.fullmatch("[^老主新大]城市", place)
    return "" if kind or place[0] in POINTING else place


def _knows(word: str) -> bool:
    """Whether the segmenter's dictionary holds a word."""
    return len(rjieba.cut(word, False)) == 1


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
