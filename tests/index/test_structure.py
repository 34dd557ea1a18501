from dataclasses import replace

import pytest

from index.headings import Rank, find_headings
from index.models import Kind, Passage, Report, Section, Status
from index.structure import outlooks, plan_period, section_tree, this_year
from tests.index.fakes import CITY, report

PARTS = """一、2023年工作回顾
（一）经济稳中有进。项目扎实推进。新招引项目402个。
（二）民生改善
——就业更稳。城镇新增就业8.6万人。
二、2024年工作安排
1.医疗卫生方面。改造村卫生室30家。
"""


@pytest.mark.parametrize(
    ("name", "period"), [("十二", "2011-2015"), ("十三", "2016-2020"), ("十四", "2021-2025"), ("十五", "2026-2030")]
)
def test_a_plan_s_name_gives_its_years(name: str, period: str) -> None:
    assert plan_period(name) == period


def test_headings_have_level_title_and_place() -> None:
    of = report(PARTS)
    assert [(head.level, head.title) for head in find_headings(of)] == [
        (1, "一、2023年工作回顾"),
        (2, "（一）经济稳中有进"),
        (2, "（二）民生改善"),
        (5, "就业更稳"),
        (1, "二、2024年工作安排"),
        (5, "1.医疗卫生方面"),
    ]
    assert [of.text[head.start : head.end] for head in find_headings(of)] == [
        "一、2023年工作回顾",
        "（一）经济稳中有进。",
        "（二）民生改善",
        "——就业更稳。",
        "二、2024年工作安排",
        "1.医疗卫生方面。",
    ]


def test_a_section_ends_where_the_next_of_its_level_begins() -> None:
    of = report(PARTS)
    first, second = section_tree(find_headings(of))
    assert (first.start, first.end, second.end) == (0, PARTS.index("二、"), len(PARTS))
    assert [(child.title, PARTS[child.end :][:3]) for child in first.children] == [
        ("（一）经济稳中有进", "（二）"),
        ("（二）民生改善", "二、2"),
    ]
    assert [grandchild.title for grandchild in first.children[1].children] == ["就业更稳"]
    assert first.children[0].children == ()


def test_sections_of_every_report_nest_and_hold_all_its_headings(reports: dict[str, Report]) -> None:
    def count(sections: tuple[Section, ...], start: int, end: int, level: int) -> int:
        at = start
        for section in sections:
            assert section.level > level
            assert at <= section.start < section.end <= end
            at = section.end
        return sum(1 + count(section.children, section.start, section.end, section.level) for section in sections)

    for of in reports.values():
        headings = find_headings(of)
        assert count(section_tree(headings), 0, len(of.text), 0) == len(headings) > 20
        assert [head.start for head in headings] == sorted(head.start for head in headings)


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("xuzhou-2024", ["一、2023年工作回顾", "二、2024年主要预期目标和重点工作", "三、全面提升政府履职水平"]),
        ("2025_河南省", ["一、2024 年工作回顾", "二、2025年工作总体要求和主要目标", "三、2025年重点工作"]),
        (
            "2026_北京市",
            ["一、2025年工作回顾", "二、“十四五”时期发展成就和“十五五”时期主要目标任务", "三、2026年重点工作"],
        ),
    ],
)
def test_parts_are_found_whatever_they_are_called(reports: dict[str, Report], name: str, titles: list[str]) -> None:
    assert [head.title for head in find_headings(reports[name]) if head.level == 1] == titles


def test_run_in_headings_stand_inside_the_city_s_long_paragraphs(reports: dict[str, Report]) -> None:
    titles = [head.title for head in find_headings(reports["xuzhou-2024"]) if head.level == Rank.RUN_IN]
    assert {"项目扎实推进", "消费持续旺盛", "外贸质量提升", "深化健康徐州建设"} <= set(titles)
    assert "在稳定经济发展上拼出亮眼成绩" in titles
    assert len(titles) == 56
    # A short sentence behind figures is a fact, not the next heading.
    assert "国际邮件互换局开通运营" not in titles


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("2025_山东省", "光伏装机居全国首位。"),
        ("2025_山东省", "康复大学建成招生。"),
        ("2026_山东省", "育儿补贴有序发放。"),
        ("2026_山东省", "双千兆网络实现城乡全覆盖。"),
        ("2025_黑龙江省", "中央大街获评全国示范步行街。"),
        ("2025_河南省", "新建建筑全面执行绿色标准。"),
    ],
)
def test_one_short_sentence_alone_in_its_paragraph_is_a_fact_and_no_heading(
    passages: dict[str, tuple[Passage, ...]], name: str, fact: str
) -> None:
    assert [passage.kind for passage in passages[name] if passage.text == fact] == [Kind.SENTENCE]


