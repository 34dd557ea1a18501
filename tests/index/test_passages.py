import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.models import Kind, Note, Passage, Report, Span, Status
from index.passages import read_passages
from index.sentences import split_clauses, split_sentences
from tests.index.fakes import report

MARKS = "，；：,;。！？!?"
# Texts as reports write them: words, figures, marks, quotation marks and brackets, in any disorder.
PIECES = st.lists(
    st.sampled_from(
        ["新增托位", "改造", "5000", "1,208", "个", "以上", "一是", "“", "”", "（", "）", "《", "》", "、", *MARKS]
    ),
    max_size=24,
).map("".join)
WRITING = st.one_of(PIECES, st.text(max_size=60))


def test_the_sentence_of_the_answer_object_is_where_it_says(reports: dict[str, Report]) -> None:
    quote = "落实积极生育支持政策措施，扩大普惠托育服务供给，新增托位5000个以上。"
    of = reports["xuzhou-2024"]
    (found,) = [passage for passage in read_passages(of) if passage.text == quote]
    assert (found.paragraph, found.start, found.end) == (59, 13101, 13137)
    assert found.section == (
        "二、2024年主要预期目标和重点工作",
        "（九）突出普惠共享，提高人民生活品质",
        "深化健康徐州建设",
    )
    assert (found.id, found.year, found.status, found.kind) == (
        "xuzhou-2024:59.5", "2024", Status.TARGET, Kind.SENTENCE,
    )  # fmt: skip
    clauses = [(clause.start, clause.end) for clause in split_clauses(quote)]
    assert clauses[-1] == (24, 35)
    assert quote[24:35] == "新增托位5000个以上"


def test_every_passage_is_its_report_s_own_text(
    reports: dict[str, Report], passages: dict[str, tuple[Passage, ...]]
) -> None:
    for name, of in reports.items():
        assert len(passages[name]) > 250
        for passage in passages[name]:
            assert passage.text == of.text[passage.start : passage.end] == passage.text.strip() != ""
            paragraph = of.paragraphs[passage.paragraph - 1]
            assert paragraph.start <= passage.start < passage.end <= paragraph.end


def test_passages_follow_each_other_and_leave_nothing_but_white_space_and_front_matter(
    reports: dict[str, Report], passages: dict[str, tuple[Passage, ...]]
) -> None:
    for name, of in reports.items():
        left = list(of.text)
        for before, after in pairwise(passages[name]):
            assert before.end <= after.start
        for start, end in [(p.start, p.end) for p in passages[name]] + [(f.start, f.end) for f in of.furniture]:
            left[start:end] = " " * (end - start)
        assert "".join(left).strip() == ""


def test_ids_are_the_place_and_no_two_are_equal(passages: dict[str, tuple[Passage, ...]]) -> None:
    every = [passage for some in passages.values() for passage in some]
    assert max(Counter(passage.id for passage in every).values()) == 1
    assert all(passage.id.startswith(f"{passage.report}:{passage.paragraph}.") for passage in every)


def test_headings_are_marked_and_stand_under_those_above_them() -> None:
    found = read_passages(report("一、2024年工作安排\n（一）民生改善。新增托位300个。\n——就业更稳。新增就业6万人。\n"))
    assert [(passage.text, passage.kind, passage.section) for passage in found] == [
        ("一、2024年工作安排", Kind.HEADING, ()),
        ("（一）民生改善。", Kind.HEADING, ("一、2024年工作安排",)),
        ("新增托位300个。", Kind.SENTENCE, ("一、2024年工作安排", "（一）民生改善")),
        ("——就业更稳。", Kind.HEADING, ("一、2024年工作安排", "（一）民生改善")),
        ("新增就业6万人。", Kind.SENTENCE, ("一、2024年工作安排", "（一）民生改善", "就业更稳")),
    ]


@pytest.mark.parametrize(
    ("name", "paragraph", "section"),
    [
        ("xuzhou-2024", 60, ("二、2024年主要预期目标和重点工作", "（九）突出普惠共享，提高人民生活品质")),
        ("2025_湖北省", 13, ("一、2024年工作回顾",)),
        ("2026_山东省", 36, ("三、2026年重点工作",)),
    ],
)
def test_a_run_in_heading_ends_with_its_paragraph(
    passages: dict[str, tuple[Passage, ...]], name: str, paragraph: int, section: tuple[str, ...]
) -> None:
    assert {passage.section for passage in passages[name] if passage.paragraph == paragraph} == {section}


def test_a_line_of_marks_is_no_passage() -> None:
    found = read_passages(report("一、2024年目标\n！！！\n。\n“。”\n……\n新增托位200个。\n"))
    assert [passage.text for passage in found] == ["一、2024年目标", "新增托位200个。"]


def test_front_matter_becomes_no_passage(passages: dict[str, tuple[Passage, ...]]) -> None:
    texts = {passage.text for some in passages.values() for passage in some}
    assert not [text for text in texts if text.startswith(("来源：", "时间：")) or text.endswith("政府工作报告")]
    assert "各位代表：" not in texts


