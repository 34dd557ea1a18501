"""What the bytes shown in a font say, and how wide they are."""

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, StreamObject

from index.formats.pdf.fonts import UNKNOWN, Fonts, lettering

WIDTHS = ArrayObject([NumberObject(1), NumberObject(95), NumberObject(400), NumberObject(814), NumberObject(939)])


def composed(encoding: str, to_unicode: bytes = b"", width: int | None = None) -> DictionaryObject:
    """A Chinese font: ASCII 0.4 em wide, 0.5 by the CIDs of half width, all else full."""
    own = DictionaryObject({NameObject("/Subtype"): NameObject("/CIDFontType0")})
    own[NameObject("/W")] = ArrayObject([*WIDTHS, NumberObject(500)])
    if width is not None:
        own[NameObject("/DW")] = NumberObject(width)
    font = DictionaryObject(
        {NameObject("/Subtype"): NameObject("/Type0"), NameObject("/Encoding"): NameObject(encoding)}
    )
    font[NameObject("/DescendantFonts")] = ArrayObject([own])
    if to_unicode:
        stream = StreamObject()
        stream.set_data(to_unicode)
        font[NameObject("/ToUnicode")] = stream
    return font


def said(font: DictionaryObject, shown: bytes) -> list[tuple[str, float]]:
    return [(letter.text, round(letter.width, 3)) for letter in lettering(font).letters(shown)]


@pytest.mark.parametrize(
    ("encoding", "codec", "narrow"),
    [
        ("/UniGB-UCS2-H", "utf-16-be", 0.4),
        ("/UniGB-UTF16-H", "utf-16-be", 0.4),
        ("/UniGB-UTF8-H", "utf-8", 0.4),
        ("/GBK-EUC-H", "gbk", 0.5),
        ("/GBKp-EUC-H", "gbk", 0.4),
        ("/GBK2K-H", "gb18030", 0.5),
        ("/GB-EUC-H", "gb2312", 0.5),
    ],
)
def test_encodings_of_chinese_fonts_are_known_by_name(encoding: str, codec: str, narrow: float) -> None:
    assert said(composed(encoding), "托位5个".encode(codec)) == [("托", 1), ("位", 1), ("5", narrow), ("个", 1)]


MAP = (
    b"beginbfchar\n<0001> <6258>\n<0002> <2F00>\n<0003> <00660069>\n"
    b"<0004> <000A>\n<0005> <00A0>\n<0006> <200B>\nendbfchar"
)


def test_a_font_says_by_its_map_what_its_codes_are() -> None:
    found = said(composed("/Identity-H", MAP, 600), bytes([0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 9]))
    assert [text for text, _ in found] == ["托", "⼀", "fi", UNKNOWN, " ", "", UNKNOWN]
    assert found[0][1] == 0.4


def test_a_font_without_a_map_says_nothing() -> None:
    assert said(composed("/Identity-H"), b"\x50\x01\x50\x02") == [(UNKNOWN, 1), (UNKNOWN, 1)]
    assert [text for text, _ in said(composed("/Identity-H", MAP), b"\x00\x01\x00")] == ["托", UNKNOWN]


def test_a_drawn_font_has_its_own_unit() -> None:
    font = composed("/Identity-H", MAP.replace(b"<000", b"<0"))
    del font["/DescendantFonts"], font["/Encoding"]
    font[NameObject("/Subtype")] = NameObject("/Type3")
    font[NameObject("/FontMatrix")] = ArrayObject([FloatObject(n) for n in (0.01, 0, 0, 0.01, 0, 0)])
    font[NameObject("/FirstChar")], font[NameObject("/Widths")] = NumberObject(1), ArrayObject([NumberObject(90)])
    assert said(font, b"\x01") == [("托", 0.9)]


def test_a_missing_or_damaged_font_draws_nothing_and_each_is_read_once() -> None:
    held = DictionaryObject({NameObject("/F1"): composed("/GBK-EUC-H"), NameObject("/F2"): NumberObject(7)})
    resources, fonts = DictionaryObject({NameObject("/Font"): held}), Fonts()
    assert fonts.of(resources, "/F1") is fonts.of(resources, "/F1")
    assert fonts.of(resources, "/F1") is not None
    assert (fonts.of(resources, "/F2"), fonts.of(resources, "/F3"), fonts.of(DictionaryObject(), "/F1")) == (None,) * 3
