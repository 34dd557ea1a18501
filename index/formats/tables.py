"""A table's rows as sentences that stand by themselves: 2024年城镇新增就业6.8万人以上（目标）。

Takes the cells of a table (merged ones repeated), gives a paragraph a row. Header words go into every
sentence: the year before what is measured, 完成 or 目标 in brackets behind the figure, which is the form
in which the ledger reads year and indicator right. Knows no format of file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise, zip_longest

from index.formats.cells import (
    ORDINAL,
    STATE,
    TIME,
    UNIT,
    UNIT_TEXT,
    Header,
    is_blank,
    is_value,
    ordinal,
    read_header,
    value_with_unit,
)

DEEPEST_HEADER = 3
LONGEST_HEADING = 24  # a header's cell is a name, no sentence
SHORT = 12  # a name that a narrow column breaks in two
MOST_CELLS = 200_000
SHEET = 150  # a cell of several paragraphs and so many characters is a page's, not a table's
NUMBERING = re.compile(r"序号|编号|[Nn][Oo]\.?")
UNITS = re.compile(r"(?:计量|数量)?单位")
EXPLAINED = re.compile(r"名词(?:术语)?|术语|词语|词条")
RATE = re.compile(r"(?:增长|增速|增幅|涨幅|降幅|占比|比重|率)$")
SAID_UNIT = re.compile(rf"单位[：:]\s*({UNIT_TEXT})")
NAMED_YEAR = re.compile(r"20\d\d年")
CODE = re.compile(r"\d{5}|\d[-/]\d\d[-/]\d")  # a document's number, a telephone's, a date
LATIN_END = re.compile(r"[A-Za-z\d]$")
NO_HEADER = Header()
MINUS = "-－−–"
MARKS = "。！？!?；;，,、：:"
ENDS = tuple(MARKS)


class _Role(Enum):
    """What a column is for."""

    NUMBER = 0
    UNIT = 1
    NAME = 2
    FIGURE = 3
    REMARK = 4


@dataclass(frozen=True, slots=True)
class _Column:
    role: _Role
    title: str
    header: Header = NO_HEADER


def rows_as_sentences(rows: Sequence[Sequence[str]]) -> list[str]:
    """One sentence a row below the header, numbered where the table is; empty cells are left out.

    `rows` may be ragged; a merged cell is repeated in every place that it covers, and a line feed in a cell
    parts its paragraphs. A table that only lays out a page (one column, or several paragraphs in a cell)
    gives its paragraphs as they stand; so does a row that says one thing only (a title, 一、经济发展).
    """
    width = max((len(row) for row in rows), default=0)
    if width < 2 or width * len(rows) > MOST_CELLS or _is_sheet(rows):
        return [text for row in rows for cell in _distinct(row) for line in cell.split("\n") if (text := line.strip())]
    grid = [[_in_one_line(cell) for cell, _ in zip_longest(row, range(width), fillvalue="")] for row in rows]
    return list(_sentences([row for row in grid if any(row)]))


def _is_sheet(rows: Sequence[Sequence[str]]) -> bool:
    cells = {cell for row in rows for cell in row if len(cell) >= SHEET and "\n" in cell.strip()}
    return any(sum(bool(line.strip()) for line in cell.split("\n")) > 2 for cell in cells)


def _in_one_line(cell: str) -> str:
    """A cell's lines joined; between long ones that end in no mark a space keeps the border visible."""
    lines = [text for line in cell.split("\n") if (text := line.strip())]
    if max(map(len, lines), default=0) <= SHORT and len(lines) < 3:
        return "".join(lines)
    return "".join(line if n == len(lines) or line.endswith(ENDS) else f"{line} " for n, line in enumerate(lines, 1))


def _distinct(row: Sequence[str]) -> list[str]:
    """The filled cells of a row, a merged one once."""
    return [cell for n, cell in enumerate(row) if cell.strip() and (n == 0 or cell != row[n - 1])]


def _sentences(grid: list[list[str]]) -> Iterator[str]:
    titles = 0
    while titles < len(grid) and len(_distinct(grid[titles])) == 1:
        titles += 1
    said = [_distinct(row)[0] for row in grid[:titles]]
    yield from said
    if grid := grid[titles:]:
        units = SAID_UNIT.findall(" ".join(said))
        years = NAMED_YEAR.findall(" ".join(said))
        deep = _header_rows(grid)
        named = [_title([row[n] for row in grid[:deep]]) for n in range(len(grid[0]))]
        columns = _columns(named, grid[deep:], years[0] if len(years) == 1 else "")
        for row in grid[deep:]:
            cells = _distinct(row)
            yield cells[0] if len(cells) == 1 else _sentence(columns, row, units[-1] if units else "")


def _header_rows(grid: list[list[str]]) -> int:
    """How many rows name columns: the first where it holds names only, and those that a merged cell ties to it."""
    if all(len(_distinct(row)) < 2 for row in grid[1:]) or not _names_only(grid[0]):
        return 0
    deep = 1
    while deep < min(DEEPEST_HEADER, len(grid) - 1) and _names_only(grid[deep]):
        above, row = grid[deep - 1], grid[deep]
        tied = any(one and one == two for one, two in zip(above, row, strict=True))
        spread = any(one and one == two for one, two in pairwise(above))
        units = all(UNIT.fullmatch(cell.strip("（）()")) for cell in row if cell)
        if not (units or (spread and (tied or not row[0]))):
            break
        deep += 1
    return deep


