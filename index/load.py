"""A file to a `Report`: decoded text, and who delivered it, where and when.

Takes a text file and its entry of sources.toml, where there is one; gives a `Report` whose text is the
file verbatim (BOM removed, line ends as LF). What stands before the body (title, source, date, names,
the salutation) is marked as furniture, never cut. Does not look at headings or sentences.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.errors import SeedRefused, reason
from index.models import Report, Span
from index.sources import SOURCES, SourceEntry, read_sources

TITLE = re.compile(r"政府工作报告")
TITLE_YEAR = re.compile(r"(20\d\d)\s*年")
DATE = re.compile(r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
PUBLISHER = re.compile(r"^来源[：:]\s*(.+)$", re.M)
SALUTATION = re.compile(r"^(?:各位|尊敬的)[一-龥、，\s]{0,30}(?:代表|委员|同志们?|领导|来宾)[：:!！]?$")
ASSEMBLY = re.compile(r"([一-龥]{2,9}?(?:省|市|自治区|自治州|区|县|旗|盟))第?[一-龥]{0,5}届?人民代表大会")
AIM_YEAR = re.compile(r"[、^]?\s*(20\d\d)\s*年[一-龥、，“”]{0,20}(?:目标|任务|重点|安排|打算|思路|总体要求|部署)")
REVIEW_YEAR = re.compile(r"(20\d\d)\s*年(?:[一-龥“”及和]{0,12})(?:回顾|成就|主要工作|成效)")
CREDIT = re.compile(r"^(?:来源|时间|发布时间|作者|责任编辑|记者)[：:]|本报记者|摄$|^[—－-]*\s*20\d\d年\d+月\d+日")
GOVERNMENT = re.compile(r"代表[一-龥]{0,8}?(省|市|自治区|自治州|区|县|旗|盟)人民政府")
FRONT = 12


@dataclass(frozen=True, slots=True)
class _Read:
    """What the text itself says of its edition; empty or 0 where it says nothing."""

    title: str
    region: str
    year: int
    delivered: str
    publisher: str


def seed_digests(folder: Path) -> dict[str, str]:
    """The sha256 of every report file of a folder by report id; none where there is no folder."""
    files = (path for path in _report_files(folder) if path.is_file())
    return {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _report_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.txt") if path.stem.upper() != "README")


def load_seeds(folder: Path) -> tuple[Report, ...]:
    """Every report of a folder, in order of file name. Raises SeedRefused, naming the file."""
    if not folder.is_dir():
        raise SeedRefused(f"找不到报告文件夹 {folder}：请用 --seeds 指明放报告的文件夹")
    entries = read_sources(folder)
    files = _report_files(folder)
    if missing := sorted(set(entries) - {path.name for path in files}):
        raise SeedRefused(f"{SOURCES} 登记的 {missing[0]} 不在 {folder}：请放回文件或删去这一条")
    if not files:
        raise SeedRefused(f"{folder} 里没有报告：请放入 .txt 文件后再建索引")
    return tuple(load_report(path, entries.get(path.name)) for path in files)


def load_report(path: Path, entry: SourceEntry | None) -> Report:
    """One file as a report. Raises SeedRefused when it cannot be read or does not say which edition it is."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SeedRefused(f"{path.name} 打不开（{reason(error)}）：请检查权限，或把它移出报告文件夹") from error
    digest = hashlib.sha256(raw).hexdigest()
    if entry and entry.sha256 and entry.sha256 != digest:
        raise SeedRefused(
            f"{path.name} 与 {SOURCES} 登记的 sha256 不符（实为 {digest}）：请恢复原文件，或核对后更新登记"
        )
    text = decode(raw, path.name)
    read = _read_edition(text)
    region = (entry.region if entry else "") or read.region
    year = (entry.year if entry else 0) or read.year
    if not region or not year:
        what = "地区" if not region else "年份"
        raise SeedRefused(f"{path.name} 的正文看不出{what}：请在 {SOURCES} 里为它写明 region 和 year")
    return Report(
        id=path.stem,
        text=text,
        title=(entry.title if entry else "") or read.title or f"{year}年{region}政府工作报告",
        region=region,
        year=year,
        delivered=(entry.delivered if entry else "") or read.delivered,
        publisher=(entry.publisher if entry else "") or read.publisher,
        url=entry.url if entry else "",
        sha256=digest,
        furniture=tuple(_furniture(text)),
    )


