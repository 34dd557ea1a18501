"""The figures as a file for a spreadsheet: CSV, or XLSX whose cells are text and numbers and never formulas.

Takes figures and the library that they are of; gives bytes. Every row names its sentence, edition and address, and
says that a program read it; the workbook says so in its properties too, as marking rules for generated content ask.
Chooses no rows.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO

import xlsxwriter

from index.export import harmless
from index.models import Figure
from web.answerer import Library
from web.figures.wording import ASPECTS, LABEL, STATUSES, value_said, year_said

COLUMNS = tuple(
    "指标 原文数值 折算数 单位 限定 年份 状态 类别 主题 原句 章节 段落 报告 地区 报告年份 位置 说明".split()
)
_WIDTHS = {"指标": 28, "原句": 60, "章节": 30, "报告": 28, "位置": 28, "说明": 36}
_XLSX_LONGEST = 32_767


def csv_of(figures: Iterable[Figure], library: Library) -> bytes:
    """UTF-8 with a byte order mark, so that a spreadsheet knows the characters."""
    stream = StringIO(newline="")
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    table.writerows([harmless(cell) for cell in row] for row in _rows(figures, library))
    return stream.getvalue().encode("utf-8-sig")


def xlsx_of(figures: Iterable[Figure], library: Library) -> bytes:
    """One sheet 数据 with a filter over its columns."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": "政府工作报告数据一览", "comments": LABEL})
        book.set_custom_property("AIGC", json.dumps({"Label": "1", "ContentProducer": "政问"}, ensure_ascii=False))
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("数据")
        sheet.write_row(0, 0, COLUMNS, bold)
        at = 0
        for at, row in enumerate(_rows(figures, library), start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(at, column, cell[:_XLSX_LONGEST], wrapped)
                else:
                    sheet.write_number(at, column, cell, wrapped)
        for column, name in enumerate(COLUMNS):
            sheet.set_column(column, column, _WIDTHS.get(name, 11))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, at, len(COLUMNS) - 1)
    return stream.getvalue()


def _rows(figures: Iterable[Figure], library: Library) -> Iterator[tuple[str | float, ...]]:
    for figure in figures:
        report, passage = library.reports[figure.report], library.by_id[figure.passage]
        yield (
            figure.indicator,
            value_said(figure, report),
            figure.number,
            figure.unit,
            figure.qualifier,
            year_said(figure.year),
            STATUSES[figure.status],
            ASPECTS[figure.aspect],
            figure.topic,
            passage.text,
            " › ".join(passage.section),
            passage.paragraph,
            report.title,
            report.region,
            report.year,
            f"/report/{report.id}#f{figure.start}",
            LABEL,
        )
