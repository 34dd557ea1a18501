"""Which reader a file needs: by the ending of its name, which what it holds must bear out.

Takes a file's name and first bytes, gives its `Format`; reads nothing itself.
"""

import re
from enum import StrEnum
from pathlib import PurePath

from index.formats.extracted import Unreadable


class Format(StrEnum):
    """What can be read, the most faithful to a report first."""

    TXT = "txt"
    MD = "md"
    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"


ENDINGS = {
    ".txt": Format.TXT,
    ".md": Format.MD,
    ".docx": Format.DOCX,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".pdf": Format.PDF,
}
TAKEN = "docx、pdf、html、md 或 txt"
OTHERS = {
    "是表格，不是报告": (".xlsx", ".xls", ".et", ".csv", ".ods"),
    "是旧版文字处理文件": (".doc", ".wps", ".rtf", ".odt", ".dot"),
    "是版式文件": (".ofd", ".ceb", ".caj", ".xps"),
    "是演示文稿，不是报告": (".pptx", ".ppt", ".dps"),
    "是压缩包，请先解压": (".zip", ".rar", ".7z", ".gz"),
    "是图片，请先做文字识别（OCR）": (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"),
    "是整页保存的网页": (".mht", ".mhtml"),
}
MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
TAG = re.compile(rb"<(?:p|div|br|span|table|h[1-6]|body|html|meta|section|article|pre)\b", re.I)
BEGINNINGS: dict[tuple[bytes, ...], tuple[Format | None, str]] = {
    (b"PK\x03\x04",): (Format.DOCX, " docx 一类的压缩格式"),
    (b"\xd0\xcf\x11\xe0",): (None, "旧版 Word 或加了密码的文件"),
    (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"): (None, "图片"),
    (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"): (None, "压缩包"),
}
BOM, WIDE_BOMS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")


def format_of(name: str, raw: bytes) -> Format:
    """The format of a file. Raises Unreadable for another kind, or one that does not fit the name's ending."""
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        what = next((what for what, endings in OTHERS.items() if ending in endings), "不是能读的格式")
        raise Unreadable(f"{what}：请把报告另存为 {TAKEN}")
    if not raw.strip():
        raise Unreadable("是空文件：请放入完整的报告，或把它移走")
    named, held = ENDINGS[ending], _held(_narrow(raw))
    if held and held[0] is not named and not (held[0] is Format.HTML and named is Format.MD):
        raise Unreadable(f"的内容是{held[1]}，与文件名的结尾 {ending} 不符：请按内容改结尾，或另存为 {TAKEN}")
    if named in (Format.DOCX, Format.PDF) and not held:
        raise Unreadable(f"不是 {ending[1:]} 文件，或文件已损坏：请重新导出，或另存为 {TAKEN}")
    if named is Format.HTML and not held and not TAG.search(_narrow(raw)):
        raise Unreadable("里没有网页的标记：如果是纯文本，请把结尾改成 .txt")
    return named


def _narrow(raw: bytes) -> bytes:
    """Text in UTF-16 as far as its marks go: half of the bytes of what is ASCII are zero."""
    return raw[2:].replace(b"\x00", b"") if raw.startswith(WIDE_BOMS) else raw


def _held(raw: bytes) -> tuple[Format | None, str] | None:
    """The format that the first bytes tell of and its name; None for text without such a mark."""
    if b"%PDF-" in raw[:1024]:
        return Format.PDF, " PDF"
    for beginnings, held in BEGINNINGS.items():
        if raw.startswith(beginnings):
            return held
    if MARKUP.match(raw[:10_000].removeprefix(BOM)):
        return Format.HTML, "网页"
    return None
