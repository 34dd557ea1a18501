"""A saved web page: what a browser shows of it, with the report told from the site around it.

Takes the bytes of an html file, gives `Extracted`; menus, path and foot are margins, footnotes are notes. Runs no
script, loads nothing, follows no link.
"""

import codecs
import re

from lxml import etree

from index.formats.extracted import Extracted, Line, Part, Unreadable, assemble
from index.formats.page.body import body_of
from index.formats.page.lines import Page
from index.formats.page.walk import read_lines

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_-]{2,20})""", re.I)
HEAD = 8192
# What browsers take these names for.
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
LOST = 0.001
MOST_TAGS = 1_000_000
# Elements that only hold others: what is left of them where they are nested deeper than any browser goes.
HOLDERS = re.compile(r"</?(?:div|section|article|main|center|blockquote|fieldset|form|ul|dl|dd)\b[^<>]{0,2000}>", re.I)
RUNS = re.compile(r"</?(?:span|font|b|i|u|em|strong|big|small|sub|ins|s|tt)\b[^<>]{0,2000}>", re.I)
TOO_DEEP = etree.ErrorTypes.ERR_RESOURCE_LIMIT
EMPTY = "里没有能读的文字（也许由脚本载入，或只有框架、图片）：请在浏览器里打开，把正文复制到 txt 或 docx 文件"


def read(raw: bytes) -> Extracted:
    """The page's lines. Raises Unreadable where it shows no text, or is no text in any known encoding."""
    root = parse(decode(raw))
    page = read_lines(root)
    if not page.blocks:
        raise Unreadable(EMPTY)
    return assemble(_lines(page), _title(root))


def _lines(page: Page) -> list[Line]:
    body = body_of(page)
    if not any(body):
        body = [True] * len(body)
    return [
        Line(block.text, Part.NOTE if block.note else Part.BODY if kept else Part.MARGIN, term=block.term)
        for block, kept in zip(page.blocks, body, strict=True)
    ]


def decode(raw: bytes) -> str:
    """The characters of a page: by its mark, as UTF-8, by the name that it gives, or as GB18030."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(raw)  # one cut off inside a character is UTF-8 still
    except UnicodeDecodeError:
        pass
    for encoding in (_named(raw), "gb18030"):
        try:
            return raw.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    # Cut off or damaged in places, as a browser would still show it.
    texts = [raw.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")]
    text = min(texts, key=lambda text: text.count("\ufffd"))
    if text.count("\ufffd") > 1 + LOST * len(text):
        raise Unreadable("的文字编码认不出：请在浏览器里打开后另存为 UTF-8 的网页或纯文本")
    return text


def _named(raw: bytes) -> str:
    found = CHARSET.search(raw[:HEAD])
    name = found[1].decode("ascii").lower() if found else "utf-8"
    return WIDER.get(name, name)


def parse(text: str) -> etree._Element:
    """The page as a tree. Raises Unreadable for one that holds nothing, or that no browser could hold."""
    if text.count("<") > MOST_TAGS:
        raise Unreadable(f"里的网页标记超过 {MOST_TAGS // 10_000} 万个：请在浏览器里打开，把正文复制到 txt 文件")
    text = text.replace("\x00", "")
    root, whole = _parse(text)
    if not whole:
        root, whole = _parse(RUNS.sub("", HOLDERS.sub("<br>", text)))
    if not whole:
        raise Unreadable("的网页标记嵌套太深：请在浏览器里打开，把正文复制到 txt 文件")
    if root is None:
        raise Unreadable(EMPTY)
    return root


def _parse(text: str) -> tuple[etree._Element | None, bool]:
    """The tree, and whether it holds all of the text."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        root = None
    return root, not any(error.type == TOO_DEEP for error in parser.error_log)


def _title(root: etree._Element) -> str:
    """What the page calls itself in its head."""
    for title in root.iter("title"):
        if said := " ".join("".join(title.itertext()).split()):
            return said[:200]
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle":
            return " ".join((meta.get("content") or "").split())[:200]
    return ""
