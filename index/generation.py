"""A saved index on disk: one generation a folder, written beside the serving one and swapped in.

An index folder holds `CURRENT` (the name of the generation that serves) and the generation itself:
vectors.faiss, units.npy, passages.jsonl, reports.jsonl, texts/, keywords/, figures.faiss, figure_keywords/,
aliases.json, and manifest.json, which lists every file with its digest. Takes and gives `Contents`; does not
search. No pickle anywhere.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from index.errors import MEND, IndexDamaged, IndexForeign, IndexMissing
from index.keywords import KeywordIndex
from index.models import Aspect, Figure, Kind, Level, Note, PageStart, Passage, Report, Span, Status
from index.vectors import VectorIndex

FORMAT = 3
CURRENT = "CURRENT"
POINTER_DRAFT = "CURRENT.new"
MANIFEST = "manifest.json"
LOCK = ".lock"
GENERATION = "gen-"
SUGGESTIONS = "suggestions.jsonl"  # laid beside by `python -m qa suggest`
NEEDED = {"vectors.faiss", "figures.faiss", "units.npy", "passages.jsonl", "reports.jsonl", "aliases.json"}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made of; `fingerprint` covers reports, passages, model and settings.

    `seeds` are the digests of all the files that were there, refused ones included, by file name.
    """

    format: int
    built: str
    model: str
    model_fingerprint: str
    seeds: dict[str, str]
    settings: dict[str, int]
    counts: dict[str, int]
    fingerprint: str
    files: dict[str, str]


@dataclass(frozen=True)
class Contents:
    """An index in memory.

    `units` has a row a vector: passage number, start and end within the passage. `figure_vectors` and
    `figure_keywords` have a row for each of `indicators_of(passages)`.
    """

    reports: tuple[Report, ...]
    passages: tuple[Passage, ...]
    units: NDArray[np.int32]
    vectors: VectorIndex
    keywords: KeywordIndex
    figure_vectors: VectorIndex
    figure_keywords: KeywordIndex
    aliases: dict[str, tuple[str, ...]]


def current_generation(folder: Path) -> Path:
    """The folder of the generation that serves. Raises IndexMissing, IndexForeign or IndexDamaged."""
    name = read_pointer(folder)
    if name is None:
        if folder.is_dir() and any(not _ours(path) for path in folder.iterdir()):
            raise IndexForeign(f"{folder} 里是别的文件，不是索引：{MEND} --out 另一个空文件夹")
        raise IndexMissing(f"{folder} 里还没有索引：{MEND} --out {folder}")
    generation = folder / Path(name).name
    if not name.startswith(GENERATION) or not generation.is_dir():
        raise IndexDamaged(f"索引 {folder} 的 {CURRENT} 指向不存在的内容：{MEND} --out {folder}")
    return generation


def read_pointer(folder: Path) -> str | None:
    """What names the serving generation; None where there is no pointer."""
    pointer = folder / CURRENT
    return pointer.read_text("utf-8", errors="replace").strip() if pointer.is_file() else None


def _ours(path: Path) -> bool:
    return path.name.startswith(GENERATION) or path.name in (LOCK, POINTER_DRAFT, SUGGESTIONS)


def read_manifest(generation: Path) -> Manifest:
    """The manifest of a generation. Raises IndexDamaged or IndexForeign."""
    folder = generation.parent
    try:
        fields = json.loads((generation / MANIFEST).read_text("utf-8"))
        if fields["format"] != FORMAT:
            raise IndexForeign(f"索引 {folder} 的格式是 {fields['format']}，本程序用 {FORMAT}：{MEND} --out {folder}")
        manifest = TypeAdapter(Manifest).validate_python(asdict(Manifest(**fields)))
        if not manifest.files.keys() >= NEEDED:
            raise ValueError("files are not listed")
        return manifest
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"索引 {folder} 的 {MANIFEST} 读不出：{MEND} --out {folder}") from error