# What each paragraph speaks of, read by a person: the first of every stretch, and one inside it.
SPEAKS = [
    ("xuzhou-2024", 2, "2024", Status.OTHER, "现在，我代表市人民政府向大会报告工作"),
    ("xuzhou-2024", 4, "2023", Status.RESULT, "过去一年，面对复杂多变的外部环境"),
    ("xuzhou-2024", 13, "2023", Status.RESULT, "（五）统筹发展社会事业"),
    ("xuzhou-2024", 17, "2023", Status.OTHER, "直面矛盾问题"),
    ("xuzhou-2024", 20, "2024", Status.TARGET, "今年经济社会发展主要预期目标是"),
    ("xuzhou-2024", 59, "2024", Status.TARGET, "深化健康徐州建设"),
    ("xuzhou-2024", 66, "2024", Status.TARGET, "我们将对照"),
    ("2025_山东省", 30, "2025", Status.TARGET, None),
    ("2025_湖北省", 8, "2024", Status.RESULT, "——经济运行持续向好"),
    ("2025_湖北省", 23, "2024", Status.OTHER, "在看到成绩的同时"),
    ("2025_湖北省", 41, "2025", Status.TARGET, "一是坚持政治引领"),
    ("2025_浙江省", 24, "2025", Status.TARGET, "2025年是“十四五”规划收官之年"),
    ("2026_北京市", 10, "2025", Status.RESULT, "2025年是“十四五”规划收官之年"),
    ("2026_北京市", 22, "2025", Status.OTHER, "同时，我们也清醒认识到"),
    ("2026_北京市", 24, "2021-2025", Status.RESULT, "“十四五”时期是极不平凡的五年"),
    ("2026_北京市", 29, "2021-2025", Status.RESULT, "这五年，我们以人为本"),
    ("2026_北京市", 30, "2026-2030", Status.TARGET, "“十五五”时期是基本实现社会主义现代化"),
    ("2026_北京市", 34, "2026-2030", Status.TARGET, "围绕上述目标，《纲要草案》"),
    ("2026_北京市", 39, "2026", Status.TARGET, "今年经济社会发展主要预期目标是"),
    ("2026_山东省", 15, "2025", Status.RESULT, "（六）民生福祉改善迈出坚实步伐"),
    ("2026_山东省", 17, "2021-2025", Status.RESULT, "——经济综合实力实现新跃升"),
    ("2026_山东省", 28, "2021-2025", Status.OTHER, "我们也清醒认识到"),
    ("2026_山东省", 31, "2026-2030", Status.TARGET, "“十五五”时期经济社会发展的主要目标是"),
    ("2026_山东省", 35, "2026", Status.TARGET, "今年是“十五五”开局之年"),
    ("2026_浙江省", 20, "2025", Status.RESULT, "过去一年，民族宗教"),
    ("2026_浙江省", 23, "2021-2025", Status.RESULT, "五年来，我们有力有效应对"),
    ("2026_浙江省", 33, "2026-2030", Status.TARGET, "“十五五”发展的指导思想"),
    ("2026_浙江省", 49, "2026", Status.TARGET, "2026年是“十五五”开局之年"),
    ("2026_浙江省", 92, "2026", Status.TARGET, "1.医疗卫生方面"),
    ("2026_黑龙江省", 19, "2025", Status.RESULT, "过去一年，政府自身建设"),
    ("2026_黑龙江省", 22, "2021-2025", Status.RESULT, "“十四五”时期我省发展历程"),
    ("2026_黑龙江省", 28, "2026-2030", Status.TARGET, "一是奋力推进产业振兴"),
    ("2026_黑龙江省", 43, "2026", Status.TARGET, "今年全省经济社会发展主要预期目标是"),
    ("2026_黑龙江省", 97, "2026", Status.TARGET, "（三）优化能力作风"),
]


@pytest.mark.parametrize(("name", "paragraph", "year", "status", "opens"), SPEAKS)
def test_each_part_speaks_of_its_year(
    reports: dict[str, Report], name: str, paragraph: int, year: str, status: Status, opens: str | None
) -> None:
    of = reports[name]
    view = outlooks(of, find_headings(of))[paragraph - 1]
    assert (view.year, view.status) == (year, status)
    assert opens is None or of.quote(of.paragraphs[paragraph - 1]).startswith(opens)


def test_before_the_first_part_nothing_is_a_result_or_a_target() -> None:
    of = report(CITY)
    assert [view.status for view in outlooks(of, find_headings(of))[:4]] == [Status.OTHER] * 4


