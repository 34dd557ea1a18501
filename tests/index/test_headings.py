import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from index.headings import Rank, find_headings
from index.models import Kind, Passage, Report, Span, Status
from index.passages import read_passages
from tests.index.fakes import report

HAN, ROMAN = "一二三四五", "ⅠⅡⅢⅣⅤ"
BODY = "全市上下团结奋斗，经济平稳运行，民生持续改善，城乡面貌一新，社会大局和谐稳定，各项事业都取得新的进步。"


def paths(text: str, year: int = 2024) -> list[tuple[str, tuple[str, ...]]]:
    """The beginning of each passage and its section."""
    return [(passage.text[:8], passage.section) for passage in read_passages(report(text, year))]


FORMS: dict[str, Callable[[int, str], str]] = {
    "none": lambda _, words: words,
    "blank": lambda n, words: f"{HAN[n]} 、{words}",
    "full-width stop": lambda n, words: f"{HAN[n]}．{words}",
    "part": lambda n, words: f"第{HAN[n]}部分　{words}",
    "ordinal": lambda n, words: f"第{HAN[n]}，{words}",
    "roman": lambda n, words: f"{ROMAN[n]} {words}",
    "full-width digits": lambda _, words: words.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
}


@pytest.mark.parametrize("form", FORMS)
def test_year_status_and_sections_of_every_report_outlive_the_numerals_of_its_parts(
    form: str, reports: dict[str, Report], passages: dict[str, tuple[Passage, ...]]
) -> None:
    for name, of in reports.items():
        parts = [head for head in find_headings(of) if head.level == Rank.PART]
        assert len(parts) >= 2
        text, moved = of.text, {}
        for n, head in reversed(list(enumerate(parts))):
            words = FORMS[form](n, re.sub(r"^[一-龥]、\s*", "", head.title))
            text = text[: head.start] + words + text[head.end :]
            moved[head.start] = len(words) - (head.end - head.start)
        furniture = tuple(
            Span(f.start + shift, f.end + shift)
            for f in of.furniture
            for shift in [sum(by for start, by in moved.items() if start < f.start)]
        )
        again = read_passages(replace(of, text=text, furniture=furniture))
        assert [(p.paragraph, p.year, p.status, p.kind, p.section[1:]) for p in again] == [
            (p.paragraph, p.year, p.status, p.kind, p.section[1:]) for p in passages[name]
        ]


NUMBERED_SECTIONS = """{first}2023年工作回顾
一、坚持产业强市
新增企业30家。
二、坚持民生优先
新增托位400个。
{second}2024年工作安排
一、推动产业振兴
新增企业40家。
"""


@pytest.mark.parametrize(("first", "second"), [("第一部分 ", "第二部分 "), ("Ⅰ、", "Ⅱ、"), ("", "")])
def test_below_parts_that_are_counted_otherwise_the_numerals_of_parts_head_sections(first: str, second: str) -> None:
    found = read_passages(report(NUMBERED_SECTIONS.format(first=first, second=second)))
    assert [(p.text[2:-2], p.year, p.status, p.section) for p in found if p.text.endswith("。")] == [
        ("企业30", "2023", Status.RESULT, (f"{first}2023年工作回顾", "一、坚持产业强市")),
        ("托位400", "2023", Status.RESULT, (f"{first}2023年工作回顾", "二、坚持民生优先")),
        ("企业40", "2024", Status.TARGET, (f"{second}2024年工作安排", "一、推动产业振兴")),
    ]


