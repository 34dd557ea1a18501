from lxml import etree

from index.formats.page.tables import Cell, read_table


def rows(html: str, linked: int = 0) -> list[str]:
    table = etree.fromstring(f"<body>{html}</body>", etree.HTMLParser()).find(".//table")

    def read_cell(cell: etree._Element) -> Cell:
        lines = [text.strip() for text in cell.itertext() if text.strip()]
        return Cell(lines, sum(map(len, lines)), linked)

    return read_table(table, read_cell)


def test_merged_cells_hold_in_every_place_that_they_cover() -> None:
    html = (
        "<table><caption>表1</caption><tr><th rowspan=2>指标<th colspan=2>2023年<th>2024年<tr><th>计划<th>完成<th>目标"
        "<tr><td>粮食产量（亿斤）<td>100<td>101.2<td>100以上</table>"
    )
    said = "2023年粮食产量100亿斤（计划），2023年粮食产量101.2亿斤（完成），2024年粮食产量100亿斤以上（目标）。"
    assert rows(html) == ["表1", said]


def test_hidden_rows_and_cells_are_not_there() -> None:
    html = (
        "<table><tr><td>指标<td hidden>密<td>2023年<tr style='display:none'><td>密<td>密<td>1"
        "<tr><td>就业<td hidden>密<td>8万人</table>"
    )
    assert rows(html) == ["2023年就业8万人。"]


def test_what_only_lays_out_a_page_is_no_table() -> None:
    data = "<tr><td>指标<td>2023年<tr><td>就业<td>8万人"
    assert rows(f"<table>{data}</table>") == ["2023年就业8万人。"]
    assert rows(f"<table role=presentation>{data}</table>") == []
    assert rows(f"<table>{data}</table>", linked=9) == []
    assert rows(f"<table><tr><td>菜单<td><table>{data}</table></table>") == []
    assert rows("<table><tr><td>来源：日报<td>时间：2024年</table>") == []
    assert rows("<table><tr><td>报告<tr><td>正文</table>") == []
    assert rows(f"<table>{data}<tr><td>注<td>{'过去一年。' * 300}</table>") == []


def test_text_between_the_cells_would_be_lost_so_it_is_no_table() -> None:
    assert rows("<table>旁注<tr><td>指标<td>2023年<tr><td>就业<td>8</table>") == []


def test_spans_without_measure_are_bounded() -> None:
    html = "<table>" + "<tr><td colspan=99999 rowspan=99999>甲<td>乙" * 300 + "</table>"
    assert rows(html) == []
