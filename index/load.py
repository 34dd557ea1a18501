"""A file to a `Report`: its text, and which edition it is.

Takes a report file of any format and its entry of sources.toml, where there is one; gives a `Report`. Plain text
is kept verbatim (BOM removed, line ends as LF), of other formats what was extracted; furniture is marked, never
cut. Does not look at headings or sentences.
"""

from hashlib import sha256
from pathlib import Path

from index.edition.furniture import furniture_of
from index.edition.genre import why_no_report
from index.edition.read import read_edition
from index.edition.regions import level_of
from index.errors import SeedRefused, reason
from index.formats.confined import LARGEST, extract, too_large
from index.formats.extracted import Extracted, Unreadable
from index.formats.kinds import format_of
from index.models import Report, Span
from index.sources import SOURCES, SourceEntry


def load_report(path: Path, entry: SourceEntry | None) -> Report:
    """One file as a report. Raises SeedRefused when it cannot be read, is none, or does not say which edition it is."""
    try:
        raw = _read(path)
        digest = sha256(raw).hexdigest()
        if entry and entry.sha256 and entry.sha256 != digest:
            raise Unreadable(f"与 {SOURCES} 登记的 sha256 不符（实为 {digest}）：请恢复原文件，或核对后更新登记")
        return _report(path.name, extract(raw, format_of(path.name, raw)), digest, entry or SourceEntry(file=path.name))
    except Unreadable as problem:
        raise SeedRefused(f"{path.name} {problem}") from problem


def _read(path: Path) -> bytes:
    if not path.name.replace("\u3000", "").isprintable():
        raise Unreadable("的文件名里有看不见的字符：请改名")
    try:
        if not path.is_file():
            raise Unreadable("不是普通文件：请把它移出报告文件夹")
        if path.stat().st_size > LARGEST:
            raise Unreadable(too_large(LARGEST))
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"打不开（{reason(error)}）：请检查权限，或把它移出报告文件夹") from error


def _report(name: str, found: Extracted, digest: str, entry: SourceEntry) -> Report:
    bare = Report(Path(name).stem, found.text, "", "", 0, "", "", "", digest, margins=found.margins, notes=found.notes)
    paragraphs = [bare.quote(span) for span in bare.paragraphs]
    if why := why_no_report(paragraphs, found.title):
        raise Unreadable(why)
    read = read_edition(paragraphs, found.title)
    region, year = entry.region or read.region, entry.year or read.year
    if not region or not year:
        what = "地区" if not region else "年份"
        raise Unreadable(f"的正文看不出{what}：请在 {SOURCES} 里为它写明 region 和 year")
    return Report(
        id=bare.id,
        text=found.text,
        title=entry.title or read.title or f"{year}年{region}政府工作报告",
        region=region,
        year=year,
        delivered=entry.delivered or read.delivered,
        publisher=entry.publisher or read.publisher,
        url=entry.url,
        sha256=digest,
        furniture=tuple(_line_around(found.text, bare.paragraphs[n]) for n in furniture_of(paragraphs)),
        file=name,
        level=entry.level or level_of(region),
        place=entry.place or read.place,
        speaker=entry.speaker or read.speaker,
        margins=found.margins,
        notes=found.notes,
        pages=found.pages,
    )


def _line_around(text: str, span: Span) -> Span:
    """The whole line that a paragraph stands in, white space around it included."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))