@pytest.mark.parametrize("mark", ["（一）", "(一)", "（一)", "（ 一 ）", "〔一〕"])
def test_sections_are_known_whatever_their_brackets(mark: str) -> None:
    found = find_headings(report(f"一、2024年工作安排\n{mark}改善民生。新增托位300个。\n"))
    assert [(head.level, head.title) for head in found][1:] == [(Rank.CHAPTER, f"{mark}改善民生")]


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        ("（一）改善民生" + "，办好实事" * 12, "（一）改善民生"),
        ("（一）改善民生：" + "新增托位5000个，" * 8 + "民生持续改善。", "（一）改善民生"),
        ("（一）" + "改善民生" * 1000, None),
    ],
)
def test_a_section_s_heading_is_no_long_sentence(paragraph: str, title: str | None) -> None:
    passages = read_passages(report(f"一、2024年工作安排\n{paragraph}\n新增床位80张。\n"))
    assert passages[1].kind is Kind.SENTENCE
    assert passages[-1].section[1:] == ((title,) if title else ())


def test_a_line_of_its_own_before_a_long_paragraph_heads_it_and_those_behind_it() -> None:
    text = (
        f"2024年工作安排\n加快产业转型\n{BODY}\n新增企业9家。\n1.提振消费\n发放消费券3亿元。\n（一）改善民生\n{BODY}\n"
    )
    assert paths(text)[1:] == [
        ("加快产业转型", ("2024年工作安排",)),
        (BODY[:8], ("2024年工作安排", "加快产业转型")),
        ("新增企业9家。", ("2024年工作安排", "加快产业转型")),
        ("1.提振消费", ("2024年工作安排",)),
        ("发放消费券3亿元", ("2024年工作安排", "1.提振消费")),
        ("（一）改善民生", ("2024年工作安排",)),
        (BODY[:8], ("2024年工作安排", "（一）改善民生")),
    ]


def test_short_lines_before_the_first_part_or_in_a_row_head_nothing() -> None:
    found = find_headings(report(f"市长的报告\n{BODY}\n一、2024年工作安排\n新增托位\n改造公园\n新增托位300个。\n"))
    assert [head.title for head in found] == ["一、2024年工作安排"]


CLOSINGS = [
    "各位代表！",
    "各位代表，一年来的成绩殊为不易。",
    "过去一年，老龄、妇女儿童、红十字等事业取得新成效。",
    "一年来，我们扎实开展主题教育。",
    "五年来，国防动员、双拥共建等工作取得新业绩。",
    "此外，审计统计、地震气象等工作取得新进展。",
    "成绩来之不易，根本在于掌舵领航。",
    "这些成绩的取得，是团结奋斗的结果。",
    "我们也清醒地认识到，发展还有不少困难。",
    "在肯定成绩的同时，我们也深刻认识到存在的问题。",
    "全力支持国防和军队现代化建设。",
    "高质量做好“十五五”规划编制工作。",
    "让我们更加紧密地团结在一起。",
]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_closing_words_behind_the_last_section_belong_to_the_part(closing: str) -> None:
    first = "一、2023年工作回顾\n（一）经济向好。投资增长9%。\n（二）民生改善。新增托位300个。\n"
    text = f"{first}又建公园2个。\n{closing}\n新的一页已经翻开。\n二、2024年工作安排\n"
    assert [section for _, section in paths(text)][5:-1] == [
        ("一、2023年工作回顾", "（二）民生改善"),
        *[("一、2023年工作回顾",)] * (len(paths(text)) - 7),
    ]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_the_same_words_before_another_section_leave_theirs_open(closing: str) -> None:
    text = f"一、2023年工作回顾\n（一）经济向好\n{closing}\n（二）民生改善\n新增托位300个。\n"
    assert paths(text)[2][1] == ("一、2023年工作回顾", "（一）经济向好")


