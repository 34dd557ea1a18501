from pathlib import Path

import pytest

from index.models import Status
from index.store import Store
from qa.reading.features import NAMES
from qa.reading.judge import Model, fitted
from qa.reading.read import best_of, read
from qa.reading.retrieve import retrieve
from qa.stages import Draft, Retrieval
from qa.understanding.understand import understand
from tests.qa.candidates import candidate, part
from tests.qa.fakes import open_reports
from tests.qa.pieces import passage


def draft(text: str, store: Store) -> Draft:
    """What the first thing asked finds under the model as it is fitted."""
    one = understand(text, store, "", ()).parts[0]
    return read(one, retrieve(one, store, fitted()), fitted())


def said(found: Draft) -> list[tuple[str, str, list[str]]]:
    return [(line.year, line.status.value, [piece.text for piece in line.pieces]) for line in found.lines]


def test_a_question_with_a_year_gets_that_year_s_figure(cloud_store: Store) -> None:
    assert said(draft("今年城镇新增就业多少人", cloud_store)) == [("2024", "target", ["城镇新增就业6.8万人"])]
    assert said(draft("去年城镇新增就业多少人", cloud_store)) == [("2023", "result", ["城镇新增就业8.6万人"])]


def test_one_without_a_year_gets_both_the_earlier_first(cloud_store: Store) -> None:
    assert said(draft("城镇新增就业多少人", cloud_store)) == [
        ("2023", "result", ["城镇新增就业8.6万人"]),
        ("2024", "target", ["城镇新增就业6.8万人"]),
    ]


def test_the_earlier_is_told_first_though_the_later_fits_better() -> None:
    done = passage("城镇新增就业8.6万人。", year="2023", status=Status.RESULT)
    aimed = passage("城镇新增就业6.8万人。", start=100)
    kept = (candidate(aimed, score=12.0), candidate(done, score=11.5))
    sure = Model((0.0,) * len(NAMES), {}, 0.0, 0.5)
    found = read(part("城镇新增就业"), Retrieval(kept, ()), sure)
    assert [(line.year, line.status) for line in found.lines] == [("2023", Status.RESULT), ("2024", Status.TARGET)]


def test_below_the_threshold_nothing_is_told() -> None:
    kept = (candidate("城镇新增就业6.8万人。"),)
    unsure = Model((0.0,) * len(NAMES), {}, 0.0, 0.51)
    assert read(part("城镇新增就业"), Retrieval(kept, ()), unsure).lines == ()


@pytest.mark.parametrize(
    ("text", "answers"), [("开工建设T1航站楼。", False), ("迈上千亿元台阶。", True), ("工期延长30年。", True)]
)
def test_a_digit_of_a_name_is_no_number(text: str, answers: bool) -> None:
    found = best_of(part("建设"), [candidate(text, figure=None)])
    assert bool(found) is answers


def test_another_matter_of_another_year_is_not_told_with_it(cloud_store: Store) -> None:
    assert said(draft("新增多少养老床位", cloud_store)) == [("2023", "result", ["新增养老床位2200张"])]


def test_a_share_of_one_year_does_not_stand_beside_an_amount_of_another(tmp_path: Path) -> None:
    report = """2024年云川市政府工作报告

一、2023年工作回顾
旅游总收入增长10%。城镇新增就业8万人。
二、2024年重点工作
旅游总收入达到500亿元。城镇新增就业9万人。
"""
    store = open_reports(tmp_path, {"云川市2024": report})
    assert len(said(draft("旅游总收入多少", store))) == 1
    assert len(said(draft("城镇新增就业多少", store))) == 2


def test_two_things_of_one_sentence_are_one_piece(cloud_store: Store) -> None:
    found = draft("改造多少农村危房和供水管网", cloud_store)
    assert said(found) == [("2024", "target", ["改造农村危房800户以上、农村供水管网800公里"])]
    assert [figure.unit for figure in found.lines[0].pieces[0].figures] == ["户", "公里"]


def test_things_of_several_sentences_are_several_pieces_in_the_report_s_order(cloud_store: Store) -> None:
    found = draft("今年新建口袋公园和新增托位多少", cloud_store)
    assert said(found) == [("2024", "target", ["新增托位5000个以上", "新建口袋公园12个"])]


def test_words_are_answered_with_the_sentence(cloud_store: Store) -> None:
    assert said(draft("黑臭水体怎么办", cloud_store)) == [("2024", "target", ["全面消除黑臭水体，新建口袋公园12个"])]


@pytest.mark.parametrize(
    "text", ["飞船有多少艘", "黑臭水体有多少条", "哪57个老旧小区改造", "“云川在线”是指什么", "托位数排第几"]
)
def test_what_the_report_does_not_say_has_no_line(text: str, cloud_store: Store) -> None:
    assert draft(text, cloud_store).lines == ()


def test_another_year_s_figure_stands_near_what_is_missing(cloud_store: Store) -> None:
    found = draft("今年新增多少养老床位", cloud_store)
    assert found.lines == ()
    near = [(line.year, line.status, line.pieces[0].text) for line in found.near]
    assert near[0] == ("2023", Status.RESULT, "新增养老床位2200张")


def test_what_is_said_does_not_also_stand_near(cloud_store: Store) -> None:
    found = draft("去年城镇新增就业多少人", cloud_store)
    told = {piece.passage.id for line in found.lines for piece in line.pieces}
    beside = [piece.passage.id for line in found.near for piece in line.pieces]
    assert told.isdisjoint(beside)
    assert [line.year for line in found.near] == ["2024"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("今年新增多少托位", [("2026", "target", ["新增托位4000个"])]),
        ("去年新增多少托位", [("2025", "result", ["新增托位3000个"])]),
        ("2025年新增多少托位", [("2025", "result", ["新增托位3000个"])]),
        ("十四五新增多少托位", [("2021-2025", "result", ["累计新增托位1.2万个"])]),
        ("过去五年新增多少托位", [("2021-2025", "result", ["累计新增托位1.2万个"])]),
        ("十五五新增多少托位", [("2026-2030", "target", ["累计新增托位2万个"])]),
        ("2030年人均预期寿命多少岁", [("2030", "target", ["人均预期寿命达到80岁"])]),
    ],
)
def test_a_plan_s_period_is_not_its_last_year(
    text: str, lines: list[tuple[str, str, list[str]]], plan_store: Store
) -> None:
    assert said(draft(text, plan_store)) == lines
