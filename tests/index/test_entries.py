import time

import pytest

from index.entries import Mark, explanation_at, read_entry, spelled


@pytest.mark.parametrize(
    ("line", "term", "explanation"),
    [
        ("1.“343”创新产业集群：指3大主导产业。", "“343”创新产业集群", "指3大主导产业。"),
        ("1．新质生产力：是指先进生产力。", "新质生产力", "是指先进生产力。"),
        ("1、“一带一路”（第8页）：指丝绸之路。", "“一带一路”", "指丝绸之路。"),
        ("1.“一带一路”（见第3页第2行）：指丝绸之路。", "“一带一路”", "指丝绸之路。"),
        ("1.（第3页）“三个确立”：指略。", "“三个确立”", "指略。"),
        ("①三新经济——以新产业为核心的经济活动。", "三新经济", "以新产业为核心的经济活动。"),
        ("【两个确立】 确立核心地位。", "两个确立", "确立核心地位。"),
        ("“一带一路”：丝绸之路。", "“一带一路”", "丝绸之路。"),
        ("1.地区生产总值（GDP）：指最终成果。", "地区生产总值（GDP）", "指最终成果。"),
        ("1.新质生产力[2]：指先进生产力。", "新质生产力", "指先进生产力。"),
        ("“专精特新”企业是指有特征的企业。", "“专精特新”企业", "是指有特征的企业。"),
        ("“两山”银行，是指平台。", "“两山”银行", "是指平台。"),
        ("1.“三网”融合。指三种网融合。", "“三网”融合", "指三种网融合。"),
        ("1.承诺制+标准地+全代办:是改革。", "承诺制+标准地+全代办", "是改革。"),
        ("1.“1354”总体思路：一个定位：先行区。", "“1354”总体思路", "一个定位：先行区。"),
        ("1.新质生产力", "新质生产力", ""),
    ],
)
def test_an_entry_is_a_term_and_its_explanation(line: str, term: str, explanation: str) -> None:
    entry = read_entry(line, 1)
    assert (entry.term, entry.explains) == (term, bool(explanation))
    assert line[explanation_at(line, term) :] == explanation


@pytest.mark.parametrize(
    "line",
    [
        "其中：指标一项。",
        "主要包括：一是技术。",
        "我们要坚持，一是发展：二是改革。",
        "这是一句完整的话，没有名词。",
        "新增托位300个。",
        "：",
        "",
    ],
)
def test_a_line_of_prose_has_no_term(line: str) -> None:
    assert read_entry(line, 1).term == ""


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("12.词语：略", Mark("arabic", 12)),
        ("（3）词语：略", Mark("paren", 3)),
        ("⑳词语：略", Mark("circled", 20)),
        ("十二、词语：略", Mark("han", 12)),
        ("（四）词语：略", Mark("hanparen", 4)),
        ("[5]词语：略", Mark("square", 5)),
        ("注6：词语是指略", Mark("note", 6)),
        ("●词语：略", Mark("bullet", 0)),
        ("词语：略", None),
        ("5G应用：略", None),
        ("“343”集群：略", None),
    ],
)
def test_an_entry_is_marked_by_a_number_of_a_kind(line: str, mark: Mark | None) -> None:
    assert read_entry(line, 1).mark == mark


def test_a_number_before_a_digit_counts_only_where_it_is_the_next() -> None:
    assert read_entry("5.5G应用：略", 5).term == "5G应用"
    assert read_entry("5.5G应用：略", 9).mark is None


def test_spelling_leaves_out_width_case_quotation_marks_and_blanks() -> None:
    assert spelled("“３４３” ＧＤＰ「集群」") == "343gdp集群"


@pytest.mark.parametrize("line", ["1." + " " * 200_000 + "词", "（" * 200_000, "第" * 200_000, "1.词" + "[1]" * 60_000])
def test_a_hostile_line_is_read_at_once(line: str) -> None:
    started = time.perf_counter()
    explanation_at(line, read_entry(line, 1).term)
    assert time.perf_counter() - started < 0.5