@pytest.mark.parametrize(
    ("title", "year", "status"),
    [
        ("一、2025年工作回顾", "2025", Status.RESULT),
        ("一、过去一年工作回顾", "2025", Status.RESULT),
        ("一、主要成绩", "2025", Status.RESULT),
        ("一、2026年主要目标", "2026", Status.TARGET),
        ("一、今年的重点任务", "2026", Status.TARGET),
        ("一、“十四五”时期发展成就", "2021-2025", Status.RESULT),
        ("一、“十五五”时期主要目标任务", "2026-2030", Status.TARGET),
        ("一、“十五五”规划主要目标", "2026-2030", Status.TARGET),
        ("一、过去五年工作回顾", "2021-2025", Status.RESULT),
        ("一、本届政府工作回顾", "2021-2025", Status.RESULT),
        ("一、过去五年工作回顾和今后五年目标", "2021-2025", Status.RESULT),
        ("一、今后五年总体要求和目标任务", "2026-2030", Status.TARGET),
        ("一、今后五年和2026年工作安排", "2026", Status.TARGET),
        ("２０２５年工作回顾", "2025", Status.RESULT),
        ("一、政府自身建设", "2026", Status.TARGET),
        ("一、其他", "2026", Status.OTHER),
    ],
)
def test_a_part_s_heading_decides_year_and_status(title: str, year: str, status: Status) -> None:
    of = report(f"{title}\n改造老旧小区3个。\n", year=2026)
    view = outlooks(of, find_headings(of))[1]
    assert (view.year, view.status) == (year, status)


def test_a_part_that_says_nothing_follows_the_targets_before_it() -> None:
    of = report("一、2024年目标\n建设。\n二、凝心聚力\n团结奋斗。\n")
    assert [view.status for view in outlooks(of, find_headings(of))] == [Status.TARGET] * 4


def test_five_years_without_a_plan_s_name_are_the_five_before_the_edition() -> None:
    of = report("一、过去工作回顾\n五年来，新增就业40万人。\n全市又建医院3家。\n过去一年，新增就业8万人。\n", year=2023)
    assert [view.year for view in outlooks(of, find_headings(of))] == ["2022", "2018-2022", "2018-2022", "2022"]


TERM = """过去五年工作回顾
本届政府任期五年来，新增就业40万人。
2019年，地铁开工。
2021年，新增就业8万人。
过去五年，建成医院3家。
我们也清醒认识到，发展还有短板。
今后五年目标任务
今后五年，新增就业45万人。
2022年工作安排
今年新增就业7万人。
加强政府自身建设
"""
MIXED = """一、2021年和过去五年工作回顾
2021年，新增就业8万人。
五年来，新增就业40万人。
一年来，政府自身建设加强。
二、今后五年总体要求和2022年重点工作
今后五年，新增就业45万人。
生产总值年均增长6%。
做好2022年工作，新增就业7万人。
"""


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (
            TERM,
            [*["2017-2021"] * 3, "2021", *["2017-2021"] * 2, *["2022-2026"] * 2, *["2022"] * 3],
        ),
        (MIXED, ["2021", "2021", "2017-2021", "2021", "2022", "2022-2026", "2022-2026", "2022"]),
    ],
)
def test_a_change_of_government_reviews_five_years_and_sets_the_next(text: str, years: list[str]) -> None:
    of = report(text, year=2022)
    views = outlooks(of, find_headings(of))
    assert [view.year for view in views] == years
    ends = [int(year[-4:]) for year in years]
    assert [view.status is Status.TARGET for view in views] == [end >= 2022 for end in ends]


SLOGANS = """一、砥砺奋进，交出发展新答卷
过去一年，新增就业8万人。
建成医院3家。
二、笃行不怠，开启发展新征程
2022年，新增就业7万人。
三、真抓实干，不负人民重托
压减支出5%。
"""
SECTIONS = """一、过去五年工作回顾
（一）过去五年的成就
企业达到500家。
（二）2021年工作情况
新增就业8万人。
二、今后五年和2022年工作
（一）今后五年的目标
新增就业45万人。
（二）2022年重点工作
新增就业7万人。
"""
JUST_PAST = """一、过去五年工作回顾
五年来，新增就业40万人。
刚刚过去的2021年，新增就业8万人。
二、2022年重点工作
2022年是新一届政府开局之年。
新增就业7万人。
今年是“十五五”时期的第二年。
"""


@pytest.mark.parametrize(
    ("text", "years"),
    [
        # A heading of mere words heads what its paragraphs open on.
        (SLOGANS, ["2022", "2021", "2021", *["2022"] * 4]),
        (SECTIONS, [*["2017-2021"] * 3, "2021", "2021", "2022", *["2022-2026"] * 2, "2022", "2022"]),
        (JUST_PAST, ["2017-2021", "2017-2021", "2021", *["2022"] * 4]),
    ],
)
def test_a_paragraph_that_names_its_time_moves_those_behind_it(text: str, years: list[str]) -> None:
    of = report(text, year=2022)
    assert [view.year for view in outlooks(of, find_headings(of))] == years


@pytest.mark.parametrize(
    ("delivered", "words", "review", "aims"),
    [
        ("2025-01-08", "", 2025, 2025),
        ("", "明年", 2025, 2025),
        ("2024-12-28", "", 2024, 2025),
        ("2024-12-28", "明年新增托位300个。", 2024, 2024),
    ],
)
def test_a_report_of_december_calls_the_year_that_it_reviews_this_year(
    delivered: str, words: str, review: int, aims: int
) -> None:
    of = replace(report(f"一、2025年工作安排\n{words}\n", year=2025), delivered=delivered)
    assert (this_year(of, Status.RESULT), this_year(of, Status.TARGET)) == (review, aims)
