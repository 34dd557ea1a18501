"""The opened index: everything that answering reads, and the one search that retrieval builds on.

Takes a saved generation and the embedding model that made it, gives `Store`. Scores sentences, their
clauses and keywords side by side; does not weigh years or what is asked, which is qa's work.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed import Embedder, question_embedder
from index.errors import MEND, IndexDamaged, IndexStale
from index.generation import Contents, Manifest, current_generation, read_generation, read_manifest, read_pointer
from index.ledger import Ledger
from index.models import Hit, Kind, Passage, Report, Span, Status
from index.seeds import seed_digests
from index.vectors import best_first

NEAREST_UNITS = 160


class Store:
    """An opened index; safe to search from several threads."""

    def __init__(self, contents: Contents, manifest: Manifest, embedder: Embedder | None = None) -> None:
        self.manifest = manifest
        self.reports = {report.id: report for report in contents.reports}
        self.passages = searched(contents.passages)
        self.definitions = tuple(passage for passage in contents.passages if passage.kind is Kind.DEFINITION)
        self.units = contents.units
        self.vectors = contents.vectors
        self.keywords = contents.keywords
        self.ledger = Ledger(
            contents.passages,
            contents.figure_vectors,
            contents.figure_keywords,
            self._embed_question,
        )
        self.aliases = contents.aliases
        self._embedder = embedder
        nothing = dict.fromkeys(self.reports, range(0))
        self._unit_rows = nothing | _runs(self.passages[n].report for n in self.units[:, 0])
        self._passage_rows = nothing | _runs(passage.report for passage in self.passages)
        self._first_unit = np.searchsorted(self.units[:, 0], np.arange(len(self.passages) + 1))

    @cached_property
    def embedder(self) -> Embedder:
        """The model that the index was built with. Raises ModelMissing, or IndexStale if it changed since."""
        model = self._embedder or question_embedder(self.manifest.model)
        if model.fingerprint != self.manifest.model_fingerprint:
            raise IndexStale(f"嵌入模型 {model.name} 与建索引时的不是同一版本：{MEND}")
        return model

    def _embed_question(self, words: str) -> NDArray[np.float32]:
        """Loads the model at the first question, not when the index is opened."""
        return self.embedder.embed_question(words)

    def stale_notice(self, seeds: Path) -> str:
        """One line when the report files of `seeds` are not those that were indexed; empty when they are, or gone."""
        found = seed_digests(seeds)
        changed = found and found != self.manifest.seeds
        return f"索引已过期：{seeds} 里的报告有变动，{MEND}" if changed else ""

    @cached_property
    def by_id(self) -> dict[str, Passage]:
        """Passages by their id."""
        return {passage.id: passage for passage in (*self.passages, *self.definitions)}

    @cached_property
    def told(self) -> dict[str, Report]:
        """The reports with blanks for what only explains terms: a place or year that stands there is not told of."""
        blanked = {report: list(self.reports[report].text) for report in {one.report for one in self.definitions}}
        for one in self.definitions:
            blanked[one.report][one.start : one.end] = " " * (one.end - one.start)
        texts = {report: "".join(text) for report, text in blanked.items()}
        return self.reports | {report: replace(self.reports[report], text=text) for report, text in texts.items()}

    def passages_of(self, report: str) -> tuple[Passage, ...]:
        """The passages of one report, in the order of its text. Raises KeyError for an unknown one."""
        rows = self._passage_rows[report]
        return self.passages[rows.start : rows.stop]

    @cached_property
    def years(self) -> dict[str, frozenset[str]]:
        """By report: the years and periods that its passages speak of, or that a figure of theirs aims at."""
        found: dict[str, set[str]] = {}
        for passage in self.passages:
            aims = (figure.year for figure in passage.figures if figure.status is Status.TARGET and figure.year)
            found.setdefault(passage.report, set()).update((passage.year, *aims))
        return {report: frozenset(years) for report, years in found.items()}

    def only(self, reports: Sequence[str]) -> "Store":
        """The same index, of which only these reports can be asked. Raises KeyError for an unknown one."""
        view = copy(self)
        view.reports = {report: self.reports[report] for report in reports}
        view.told = {report: self.told[report] for report in reports}
        view.ledger = self.ledger.only(reports)
        return view

    def search(self, vector: NDArray[np.float32], keywords: str, reports: Sequence[str] = ()) -> tuple[Hit, ...]:
        """Passages of `reports` (all when empty) near an embedded question in meaning or sharing its keywords.

        Best mean cosine of sentence and best clause first. Every candidate carries all its scores, so
        that a passage found by one clause is not judged by that clause alone. `vector` has shape (dim,).
        """
        reports = reports or tuple(self.reports)
        within = [self._unit_rows[report] for report in reports] if len(reports) < len(self._unit_rows) else ()
        numbers, _ = self.vectors.search(vector, NEAREST_UNITS, within)
        by_keyword = self.keywords.scores(keywords)
        found = np.unique(np.concatenate([self.units[numbers, 0], self._best_by_keyword(by_keyword, reports)]))
        hits = self._score(found, vector, by_keyword)
        return tuple(sorted(hits, key=lambda hit: (-(hit.dense + hit.clause_dense), hit.passage.id)))

    def _best_by_keyword(self, scores: NDArray[np.float32], reports: Sequence[str]) -> NDArray[np.int32]:
        within = sorted(map(self._passage_rows.__getitem__, reports), key=lambda rows: rows.start)
        numbers = np.concatenate([np.arange(rows.start, rows.stop, dtype=np.int32) for rows in within])
        best = numbers[best_first(scores[numbers], NEAREST_UNITS // 6)]
        return np.asarray(best[scores[best] > 0], np.int32)

    def _score(
        self, passages: NDArray[np.int32], vector: NDArray[np.float32], keyword: NDArray[np.float32]
    ) -> list[Hit]:
        spans = [range(int(self._first_unit[n]), int(self._first_unit[n + 1])) for n in passages]
        scores = self.vectors.rows([row for rows in spans for row in rows]) @ vector
        hits, at = [], 0
        for number, rows in zip(passages.tolist(), spans, strict=True):
            own = scores[at : at + len(rows)]
            at += len(rows)
            best = int(own[1:].argmax()) + 1 if len(rows) > 1 else 0
            _, start, end = self.units[rows[best]].tolist()
            passage = self.passages[number]
            clause = Span(start, end)
            by_clause = tuple(own[1:].tolist()) or (float(own[0]),)
            hits.append(Hit(passage, float(own[0]), float(own[best]), clause, float(keyword[number]), by_clause))
        return hits


def _runs(names: Iterable[str]) -> dict[str, range]:
    """First and last row of each name in a sequence where equal names stand together."""
    runs: dict[str, range] = {}
    for n, name in enumerate(names):
        runs[name] = range(runs[name].start if name in runs else n, n + 1)
    return runs


def searched(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Those that are searched: a definition is looked up by its term, so that it neither answers what else is asked
    nor makes a word less rare.
    """
    return tuple(passage for passage in passages if passage.kind is not Kind.DEFINITION)


def unit_texts(passages: Sequence[Passage], units: NDArray[np.int32]) -> list[str]:
    """What is embedded for each unit: a sentence as it stands, a clause behind its nearest heading.

    The heading before a clause was worth 3 points of first-passage support on the development questions,
    before a whole sentence it cost one.
    """
    texts = []
    for number, start, end in units.tolist():
        passage = passages[number]
        if start == 0 and end == len(passage.text):
            texts.append(passage.text)
        else:
            heading = f"{passage.section[-1]}：" if passage.section else ""
            texts.append(heading + passage.text[start:end])
    return texts


def open_store(folder: Path, embedder: Embedder | None = None) -> Store:
    """The index that serves in `folder`. Raises IndexMissing, IndexForeign, IndexDamaged, IndexStale.

    A build may swap generations between reading the pointer and the files; then the new one is read.
    """
    pointer = read_pointer(folder)
    try:
        generation = current_generation(folder)
        manifest = read_manifest(generation)
        return Store(read_generation(generation, manifest), manifest, embedder)
    except IndexDamaged:
        if read_pointer(folder) == pointer:
            raise
    return open_store(folder, embedder)