def read_generation(generation: Path, manifest: Manifest) -> Contents:
    """What a generation holds, every file checked against the manifest. Raises IndexDamaged."""
    folder = generation.parent
    for name, digest in manifest.files.items():
        if _digest(generation / name) != digest:
            raise IndexDamaged(f"索引文件 {name} 缺失或已损坏：{MEND} --out {folder}")
    try:
        return Contents(
            reports=tuple(_read_reports(generation)),
            passages=tuple(_read_passages(generation / "passages.jsonl")),
            units=np.load(generation / "units.npy", allow_pickle=False),
            vectors=VectorIndex.read(generation / "vectors.faiss"),
            keywords=KeywordIndex.read(generation / "keywords"),
            figure_vectors=VectorIndex.read(generation / "figures.faiss"),
            figure_keywords=KeywordIndex.read(generation / "figure_keywords"),
            aliases={
                word: tuple(forms)
                for word, forms in json.loads((generation / "aliases.json").read_text("utf-8")).items()
            },
        )
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise IndexDamaged(f"索引 {folder} 读不出（{error}）：{MEND} --out {folder}") from error


def write_generation(folder: Path, name: str, contents: Contents, manifest: Manifest) -> None:
    """Saves beside the serving generation, then swaps by one rename; a failure leaves the old one serving."""
    generation = folder / name
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, generation, ignore_errors=True)
        generation.mkdir(parents=True)
        _write(generation, contents)
        files = {str(p.relative_to(generation)): _digest(p) for p in sorted(generation.rglob("*")) if p.is_file()}
        fields = asdict(manifest) | {"files": files}
        _write_durably(generation / MANIFEST, json.dumps(fields, ensure_ascii=False, indent=1))
        _write_durably(folder / POINTER_DRAFT, name)
        # From the rename on it serves: an interrupt must not take it away any more. The next build sweeps leftovers.
        undo.pop_all()
    (folder / POINTER_DRAFT).replace(folder / CURRENT)
    remove_others(folder, name)


def remove_others(folder: Path, name: str) -> None:
    """Deletes generations that do not serve: replaced ones, and what a killed build left."""
    for path in folder.iterdir():
        if path.is_dir() and path.name.startswith(GENERATION) and path.name != name:
            shutil.rmtree(path, ignore_errors=True)


def _write(generation: Path, contents: Contents) -> None:
    contents.vectors.write(generation / "vectors.faiss")
    np.save(generation / "units.npy", contents.units, allow_pickle=False)
    contents.keywords.write(generation / "keywords")
    contents.figure_vectors.write(generation / "figures.faiss")
    contents.figure_keywords.write(generation / "figure_keywords")
    (generation / "texts").mkdir()
    for number, report in enumerate(contents.reports):
        (generation / "texts" / f"{number}.txt").write_text(report.text, "utf-8", newline="")
    (generation / "aliases.json").write_text(json.dumps(contents.aliases, ensure_ascii=False), "utf-8")
    reports = ({k: v for k, v in asdict(report).items() if k != "text"} for report in contents.reports)
    _write_lines(generation / "reports.jsonl", reports)
    _write_lines(generation / "passages.jsonl", map(asdict, contents.passages))


def _write_lines(path: Path, rows: Iterable[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _write_durably(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _read_reports(generation: Path) -> Iterator[Report]:
    with (generation / "reports.jsonl").open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            fields = json.loads(line)
            with (generation / "texts" / f"{number}.txt").open(encoding="utf-8", newline="") as text:
                fields["text"] = text.read()
            yield Report(**fields | _typed(fields))


def _typed(fields: dict[str, Any]) -> dict[str, object]:
    """What JSON gives back as lists and strings, as the values that they were."""
    return {
        "furniture": tuple(Span(**span) for span in fields["furniture"]),
        "margins": tuple(Span(**span) for span in fields["margins"]),
        "notes": tuple(Note(**note) for note in fields["notes"]),
        "pages": tuple(PageStart(**page) for page in fields["pages"]),
        "level": Level(fields["level"]),
    }


def _read_passages(path: Path) -> Iterator[Passage]:
    with path.open(encoding="utf-8") as file:
        for fields in map(json.loads, file):
            fields["section"] = tuple(fields["section"])
            fields["status"] = Status(fields["status"])
            fields["kind"] = Kind(fields["kind"])
            fields["figures"] = tuple(map(_figure, fields["figures"]))
            yield Passage(**fields)


def _figure(fields: dict[str, Any]) -> Figure:
    return Figure(**fields | {"status": Status(fields["status"]), "aspect": Aspect(fields["aspect"])})


def _digest(path: Path) -> str:
    """Digest of a file's content; empty where it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
