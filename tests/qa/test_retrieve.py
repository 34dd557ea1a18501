from pathlib import Path

import pytest

from index.models import Kind, Status
from index.store import Store
from qa.retrieve import retrieve
from qa.stages import Retrieval
from qa.understand import understand
from tests.qa.fakes import open_reports


def found(text: str, store: Store) -> Retrieval:
    return retrieve(understand(text, (), store, "", ()), store)


def test_the_sentence_that_says_it_is_first_with_its_clause(cloud_store: Store) -> None:
    best = found("今年新增多少托位", cloud_store).kept[0]
    assert best.passage.text == "扩大普惠托育服务供给，新增托位5000个以上。"
    assert best.text == "新增托位5000个以上"
    assert (best.covered, best.part_covered) == (1.0, 1.0)
    assert [figure.value for figure in best.figures] == ["5000"]


def test_another_year_is_rejected_with_its_reason(cloud_store: Store) -> None:
    retrieval = found("今年城镇新增就业多少", cloud_store)
    assert {candidate.passage.year for candidate in retrieval.kept} == {"2024"}
    reasons = {c.passage.text: c.reason for c in retrieval.rejected}
    assert reasons["城镇新增就业8.6万人，成功自主创业3.4万人。"] == "年份不符：2023"


def test_without_a_year_both_years_are_kept(cloud_store: Store) -> None:
    kept = found("城镇新增就业多少人", cloud_store).kept
    assert {(c.passage.year, c.passage.status) for c in kept[:2]} == {("2023", Status.RESULT), ("2024", Status.TARGET)}


def test_a_name_that_a_passage_does_not_say_rejects_it(cloud_store: Store) -> None:
    retrieval = found("WTO新增多少托位", cloud_store)
    assert retrieval.kept == ()
    assert {c.reason for c in retrieval.rejected} == {"没有说到：WTO"}


@pytest.mark.parametrize(
    ("text", "status"), [("城镇新增就业完成了多少", Status.RESULT), ("城镇新增就业目标是多少", Status.TARGET)]
)
def test_of_equal_sentences_the_status_that_is_asked_for_goes_first(text: str, status: Status, tmp_path: Path) -> None:
    same = "城镇新增就业8万人。"
    report = f"2024年云川市政府工作报告\n\n一、2023年工作回顾\n{same}\n二、2024年重点工作\n{same}\n"
    first, second = found(text, open_reports(tmp_path, {"云川市2024": report})).kept[:2]
    assert first.passage.text == second.passage.text == same
    assert first.passage.status is status
    assert first.score - second.score == pytest.approx(0.25)


def test_candidates_are_ordered_by_score_and_headings_count_for_less(cloud_store: Store) -> None:
    kept = found("民生福祉", cloud_store).kept
    assert [c.score for c in kept] == sorted((c.score for c in kept), reverse=True)
    heading = next(c for c in kept if c.passage.kind is Kind.HEADING and "民生福祉" in c.passage.text)
    assert heading.score == pytest.approx(heading.dense + heading.covered - 0.3)


def test_a_figure_of_the_kind_and_unit_that_is_asked_counts(tmp_path: Path) -> None:
    sentences = ["老旧小区改造共计57个。", "老旧小区改造共计57户。", "老旧小区改造平稳有序。"]
    report = f"2024年云川市政府工作报告\n\n一、2024年重点工作\n前言\n{''.join(sentences)}\n"
    kept = found("老旧小区改造多少个", open_reports(tmp_path, {"云川市2024": report})).kept
    worth = {c.passage.text: c.score - c.dense - c.covered for c in kept}
    assert [worth[text] for text in sentences] == pytest.approx([0.4, 0.25, 0.0], abs=1e-6)


def test_only_the_reports_that_are_asked_are_searched(regions_store: Store) -> None:
    retrieval = found("镜湖县新增多少托位", regions_store)
    assert {c.passage.report for c in (*retrieval.kept, *retrieval.rejected)} == {"镜湖县2024"}
