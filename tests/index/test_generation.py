import errno
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import faiss
import numpy as np
import pytest

from index.errors import IndexDamaged, IndexForeign, IndexMissing, IndexProblem
from index.generation import (
    FORMAT,
    MANIFEST,
    Contents,
    Manifest,
    current_generation,
    read_generation,
    read_manifest,
    write_generation,
)
from index.keywords import KeywordIndex
from index.passages import read_passages
from index.seeds import read_seeds
from index.store import open_store
from tests.index.fakes import CITY, TOWN, HashEmbedder, build_fake, write_seeds


def read(folder: Path) -> tuple[Contents, Manifest]:
    generation = current_generation(folder)
    manifest = read_manifest(generation)
    return read_generation(generation, manifest), manifest


def change_manifest(folder: Path, **fields: object) -> None:
    path = current_generation(folder) / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))


class FullDisk(KeywordIndex):
    """Keywords that a full disk does not take."""

    def __init__(self) -> None:
        """Nothing to hold."""

    def write(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "part").write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")


def test_what_is_read_is_what_was_written(small_index: Path, seeds: Path) -> None:
    contents, manifest = read(small_index)
    assert contents.reports == read_seeds(seeds).reports
    assert contents.passages == tuple(passage for report in contents.reports for passage in read_passages(report))
    assert contents.aliases == {}
    assert contents.units.dtype == np.int32
    assert contents.units.shape[1] == 3
    assert len(contents.vectors) == len(contents.units) > len(contents.passages)
    assert len(contents.figure_vectors) == 7
    assert len(contents.figure_keywords.scores("托位")) == 7
    assert manifest.counts == {
        "reports": 2,
        "passages": len(contents.passages),
        "units": len(contents.units),
        "figures": 11,
        "indicators": 7,
    }
    assert manifest.seeds == {report.file: report.sha256 for report in contents.reports}
    assert (manifest.format, manifest.model, manifest.settings) == (FORMAT, "fake", {"exact_limit": 1000})


def test_line_ends_and_blanks_of_a_report_survive(tmp_path: Path, small_index: Path) -> None:
    contents, manifest = read(small_index)
    odd = replace(contents.reports[0], text="一\u2028二\r三\x0b四\n\n　五 ")
    write_generation(tmp_path / "new", "gen-a", replace(contents, reports=(odd, contents.reports[1])), manifest)
    assert read(tmp_path / "new")[0].reports[0].text == odd.text


def test_nothing_in_a_saved_index_is_a_pickle(city_index: Path) -> None:
    kinds = set()
    for path in current_generation(city_index).rglob("*"):
        if path.is_dir():
            continue
        kinds.add(path.suffix)
        assert not path.read_bytes().startswith(b"\x80"), f"{path} opens like a pickle"
        match path.suffix:
            case ".npy":
                assert np.load(path, allow_pickle=False).dtype.kind in "fiu"
            case ".json":
                json.loads(path.read_text("utf-8"))
            case ".jsonl":
                assert all(json.loads(line) for line in path.read_text("utf-8").splitlines())
            case ".txt":
                path.read_text("utf-8")
            case ".faiss":
                faiss.read_index(str(path))
            case _:
                pytest.fail(f"{path} is of no kind that an index has")
    assert {".npy", ".json", ".jsonl", ".txt", ".faiss"} == kinds


