import time

import pytest

from index.lists import find_lists
from index.models import Report
from tests.index.fakes import report

PART = "一、2024年工作安排\n今年投资增长9%。\n"


def found(text: str) -> list[tuple[str, str, list[str]]]:
    """Intro, title and items of each list."""
    of = report(text)
    return [(of.quote(one.intro), of.quote(one.title), [of.quote(i) for i in one.items]) for one in find_lists(of)]


@pytest.mark.parametrize(
    "marks",
    [
        ("1.", "2.", "3."),
        ("1．", "2．", "3．"),
        ("1、", "2、", "3、"),
        ("（1）", "（2）", "（3）"),
        ("(1)", "(2)", "(3)"),
        ("①", "②", "③"),
        ("一是", "二是", "三是"),
        ("一要", "二要", "三要"),
        ("第一，", "第二，", "第三，"),
        ("一、", "二、", "三、"),
        ("（一）", "（二）", "（三）"),
    ],
)
def test_numbered_paragraphs_under_an_intro_are_a_list(marks: tuple[str, str, str]) -> None:
    items = [f"{mark}{deed}。" for mark, deed in zip(marks, ["新增托位300个", "改造小区20个", "建公园"], strict=True)]
    lines = "\n".join(items)
    assert found(f"{PART}坚持民生为大。办好三件民生实事：\n{lines}\n以上实事全部公开。\n") == [
        ("办好三件民生实事：", "三件民生实事", items)
    ]


@pytest.mark.parametrize("marks", [("一是", "二是"), ("（1）", "（2）"), ("①", "②"), ("一要", "二要")])
@pytest.mark.parametrize("stop", ["；", "。"])
def test_numbered_clauses_of_one_paragraph_are_a_list(marks: tuple[str, str], stop: str) -> None:
    first, second = f"{marks[0]}新增托位，共300个{stop}", f"{marks[1]}改造小区20个。"
    assert found(f"{PART}五年来，干好两件大事：{first}{second}其他工作也有进展。\n") == [
        ("五年来，干好两件大事：", "两件大事", [first, second])
    ]


def test_the_intro_may_be_the_sentence_or_the_paragraph_before() -> None:
    assert found(f"{PART}要办两件大事。一是建学校。二是建医院。\n")[0][:2] == ("要办两件大事。", "两件大事")
    assert found(f"{PART}要办两件大事：\n一是建学校；二是建医院。\n")[0][:2] == ("要办两件大事：", "两件大事")


@pytest.mark.parametrize(
    ("intro", "title"),
    [
        ("继续谋划实施好两方面民生实事。", "两方面民生实事"),
        ("认真办好2件民生实事，做到言必信、行必果。", "2件民生实事"),
        ("遴选了2类44项为民办实事项目。", "2类44项为民办实事项目"),
        ("票决产生的两件实事如下：", "两件实事"),
        ("落实“两个奋力推进”重点任务，奠定坚实基础。", "“两个奋力推进”重点任务"),
        ("办好以下惠民项目：", "惠民项目"),
        ("2024年民生实事项目", "民生实事项目"),
        ("（三）办好民生微项目", "办好民生微项目"),
        ("重点办好民生实事。", "民生实事"),
        ("主要做了以下工作：", ""),
        ("重点抓好两个方面。", ""),
        ("抓好两个方面重点工作：", ""),
        ("两件民生实事圆满完成。", ""),
        ("办成了三件大事。", ""),
    ],
)
def test_a_list_is_called_by_the_intro_s_words_for_what_is_listed(intro: str, title: str) -> None:
    assert [one[1] for one in found(f"{PART}{intro}\n1.新增托位300个。\n2.改造小区20个。\n")] == [title]


@pytest.mark.parametrize(
    "text",
    [
        # Parts and sections are none, nor are numbers out of order, alone, or far apart.
        "一、2023年工作回顾\n投资增长9%。\n二、2024年工作安排\n投资增长8%。\n三、自身建设\n依法行政。\n",
        "重点抓好两个方面的工作。\n（一）扩大内需。投资增长9%。\n（二）改善民生。新增托位300个。\n",
        "两件民生实事圆满完成。\n（一）扩大内需。投资增长9%。\n（二）改善民生。新增托位300个。\n",
        "办好实事：\n2.改造小区。\n3.建公园。\n",
        "办好实事：\n1.改造小区。\n",
        "办好实事：\n1.改造小区。\n甲。\n乙。\n丙。\n2.建公园。\n",
        "过去一年很不平凡。\n——经济向好。\n——民生改善。\n",
        "1.5万人就业。\n2.3万人参保。\n",
        "万一是雨天，统一是原则。\n",
    ],
)
def test_what_is_numbered_otherwise_is_no_list(text: str) -> None:
    assert found(text) == []


def test_dashes_are_a_list_where_the_intro_says_how_many() -> None:
    assert found(f"{PART}做到“两个更加注重”：\n——更加注重统筹。\n——更加注重实干。\n") == [
        ("做到“两个更加注重”：", "“两个更加注重”", ["——更加注重统筹。", "——更加注重实干。"])
    ]


def test_an_item_reaches_to_the_next_one_and_a_line_keeps_its_body() -> None:
    text = f"{PART}为民办实事项目如下：\n1.医疗\n新增床位50张。\n2.养老\n新增床位80张。\n（一）生态\n植树。\n"
    assert found(text)[0][2] == ["1.医疗\n新增床位50张。", "2.养老\n新增床位80张。"]


def test_a_list_that_starts_anew_is_another_one() -> None:
    (first, second) = found(f"{PART}办两件实事：\n1.建学校。\n2.建医院。\n再办两件好事：\n1.修路。\n2.架桥。\n")
    assert (first[1], second[1]) == ("两件实事", "两件好事")
    assert (first[2], second[2]) == (["1.建学校。", "2.建医院。"], ["1.修路。", "2.架桥。"])


# Every list of the reports that has a name, read by a person: paragraph of its first item, title, items, last words.
NAMED = [
    ("2025_浙江省", 79, "十方面民生实事", 10, "完成整治病险水库山塘300座。"),
    ("2026_浙江省", 22, "四件大事", 4, "体育文化盛会。"),
    ("2026_浙江省", 36, "“五个更加注重”", 5, "见真功、见实效。"),
    ("2026_浙江省", 92, "十方面民生实事", 10, "应急消防保障点778个。"),
    ("2026_黑龙江省", 28, "“十二个奋力推进”重点任务", 12, "社会安定、人民安宁。"),
]


def test_the_named_lists_of_every_report(reports: dict[str, Report]) -> None:
    seen = []
    for name, of in reports.items():
        for one in find_lists(of):
            number = next(n for n, span in enumerate(of.paragraphs, 1) if span.end > one.items[0].start)
            if title := of.quote(one.title):
                seen.append((name, number, title, len(one.items), of.quote(one.items[-1])))
    assert [row[:4] for row in seen] == [row[:4] for row in NAMED]
    assert all(row[4].endswith(last) for row, (*_, last) in zip(seen, NAMED, strict=True))


@pytest.mark.parametrize(
    "text",
    ["——甲。\n" * 20000, "一是甲；" * 30000, "一是甲；二是乙。" * 15000, "1.甲。\n2.乙。\n" * 8000, "十件民生" * 40000],
)
def test_text_made_of_marks_takes_no_longer_than_it_is_long(text: str) -> None:
    started = time.perf_counter()
    find_lists(report(PART + text))
    assert time.perf_counter() - started < 3
