"""A .docx as the package that it is: checked, then opened part by part.

Takes bytes, gives the XML parts that the reader asks for, and only those: pictures, themes and whatever else
lies in the package are never unpacked, and a broken link to one of them does no harm. Reads no text.
"""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from index.formats.extracted import Unreadable
from index.formats.word.xml import MATH, RELATIONS, WORDS, Element

MOST_ENTRIES = 10_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_READ = 60 * 1024 * 1024
LOCKED_OR_OLD = b"\xd0\xcf\x11\xe0"
PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# Word's "strict" way of saving names the same things otherwise
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORDS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH.encode(),
}
OTHERS = {"xl/workbook": "Excel 工作簿", "ppt/presentation": "演示文稿", "content.xml": "OpenDocument 文件"}
TITLE = "{http://purl.org/dc/elements/1.1/}title"
DAMAGED = "已损坏，打不开：请用 Word 或 WPS 打开修复后另存为 .docx，或重新向提供者索取"
ENCRYPTED = "是加了密码的压缩包，打不开：请去掉密码后另存为 .docx"
OLD = "是旧版 .doc 或加了密码的文件，读不了：请去掉密码，用 Word 或 WPS 另存为 .docx"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@dataclass(slots=True)
class Package:
    """An opened .docx. `document` is the root of its main part; other parts are found as that part names them."""

    archive: zipfile.ZipFile
    names: dict[str, str]
    left: int = MOST_READ
    document: Element = None
    _relations: dict[str, tuple[str, str]] = field(default_factory=dict)  # id -> kind, name

    def of_kind(self, kind: str) -> Element | None:
        """The root of the part that the document names as its `styles`, `numbering`, `footnotes` …; None without."""
        return next((self._parsed(name) for found, name in self._relations.values() if found == kind), None)

    def of_id(self, relation: str) -> Element | None:
        """The root of the part that the document refers to by this id; None without."""
        return self._parsed(self._relations[relation][1]) if relation in self._relations else None

    def title(self) -> str:
        """What the properties call the file; empty where they do not."""
        for kind, name in self._related("").values():
            core = self._parsed(name) if kind == "core-properties" else None
            if core is not None:
                return str(core.findtext(TITLE) or "")
        return ""

    def open_document(self) -> None:
        """Finds the main part. Raises Unreadable where there is none."""
        named = [name for kind, name in self._related("").values() if kind == "officeDocument"]
        main = next((name for name in (*named, "word/document.xml") if name.lower() in self.names), "")
        root = self._parsed(main) if main else None
        if root is None or root.tag != f"{{{WORDS}}}document":
            raise Unreadable(self._what_else())
        self.document = root
        self._relations = self._related(main)

    def _what_else(self) -> str:
        what = next((what for mark, what in OTHERS.items() if any(name.startswith(mark) for name in self.names)), "")
        if what:
            return f"是{what}，不是 Word 文档：请把报告另存为 .docx"
        return "里没有 Word 正文（word/document.xml），不是 Word 文档：请用 Word 或 WPS 另存为 .docx"

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        root = self._parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in () if root is None else root.iter("{*}Relationship"):
            target = unquote(relation.get("Target", ""))
            if relation.get("TargetMode") != "External":
                place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], place)
        return found

    def _parsed(self, name: str) -> Element | None:
        if name.lower() not in self.names:
            return None
        entry = self.archive.getinfo(self.names[name.lower()])
        self.left -= entry.file_size
        if self.left < 0:
            raise Unreadable(_too_large("正文", MOST_READ))
        if entry.flag_bits & 1:
            raise Unreadable(ENCRYPTED)
        if entry.compress_type not in PLAIN:
            raise Unreadable(DAMAGED)
        try:
            return _tree(self.archive.read(entry))
        except (*BROKEN, etree.LxmlError) as error:
            raise Unreadable(DAMAGED) from error


def open_package(raw: bytes) -> Package:
    """A .docx opened. Raises Unreadable for anything else, for a damaged one, and for one that swells when unpacked."""
    if raw.startswith(LOCKED_OR_OLD):
        raise Unreadable(OLD)
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        entries = archive.infolist()
    except BROKEN as error:
        raise Unreadable(DAMAGED if raw.startswith(b"PK") else f"不是 .docx 文件，或{DAMAGED}") from error
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(f"里有 {len(entries)} 个文件，不像 Word 文档：请另存为新的 .docx 或纯文本")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unreadable(_too_large("内容", MOST_UNPACKED))
    # some writers part folders by backslashes, and the format's names do not mind case
    names = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry.filename for entry in entries}
    package = Package(archive, names)
    package.open_document()
    return package


def _too_large(what: str, most: int) -> str:
    return f"的{what}解压后超过 {most // 1024 // 1024} MB，不像一份报告：请去掉图片和附件，另存为新的 .docx 或纯文本"


def _tree(xml: bytes) -> Element:
    """An XML part's root. Raises ValueError for one that declares entities, which no part of a .docx does, and
    MemoryError for one too large."""
    for strict, usual in STRICT.items():
        xml = xml.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a part declares a document type")
    return root
