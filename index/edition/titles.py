"""What a line before a report's body says: title, date, meeting, speaker.

Takes one line, or a few joined; gives what it reads, or nothing. Does not know where a line stands or what weighs
more when two differ.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.edition.regions import DIVISION, NATION, region_of
from index.numerals import read_number

LONGEST = 120  # a title with meeting and speaker on its line; a longer line is prose
JOINED = 40  # a line longer than this is whole
HAN_DIGIT = "〇○零一二三四五六七八九"
YEAR = rf"(?:20\d\d|二[{HAN_DIGIT}oO0]{{3}})"
SMALL = "十一二三四五六七八九"
DATE = re.compile(
    rf"(?<!\d)(?P<year>{YEAR})(?:年|[-./])(?P<month>\d{{1,2}}|[{SMALL}]{{1,2}})"
    rf"(?:(?:月|[-./])(?P<day>\d{{1,2}}|[{SMALL}]{{1,3}})(?![\d{SMALL}])日?|月)"
)
DATED = re.compile(rf"{DATE.pattern}(?:[上下]午)?[在于]?")
GOVERNMENT = r"(?:人民政府|政府|行政公署|行署|管委会|管理委员会)"
TITLE = re.compile(
    r"(?P<label>[【\[(][一-龥]{1,8}[】\])]|(?:全文|实录|[授受]权发布|权威发布)[:|丨!])?[《“\"]?(?:关于)?"
    rf"(?P<first>{YEAR}年?度?)?(?P<who>[一-龥]{{0,30}}?)(?P<second>{YEAR}年?度?)?"
    rf"(?P<government>{GOVERNMENT})?的?(?P<third>{YEAR}年?度?)?的?工作的?报告[》”\"]?"
    rf"(?P<rest>(?:全文|文本|正文)?(?:[(\[【—–\-_|].*|{YEAR}.*|[在于].*)?)"
)
DELIVERED = re.compile(r"^.{0,20}在.{2,40}会议?上(?:所?作)?的")
ZONE = re.compile(r"(?:开发区|新区|园区|示范区|合作区)$")
ABOUT = re.compile(
    r"解读|图解|读懂|看懂|图说|数说|数读|速览|速读|速递|导读|要点|看点|亮点|重点|划重点|摘要|摘登|摘编|节选|精华|热词|"
    r"关键词|高频词|金句|名词解释|名词术语|名词注释|说明|解析|解码|评论|述评|综述|侧记|热议|反响|心得|体会|学习|贯彻|落实|"
    r"讨论|决议|决定|分工|任务分解|责任分解|任务清单|通知|意见|征求|问答|答记者|发布会|直播|视频|动画|海报|新闻|一图|怎么看|"
    r"这些|这样|来了|有你|关注"
)
NUMERAL = r"[一二三四五六七八九十百〇零\d]{1,4}"
MEETING = re.compile(
    rf"(?P<who>[一-龥]{{0,30}}?)(?P<what>(?:第?{NUMERAL}届)?(?P<nation>全国)?"
    rf"(?:人民代表大会(?:常务委员会)?|人大(?!常委))(?:第?{NUMERAL}次(?:全体)?(?:会议|大会))?)"
)
AT = re.compile(r".*在")
OFFICE = r"(?:代|代理|副|常务副)?(?:[省市区县州盟旗镇乡]长|主席|专员|总理|司令员|行政长官|(?:管委会|管理委员会)主任)"
NAME = r"(?:[一-龥]{2,4}?|[一-龥]{1,8}(?:[·•・‧][一-龥]{1,10}){1,3})"
SPEAKER = re.compile(
    rf"(?:报告人:?|作者:)?(?:[一-龥]{{1,12}}、){{0,4}}(?P<office>[一-龥]{{0,24}}?{OFFICE}(?:\(代理?\))?):?"
    rf"(?P<name>{NAME})(?:同志|代表|向|所?[作做]|[)。,(]|$)"
)
NAMED = re.compile(
    rf"报告人:(?P<said>{NAME})(?:同志)?$|"
    rf"(?P<name>{NAME})(?:同志)?(?:代表[一-龥]{{1,20}})?(?:向大会)?所?[作做]了?.{{0,12}}报告"
)
BEFORE_SPEAKER = re.compile(r".*(?:会上|会议上?(?=[一-龥]{0,24}长)|[—–\-|]|(?<!\(代)(?<!\(代理)\)(?=[一-龥]))")
NO_NAME = re.compile(
    r"政府|信箱|热线|专线|电话|致辞|讲话|简介|活动|会议|办公|专栏|留言|接待|之窗|同志|报告|责任|联席|负责|工程|质量"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A report's name: `words` without white space, `region` and `year` (0) where it has them."""

    words: str
    region: str
    year: int


