from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from index.vectors import VectorIndex, best_first

DIM = 24


def unit_rows(count: int, seed: int = 0) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(count, DIM)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def nearest(rows: NDArray[np.float32], question: NDArray[np.float32], k: int, within: range) -> list[int]:
    scores = rows[within.start : within.stop] @ question
    return [int(n) + within.start for n in np.argsort(-scores)[:k]]


ROWS = unit_rows(2000)
QUESTIONS = unit_rows(50, seed=1)


@pytest.fixture(scope="module", params=["exact", "hnsw"])
def index(request: pytest.FixtureRequest) -> VectorIndex:
    return VectorIndex.of(ROWS, len(ROWS) if request.param == "exact" else 0)


@pytest.mark.parametrize(("rows", "limit", "kind"), [(20, 20, "IndexFlat"), (21, 20, "IndexHNSWFlat")])
def test_the_limit_decides_between_exact_and_hnsw(tmp_path: Path, rows: int, limit: int, kind: str) -> None:
    VectorIndex.of(unit_rows(rows), limit).write(tmp_path / "v")
    saved = faiss.read_index(str(tmp_path / "v"))
    assert type(saved).__name__.startswith(kind)
    assert saved.metric_type == faiss.METRIC_INNER_PRODUCT


def test_the_exact_index_finds_what_comparing_all_finds() -> None:
    exact = VectorIndex.of(ROWS, len(ROWS))
    for question in QUESTIONS:
        numbers, cosines = exact.search(question, 10)
        assert numbers.tolist() == nearest(ROWS, question, 10, range(len(ROWS)))
        np.testing.assert_allclose(cosines, ROWS[numbers] @ question, atol=1e-6)
        assert (np.diff(cosines) <= 0).all()


def test_hnsw_finds_nearly_all_of_it() -> None:
    approximate = VectorIndex.of(ROWS, 0)
    found = sum(
        len(set(approximate.search(question, 10)[0].tolist()) & set(nearest(ROWS, question, 10, range(len(ROWS)))))
        for question in QUESTIONS
    )
    assert found / (10 * len(QUESTIONS)) > 0.95


@pytest.mark.parametrize("within", [range(700, 740), range(3), range(1500, 2000)])
def test_a_search_within_some_rows_finds_the_nearest_of_them(index: VectorIndex, within: range) -> None:
    k = min(10, len(within))
    for question in QUESTIONS:
        numbers, cosines = index.search(question, k, [within])
        assert numbers.tolist() == nearest(ROWS, question, k, within)
        np.testing.assert_allclose(cosines, ROWS[numbers] @ question, atol=1e-6)


def test_several_ranges_are_searched_together(index: VectorIndex) -> None:
    numbers, _ = index.search(QUESTIONS[0], 30, [range(10, 20), range(1990, 2000)])
    assert sorted(numbers.tolist()) == [*range(10, 20), *range(1990, 2000)]


@pytest.mark.parametrize("k", [1, 7, 39, 40, 41, 100])
def test_the_best_come_first_and_equals_in_their_order_as_when_all_are_sorted(k: int) -> None:
    for seed in range(20):
        scores = np.random.default_rng(seed).integers(0, 9, size=40).astype(np.float32)
        assert best_first(scores, k).tolist() == np.argsort(-scores, kind="stable")[:k].tolist()
    assert best_first(np.zeros(0, np.float32), k).size == 0


def test_rows_outlive_what_was_asked_for_and_cannot_change_the_index(index: VectorIndex) -> None:
    found = index.rows([5])
    found[0, 0] = 9.0
    np.testing.assert_array_equal(index.rows([5]), ROWS[[5]])


def test_an_index_of_no_rows_finds_nothing() -> None:
    nothing = VectorIndex.of(np.zeros((0, DIM), np.float32), 10)
    assert nothing.search(QUESTIONS[0], 5)[0].size == nothing.search(QUESTIONS[0], 5, [range(0)])[0].size == 0
    assert nothing.rows([]).shape == (0, DIM)


def test_no_more_is_found_than_there_is(index: VectorIndex) -> None:
    assert len(index.search(QUESTIONS[0], 5000)[0]) <= len(ROWS)
    assert index.search(QUESTIONS[0], 5, [range(7, 9)])[0].size == 2
    numbers, cosines = index.search(QUESTIONS[0], 5, [range(7, 7)])
    assert (numbers.size, cosines.size) == (0, 0)


def test_rows_come_back_as_they_went_in(index: VectorIndex) -> None:
    assert (len(index), index.dim) == (2000, DIM)
    np.testing.assert_array_equal(index.rows([5, 1999, 5]), ROWS[[5, 1999, 5]])
    assert index.rows([]).shape == (0, DIM)


def test_a_saved_index_answers_as_before(index: VectorIndex, tmp_path: Path) -> None:
    index.write(tmp_path / "v")
    again = VectorIndex.read(tmp_path / "v")
    assert (len(again), again.dim) == (len(index), index.dim)
    for question in QUESTIONS[:10]:
        for before, after in zip(index.search(question, 20), again.search(question, 20), strict=True):
            np.testing.assert_array_equal(before, after)


def test_threads_get_the_answers_that_one_gets(index: VectorIndex) -> None:
    def search(n: int) -> list[int]:
        return list(map(int, index.search(QUESTIONS[n % 50], 10, [range(100, 900)] if n % 2 else ())[0]))

    alone = [search(n) for n in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(search, range(200))) == alone


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "v").write_bytes(b"no index at all")
    with pytest.raises(RuntimeError):
        VectorIndex.read(tmp_path / "v")
