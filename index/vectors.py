"""Dense vectors in FAISS: inner product, exact for one city's reports, HNSW for very many.

Takes unit vectors (rows of length 1), gives row numbers with their cosines; knows no passages.
"""

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

NEIGHBOURS = 32
EF_SEARCH = 128


class VectorIndex:
    """A FAISS index over float32 rows; searching is safe from several threads."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index
        self._matrix = _matrix_of(index)

    @classmethod
    def of(cls, vectors: NDArray[np.float32], exact_limit: int) -> "VectorIndex":
        """Exact up to `exact_limit` rows, HNSW above."""
        rows, dim = vectors.shape
        if rows <= exact_limit:
            index = faiss.IndexFlatIP(dim)
        else:
            index = faiss.IndexHNSWFlat(dim, NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
            index.hnsw.efSearch = EF_SEARCH
        index.add(vectors)
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> "VectorIndex":
        """The index saved at `path`. Raises RuntimeError (FAISS's own) when it is no such file."""
        return cls(faiss.read_index(str(path)))

    def write(self, path: Path) -> None:
        """Saves to `path`. FAISS's own writing takes a last block that a full disk refused for written."""
        path.write_bytes(faiss.serialize_index(self._index))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dim(self) -> int:
        """Length of a row."""
        return int(self._index.d)

    def rows(self, numbers: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float32]:
        """The stored rows, shape (len(numbers), dim)."""
        return np.asarray(self._matrix[np.asarray(numbers, np.int64)], np.float32)

    def search(
        self, question: NDArray[np.float32], k: int, within: Sequence[range] = ()
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The `k` nearest rows to a vector of shape (dim,), best first: numbers and cosines.

        `within` limits the search to these row numbers; empty means all.
        """
        if within:
            return self._search_rows(question, k, within)
        k = min(k, len(self))
        if k == 0:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        scores, numbers = self._index.search(question.reshape(1, -1), k)
        found = numbers[0] >= 0
        return numbers[0][found], scores[0][found]

    def _search_rows(
        self, question: NDArray[np.float32], k: int, within: Sequence[range]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Compares every wanted row: a graph walked past what is not wanted misses most of few wanted rows."""
        scores = np.concatenate([self._matrix[rows.start : rows.stop] @ question for rows in within])
        best = best_first(scores, k)
        return np.concatenate([np.arange(rows.start, rows.stop) for rows in within])[best], scores[best]


def best_first(scores: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """The places of the `k` highest scores, best first, equals in their order; sorts no more than those."""
    if len(scores) <= k:
        return np.argsort(-scores, kind="stable")
    least = np.partition(scores, -k)[-k]
    near = np.flatnonzero(scores >= least)
    return np.asarray(near[np.argsort(-scores[near], kind="stable")[:k]], np.int64)


def _matrix_of(index: faiss.Index) -> NDArray[np.float32]:
    """The index's own rows, shape (rows, dim), not copied; the index must outlive them."""
    flat = faiss.downcast_index(index.storage) if isinstance(index, faiss.IndexHNSW) else index
    rows, dim = int(flat.ntotal), int(flat.d)
    if rows == 0:
        return np.zeros((0, dim), np.float32)
    matrix: NDArray[np.float32] = faiss.rev_swig_ptr(flat.get_xb(), rows * dim).reshape(rows, dim)
    return matrix