def test_a_sentence_that_aims_at_a_later_year_is_a_target_of_that_year() -> None:
    found = read_passages(
        report("一、2026年重点工作\n到2030年，森林覆盖率达40%。2027年底前建成地铁。新增托位9个。\n", year=2026)
    )
    assert [(passage.year, passage.status) for passage in found[1:]] == [
        ("2030", Status.TARGET),
        ("2027", Status.TARGET),
        ("2026", Status.TARGET),
    ]


def test_a_result_that_names_another_year_stays_a_result_of_its_part() -> None:
    found = read_passages(report("一、2023年工作回顾\n到2022年底建成的项目全部投产。\n"))
    assert (found[1].year, found[1].status) == ("2023", Status.RESULT)


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("新增托位300个。改造公园2个！好不好？", ["新增托位300个。", "改造公园2个！", "好不好？"]),
        ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
        ("（完成了。）再来。", ["（完成了。）", "再来。"]),
        ("  新增。 　改造", ["新增。", "改造"]),
        ("增长8.1%，达到1.5万户", ["增长8.1%，达到1.5万户"]),
        ("干得好！！继续干。", ["干得好！！", "继续干。"]),
    ],
)
def test_sentences_end_at_their_stop_with_closing_marks(paragraph: str, sentences: list[str]) -> None:
    text = f"头\n{paragraph}\n尾"
    spans = split_sentences(text, Span(2, 2 + len(paragraph)))
    assert [text[span.start : span.end] for span in spans] == sentences


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("新增托位5000个以上，改造公园2个。", ["新增托位5000个以上", "改造公园2个"]),
        ("一是，新增托位300个；二是改造公园：全部完成。", ["一是，新增托位300个", "二是改造公园", "全部完成"]),
        ("实现总额1,208亿元，增长5%。", ["实现总额1,208亿元", "增长5%"]),
        ("推进“一老一小，一车一路”工程，成效明显。", ["推进“一老一小，一车一路”工程", "成效明显"]),
        ("建成医院（含分院，共3家），投用2家。", ["建成医院（含分院，共3家）", "投用2家"]),
        ("改造农村危房800户以上、农村供水管网800公里。", ["改造农村危房800户以上、农村供水管网800公里"]),
        ("主要预期目标是:经济增长5.5%左右。", ["主要预期目标是", "经济增长5.5%左右"]),
        ("营业时间延长到22:30以后。", ["营业时间延长到22:30以后"]),
        ("，，。", []),
        ("", []),
    ],
)
def test_clauses_end_at_commas_outside_quotes_brackets_and_numbers(sentence: str, clauses: list[str]) -> None:
    assert [sentence[clause.start : clause.end] for clause in split_clauses(sentence)] == clauses


def test_a_quotation_mark_left_over_from_the_sentence_before_is_no_clause(
    passages: dict[str, tuple[Passage, ...]],
) -> None:
    assert [clause for clause in split_clauses("一共完成5000个。”") if clause.end - clause.start < 2] == []
    for some in passages.values():
        for passage in some:
            for clause in split_clauses(passage.text):
                assert any(char.isalnum() for char in passage.text[clause.start : clause.end])


@given(WRITING)
def test_clauses_are_in_order_inside_the_sentence_and_leave_out_only_marks(sentence: str) -> None:
    spans = split_clauses(sentence)
    for before, after in pairwise(spans):
        assert before.end < after.start
    assert all(0 <= span.start < span.end <= len(sentence) for span in spans)
    kept = {n for span in spans for n in range(span.start, span.end)}
    assert not [char for n, char in enumerate(sentence) if n not in kept and char.isalnum()]


@given(WRITING, st.integers(0, 5))
def test_sentences_are_in_order_and_leave_out_only_white_space(paragraph: str, lead: int) -> None:
    text = "x" * lead + paragraph
    spans = list(split_sentences(text, Span(lead, len(text))))
    for before, after in pairwise(spans):
        assert before.end <= after.start
    assert all(lead <= span.start < span.end <= len(text) for span in spans)
    kept = {n for span in spans for n in range(span.start, span.end)}
    assert "".join(char for n, char in enumerate(text) if n >= lead and n not in kept).strip() == ""


@given(
    st.lists(st.one_of(PIECES, st.sampled_from(["一、2024年目标", "（一）民生改善。", "！！"]), st.text()), max_size=8)
)
def test_any_text_becomes_passages_that_stand_where_they_say(lines: list[str]) -> None:
    of = report("\n".join(lines))
    for passage in read_passages(of):
        assert of.text[passage.start : passage.end] == passage.text == passage.text.strip()
        # What answers is a clause: a passage without one could not be weighed.
        assert split_clauses(passage.text)


GLOSSARY = """一、2023年工作回顾
城镇新增就业8.6万人。
附件：名词解释
1.“十四五”规划：指2021年至2025年规划。到2025年，新增托位5000个。
一、两个确立：略。
附件2：民生实事
今年新增托位300个。
"""