def plain(line: str) -> str:
    """A line without white space, full-width letters and signs as half-width ones."""
    return "".join(unicodedata.normalize("NFKC", line).split())


def joins(lines: Sequence[str]) -> Iterator[str]:
    """Neighbours read as one: a title, a meeting or office and name may stand on two or three lines."""
    for size in (2, 3):
        for n in range(len(lines) - size + 1):
            if all(len(line) <= JOINED for line in lines[n : n + size]):
                yield "".join(lines[n : n + size])


def read_title(line: str) -> Title | None:
    """The name of a work report; None for another line, also for what is about a report (解读, 摘要)."""
    found = TITLE.fullmatch(DELIVERED.sub("", plain(line))) if len(line) <= LONGEST else None
    if not found or ABOUT.search(f"{found['label']}{found['who']}{found['rest']}"):
        return None
    who = found["who"]
    if not found["government"] and not ZONE.search(who):
        return None
    region = region_of(who)
    if who and not region and not re.fullmatch(rf"[我本全]?{DIVISION}?|人民政府", who):
        return None
    years = [found[group] for group in ("first", "second", "third") if found[group]]
    # 政府工作报告（2024年） names the edition, （2024年1月10日） the day.
    years += re.findall(rf"[(\[]({YEAR})年?度?[)\]]", found["rest"])
    start = found.end("label") if found["label"] else 0
    words = found[0][start : found.start("rest")].strip('《》“”"')
    return Title(words, region, year_of(years[0]) if years else 0)


def year_of(words: str) -> int:
    """2024 for 2024年, 二〇二四年度 and 二○二四."""
    digits = re.sub(r"[年度]", "", words)
    return int("".join(char if char.isdigit() and char.isascii() else _digit(char) for char in digits))


def _digit(char: str) -> str:
    return "0" if char in "〇○零oO" else str(HAN_DIGIT.index(char) - 2)


def read_date(line: str) -> str:
    """The first date of a plain line as 2024-01-10, or 2024-01 where it names no day; empty without one."""
    for found in DATE.finditer(line):
        year, month = year_of(found["year"]), _number(found["month"])
        if not found["day"] and 1 <= month <= 12:
            return f"{year}-{month:02d}"
        try:
            return date(year, month, _number(found["day"])).isoformat()
        except (TypeError, ValueError):
            continue
    return ""


def _number(words: str | None) -> int:
    try:
        return int(read_number(words or ""))
    except ValueError:
        return 0


def read_meeting(line: str) -> tuple[str, str]:
    """Whose assembly met, and which meeting: 徐州市, 徐州市第十七届人民代表大会第三次会议; empty without one."""
    found = MEETING.search(DATED.sub("|", line))
    if not found or found["what"] in {"人大", "人民代表大会"}:
        return "", ""
    if found["nation"]:
        return NATION, found["what"]
    who = AT.sub("", found["who"])
    return region_of(who), who + found["what"]


def read_speaker(line: str) -> str:
    """Office and name as the line has them, a space between: 北京市市长 殷勇; a name alone where it acts."""
    words = DATED.sub("|", line)
    return next(filter(None, map(_speaker_in, re.split(r"[,;。]", words))), "")


def _speaker_in(clause: str) -> str:
    words = BEFORE_SPEAKER.sub("", clause, count=1).lstrip("(|")
    found = SPEAKER.match(words)
    if found and not NO_NAME.search(found["name"]):
        return f"{found['office'].replace('(', '（').replace(')', '）')} {found['name']}"
    acts = NAMED.match(words)
    name = (acts["name"] or acts["said"]) if acts else ""
    return "" if NO_NAME.search(name) else name


def office_region(speaker: str) -> str:
    """The region whose office it is: 徐州市 of 徐州市人民政府市长; empty for a bare 市长."""
    found = re.match(rf"(?P<who>[一-龥]{{2,24}}?)(?:人民政府|政府)?{OFFICE}(?=[ （])", speaker)
    return region_of(found["who"]) if found else ""
