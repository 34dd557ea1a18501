import io
import random
import zipfile

import docx
import pytest

from index.formats.extracted import Unreadable
from index.formats.word.read import read
from index.formats.word.xml import RELATIONS, WORDS
from tests.index.formats.word.files import SPACES, entries, mark, para, relations, word_file, x, zipped

DOCUMENT = "word/document.xml"
DOCTYPE = '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">{}]>'
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
PLAIN = word_file(para("新增托位5000个。"))


def changed(**by_part: str | bytes) -> bytes:
    """A .docx with other files in it; `document` is its main part."""
    names = {"document": DOCUMENT, "rels": "_rels/.rels"}
    return zipped(entries(para("新增托位5000个。")) | {names[part]: content for part, content in by_part.items()})


def locked() -> bytes:
    """A .docx whose main part says that it is encrypted."""
    raw = bytearray(PLAIN)
    for at in (PLAIN.index(b"PK\x03\x04") + 6, PLAIN.index(b"PK\x01\x02") + 8):
        raw[at] |= 1
    return bytes(raw)


def packed_by(method: int) -> bytes:
    """A .docx packed in a way that the format does not know."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in entries(para("文")).items():
            archive.writestr(name, content)
    return held.getvalue()


def declaring(extra: str, text: str) -> bytes:
    """A .docx whose main part declares entities and uses them."""
    return changed(
        document=f"{DOCTYPE.format(extra)}<w:document {SPACES}><w:body>{para(text)}</w:body></w:document>",
    )


REFUSED = {
    "empty": (b"", "不是 .docx 文件"),
    "no zip": ("各位代表".encode(), "不是 .docx 文件"),
    "an old or locked one": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 .doc 或加了密码"),
    "a locked zip": (locked(), "加了密码的压缩包"),
    "another packing": (packed_by(zipfile.ZIP_BZIP2), "已损坏"),
    "cut off": (PLAIN[: len(PLAIN) // 2], "已损坏"),
    "its head only": (PLAIN[:4], "已损坏"),
    "a workbook": (zipped({"xl/workbook.xml": "<x/>"}), "是Excel 工作簿，不是 Word 文档：请把报告另存为 .docx"),
    "slides": (zipped({"ppt/presentation.xml": "<x/>"}), "是演示文稿"),
    "an open document": (zipped({"mimetype": "x", "content.xml": "<x/>"}), "是OpenDocument 文件"),
    "any other zip": (zipped({"报告.txt": "各位代表"}), "里没有 Word 正文"),
    "a part that is no xml": (changed(document="各位代表"), "已损坏"),
    "a part that ends early": (changed(document=f"<w:document {SPACES}>"), "已损坏"),
    "another root": (changed(document="<html/>"), "里没有 Word 正文"),
    "no text": (word_file(para("") + para("　")), "没有读到文字"),
    "entities": (declaring("", "&a;"), "已损坏"),
    "a billion laughs": (declaring(LAUGHS, "&j;"), "已损坏"),
    "laughs in an attribute": (declaring(LAUGHS, '<w:r w:a="&j;"/>'), "已损坏"),
    "an entity of another file": (declaring('<!ENTITY z SYSTEM "file:///etc/hostname">', "&z;"), "已损坏"),
    "many entries": (zipped({f"n{n}": "" for n in range(10_001)}), "里有 10001 个文件"),
}


@pytest.mark.parametrize(("raw", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_named_with_what_to_do(raw: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(raw)
    assert why in str(refused.value)
    assert "请" in str(refused.value)


@pytest.mark.parametrize(("name", "size", "what"), [("word/media/a.png", 201, "内容"), (DOCUMENT, 61, "正文")])
def test_a_bomb_is_refused_before_it_swells(name: str, size: int, what: str) -> None:
    raw = zipped(entries(para("文")) | {name: b"\0" * 100})
    # what the directory declares is what is believed, and what is unpacked at most
    at = raw.rindex(name.encode()) - 46
    assert raw[at : at + 4] == b"PK\x01\x02"
    swollen = raw[: at + 24] + (size * 1024 * 1024).to_bytes(4, "little") + raw[at + 28 :]
    with pytest.raises(Unreadable, match=f"的{what}解压后超过"):
        read(swollen)


def test_only_what_is_read_is_unpacked() -> None:
    held = entries(para("新增托位5000个。"))
    held["word/_rels/document.xml.rels"] = relations(("r1", "image", "NULL"), ("r2", "theme", "theme/gone.xml"))
    held["word/media/a.png"] = b"\0" * 5_000_000
    assert read(zipped(held)).text == "新增托位5000个。"


def test_other_ways_of_saving_are_the_same_text() -> None:
    strict: dict[str, str | bytes] = {
        name: content.replace(WORDS, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, content in entries(para("甲", about="<w:pStyle w:val='H'/>")).items()
        if isinstance(content, str)
    }
    elsewhere = entries(para("甲"))
    elsewhere["word/document2.xml"] = elsewhere.pop(DOCUMENT)
    elsewhere["_rels/.rels"] = relations(("a", "officeDocument", "/word/document2.xml"))
    backslashes = {name.replace("/", "\\"): content for name, content in entries(para("甲")).items()}
    unnamed = entries(para("甲"))
    del unnamed["_rels/.rels"]
    for held in (strict, elsewhere, backslashes, unnamed):
        assert read(zipped(held)).text == "甲"


def test_a_utf_16_part_is_read() -> None:
    xml = (
        f'<?xml version="1.0" encoding="UTF-16"?><w:document {SPACES}><w:body>{para("各位代表")}</w:body></w:document>'
    )
    assert read(changed(document=xml.encode("utf-16"))).text == "各位代表"


def test_no_damage_falls_over() -> None:
    """Cut short and with bytes changed anywhere, a file is read or refused with a sentence."""
    document = docx.Document()
    document.add_heading("一、2023年工作回顾", 1)
    document.add_paragraph("新增托位5000个。", style="List Number")
    document.add_table(2, 2).cell(0, 0).text = "指标"
    held = io.BytesIO()
    document.save(held)
    whole, small = held.getvalue(), word_file(para("新增托位5000个。"), numbering="<w:num/>", footnotes="<w:footnote/>")
    draw = random.Random(5)
    for n in range(400):
        raw = bytearray(whole if n % 4 == 0 else small)
        for _ in range(draw.randint(1, 8)):
            raw[draw.randrange(len(raw))] = draw.randrange(256)
        if n % 3 == 0:
            raw = raw[: draw.randrange(len(raw))]
        _read_or_refused(bytes(raw))


def test_no_xml_falls_over() -> None:
    """The same for parts whose damage the zip does not tell."""
    held = {name: str(content) for name, content in entries(_everything(), **PARTS).items()}
    draw = random.Random(6)
    for _ in range(400):
        name = draw.choice([DOCUMENT, DOCUMENT, "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"])
        text = held[name]
        at = draw.randrange(len(text))
        piece = draw.choice(["", "0", "-1", "99999999999", "x", '"', "<w:p/>", "w:ilvl", "\uffff", "%1%2%3"])
        _read_or_refused(zipped({**held, name: text[:at] + piece + text[at + draw.randint(0, 12) :]}))


PARTS = {
    "numbering": x(
        "abstractNum",
        x("lvl", x("start", val="1"), x("numFmt", val="upperRoman"), x("lvlText", val="%1."), ilvl="0"),
        abstractNumId="0",
    )
    + x("num", x("abstractNumId", val="0"), numId="1"),
    "styles": x("style", x("basedOn", val="G"), x("pPr", x("numPr", x("numId", val="1"))), styleId="H"),
    "footnotes": x("footnote", para("注"), id="1"),
}


def _everything() -> str:
    cell = x("tc", x("tcPr", x("gridSpan", val="2"), x("vMerge")), para("格"))
    return (
        para("项", about=x("pStyle", val="H") + x("numPr", x("ilvl", val="0"), x("numId", val="1"))) * 2
        + para(x("r", x("footnoteReference", id="1")), x("r", x("sym", font="Symbol", char="F0B3")))
        + x("tbl", x("tr", x("trPr", x("gridBefore", val="1")), cell, cell))
        + para(mark("begin"), mark("end"))
    )


def _read_or_refused(raw: bytes) -> None:
    try:
        said = read(raw).text
    except Unreadable as refused:
        said = f"请：{refused}"
    assert said