def _names_only(row: Sequence[str]) -> bool:
    return not any(
        len(cell) > LONGEST_HEADING or cell.endswith(ENDS) or is_value(cell) or CODE.search(cell) for cell in row
    )


def _title(parts: Sequence[str]) -> str:
    """A column's name down the rows of the header, a merged cell once, a unit in brackets."""
    named = [part for n, part in enumerate(parts) if part and part not in parts[:n]]
    return "".join(f"（{part}）" if n and UNIT.fullmatch(part) else part for n, part in enumerate(named))


def _columns(titles: Sequence[str], body: list[list[str]], year: str) -> list[_Column]:
    columns: list[_Column] = []
    for n, title in enumerate(titles):
        if (n == 0 and _counts_up([row[0] for row in body], title)) or NUMBERING.fullmatch(title):
            columns.append(_Column(_Role.NUMBER, title))
        elif UNITS.fullmatch(title):
            columns.append(_Column(_Role.UNIT, title))
        elif _holds_figures(title, [row[n] for row in body]):
            columns.append(_Column(_Role.FIGURE, title, _dated(read_header(title), columns, year)))
        else:
            behind = any(column.role is _Role.FIGURE for column in columns)
            columns.append(_Column(_Role.REMARK if behind else _Role.NAME, title))
    return columns


def _counts_up(cells: Sequence[str], title: str) -> bool:
    """Whether the first column numbers the rows, whatever it is called: 1, 2, 3 or 一、二、三."""
    filled = [cell for cell in cells if cell]
    numbers = [int(cell.rstrip(".．、")) for cell in filled if re.fullmatch(r"\d{1,3}[.．、]?", cell)]
    if numbers and len(numbers) == len(filled) and not UNIT.search(title):
        return numbers[0] == 1 and all(two - one in {0, 1} for one, two in pairwise(numbers))
    return bool(filled) and not title and all(ORDINAL.fullmatch(cell) for cell in filled)


def _holds_figures(title: str, cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    values = sum(map(is_value, filled))
    return values > 0 and (2 * values >= len(filled) or bool(TIME.match(title) or STATE.search(title)))


def _dated(header: Header, before: Sequence[_Column], year: str) -> Header:
    """增长（%） beside 2023年总量（亿元） is that year's; 目标 under a title that names one year is of it."""
    if header.time:
        return header
    beside = before[-1].header.time if before and header.aspect else ""
    return replace(header, time=beside or (year if header.state else ""))


def _sentence(columns: Sequence[_Column], row: Sequence[str], unit: str) -> str:
    cells = [(column, cell) for column, cell in zip(columns, row, strict=True) if not is_blank(cell)]
    of = {role: [(column, cell) for column, cell in cells if column.role is role] for role in _Role}
    number = "".join(ordinal(cell) for _, cell in of[_Role.NUMBER][:1])
    if not any(column.role is _Role.FIGURE for column in columns):
        return number + _closed(_listed([pair for pair in cells if pair[0].role is not _Role.NUMBER]))
    names = list(dict.fromkeys(cell.rstrip(MARKS) for _, cell in of[_Role.NAME]))
    head = "".join(f"{name}：" for name in names[:-1])
    name, own_unit = _without_unit(names[-1] if names else "")
    unit = own_unit or "".join(cell for _, cell in of[_Role.UNIT][:1]) or unit
    clauses = [_clause(column.header, name, cell, column.header.unit or unit) for column, cell in of[_Role.FIGURE]]
    said = "，".join(clauses) or name
    return number + _closed("；".join(filter(None, (head + said, _listed(of[_Role.REMARK])))))


def _listed(cells: Sequence[tuple[_Column, str]]) -> str:
    """项目：…；责任单位：…; of a glossary and of a pair without header 词：解释."""
    if len(cells) == 2 and (not cells[0][0].title or EXPLAINED.fullmatch(cells[0][0].title)):
        return f"{cells[0][1].rstrip(MARKS)}：{cells[1][1]}"
    said = ((f"{column.title}：" if column.title else "") + cell.rstrip(MARKS) for column, cell in cells)
    return "；".join(said)


def _without_unit(name: str) -> tuple[str, str]:
    unit = read_header(name).unit
    return (name.replace(f"（{unit}）", "").replace(f"({unit})", ""), unit) if unit else (name, "")


def _clause(header: Header, name: str, cell: str, unit: str) -> str:
    row = read_header(name)
    if row.time and not row.aspect:  # 2024年目标 down the side, what is measured along the top
        time, subject, state = row.time, header.aspect, row.state or header.state
    else:
        time, subject, state = header.time, name + header.aspect, header.state
    said = value_with_unit(cell.rstrip(MARKS), "%" if RATE.search(header.aspect) and not header.unit else unit)
    if subject.endswith("增长") and said.startswith(tuple(MINUS)):
        subject, said = f"{subject.removesuffix('增长')}下降", said[1:]
    link = "为" if LATIN_END.search(subject) and said[:1].isdigit() else ""
    return f"{time}{subject}{link}{said}" + (f"（{state}）" if state else "")


def _closed(text: str) -> str:
    return text if text.endswith(("。", "！", "？")) else f"{text.rstrip('；，、')}。"
