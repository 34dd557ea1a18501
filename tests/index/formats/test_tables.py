import pytest

from index.figures import read_figures
from index.formats.tables import rows_as_sentences
from index.models import Passage, Status


def said(table: str) -> list[str]:
    """The sentences of a table with a line a row and | between cells."""
    return rows_as_sentences([[cell.replace("/n", "\n") for cell in row.split("|")] for row in table.split("\n")])


TABLES = {
    "unit in a column": (
        "指标|单位|2023年完成|2024年目标\n城镇新增就业|万人|8.6|6.8以上\n居民人均可支配收入||5.2万元|与经济增长同步",
        [
            "2023年城镇新增就业8.6万人（完成），2024年城镇新增就业6.8万人以上（目标）。",
            "2023年居民人均可支配收入5.2万元（完成），2024年居民人均可支配收入与经济增长同步（目标）。",
        ],
    ),
    "unit in the header, rows numbered, an empty cell": (
        "序号|指标|2023年完成（万人）|2024年目标（万人）\n1|新增就业|8.6|6.8\n2|脱贫|—|1.2",
        ["1．2023年新增就业8.6万人（完成），2024年新增就业6.8万人（目标）。", "2．2024年脱贫1.2万人（目标）。"],
    ),
    "two lines of header, unit in the name, a class, a remark": (
        "类别|指标|2020年|2025年|2025年|属性\n类别|指标|实际|目标|年均增长|属性\n经济发展|常住人口城镇化率（%）|65|≥70|〔5〕|预期性\n经济发展|GDP（亿元）|7000|10000|6.5|约束性",
        [
            "经济发展：2020年常住人口城镇化率65%（实际），2025年常住人口城镇化率70%以上（目标），"
            "2025年常住人口城镇化率年均增长〔5〕%；属性：预期性。",
            "经济发展：2020年GDP为7000亿元（实际），2025年GDP为10000亿元（目标），2025年GDP年均增长6.5%；属性：约束性。",
        ],
    ),
    "a plan beside what was done": (
        "指标|2023年计划|2023年完成\n粮食产量（亿斤）|100|101.2",
        ["2023年粮食产量100亿斤（计划），2023年粮食产量101.2亿斤（完成）。"],
    ),
    "growth beside a level is of its year, and a fall is one": (
        "县（市、区）|2023年GDP总量（亿元）|增长（%）\n铜山区|1500|7.2\n丰县|600|-1.2",
        [
            "2023年铜山区GDP总量1500亿元，2023年铜山区增长7.2%。",
            "2023年丰县GDP总量600亿元，2023年丰县下降1.2%。",
        ],
    ),
    "years down the side": (
        "年份|地区生产总值（亿元）|增速（%）\n2022年|8457|3.2\n2023|8900|7.1",
        ["2022年地区生产总值8457亿元，2022年增速3.2%。", "2023年地区生产总值8900亿元，2023年增速7.1%。"],
    ),
    "results and targets down the side": (
        "项目|地区生产总值（亿元）|增长（%）\n2023年完成|8900|7.1\n2024年目标|9500|6左右",
        [
            "2023年地区生产总值8900亿元（完成），2023年增长7.1%（完成）。",
            "2024年地区生产总值9500亿元（目标），2024年增长6%左右（目标）。",
        ],
    ),
    "a title with year and unit, a row that is a heading": (
        "2024年主要预期目标（单位：亿元）|2024年主要预期目标（单位：亿元）\n指标|目标\n进出口总额|1200\n一、财政|一、财政\n"
        "一般公共预算收入|550左右",
        [
            "2024年主要预期目标（单位：亿元）",
            "2024年进出口总额1200亿元（目标）。",
            "一、财政",
            "2024年一般公共预算收入550亿元左右（目标）。",
        ],
    ),
    "no header": ("地区生产总值|8900亿元\n城镇新增就业|8.6万人", ["地区生产总值8900亿元。", "城镇新增就业8.6万人。"]),
    "no figures": (
        "序号|项目|责任单位\n1|新增托位5000个以上。|市卫健委\n2|改造农村危房800户|市住建局/n市财政局",
        [
            "1．项目：新增托位5000个以上；责任单位：市卫健委。",
            "2．项目：改造农村危房800户；责任单位：市住建局市财政局。",
        ],
    ),
    "a glossary": ("名词|解释\n专精特新|指具有“专业化”特征的企业。", ["专精特新：指具有“专业化”特征的企业。"]),
    "pairs without header": (
        "索引号|014051298/2024-00012\n成文日期|2024-01-15",
        ["索引号：014051298/2024-00012。", "成文日期：2024-01-15。"],
    ),
    "ragged": (
        "指标|2023年\n就业（万人）|8.6|预期性\n\n养老床位（张）",
        ["2023年就业8.6万人；预期性。", "养老床位（张）"],
    ),
    "one column": ("各位代表：\n\n现在，我报告工作。", ["各位代表：", "现在，我报告工作。"]),
    "nothing": ("|\n|", []),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_row_is_a_sentence_by_itself(name: str) -> None:
    table, sentences = TABLES[name]
    assert said(table) == sentences


def test_a_cell_with_a_page_in_it_gives_its_paragraphs() -> None:
    text = "过去一年，各项事业取得新进步。" * 5
    assert rows_as_sentences([["菜单", f"{text}\n{text}\n谢谢！"]]) == ["菜单", text, text, "谢谢！"]


def test_the_words_of_a_header_that_a_narrow_column_breaks_are_whole() -> None:
    assert said("指标|2024年/n目标\n新增就业/n（万人）|6.8") == ["2024年新增就业6.8万人（目标）。"]


def test_too_many_cells_are_only_paragraphs() -> None:
    rows = [["1"] * 1000] + [["字"]] * 300
    assert rows_as_sentences(rows) == ["1"] + ["字"] * 300


def test_the_ledger_reads_indicator_value_year_and_status() -> None:
    table = (
        "序号|指标|单位|2023年完成|2024年目标\n1|地区生产总值增速|%|7.1|6左右\n2|城镇新增就业|万人|8.6|≥6.8\n"
        "3|PM2.5平均浓度|微克/立方米|37|≤36\n4|每万人GDP|亿元|9.5|10"
    )
    rows = []
    for text in said(table):
        passage = Passage("x:1.1", "x", text, 0, len(text), (), 1, "2024", Status.OTHER)
        rows += [(f.indicator, f.value, f.unit, f.qualifier, f.year) for f in read_figures(passage)]
    assert rows == [
        ("地区生产总值增速", "7.1", "%", "", "2023"),
        ("地区生产总值增速", "6", "%", "左右", "2024"),
        ("城镇新增就业", "8.6", "万人", "", "2023"),
        ("城镇新增就业", "6.8", "万人", "以上", "2024"),
        ("PM2.5平均浓度", "37", "微克/立方米", "", "2023"),
        ("PM2.5平均浓度", "36", "微克/立方米", "以下", "2024"),
        ("每万人GDP", "9.5", "亿元", "", "2023"),
        ("每万人GDP", "10", "亿元", "", "2024"),
    ]


@pytest.mark.parametrize(("year", "status"), [("2023", Status.RESULT), ("2024", Status.TARGET)])
def test_a_year_in_a_row_decides_over_the_part_that_the_table_stands_in(year: str, status: Status) -> None:
    (text,) = said("指标|2023年完成|2024年目标\n新增托位（个）|5000|6000")
    passage = Passage("x:1.1", "x", text, 0, len(text), (), 1, year, status)
    assert [(f.year, f.status) for f in read_figures(passage)] == [("2023", Status.RESULT), ("2024", Status.TARGET)]


def test_a_table_without_measure_is_its_cells() -> None:
    rows = [["指标", "2023年完成"], *[["托位", "5个"]] * 100_000]
    assert rows_as_sentences(rows)[:4] == ["指标", "2023年完成", "托位", "5个"]
    assert rows_as_sentences(rows[:2]) == ["2023年托位5个（完成）。"]