def test_an_explanation_has_its_term_and_neither_figures_nor_a_status() -> None:
    found = [passage for passage in read_passages(report(GLOSSARY)) if passage.kind is Kind.DEFINITION]
    assert [(p.term, p.text, p.section) for p in found] == [
        ("", "附件：名词解释", ()),
        ("“十四五”规划", "“十四五”规划：指2021年至2025年规划。", ("名词解释", "“十四五”规划")),
        ("", "到2025年，新增托位5000个。", ("名词解释", "“十四五”规划")),
        ("", "一、两个确立：略。", ("名词解释", "“十四五”规划")),
    ]
    assert {(p.year, p.status, p.figures) for p in found} == {("2024", Status.OTHER, ())}
    assert [p.id for p in found] == ["city:3.1", "city:4.1", "city:4.2", "city:5.1"]


def test_an_annex_of_terms_moves_no_other_passage() -> None:
    annex = GLOSSARY[GLOSSARY.index("附件：") : GLOSSARY.index("附件2")]
    without = [replace(p, id="", paragraph=0) for p in read_passages(report(GLOSSARY.replace(annex, "")))]
    beside = [p for p in read_passages(report(GLOSSARY)) if p.kind is not Kind.DEFINITION]
    assert [(p.text, p.section, p.year, p.status) for p in beside] == [
        (p.text, p.section, p.year, p.status) for p in without
    ]


def test_a_footnote_inside_the_body_moves_no_paragraph_behind_it() -> None:
    text = "一、2023年工作回顾\n新增就业8万人。\n① “十五五”时期：指2026年至2030年。\n新增托位300个。\n"
    start = text.index("①")
    noted = replace(report(text), notes=(Note(start, text.index("\n", start)),))
    assert [(p.text, p.year, p.kind) for p in read_passages(noted)] == [
        ("一、2023年工作回顾", "2023", Kind.HEADING),
        ("新增就业8万人。", "2023", Kind.SENTENCE),
        ("“十五五”时期：指2026年至2030年。", "2024", Kind.DEFINITION),
        ("新增托位300个。", "2023", Kind.SENTENCE),
    ]


CONTENTS = """政府工作报告
　　目　录
　　一、2023年工作回顾
　　二、2024年工作安排
　　各位代表：
　　现在，我向大会报告工作。
　　一、2023年工作回顾
　　新增托位6000个。
"""


def test_an_indented_table_of_contents_heads_nothing() -> None:
    of = report(CONTENTS)
    lines = [Span(start, start + len(line)) for start, line in _lines(of.text)]
    found = read_passages(replace(of, furniture=tuple(lines[:5])))
    assert [(passage.text, passage.year, passage.status, passage.section) for passage in found] == [
        ("现在，我向大会报告工作。", "2024", Status.OTHER, ()),
        ("一、2023年工作回顾", "2023", Status.RESULT, ()),
        ("新增托位6000个。", "2023", Status.RESULT, ("一、2023年工作回顾",)),
    ]


def test_thousands_of_lines_of_furniture_cost_no_time() -> None:
    of = report("打印\n" * 50_000 + "一、2024年工作安排\n新增托位5000个。")
    furniture = tuple(Span(start, start + 2) for start in range(0, 150_000, 3))
    started = time.perf_counter()
    assert len(read_passages(replace(of, furniture=furniture))) == 2
    assert time.perf_counter() - started < 5


def _lines(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


@pytest.mark.parametrize(
    ("text", "year", "years"),
    [
        ("到2030年，新增托位500个。", "2030", ["2030"]),
        ("力争到2030年新增托位500个。", "2030", ["2030"]),
        ("展望2035年，城市更美。", "2035", []),
        ("新增托位500个，到2030年达到9000个。", "2026", ["2026", "2030"]),
        ("做好2026年和到2030年的规划。", "2030", []),
        ("今年新增托位500个，2027年底前建成公园3个。", "2026", ["2026", "2027"]),
    ],
)
def test_a_sentence_aims_at_a_later_year_unless_it_counts_before_naming_it(
    text: str, year: str, years: list[str]
) -> None:
    (found,) = [p for p in read_passages(report(f"一、2026年目标\n{text}\n", 2026)) if p.kind is Kind.SENTENCE]
    assert (found.year, [figure.year for figure in found.figures]) == (year, years)


def test_sentences_of_one_endless_paragraph_have_their_own_year() -> None:
    found = read_passages(report("过去一年，新增托位400个。改造小区30个。今年目标是：新增托位500个。改造小区40个。"))
    assert [(p.year, p.status, [f.year for f in p.figures]) for p in found] == [
        *[("2023", Status.RESULT, ["2023"])] * 2,
        *[("2024", Status.TARGET, ["2024"])] * 2,
    ]


def test_a_report_of_december_reviews_this_year() -> None:
    of = report("一、2024年回顾\n今年新增托位400个。\n二、2025年目标\n明年新增托位500个。\n", 2025)
    figures = [f for p in read_passages(replace(of, delivered="2024-12-28")) for f in p.figures]
    assert [(f.value, f.year, f.status) for f in figures] == [
        ("400", "2024", Status.RESULT),
        ("500", "2025", Status.TARGET),
    ]
