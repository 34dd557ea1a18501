from pathlib import Path

import pytest

from index.models import Status
from index.store import Store
from qa.reading.features import NAMES
from qa.reading.judge import Model, fitted
from qa.reading.retrieve import RANKED, find_candidates, retrieve
from qa.stages import Candidate, Part, Retrieval
from qa.understanding.understand import understand
from tests.qa.fakes import open_reports


def found(text: str, store: Store) -> Retrieval:
    """What the first thing asked finds under the model as it is fitted."""
    return retrieve(understand(text, store, "", ()).parts[0], store, fitted())


def test_the_sentence_that_says_it_is_first_with_its_clause(cloud_store: Store) -> None:
    best = found("今年新增多少托位", cloud_store).kept[0]
    assert best.passage.text == "扩大普惠托育服务供给，新增托位5000个以上。"
    assert best.text == "新增托位5000个以上"
    assert best.figure is not None
    assert best.figure.value == "5000"


def test_another_year_is_rejected_with_its_reason(cloud_store: Store) -> None:
    retrieval = found("今年城镇新增就业多少", cloud_store)
    assert {candidate.passage.year for candidate in retrieval.kept} == {"2024"}
    reasons = {c.passage.text: c.reason for c in retrieval.rejected}
    assert reasons["城镇新增就业8.6万人，成功自主创业3.4万人。"] == "年份不符：2023"


def test_without_a_year_both_years_are_kept(cloud_store: Store) -> None:
    kept = found("城镇新增就业多少人", cloud_store).kept
    figures = [c for c in kept if c.figure]
    assert {(c.year, c.status) for c in figures[:2]} == {("2023", Status.RESULT), ("2024", Status.TARGET)}


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
    first, second = [c for c in found(text, open_reports(tmp_path, {"云川市2024": report})).kept if c.figure][:2]
    assert first.passage.text == second.passage.text == same
    assert first.status is status
    assert first.score > second.score


def test_candidates_are_ordered_by_score_and_those_of_equal_score_stand_as_in_the_report(cloud_store: Store) -> None:
    part = understand("新增多少托位", cloud_store, "", ()).parts[0]
    retrieval = retrieve(part, cloud_store, fitted())
    for ranked in (retrieval.kept, retrieval.rejected):
        assert [c.score for c in ranked] == sorted((c.score for c in ranked), reverse=True)
    blind = retrieve(part, cloud_store, Model((0.0,) * len(NAMES), {}, 0.0, 0.5))
    places = [(c.passage.start, c.clause.start) for c in blind.kept]
    assert places == sorted(places)
    assert {c.score for c in blind.kept} == {0.0}


def test_the_model_orders_by_what_it_weighs(cloud_store: Store) -> None:
    part = understand("新增多少托位", cloud_store, "", ()).parts[0]
    for_spans = Model(tuple(float(name == "long_clause") for name in NAMES), {}, 0.0, 0.5)
    best = retrieve(part, cloud_store, for_spans).kept[0]
    assert best.score == max(
        dict(zip(NAMES, c.features, strict=True))["long_clause"] for c in for_all(part, cloud_store)
    )


def for_all(part: Part, store: Store) -> list[Candidate]:
    return [candidate for candidate in find_candidates(part, store) if not candidate.reason]


def test_candidates_are_found_without_a_score(cloud_store: Store) -> None:
    part = understand("新增多少托位", cloud_store, "", ()).parts[0]
    candidates = find_candidates(part, cloud_store)
    assert {candidate.score for candidate in candidates} == {0.0}
    assert "5000" in {candidate.figure.value for candidate in candidates if candidate.figure}
    assert {len(candidate.features) for candidate in candidates} == {len(NAMES)}


def test_no_more_than_can_be_read_are_ranked(tmp_path: Path) -> None:
    sentences = "".join(f"改造第{n}号小区，新增绿地{n}处，修缮道路{n}公里。\n" for n in range(1, 41))
    store = open_reports(tmp_path, {"云川市2024": f"2024年云川市政府工作报告\n\n一、2024年重点工作\n{sentences}"})
    retrieval = found("改造小区新增绿地多少处", store)
    assert len(retrieval.kept) + len(retrieval.rejected) == RANKED


def test_only_the_reports_that_are_asked_are_searched(regions_store: Store) -> None:
    retrieval = found("镜湖县新增多少托位", regions_store)
    assert {c.passage.report for c in (*retrieval.kept, *retrieval.rejected)} == {"镜湖县2024"}
