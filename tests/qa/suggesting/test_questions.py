from pathlib import Path

import pytest

from index.store import Store
from qa.suggesting.questions import LONGEST, MOST, Question, questions_of
from tests.qa.fakes import open_reports

FIELDS = """2024年云川市政府工作报告

各位代表：
一、2023年工作回顾
（一）民生持续改善。新增托位300个。
二、2024年重点工作
（一）办好民生实事。突出普惠共享。
1.养老服务方面。新建养老服务中心8个，开工项目30个。
实施就业优先战略。稳住就业大盘，支持企业吸纳就业。
三、全面加强政府自身建设
落实过紧日子要求。严控一般性支出，办好教育。
"""


def asked(store: Store, report: str) -> dict[str, Question]:
    return {question.question: question for question in questions_of(store.reports[report], store)}


def test_a_figure_becomes_a_question_with_its_proof_and_the_other_year(cloud_store: Store) -> None:
    found = asked(cloud_store, "云川市2024")
    assert found["今年计划新增多少个托位？"] == Question(
        "今年计划新增多少个托位？", "云川市2024", "医疗", "新增托位", (("云川市2024:10.2", "5000个"),)
    )
    assert found["去年城镇新增就业多少人？"].proof == (("云川市2024:5.2", "8.6万人"),)
    assert found["去年城镇新增就业多少人？"].other == ("云川市2024:9.1", "6.8万人")
    assert found["今年城镇新增就业的目标是多少？"].other == ("云川市2024:5.2", "8.6万人")


def test_what_is_done_and_aimed_at_is_also_asked_for_both_years(cloud_store: Store) -> None:
    both = asked(cloud_store, "云川市2024")["去年和今年分别完成多少个老旧小区改造？"]
    assert both.proof == (("云川市2024:5.3", "140个"), ("云川市2024:10.3", "57个"))
    assert both.other == ("", "")


def test_a_plan_period_is_named_by_its_plan(plan_store: Store) -> None:
    found = asked(plan_store, "云川市2026")
    assert found["“十四五”时期城镇新增就业多少人？"].proof == (("云川市2026:4.1", "40万人"),)


def test_the_region_is_named_among_several_and_the_year_of_an_older_edition(regions_store: Store) -> None:
    older, newest, county = (asked(regions_store, report) for report in ("云川市2024", "云川市2026", "镜湖县2024"))
    assert "云川2024年计划新增多少个托位？" in older
    assert "云川今年城镇新增就业的目标是多少？" in newest
    assert "镜湖去年新增了多少个托位？" in county
    assert all(text.startswith("云川20") for text in older)


def test_headings_that_say_what_is_done_or_name_a_field_are_asked(tmp_path: Path) -> None:
    store = open_reports(tmp_path, {"云川市2024": FIELDS})
    found = asked(store, "云川市2024")
    assert found["今年养老服务方面有哪些安排？"].proof[0][1] == ""
    assert "今年怎样实施就业优先战略？" in found
    assert not any("紧日子" in text for text in found)


@pytest.mark.parametrize("name", ["cloud_store", "plan_store", "regions_store", "city_store"])
def test_questions_are_short_single_and_as_many_as_may_be_asked(name: str, request: pytest.FixtureRequest) -> None:
    store: Store = request.getfixturevalue(name)
    for report in store.reports.values():
        questions = questions_of(report, store)
        texts = [question.question for question in questions]
        assert len(set(texts)) == len(texts) <= MOST
        assert max(map(len, texts)) <= LONGEST
        assert {question.report for question in questions} == {report.id}
        assert questions_of(report, store) == questions


def test_of_many_no_topic_waits_for_the_end_of_another(city_store: Store) -> None:
    (report,) = city_store.reports.values()
    topics = [question.topic for question in questions_of(report, city_store)]
    assert len(set(topics[:15])) == 15
    assert {"就业", "住房", "教育", "医疗", "养老", "环境", "经济"} <= set(topics)


def test_a_word_that_many_things_share_is_no_question(tmp_path: Path) -> None:
    things = "".join(f"新建{name}项目{n}个，" for n, name in enumerate(("水利", "文旅", "能源", "交通"), start=2))
    text = FIELDS.replace("开工项目30个。", f"{things}开工项目30个。")
    found = asked(open_reports(tmp_path, {"云川市2024": text}), "云川市2024")
    assert "今年计划新建多少个水利项目？" in found
    assert not any("个项目" in question for question in found)
