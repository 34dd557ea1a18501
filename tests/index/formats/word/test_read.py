import io
import re
from collections.abc import Callable, Sequence
from typing import Any

import docx
import pytest
from docx.oxml.parser import parse_xml

from index.formats.extracted import Part
from index.formats.word.read import read
from tests.index.fakes import ROOT
from tests.index.formats.word.files import SPACES, body_of, code_field, para, said, word_file, x

REPORTS = ("seeds/xuzhou-2024.txt", "eval/reports/2025_浙江省.txt")
# how a report numbers its headings by hand, and how Word is told to
LEVELS = [
    (re.compile(r"[一二三四五六七八九十]+、"), "chineseCountingThousand", "%1、"),
    (re.compile(r"（[一二三四五六七八九十]+）"), "chineseCounting", "（%2）"),
    (re.compile(r"\d+\."), "decimal", "%3."),
]


def lines_of(name: str) -> list[str]:
    """A report's paragraphs."""
    return [line.strip() for line in (ROOT / name).read_text("utf-8-sig").splitlines() if line.strip()]


def plain(document: Any, lines: Sequence[str]) -> None:
    """A paragraph a line."""
    for line in lines:
        document.add_paragraph(line)


def styled(document: Any, lines: Sequence[str]) -> None:
    """Headings in their styles, everything else in runs of several looks."""
    for line in lines:
        if LEVELS[0][0].match(line) and len(line) < 40:
            document.add_heading(line, 1)
            continue
        paragraph = document.add_paragraph(style="Body Text")
        for n in range(0, len(line), 37):
            paragraph.add_run(line[n : n + 37]).bold = n % 2 == 0


def indented(document: Any, lines: Sequence[str]) -> None:
    """An indent of two full-width spaces, and an empty paragraph behind each."""
    for line in lines:
        document.add_paragraph(f"　　{line}")
        document.add_paragraph()


def numbered(document: Any, lines: Sequence[str]) -> None:
    """Headings and items that Word numbers: the number stands in no text."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        x("lvl", x("start", val="1"), x("numFmt", val=form), x("lvlText", val=text), ilvl=str(depth))
        for depth, (_, form, text) in enumerate(LEVELS)
    )
    lists = x("abstractNum", levels, abstractNumId="90") + x("num", x("abstractNumId", val="90"), numId="91")
    numbering.extend(parse_xml(f"<w:x {SPACES}>{lists}</w:x>"))
    for line in lines:
        depth = next((depth for depth, (number, *_) in enumerate(LEVELS) if number.match(line)), None)
        if depth is None:
            document.add_paragraph(line)
            continue
        properties = document.add_paragraph(
            LEVELS[depth][0].sub("", line, count=1)
        ).paragraph_format.element.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_ilvl().val = depth
        properties.numPr.get_or_add_numId().val = 91


def saved(write: Callable[[Any, Sequence[str]], None], lines: Sequence[str]) -> bytes:
    """The lines as a Word file, with a running head and page numbers."""
    document = docx.Document()
    write(document, lines)
    document.sections[0].header.paragraphs[0].text = "徐州市人民政府公报"
    foot = document.sections[0].footer.paragraphs[0]
    for piece in parse_xml(f"<w:x {SPACES}>{para('— ', code_field('PAGE', '3'), ' —')}</w:x>")[0][1:]:
        foot._p.append(piece)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


@pytest.mark.parametrize("write", [plain, styled, indented, numbered])
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_comes_back_as_it_was(name: str, write: Callable[[Any, Sequence[str]], None]) -> None:
    lines = lines_of(name)
    expected = [(line, Part.BODY) for line in lines] + [("徐州市人民政府公报", Part.MARGIN)]
    assert said(read(saved(write, lines))) == expected


def test_headers_and_footers_stand_once_at_the_end_without_page_numbers() -> None:
    def called(which: str, part: str) -> str:
        return f'<w:{which}Reference r:id="r_{part}"/>'

    section = x("sectPr", called("header", "header1"), called("header", "header2"), called("footer", "footer1"))
    body = para("第一节", about=section) + para("第二节") + section
    found = read(
        word_file(
            body,
            header1=para("政府工作报告") + para("2024年1月"),
            header2=para("政府工作报告"),
            footer1=para("第 ", code_field("PAGE", "3"), " 页 共 20 页")
            + para("- 1 -")
            + para("Page 3 of 9")
            + para("内部资料"),
        )
    )
    assert said(found) == [
        ("第一节", Part.BODY),
        ("第二节", Part.BODY),
        ("政府工作报告", Part.MARGIN),
        ("2024年1月", Part.MARGIN),
        ("内部资料", Part.MARGIN),
    ]


def test_the_title_is_the_properties_own() -> None:
    assert read(word_file(para("文"), title="徐州市政府工作报告 ")).title == "徐州市政府工作报告"
    assert read(word_file(para("文"))).title == ""


def test_a_word_file_has_no_pages() -> None:
    assert read(word_file(para("文"))).pages == ()


def test_a_missing_part_leaves_out_only_what_it_held() -> None:
    styled_and_numbered = x("pStyle", val="H") + x("numPr", x("ilvl", val="0"), x("numId", val="1"))
    section = x("sectPr", '<w:headerReference r:id="nothing"/>')
    body = para("正文", x("r", x("footnoteReference", id="1")), about=styled_and_numbered) + section
    assert body_of(body) == ["正文"]
