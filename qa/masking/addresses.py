"""Addresses down to the door: 民主南路28号3栋2单元501室, 太山村3组12号, 阳光花园3-1-502.

Takes folded text; gives what is found, in order. A region, a road or an estate without a number is a place and
no address, and 3号线, 136条, 1号工程 and 小区140个 are no doors. The district before an address is left.
"""

import re
from collections.abc import Iterator, Sequence

from qa.masking.fold import BARRIER
from qa.masking.kinds import Found, Kind

_COUNT = "零〇一二两三四五六七八九十百幺"
_NUMBER = rf"(?:[0-9]{{1,5}}(?:-[0-9]{{1,4}}){{0,2}}|[{_COUNT}]{{1,7}})"
_SIDE = "甲乙丙丁东西南北中"
# What has a number and 号, and is no house.
_NO_DOOR = (
    "线(?!缆)|文件|机组|工程|台风|令|公告|通告|地块|路|桥|墩|隧道|矿?井|坑|高炉|码头|泊位|航站|[出入]口|口(?!腔)|车(?![库行间])|列车"
    "|种子|基地|项目|公路|国道|厂房"
)
DOOR = re.compile(
    rf"(?<![0-9.{_COUNT}第])[附{_SIDE}A-Za-z]?{_NUMBER}"
    rf"(?:(?P<house>号院|号楼|栋|幢|#楼|#|单元|室|弄)|号(?!{_NO_DOOR})|(?P<part>[层楼座门组队巷区期])(?![0-9]*[个家条户人]))"
    rf"|[{_SIDE}A-Za-z](?P<side>座|单元|栋|幢|区)"
    rf"|第?{_NUMBER}(?P<team>村民小组|小组)"
    r"|(?<![0-9.\-])[A-Za-z]?[0-9]{1,3}-[0-9]{1,2}-[0-9]{2,4}(?![0-9.\-年月])"
    r"|(?<![0-9.\-])[A-Za-z]?[0-9]{1,2}-[0-9]{3,4}(?![0-9.\-年月])",
)
_NO_ROOM = "年月万亿个家条人户"
TAIL = re.compile(
    rf"[ \-]?(?:[0-9]{{3,4}}(?![0-9.%{_NO_ROOM}])|[{_COUNT}]{{3,4}}(?![{_COUNT}{_NO_ROOM}]))室?",
)
TAILED = ("栋", "幢", "号楼", "单元", "座", "#", "#楼", "号院", "层", "楼", "门")

_END = "(?:[东西南北中]?[头口段侧])?$"
ROAD = re.compile(
    rf"(?:(?<![公铁道线思电门出马套网])路|街|巷|大道|胡同|里弄|(?<![公这那哪家手城心百千])里|堤|街坊|弄){_END}",
)
ESTATE = re.compile(
    "(?:小区|社区|花园|大院|别墅|广场|名邸|[园苑城府庭湾郡居墅邸村庄寓厦舍院坊]"
    f"|[0-9A-Z一二三四五六七八九十][区期]){_END}",
)
VILLAGE = re.compile(r"(?:[村庄屯圩寨营庙集]|社区)(?:[东西南北中]?[头口段侧]|里)?$")
# Many estates or blocks, and none in particular.
ANY_ESTATE = re.compile(
    "(?:^|老旧|旧|住宅|安置|回迁|保障|产业|工业|科技|创业|物流|新建|城镇|改造|法治|达标|示范|试点|无障碍|智慧"
    "|这个|我们|一个|每个|各)(?:小区|社区|村|新村|公寓|园)$"
)

# Words that an address begins behind.
STOP = re.compile(
    rf"[^一-鿿A-Za-z·]|{BARRIER}|住|在|到|[往回寄搬]|是|从|(?<!美)的|了|我家|我们?|老家|家[住在是]|地址|门牌号?|[省县镇乡]|(?<![城都超夜菜])市"
    r"|(?<![小社一二三四五六七八九十A-Z])区|街道|问一?下?|请|有没有|知道|怎么|什么|哪|今年|去年|报告|改造|拆迁|举报|关于|附近|对面|还有|以及"
)
RESIDES = re.compile("(?:住|家在|[住地]址)[是为在: ]{0,2}$")
REACH = 14
GAP = 10
MOST = 8


def find_addresses(text: str) -> Iterator[Found]:
    """Every door with the road, estate or village before it."""
    done = 0
    for together in _clusters(text):
        # a room given as a bare number may have been taken for the number of the next door
        doors = [door for door in together if door.start() >= done]
        if not doors:
            continue
        start = max(done, _begins(text, doors[0].start()))
        if _is_address(text, start, doors):
            done = _ends(text, doors[-1])
            yield Found(Kind.ADDRESS, start, done)


def _clusters(text: str) -> Iterator[list[re.Match[str]]]:
    """Doors that belong together: nothing but a name between them."""
    doors: list[re.Match[str]] = []
    for door in DOOR.finditer(text):
        if doors and (len(doors) == MOST or not _follows(text, doors[-1].end(), door.start())):
            yield doors
            doors = []
        doors.append(door)
    if doors:
        yield doors


def _follows(text: str, end: int, start: int) -> bool:
    between = text[end:start].strip(" ")
    return len(between) <= GAP and not STOP.search(between)


def _begins(text: str, door: int) -> int:
    """Where the name before a door begins."""
    reach = max(0, door - REACH)
    before = text[reach:door].rstrip(" ")
    return reach + max((stop.end() for stop in STOP.finditer(before)), default=0)


def _ends(text: str, door: re.Match[str]) -> int:
    """With the room that is given as a bare number."""
    tail = TAIL.match(text, door.end()) if door[0].endswith(TAILED) else None
    return tail.end() if tail else door.end()


def _is_address(text: str, start: int, doors: Sequence[re.Match[str]]) -> bool:
    first = doors[0].start()
    if RESIDES.search(text[max(0, first - 6) : first]) and _ends(text, doors[-1]) > doors[-1].end():
        return True
    if len({door[0][-1] for door in doors if door["house"] or door["side"]}) > 1:
        return True
    return any(_is_door(text[max(start, door.start() - REACH) : door.start()].rstrip(" "), door) for door in doors)


def _is_door(name: str, door: re.Match[str]) -> bool:
    """Whether this number is a door of the road, estate or village that `name` ends with."""
    if door["team"] or door["part"] in {"组", "队"}:
        return bool(VILLAGE.search(name)) and len(name) > 1
    if door["part"] or len(name) < 2 or ANY_ESTATE.search(name):
        return False
    if ROAD.search(name):
        return True
    return bool(ESTATE.search(name)) or (door[0].count("-") > 1 and door[0][-1].isdigit())
