import time
from dataclasses import replace

import pytest

from index.models import Note, Report, Span
from index.terms import find_explained, is_heading, spellings
from tests.index.fakes import report

BODY = """2024年云川市政府工作报告
一、2023年工作回顾
“343”创新产业集群提质，新质生产力加快形成，三新经济增加值增长8%。
二、2024年重点工作
推进“一带一路”建设，“两重”“两新”落地，新增托位300个。
"""


def of(annex: str) -> Report:
    return report(BODY + annex)


def told(read: Report) -> list[tuple[str, str]]:
    """Every sentence found with the term that it begins."""
    return [(one.term, read.text[one.start : one.end]) for some in find_explained(read).values() for one in some]


def terms(annex: str) -> list[str]:
    return [term for term, _ in told(of(annex)) if term]


@pytest.mark.parametrize(
    "heading",
    [
        "名词解释",
        "附件：名词解释",
        "附件1：名 词 解 释",
        "《政府工作报告》名词解释",
        "政府工作报告名词术语解释",
        "有关名词说明",
        "部分名词注释",
        "附：《云川市政府工作报告》有关用语解释（按出现先后排序）",
        "注释：",
    ],
)
def test_an_annex_is_known_by_its_heading(heading: str) -> None:
    assert is_heading(heading)
    assert terms(f"{heading}\n1.新质生产力：指先进生产力。\n") == ["新质生产力"]


@pytest.mark.parametrize(
    "line", ["二、2024年重点工作", "附件2：重点项目表", "有关名词解释见附件", "做好政策解释，回应关切。", "说明"]
)
def test_other_lines_are_no_heading_of_it(line: str) -> None:
    assert not is_heading(line)


@pytest.mark.parametrize(
    ("annex", "found"),
    [
        ("1.“343”创新产业集群：指甲。\n2．新质生产力：是指乙。\n", ["“343”创新产业集群", "新质生产力"]),
        ("①三新经济——甲。\n②5G+工业互联网：指乙。\n", ["三新经济", "5G+工业互联网"]),
        ("【两个确立】 甲。\n【一带一路】乙。\n", ["两个确立", "一带一路"]),
        ("“一带一路”：甲。\n“两重、两新”：乙。\n新质生产力：丙。\n", ["“一带一路”", "“两重、两新”", "新质生产力"]),
        ("“343”集群\n指甲、乙、丙三类产业。\n新质生产力\n创新起主导作用的生产力。\n", ["“343”集群", "新质生产力"]),
        ("1. “343”创新产业集群\n指甲。\n2. 新质生产力\n乙。\n", ["“343”创新产业集群", "新质生产力"]),
        ("一、“两个确立”：指甲。\n二、三新经济：指乙。\n", ["“两个确立”", "三新经济"]),
        ("1.两个确立：指甲。2.新质生产力：指乙。丙2.5倍。3.三新经济：指丁。\n", ["两个确立", "新质生产力", "三新经济"]),
        ("（按出现先后排序）\n1.两个确立：指甲。\n", ["两个确立"]),
        ("1.两个确立：指甲。\n5.“三品”：即乙。\n", ["两个确立", "“三品”"]),
        ("1.4G应用：指甲。\n2.5G应用：指乙。\n", ["4G应用", "5G应用"]),
    ],
)  # fmt: skip
def test_entries_are_read_however_they_are_marked(annex: str, found: list[str]) -> None:
    assert terms("附件：名词解释\n" + annex) == found


def test_an_entry_begins_behind_its_mark_and_goes_on_until_the_next() -> None:
    annex = (
        "附件：名词解释\n1.五大行动：指五项行动。包括：\n（1）一号行动：略。\n（2）二号行动。\n2.新质生产力：指乙。\n"
    )
    read = of(annex)
    assert told(read) == [
        ("", "附件：名词解释"),
        ("五大行动", "五大行动：指五项行动。"),
        ("", "包括："),
        ("", "（1）一号行动：略。"),
        ("", "（2）二号行动。"),
        ("新质生产力", "新质生产力：指乙。"),
    ]
    sections = [one.section for some in find_explained(read).values() for one in some]
    assert sections == [(), *[("名词解释", "五大行动")] * 4, ("名词解释", "新质生产力")]


def test_groups_of_entries_count_anew() -> None:
    read = of(
        "《政府工作报告》名词解释\n一、综合类\n1.两个确立：指甲。\n2.新质生产力：指乙。\n二、民生类\n1.时差食堂：指丙。\n"
    )
    found = [(one.term, one.section[1:]) for some in find_explained(read).values() for one in some if one.term]
    assert found == [
        ("两个确立", ("一、综合类", "两个确立")),
        ("新质生产力", ("一、综合类", "新质生产力")),
        ("时差食堂", ("二、民生类", "时差食堂")),
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "附件2：重点项目表\n1.城东医院：总投资30亿元。\n",
        "附件2\n2024年民生实事项目\n1.新增托位300个。\n",
        "云川市2024年民生实事项目\n1.新增托位：300个。\n",
        "一、2023年工作回顾\n1.新增托位：300个。\n",
    ],
)
def test_an_annex_ends_where_something_else_begins(behind: str) -> None:
    annex = "名词解释\n1.两个确立：指甲。\n2.新质生产力：指乙。\n"
    assert told(of(annex + behind)) == told(of(annex))