@pytest.mark.parametrize(
    ("name", "paragraph", "section"),
    [
        ("xuzhou-2024", 15, ("一、2023年工作回顾",)),
        ("xuzhou-2024", 60, ("二、2024年主要预期目标和重点工作", "（九）突出普惠共享，提高人民生活品质")),
        ("xuzhou-2024", 71, ("三、全面提升政府履职水平",)),
        ("2025_北京市", 85, ("二、2025年工作总体要求和重点任务",)),
        ("2025_河南省", 71, ("三、2025年重点工作",)),
        ("2025_湖北省", 38, ("二、2025年工作思路和重点任务",)),
        ("2025_黑龙江省", 79, ("三、2025年重点工作任务",)),
        ("2026_山东省", 25, ("一、2025年及“十四五”时期工作回顾",)),
        ("2026_浙江省", 24, ("一、2025年主要工作和“十四五”发展成就",)),
        ("2026_黑龙江省", 24, ("一、2025年工作回顾和“十四五”时期发展成就",)),
    ],
)
def test_what_closes_a_part_is_not_filed_under_its_last_section(
    passages: dict[str, tuple[Passage, ...]], name: str, paragraph: int, section: tuple[str, ...]
) -> None:
    assert {passage.section for passage in passages[name] if passage.paragraph == paragraph} == {section}


LIST = "办好以下三件实事：\n1.新增托位300个。\n2.改造小区20个。\n3.新建公园5个。\n公园免费开放。\n"


def test_the_name_of_a_list_stands_above_its_items_and_no_further() -> None:
    assert paths(f"一、2024年工作安排\n（一）改善民生\n{LIST}")[2:] == [
        ("办好以下三件实事", ("一、2024年工作安排", "（一）改善民生")),
        ("1.新增托位30", ("一、2024年工作安排", "（一）改善民生", "三件实事")),
        ("2.改造小区20", ("一、2024年工作安排", "（一）改善民生", "三件实事")),
        ("3.新建公园5个", ("一、2024年工作安排", "（一）改善民生", "三件实事")),
        ("公园免费开放。", ("一、2024年工作安排", "（一）改善民生")),
    ]


def test_a_list_that_an_address_leads_to_stands_beside_the_section_before_it() -> None:
    text = f"一、2024年工作安排\n（一）保障安全\n各位代表，{LIST}（二）保护生态\n植树。\n"
    assert [section[1:] for _, section in paths(text)][2:] == [
        (), *[("三件实事",)] * 3, (), (), ("（二）保护生态",),
    ]  # fmt: skip


def test_items_on_lines_of_their_own_head_what_stands_behind_them_to_the_end_of_the_list() -> None:
    text = (
        "一、2024年工作安排\n民生实事项目如下：\n1.医疗\n新增床位50张。\n2.养老\n新增床位80张。\n（一）生态\n植树。\n"
    )
    assert [section[1:] for _, section in paths(text)][2:] == [
        ("民生实事项目",),
        ("民生实事项目", "1.医疗"),
        ("民生实事项目",),
        ("民生实事项目", "2.养老"),
        (),
        ("（一）生态",),
    ]


def test_the_title_of_a_table_leaves_what_follows_in_its_part() -> None:
    text = (
        "一、2023年工作回顾\n新增托位300个。\n二、2024年重点工作\n2023年主要目标任务完成情况表\n"
        "2023年新增托位300个（完成）。\n（一）民生\n新增床位500张。\n"
    )
    last = read_passages(report(text))[-1]
    assert (last.section, last.year, last.status) == (("二、2024年重点工作", "（一）民生"), "2024", Status.TARGET)


def test_every_heading_lies_within_the_reach_of_those_above_it(reports: dict[str, Report]) -> None:
    for of in reports.values():
        open_: list[int] = []
        for head in find_headings(of):
            assert head.start < head.end <= head.until <= len(of.text)
            open_ = [until for until in open_ if until > head.start]
            assert all(head.until <= until for until in open_)
            open_.append(head.until)


@pytest.mark.parametrize(
    "lines",
    [
        "一、2023年工作回顾\n" * 8000,
        "（一）甲乙丙丁。戊己庚辛。\n" * 8000,
        "各位代表，" * 30000,
        "甲乙丙丁戊\n" * 20000,
    ],
)
def test_text_made_of_headings_takes_no_longer_than_it_is_long(lines: str) -> None:
    of = report(f"一、2023年工作回顾\n（一）好\n{lines}")
    started = time.perf_counter()
    find_headings(of)
    assert time.perf_counter() - started < 3
