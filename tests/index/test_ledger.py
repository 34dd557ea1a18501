from pathlib import Path

import numpy as np
import pytest

from index.ledger import Ledger, indicators_of
from index.models import Status
from index.store import Store, open_store
from tests.index.fakes import HashEmbedder


@pytest.fixture
def small(small_index: Path) -> Ledger:
    return open_store(small_index, HashEmbedder()).ledger


def test_the_rows_are_the_figures_of_all_reports_in_their_order(small: Ledger) -> None:
    assert [(row.report, row.indicator, row.value) for row in small.rows][:3] == [
        ("city-2024", "城镇新增就业", "8.6"),
        ("city-2024", "改造老旧小区", "53"),
        ("city-2024", "新增托位", "6000"),
    ]
    assert [row.start for row in small.rows if row.report == "city-2024"] == sorted(
        row.start for row in small.rows if row.report == "city-2024"
    )
    assert {row.report for row in small.rows} == {"city-2024", "town-2025"}


def test_each_indicator_is_listed_once_in_the_order_of_the_passages(small_index: Path) -> None:
    store = open_store(small_index, HashEmbedder())
    names = [figure.indicator for passage in store.passages for figure in passage.figures]
    assert list(indicators_of(store.passages)) == sorted(set(names), key=names.index)


def test_an_indicator_in_its_own_words_comes_first_with_all_its_rows(small: Ledger) -> None:
    found = small.search("新增托位")
    assert [(one.figure.report, one.figure.value) for one in found[:3]] == [
        ("city-2024", "6000"),
        ("city-2024", "5000"),
        ("town-2025", "300"),
    ]
    assert all(one.dense == pytest.approx(1, abs=1e-5) and one.lexical == pytest.approx(1) for one in found[:3])
    assert all(one.score == pytest.approx(1, abs=1e-5) for one in found[:3])
    assert found[3].score < 0.9
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_a_search_is_narrowed_by_report_year_status_and_topic(small: Ledger) -> None:
    assert {one.figure.report for one in small.search("托位", reports=["town-2025"])} == {"town-2025"}
    assert {one.figure.year for one in small.search("托位", years=["2023"])} == {"2023"}
    targets = small.search("托位", reports=["city-2024"], statuses=[Status.TARGET])
    assert [one.figure.value for one in targets if one.figure.indicator == "新增托位"] == ["5000"]
    topic = small.rows[0].topic
    assert {one.figure.topic for one in small.search("托位", topics=[topic])} == {topic}
    assert small.search("托位", years=["1999"]) == ()
    assert len(small.search("托位", 2)) == 2
    assert len(small.search("托位", 100)) == len(small.rows)


def test_what_is_chosen_is_narrowed_alike(small: Ledger) -> None:
    assert small.choose() == small.rows
    chosen = small.choose(reports=["city-2024"], statuses=[Status.RESULT])
    assert {row.year for row in chosen} == {"2023"}
    assert small.choose(reports=["town-2025", "city-2024"]) == small.rows
    assert small.choose(reports=["nowhere"]) == ()


def test_words_that_are_embedded_already_are_not_embedded_again(small: Ledger) -> None:
    vector = HashEmbedder().embed_question("改造老旧小区")
    assert small.search("？", vector=vector)[0].figure.indicator == "改造老旧小区"


def test_words_of_nothing_known_still_give_the_nearest_rows(small: Ledger) -> None:
    found = small.search("？")
    assert len(found) == 10
    assert {one.lexical for one in found} == {0.0}


def test_a_view_of_some_reports_finds_nothing_of_the_others(small_index: Path) -> None:
    store = open_store(small_index, HashEmbedder())
    town = store.only(["town-2025"]).ledger
    assert {row.report for row in town.rows} == {"town-2025"}
    assert {one.figure.report for one in town.search("新增托位")} == {"town-2025"}
    assert town.same(store.ledger.rows[2])[0].report == "town-2025"
    assert town.pairs("city-2024") == ()
    assert {row.report for row in store.ledger.rows} == {"city-2024", "town-2025"}


def test_a_report_s_results_stand_beside_their_targets(small: Ledger) -> None:
    assert [(p.result.indicator, p.result.value, p.target.value) for p in small.pairs("city-2024")] == [
        ("城镇新增就业", "8.6", "6.8"),
        ("新增托位", "6000", "5000"),
    ]
    assert [(p.result.value, p.target.value) for p in small.pairs("town-2025")] == [("91", "60")]
    assert small.pairs("nowhere") == ()


def test_the_same_thing_is_found_in_the_other_report(small: Ledger) -> None:
    places = next(row for row in small.rows if row.value == "5000")
    assert [(row.report, row.year, row.value) for row in small.same(places)] == [("town-2025", "2025", "300")]


def test_every_indicator_has_its_saved_vector(small: Ledger) -> None:
    vectors = small.vectors_by_indicator()
    assert list(vectors) == list(dict.fromkeys(row.indicator for row in small.rows))
    np.testing.assert_array_equal(vectors["新增托位"], HashEmbedder().embed_question("新增托位"))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("托儿所名额 托位", "5000"),
        ("四上企业净增多少", "1598"),
        ("停车位", "6.6"),
        ("建设生态河道", "1120"),
        ("农村厕所改造", "16.1"),
        ("绿色出行", "78"),
        ("万人发明专利", "32.7"),
        ("消费券", "2.5"),
        ("数字经济营收", "1400"),
        ("困难群众救助资金", "19.7"),
        ("招多少老师", "4061"),
        ("创办企业 自主创业", "3.4"),
    ],
)
def test_residents_words_find_the_city_s_figure_among_the_first_three(
    city_store: Store, words: str, value: str
) -> None:
    assert value in [one.figure.value for one in city_store.ledger.search(words, 3)]