def test_what_stands_before_the_annex_is_left_alone() -> None:
    contents = "附件：\n1.名词解释\n2.2024年重点项目表\n附件1：2024年民生实事项目\n1.新增托位：300个。\n"
    assert terms(contents + "附件2\n名词解释\n1.两个确立：指甲。\n") == ["两个确立"]
    read = of(contents + "附件2\n名词解释\n1.两个确立：指甲。\n")
    assert [text for _, text in told(read)] == ["附件2", "名词解释", "两个确立：指甲。"]


@pytest.mark.parametrize(
    "annex",
    [
        "",
        "附件：名词解释\n",
        "附件：名词解释（附后）\n云川市人民政府办公室\n2024年1月\n",
        "附件：名词解释\n一、2025年工作回顾\n新质生产力：加快形成。\n",
    ],
)
def test_without_entries_there_is_no_annex(annex: str) -> None:
    assert find_explained(of(annex)) == {}


def test_furniture_is_no_part_of_it() -> None:
    read = of("名词解释\n1.两个确立：指甲。\n打印本页\n2.新质生产力：指乙。\n")
    start = read.text.index("打印本页")
    found = told(replace(read, furniture=(Span(start, start + 4),)))
    assert [text for _, text in found] == ["名词解释", "两个确立：指甲。", "新质生产力：指乙。"]


@pytest.mark.parametrize(
    ("line", "marked", "term", "text"),
    [
        ("[1]新质生产力：是指先进生产力。", "", "新质生产力", "新质生产力：是指先进生产力。"),
        ("① 指先进生产力。", "新质生产力", "新质生产力", "指先进生产力。"),
        ("“一带一路”是指丝绸之路。", "一带一路", "“一带一路”", "“一带一路”是指丝绸之路。"),
        ("增速按可比价格计算。", "", "", "增速按可比价格计算。"),
    ],
)
def test_a_footnote_explains_its_term_or_what_its_mark_stands_behind(
    line: str, marked: str, term: str, text: str
) -> None:
    read = of(line + "\n")
    noted = replace(read, notes=(Note(len(BODY), len(BODY) + len(line), marked),))
    assert told(noted) == [(term, text)]
    (found,) = find_explained(noted).values()
    assert found[0].section == (("注释", term) if term else ())


def test_the_eleven_reports_explain_nothing_apart(reports: dict[str, Report]) -> None:
    assert [name for name, read in reports.items() if find_explained(read)] == []


@pytest.mark.parametrize(
    ("term", "names"),
    [
        ("“343”创新产业集群", ("343创新产业集群", "343")),
        ("地区生产总值（GDP）", ("地区生产总值", "gdp", "地区生产总值(gdp)")),
        (
            "规模以上工业企业（以下简称规上企业）",
            ("规模以上工业企业", "规上企业", "规模以上工业企业(以下简称规上企业)"),
        ),
        ("“两重、两新”", ("两重、两新", "两重", "两新")),
        ("“两重”“两新”", ("两重两新", "两重", "两新")),
        ("新质生产力", ("新质生产力",)),
    ],
)
def test_a_term_is_asked_for_in_several_spellings(term: str, names: tuple[str, ...]) -> None:
    assert spellings(term) == names


@pytest.mark.parametrize(
    "annex",
    [
        "名词解释\n" * 20_000,
        "名词解释\n1.甲乙：指丙。\n" * 5_000,
        "名词解释\n" + "某某：某某。\n" * 30_000,
        "名词解释\n" + "1." + "甲" * 300_000,
    ],
)
def test_a_hostile_annex_is_read_in_bounded_time(annex: str) -> None:
    read = of(annex)
    started = time.perf_counter()
    find_explained(read)
    assert time.perf_counter() - started < 3


def test_notes_typed_below_a_pasted_text_explain_what_their_marks_stand_behind() -> None:
    text = (
        "一、2023年工作回顾\n“微光工程”[1]点亮街巷216条，专家驻乡[2]服务43个乡镇。\n二、2024年重点工作\n"
        "新增托位300个。\n[1] “微光工程”：指装灯的工程，计划三年装1.8万盏。\n[2] 指派驻专家坐诊的方式。\n"
    )
    assert [(term, sentence[:4]) for term, sentence in told(report(text))] == [
        ("“微光工程”", "“微光工"),
        ("专家驻乡", "指派驻专"),
    ]


def test_a_typed_mark_without_its_call_and_one_of_an_annex_make_no_footnote() -> None:
    assert told(report("一、2023年工作回顾\n[1] 新增托位300个。\n国发〔2023〕5号[2]。\n")) == []
    annex = of("新增床位[1]80张。\n名词解释\n[1] 床位：指甲。\n[2] 新质生产力：指乙。\n")
    assert {one.section[0] for some in find_explained(annex).values() for one in some if one.section} == {"名词解释"}
