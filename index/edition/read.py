"""What a report's text says of its edition: title, region, year, day and place of delivery, publisher, speaker.

Takes the paragraphs in order and what the file calls itself beside them; gives an `Edition`. Reads no file and
decides nothing that the text leaves open: such a field stays empty.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.edition.front import front_of
from index.edition.regions import DIVISION, NATION, level_of, most_named, region_of
from index.edition.site_lines import LABEL, is_edge_line, is_site_line
from index.edition.titles import (
    GOVERNMENT,
    LONGEST,
    Title,
    joins,
    office_region,
    plain,
    read_date,
    read_meeting,
    read_speaker,
    read_title,
)
from index.edition.year import expected, read_year
from index.models import Level

SIGNED = 40
OPENING_READ = 400
READ = 200_000
TAIL = 12
OWN = re.compile(rf"代表(?!大会)(?P<who>[一-龥]{{1,30}}?)(?:{GOVERNMENT}(?!网)|$)|代表(?P<nation>国务院)")
OWN_LEVEL = re.compile(r"代表[一-龥]{0,8}?(省|市|自治区|自治州|区|县|旗|盟|地区)(?:人民政府|行政公署|行署)")
WHOLE = re.compile(r"全(省|市|区|县|旗|州|盟)")
PARTY = re.compile(rf"中共([一-龥]{{2,12}}?{DIVISION})委")
SITE_OF = re.compile(rf"(?P<who>[一-龥]{{2,24}}?){GOVERNMENT}")
SOURCE = re.compile(
    rf"(?:(?P<source>来源(?:单位)?)|发布机构|发布单位|发文机关|制发机关)\s*[:：]\s*"
    rf"(?P<name>[^\s【\[|｜].*?)(?=\s*(?:{LABEL})\s*[:：]|\s{{2,}}|\s*[【\[|｜)）\]】]|\s+20\d\d|\s*$)"
)
SPOKEN = re.compile(r"各位|现在|同志们")
NAMED = re.compile(r".{0,60}?工作的?报告")
MEETS = re.compile(r"会议|大会|人大")
APART = re.compile(r"[\s_|｜·>»:：,，]+|[—–-]+")


@dataclass(frozen=True, slots=True)
class Edition:
    """What the text says; empty, 0 or None where it says nothing.

    `title` is empty where it is 政府工作报告 alone. `delivered` is 2024-01-10 or 2024-01, `place` the meeting
    (北京市第十六届人民代表大会第三次会议), `speaker` office and name (北京市市长 殷勇).
    """

    title: str
    region: str
    level: Level | None
    year: int
    delivered: str
    publisher: str
    place: str
    speaker: str


def read_edition(paragraphs: Sequence[str], title: str = "") -> Edition:
    """The edition by the text; `title`, what the file calls itself beside it, counts where the text says nothing."""
    front = list(_front(paragraphs))
    joined = [*front, *joins(front)]
    own = _best(read_title(line) for line in joined)
    beside = _best(read_title(part) for part in (*APART.split(title), title))
    meeting = next((found for line in joined if (found := read_meeting(plain(line)))[1]), ("", ""))
    speaker = _speaker(joined)
    delivered = _delivered(front, paragraphs)
    opening = plain("".join(line[:OPENING_READ] for line in paragraphs[len(front) : len(front) + 3]))
    region = own.region or meeting[0] or _own_region(opening) or office_region(speaker) or beside.region
    region = region or _by_words(front, title, paragraphs)
    year = read_year(paragraphs, own.year, delivered) or beside.year or _published(front)
    named = next((found.words for found in (own, beside) if found.region or found.year), "")
    return Edition(
        title=named,
        region=region,
        level=level_of(region) if region else None,
        year=year,
        delivered=delivered,
        publisher=_publisher(front, paragraphs),
        place=meeting[1],
        speaker=speaker,
    )


def _front(paragraphs: Sequence[str]) -> Iterator[str]:
    """The lines before the body; of a text in one paragraph, what stands before the salutation."""
    end = front_of(paragraphs).end
    yield from (line for line in paragraphs[:end] if len(line) <= 2 * LONGEST)
    if end == 0 and paragraphs:
        preface = SPOKEN.split(plain(paragraphs[0][: 3 * LONGEST]))[0]
        if found := NAMED.match(preface):
            yield from (found[0], preface[found.end() :])


def _best(titles: Iterator[Title | None]) -> Title:
    """The title that says most; of equals the first."""
    found = [title for title in titles if title]
    return max(found, key=lambda title: bool(title.region) + bool(title.year), default=Title("", "", 0))


def _speaker(lines: Sequence[str]) -> str:
    """With the office, where a line has both; menus before the title name none."""
    at = next((n for n, line in enumerate(lines) if read_title(line) or read_meeting(plain(line))[1]), 0)
    said = [speaker for line in lines[at:] if len(line) <= LONGEST and (speaker := read_speaker(plain(line)))]
    return next((speaker for speaker in said if " " in speaker), said[0] if said else "")


def _delivered(front: Sequence[str], paragraphs: Sequence[str]) -> str:
    """The date beside the meeting, else one that stands alone or behind the title, else one under the text."""
    lines = [plain(line) for line in front]
    at_meeting = [line for line in lines if MEETS.search(line)]
    alone = [line for line in lines if not is_site_line(line) and ":" not in line and "期" not in line]
    signed = [line for line in map(plain, (p for p in paragraphs[-TAIL:] if len(p) <= SIGNED)) if "年" in line]
    for line in (*at_meeting, *alone, *(line for line in signed if is_edge_line(line) and ":" not in line)):
        if day := read_date(line):
            return day
    return ""


def _published(front: Sequence[str]) -> int:
    """The edition by the day a page was put out, where nothing else is known."""
    days = (found[0] for line in front if (found := re.search(r"20\d\d[-年./]\d{1,2}", line)))
    return next((expected(read_date(f"{plain(day)}-1".replace("年", "-"))) for day in days), 0)


def _publisher(front: Sequence[str], paragraphs: Sequence[str]) -> str:
    """Who published it, by 来源 before the body or behind it, else by 发布机构."""
    tail = [line for line in paragraphs[-TAIL:] if is_edge_line(plain(line[: 2 * LONGEST]))]
    lines = [unicodedata.normalize("NFKC", line) for line in (*front, *tail)]
    found = [source for line in lines if (source := SOURCE.search(line))]
    best = next((source for source in found if source["source"]), found[0] if found else None)
    return best["name"].strip() if best else ""


def _own_region(opening: str) -> str:
    """Whose government speaks: 现在，我代表徐州市人民政府."""
    found = OWN.search(opening)
    if not found:
        return ""
    return NATION if found["nation"] else region_of(found["who"])


def _by_words(front: Sequence[str], title: str, paragraphs: Sequence[str]) -> str:
    """By the level the text names (我代表市人民政府, 全市): who published it, whose party led, what it names most."""
    text = "\n".join(paragraphs)[:READ]
    said = OWN_LEVEL.search(text) or WHOLE.search(text)
    sites = [region_of(found["who"]) for line in (*front, *APART.split(title)) if (found := SITE_OF.search(line))]
    parties = [region_of(found[1]) for found in PARTY.finditer(text)]
    if said is None:
        return next(filter(None, sites), "")
    own = [region for region in (*sites, *parties) if region.endswith(said[1])]
    return own[0] if own else most_named(text, said[1])
