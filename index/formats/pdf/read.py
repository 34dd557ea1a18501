"""A PDF with a text layer to its text: paragraphs over pages, running heads and footnotes apart, pages kept.

Takes bytes, gives `Extracted`. Recognises no characters in pictures, reads no forms' fields and no comments.
"""

import struct
import time
import zlib
from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from index.formats.extracted import Extracted, Line, Part, Unreadable, assemble
from index.formats.pdf.fonts import BROKEN, UNKNOWN, Fonts
from index.formats.pdf.glyphs import Sheet
from index.formats.pdf.lines import Row, read_rows
from index.formats.pdf.margins import find_margins
from index.formats.pdf.measures import measure
from index.formats.pdf.notes import Footnote, part_notes
from index.formats.pdf.page import read_sheet
from index.formats.pdf.paragraphs import Aside, join_rows, read_paragraphs

SECONDS = 8.0
LEAST_A_PAGE = 50  # beside its number a scan may bear a stamp: Scanned with CamScanner
MOST_UNKNOWN = 0.1


def read(raw: bytes) -> Extracted:
    """The text of a PDF. Raises Unreadable for one that is locked, damaged, a scan, or without readable letters."""
    try:
        reader = PdfReader(BytesIO(raw))
        sheets = _sheets(reader)
        title = _title(reader)
    except (FileNotDecryptedError, DependencyError):
        raise Unreadable("有密码，打不开：请去掉密码后另存，再放进来") from None
    except LimitReachedError:
        raise Unreadable("里有庞大的数据，读不完：请从原文件重新导出 PDF，或另存为 docx、纯文本") from None
    except (PyPdfError, RuntimeError, OSError, EOFError, zlib.error, struct.error, *BROKEN):
        raise Unreadable("已损坏，读不出：请从原文件重新导出 PDF，或另存为 docx、纯文本") from None
    _check(sheets)
    return assemble(_lines(sheets), title)


def _sheets(reader: PdfReader) -> list[Sheet]:
    started, fonts = time.process_time(), Fonts()
    sheets = []
    for number, page in enumerate(reader.pages, 1):
        if time.process_time() - started > SECONDS:
            pages = len(reader.pages)
            raise Unreadable(f"有 {pages} 页，在规定的时间内读不完：请只留报告本身，或另存为纯文本")
        sheets.append(read_sheet(page, number, fonts))
    return sheets


def _title(reader: PdfReader) -> str:
    said = reader.metadata
    return (said.title or "") if said else ""


def _check(sheets: Sequence[Sheet]) -> None:
    letters = [char for sheet in sheets for glyph in sheet.glyphs for char in glyph.text if not char.isspace()]
    pictured = sum(sheet.pictures > 0 for sheet in sheets)
    if not letters or (len(letters) < LEAST_A_PAGE * len(sheets) and 2 * pictured >= len(sheets)):
        raise Unreadable("没有文字层，多半是扫描件：请先做文字识别（OCR），或放入原来的 docx、纯文本")
    unknown = sum(char == UNKNOWN or "\ue000" <= char <= "\uf8ff" for char in letters)
    if unknown > MOST_UNKNOWN * len(letters):
        raise Unreadable("的文字层认不出字（字体没有带字符表）：请从原文件重新导出 PDF，或另存为 docx、纯文本")


def _lines(sheets: Sequence[Sheet]) -> list[Line]:
    pages = read_rows(sheets)
    margins = find_margins(pages, measure(pages))
    bodies = [[row for row in page if id(row) not in margins] for page in pages]
    usual = measure(bodies)
    stream: list[Row | Aside] = []
    for sheet, page, body in zip(sheets, pages, bodies, strict=True):
        outside = [row for row in page if id(row) in margins]
        text, notes = part_notes(body, sheet.rules, sheet.height, usual)
        stream += [_margin(row) for row in outside if row.y > sheet.height / 2]
        stream += text
        stream += [_note(note) for note in notes]
        stream += [_margin(row) for row in outside if row.y <= sheet.height / 2]
    return read_paragraphs(stream, usual)


def _margin(row: Row) -> Aside:
    return Aside(Line(row.text, Part.MARGIN, ((0, row.page),)))


def _note(note: Footnote) -> Aside:
    joined = join_rows(note.rows)
    return Aside(Line(joined.text, Part.NOTE, joined.pages, note.term))
