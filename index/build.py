"""load -> structure -> passages and their figures -> vectors and keywords -> saved index.

Takes a folder of reports, gives an index folder. Texts that did not change keep their vectors;
when nothing changed nothing is written and no model is loaded. One build a folder at a time.
"""

import errno
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.alone import alone
from index.embed import Embedder, Vectors, build_embedder, fingerprint
from index.errors import IndexForeign, IndexProblem, IndexUnwritable, reason
from index.generation import (
    FORMAT,
    Contents,
    Manifest,
    current_generation,
    read_manifest,
    write_generation,
)
from index.keywords import KeywordIndex
from index.ledger import indicators_of
from index.models import Kind, Passage
from index.passages import read_passages
from index.seeds import Refused, Seeds, read_seeds
from index.sentences import split_clauses
from index.sources import read_aliases
from index.store import open_store, searched, unit_texts
from index.vectors import VectorIndex

Progress = Callable[[int, int], None]
MANY_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the manifest that now serves, how many texts were embedded and how many kept.

    `refused` are the files of the seeds that are not in the index.
    """

    manifest: Manifest
    changed: bool
    embedded: int
    reused: int
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything of an index that needs no model."""

    seeds: Seeds
    passages: tuple[Passage, ...]
    units: NDArray[np.int32]
    aliases: dict[str, tuple[str, ...]]
    manifest: Manifest


def build(
    seeds: Path,
    out: Path,
    model: str,
    exact_limit: int,
    progress: Progress = lambda *_: None,
    waiting: Callable[[], None] = lambda: None,
    embedder: Callable[[str], Embedder] = build_embedder,
) -> Built:
    """Brings the index in `out` up to date with the reports in `seeds`. Raises IndexProblem.

    `progress` is told how many texts are embedded, of how many; `waiting` is called once when another
    build holds the folder, before waiting for it.
    """
    plan = _plan(seeds, model, exact_limit)
    _refuse_foreign(out)
    with alone(out, waiting):
        serving = _serving(out)
        if serving and serving.fingerprint == plan.manifest.fingerprint and _sound(out):
            return Built(serving, changed=False, embedded=0, reused=_vector_count(serving), refused=plan.seeds.refused)
        try:
            return _write_new(out, plan, embedder, progress)
        except OSError as error:
            full = "磁盘已满" if error.errno == errno.ENOSPC else f"写不进去（{reason(error)}）"
            raise IndexUnwritable(f"索引没有更新，原索引未动：{out} {full}，请腾出空间或检查权限后重试") from error


def is_stale(seeds: Path, out: Path, model: str, exact_limit: int) -> bool:
    """Whether `build` would write a new index; needs no model. Raises IndexProblem when there is none."""
    return read_manifest(current_generation(out)).fingerprint != _plan(seeds, model, exact_limit).manifest.fingerprint


def _plan(seeds: Path, model: str, exact_limit: int) -> _Plan:
    found, aliases = read_seeds(seeds), read_aliases(seeds)
    reports = found.reports
    passages = tuple(passage for report in reports for passage in read_passages(report))
    units = _units(searched(passages))
    manifest = Manifest(
        format=FORMAT,
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        model=model,
        model_fingerprint=fingerprint(model),
        seeds=found.digests,
        settings={"exact_limit": exact_limit},
        counts={
            "reports": len(reports),
            "passages": len(passages),
            "units": len(units),
            "figures": sum(len(passage.figures) for passage in passages),
            "indicators": len(indicators_of(passages)),
        },
        fingerprint="",
        files={},
    )
    parts = [
        str(FORMAT),
        model,
        manifest.model_fingerprint,
        str(exact_limit),
        json.dumps(found.digests, ensure_ascii=False),
        *(json.dumps(asdict(report), ensure_ascii=False) for report in reports),
        *(json.dumps(asdict(passage), ensure_ascii=False) for passage in passages),
        *unit_texts(searched(passages), units),
        json.dumps(aliases, ensure_ascii=False),
    ]
    digest = sha256("\n".join(parts).encode()).hexdigest()[:16]
    return _Plan(found, passages, units, aliases, replace(manifest, fingerprint=digest))


def _units(passages: Sequence[Passage]) -> NDArray[np.int32]:
    """A row for each sentence, and for each clause of a sentence that has several."""
    rows = []
    for number, passage in enumerate(passages):
        rows.append((number, 0, len(passage.text)))
        clauses = split_clauses(passage.text) if passage.kind is Kind.SENTENCE else ()
        if len(clauses) > 1:
            rows.extend((number, clause.start, clause.end) for clause in clauses)
    return np.asarray(rows, dtype=np.int32).reshape(-1, 3)


def _write_new(out: Path, plan: _Plan, embedder: Callable[[str], Embedder], progress: Progress) -> Built:
    passages = searched(plan.passages)
    sentences, indicators = unit_texts(passages, plan.units), indicators_of(passages)
    texts = [*sentences, *indicators]
    known = _known_vectors(out, plan.manifest)
    missing = list(dict.fromkeys(text for text in texts if text not in known))
    if missing:
        known |= _embed(missing, embedder(plan.manifest.model), progress)
    exact_limit = plan.manifest.settings["exact_limit"]
    contents = Contents(
        reports=plan.seeds.reports,
        passages=plan.passages,
        units=plan.units,
        vectors=VectorIndex.of(_rows(known, sentences), exact_limit),
        keywords=KeywordIndex.of([passage.text for passage in passages]),
        figure_vectors=VectorIndex.of(_rows(known, indicators), exact_limit),
        figure_keywords=KeywordIndex.of(indicators or [""]),  # of no text at all BM25 cannot be made
        aliases=plan.aliases,
    )
    stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")
    write_generation(out, f"gen-{stamp}-{plan.manifest.fingerprint}", contents, plan.manifest)
    return Built(
        plan.manifest, changed=True, embedded=len(missing), reused=len(texts) - len(missing), refused=plan.seeds.refused
    )


def _rows(known: Mapping[str, Vectors], texts: Sequence[str]) -> Vectors:
    dim = len(next(iter(known.values())))
    return np.asarray([known[text] for text in texts], np.float32).reshape(len(texts), dim)


def _embed(texts: Sequence[str], model: Embedder, progress: Progress) -> dict[str, Vectors]:
    found: dict[str, Vectors] = {}
    for start in range(0, len(texts), MANY_AT_ONCE):
        some = texts[start : start + MANY_AT_ONCE]
        found |= zip(some, model.embed_passages(some), strict=True)
        progress(len(found), len(texts))
    return found


def _known_vectors(out: Path, manifest: Manifest) -> dict[str, Vectors]:
    """Vectors of the serving index by their text, if the same model made them."""
    try:
        old = open_store(out)
    except IndexProblem:
        return {}
    if old.manifest.model_fingerprint != manifest.model_fingerprint or old.manifest.model != manifest.model:
        return {}
    rows = old.vectors.rows(range(len(old.units)))
    known = dict(zip(unit_texts(old.passages, old.units), rows, strict=True))
    return known | old.ledger.vectors_by_indicator()


def _vector_count(manifest: Manifest) -> int:
    return manifest.counts["units"] + manifest.counts["indicators"]


def _refuse_foreign(out: Path) -> None:
    """Raises IndexForeign rather than write among files that are not ours."""
    try:
        current_generation(out)
    except IndexForeign:
        raise
    except IndexProblem:
        return


def _serving(out: Path) -> Manifest | None:
    try:
        return read_manifest(current_generation(out))
    except IndexProblem:
        return None


def _sound(out: Path) -> bool:
    try:
        open_store(out)
    except IndexProblem:
        return False
    return True