def test_no_folder_and_an_empty_one_hold_no_index(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(IndexMissing, match=rf"{folder} 里还没有索引：请运行 python -m index build --out {folder}"):
            current_generation(folder)


def test_a_folder_of_other_files_is_called_foreign(tmp_path: Path) -> None:
    (tmp_path / "letter.doc").write_text("…")
    with pytest.raises(IndexForeign, match="里是别的文件，不是索引：请运行 python -m index build --out 另一个空文件夹"):
        current_generation(tmp_path)


def test_what_a_killed_first_build_left_is_no_foreign_folder(tmp_path: Path) -> None:
    (tmp_path / "gen-20260101").mkdir()
    (tmp_path / ".lock").touch()
    (tmp_path / "CURRENT.new").touch()
    with pytest.raises(IndexMissing):
        current_generation(tmp_path)


@pytest.mark.parametrize("pointer", ["gen-gone", "", "..", "gen-a/../../elsewhere", "\x00", "gen-\x00", "甲" * 300])
def test_a_pointer_to_nothing_is_damage(small_index: Path, pointer: str) -> None:
    (small_index / "CURRENT").write_text(pointer)
    with pytest.raises(
        IndexDamaged, match=f"CURRENT 指向不存在的内容：请运行 python -m index build --out {small_index}"
    ):
        current_generation(small_index)


def remove(path: Path) -> None:
    path.unlink()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


@pytest.mark.parametrize("break_file", [remove, cut, flip])
def test_each_file_that_is_missing_or_changed_is_named_with_the_command_that_mends_it(
    small_index: Path, tmp_path: Path, break_file: Callable[[Path], None]
) -> None:
    names = [str(p.relative_to(small_index)) for p in sorted(small_index.glob("gen-*/**/*")) if p.is_file()]
    assert len(names) > 12
    for n, name in enumerate(names):
        folder = tmp_path / f"broken-{n}"
        shutil.copytree(small_index, folder)
        break_file(folder / name)
        if name.endswith(MANIFEST) and break_file is flip:
            continue  # its bytes are each flipped below
        with pytest.raises(IndexDamaged) as caught:
            open_store(folder)
        assert name.partition("/")[2] in str(caught.value)
        assert str(caught.value).endswith(f"：请运行 python -m index build --out {folder}")


def test_whatever_byte_of_the_manifest_changes_nothing_but_a_problem_is_raised(small_index: Path) -> None:
    path = current_generation(small_index) / MANIFEST
    good = path.read_bytes()
    named = 0
    for n in range(0, len(good), 3):
        path.write_bytes(good[:n] + bytes([good[n] ^ 1]) + good[n + 1 :])
        try:
            read(small_index)
        except IndexProblem:
            named += 1
    # Most bytes are digests and names of files; the rest only describe.
    assert named > 0.6 * len(good) / 3


@pytest.mark.parametrize(
    "fields",
    [{"files": None}, {"files": []}, {"files": {}}, {"counts": None}, {"seeds": 5}, {"extra": 1}, {"settings": []}],
    ids=str,
)
def test_a_manifest_of_another_shape_is_damage(small_index: Path, fields: dict[str, object]) -> None:
    change_manifest(small_index, **fields)
    with pytest.raises(IndexDamaged, match="python -m index build"):
        open_store(small_index)


@pytest.mark.parametrize("text", ["", "[]", "5", "null", '"x"', "{}", "{", "\xff"])
def test_a_manifest_that_is_none_is_damage(small_index: Path, text: str) -> None:
    (current_generation(small_index) / MANIFEST).write_text(text, "latin-1")
    with pytest.raises(IndexDamaged, match=r"manifest\.json 读不出：请运行 python -m index build"):
        open_store(small_index)


@pytest.mark.parametrize("version", [FORMAT + 1, 0, "1"])
def test_an_index_of_another_format_is_called_foreign(small_index: Path, version: object) -> None:
    change_manifest(small_index, format=version)
    with pytest.raises(IndexForeign, match=f"的格式是 {version}，本程序用 {FORMAT}：请运行 python -m index build"):
        open_store(small_index)


def test_a_write_that_fails_leaves_the_old_index_and_no_remains(small_index: Path) -> None:
    contents, manifest = read(small_index)
    before = sorted(small_index.rglob("*"))
    with pytest.raises(OSError, match="No space left"):
        write_generation(small_index, "gen-b", replace(contents, keywords=FullDisk()), manifest)
    assert sorted(small_index.rglob("*")) == before
    assert read(small_index)[0].passages == contents.passages


def test_the_new_generation_serves_and_the_old_one_goes(small_index: Path) -> None:
    contents, manifest = read(small_index)
    write_generation(small_index, "gen-b", contents, replace(manifest, built="2030-01-01T00:00:00+00:00"))
    assert read(small_index)[1].built == "2030-01-01T00:00:00+00:00"
    assert sorted(path.name for path in small_index.iterdir()) == [".lock", "CURRENT", "gen-b"]


def test_an_interrupt_at_the_rename_never_takes_away_what_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_fake(write_seeds(tmp_path / "seeds", {"city-2024": CITY}), tmp_path / "index")
    rename = Path.replace

    def renamed_then_interrupted(path: Path, target: Path) -> None:
        rename(path, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", renamed_then_interrupted)
    with pytest.raises(KeyboardInterrupt):
        build_fake(write_seeds(tmp_path / "seeds", {"town-2025": TOWN}), tmp_path / "index")
    monkeypatch.undo()
    assert list(open_store(tmp_path / "index", HashEmbedder()).reports) == ["town-2025"]