def decode(raw: bytes, name: str) -> str:
    """UTF-8 (BOM removed) or GB18030 as text with LF line ends. Raises SeedRefused for anything else."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_chinese(text):
            return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raise SeedRefused(f"{name} 不是可读的中文文本：请另存为 UTF-8 编码的纯文本")


def _reads_as_chinese(text: str) -> bool:
    letters = [c for c in text if not c.isspace()]
    common = sum("一" <= c <= "龥" for c in letters)
    return "\x00" not in text and len(letters) > 0 and common >= 0.4 * len(letters)


def _read_edition(text: str) -> _Read:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    front = lines[: _body_start(lines)] or lines[:1]
    head = "\n".join(front)
    title = next((line for line in front if TITLE.search(line) and len(line) <= 40), "")
    date = DATE.search(head)
    delivered = f"{date[1]}-{int(date[2]):02d}-{int(date[3]):02d}" if date else ""
    publisher = PUBLISHER.search(head)
    return _Read(
        title=title,
        region=_region(title, head, text),
        year=_year(title, delivered, lines),
        delivered=delivered,
        publisher=publisher[1].strip() if publisher else "",
    )


def _body_start(lines: list[str]) -> int:
    """Index of the first line of the body: behind the salutation, or behind title and source lines."""
    for n, line in enumerate(lines[:FRONT]):
        if SALUTATION.match(line):
            return n
    n = 0
    while n < min(FRONT, len(lines)) and (CREDIT.search(lines[n]) or (TITLE.search(lines[n]) and len(lines[n]) <= 60)):
        n += 1
    return n


def _year(title: str, delivered: str, lines: list[str]) -> int:
    if found := TITLE_YEAR.search(title):
        return int(found[1])
    headings = [line for line in lines if len(line) <= 60]
    for pattern, later in ((AIM_YEAR, 0), (REVIEW_YEAR, 1)):
        for line in headings:
            if found := pattern.search(line):
                return int(found[1]) + later
    return int(delivered[:4]) if delivered else 0


def _region(title: str, head: str, text: str) -> str:
    """Title, else the assembly named before the body, else the place that the text names most."""
    named = re.search(r"([一-龥]{2,9}(?:省|市|自治区|自治州|区|县|旗|盟))(?:人民)?政府工作报告", title)
    if named:
        return re.sub(r"^年", "", named[1])
    if assembly := ASSEMBLY.search(head):
        return re.sub(r"^.*[日在]", "", assembly[1])
    level = GOVERNMENT.search(text) or re.search(r"全(省|市|区|县|旗|州)", text)
    if level is None:
        return ""
    places = {place.removesuffix("市"): text.count(place) for place in place_names(level[1])}
    place, count = max(places.items(), key=lambda pair: pair[1], default=("", 0))
    return place + level[1] if count >= 5 else ""


def _furniture(text: str) -> Iterator[Span]:
    """Lines before the body, and salutations wherever they stand alone on a line."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    body = _body_start(lines)
    offset, seen = 0, 0
    for line in text.split("\n"):
        if line.strip():
            if seen < body or SALUTATION.match(line.strip()):
                yield Span(offset, offset + len(line))
            seen += 1
        offset += len(line) + 1


@cache
def place_names(level: str = "") -> frozenset[str]:
    """Provinces and prefecture-level divisions of China, without their ending; of one level (省, 市…) only."""
    tables = tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))
    provinces: dict[str, list[str]] = tables["province"]
    cities = frozenset([*tables["municipality"], *(city for cities in provinces.values() for city in cities)])
    of_level = {"": cities | frozenset(provinces), "市": cities, "州": cities, "自治州": cities, "盟": cities}
    of_level |= {"省": frozenset(provinces), "自治区": frozenset(provinces)}
    return of_level.get(level, frozenset())
