"""The files: the same numbers as the ledger, nothing that a spreadsheet would run."""

import csv
from html import unescape
from io import BytesIO, StringIO
from zipfile import ZipFile

from openpyxl import load_workbook

from tests.web.figures.towns import figures, towns
from web.figures.table import COLUMNS, csv_of, xlsx_of
from web.figures.wording import LABEL

EAST = "east-2024"


def test_csv_has_a_row_a_figure_with_sentence_edition_and_label() -> None:
    written = csv_of(figures(EAST), towns())
    assert written.startswith(b"\xef\xbb\xbf")
    header, first, *others = csv.reader(StringIO(written.decode("utf-8-sig")))
    assert tuple(header) == COLUMNS
    row = dict(zip(header, first, strict=True))
    assert row["指标"] == "城镇新增就业"
    assert (row["原文数值"], row["折算数"], row["年份"], row["状态"]) == ("8.6万人", "86000", "2023年", "完成")
    assert row["原句"] == "城镇新增就业8.6万人。"
    assert (row["报告"], row["位置"]) == ("2024年东城市政府工作报告", "/report/east-2024#f6")
    assert row["说明"] == LABEL
    assert others[-1][0].startswith("'=cmd()")


def test_xlsx_has_the_same_cells_and_no_formula() -> None:
    written = xlsx_of(figures(EAST), towns())
    book = load_workbook(BytesIO(written))
    sheet = book["数据"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert tuple(rows[0]) == COLUMNS
    assert [row[2] for row in rows[1:]] == [figure.number for figure in figures(EAST)]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert str(rows[-1][0]).startswith("=cmd()")
    assert book.properties.description == LABEL
    with ZipFile(BytesIO(written)) as parts:
        assert '"Label": "1"' in unescape(parts.read("docProps/custom.xml").decode())


def test_no_figures_make_a_file_of_headings_only() -> None:
    assert csv_of([], towns()).decode("utf-8-sig").split("\r\n")[1:] == [""]
    assert load_workbook(BytesIO(xlsx_of([], towns())))["数据"].max_row == 1
