import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index import passages
from index.build import MANY_AT_ONCE, build, is_stale
from index.errors import IndexForeign, IndexMissing, IndexUnwritable, SeedRefused
from index.figures import read_figures
from index.generation import current_generation, read_manifest
from index.store import open_store, unit_texts
from tests.index.fakes import (
    CHANGED,
    LIMIT,
    MODEL,
    ROOT,
    TOWN,
    HashEmbedder,
    build_fake,
    listing,
    no_model,
    texts_of,
    write_seeds,
)


def test_a_first_build_embeds_every_text_once(seeds: Path, tmp_path: Path) -> None:
    model, told = HashEmbedder(), list[tuple[int, int]]()
    built = build(
        seeds, tmp_path / "i", MODEL, LIMIT, lambda done, total: told.append((done, total)), embedder=lambda _: model
    )
    texts = texts_of(tmp_path / "i")
    assert built.changed
    assert built.embedded == len(model.embedded) == len(set(texts))
    assert sorted(model.embedded) == sorted(set(texts))
    assert built.reused == len(texts) - built.embedded
    assert built.manifest.counts["units"] + built.manifest.counts["indicators"] == len(texts)
    assert told[0] == (MANY_AT_ONCE, built.embedded)
    assert told[-1] == (built.embedded, built.embedded)


def test_the_vectors_of_an_index_are_those_of_its_texts(small_index: Path) -> None:
    store, model = open_store(small_index), HashEmbedder()
    rows = store.vectors.rows(range(len(store.units)))
    np.testing.assert_array_equal(rows, model.embed_passages(unit_texts(store.passages, store.units)))


def test_each_indicator_of_the_ledger_is_embedded_by_itself(small_index: Path) -> None:
    vectors = open_store(small_index).ledger.vectors_by_indicator()
    assert list(vectors)[:2] == ["城镇新增就业", "改造老旧小区"]
    np.testing.assert_array_equal(np.stack(list(vectors.values())), HashEmbedder().embed_passages(list(vectors)))


def test_a_report_that_comes_embeds_only_texts_that_are_new(seeds: Path, small_index: Path) -> None:
    (seeds / "third-2025.txt").write_text(TOWN.replace("石桥县", "河口县").replace("新增托位300个", "新建学校2所"))
    model = HashEmbedder()
    build_fake(seeds, small_index, model)
    assert model.embedded == ["今年新改建农村公路60公里，新建学校2所。", "二、2025年重点工作：新建学校2所", "新建学校"]


def test_a_report_without_a_figure_makes_an_index_with_an_empty_ledger(tmp_path: Path) -> None:
    seeds = write_seeds(
        tmp_path / "seeds", {"plain-2024": "2024年云州市政府工作报告\n各位代表：\n一、工作回顾\n民生改善。\n"}
    )
    built = build_fake(seeds, tmp_path / "i")
    assert (built.manifest.counts["figures"], built.manifest.counts["indicators"]) == (0, 0)
    ledger = open_store(tmp_path / "i", HashEmbedder()).ledger
    assert (ledger.rows, ledger.search("托位"), ledger.pairs("plain-2024")) == ((), (), ())


def test_another_reading_of_the_same_figures_is_built_anew(
    seeds: Path, small_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        passages, "read_figures", lambda *of: tuple(replace(figure, indicator="改名") for figure in read_figures(*of))
    )
    assert is_stale(seeds, small_index, MODEL, LIMIT)
    model = HashEmbedder()
    assert build_fake(seeds, small_index, model).changed
    assert model.embedded == ["改名"]


def test_when_nothing_changed_nothing_is_written_and_no_model_is_loaded(seeds: Path, small_index: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in small_index.rglob("*") if path.name != ".lock"}
    built = build(seeds, small_index, MODEL, LIMIT, embedder=no_model)
    assert (built.changed, built.embedded, built.reused) == (False, 0, len(texts_of(small_index)))
    assert {path: path.stat().st_mtime_ns for path in small_index.rglob("*") if path.name != ".lock"} == before


def test_a_changed_report_embeds_only_its_changed_texts(seeds: Path, small_index: Path) -> None:
    (seeds / "city-2024.txt").write_text(CHANGED)
    model = HashEmbedder()
    built = build_fake(seeds, small_index, model)
    assert model.embedded == [
        "新增托位7000个以上，新建口袋公园12个。",
        "（一）增进民生福祉：新增托位7000个以上",
    ]
    assert (built.changed, built.embedded) == (True, 2)
    assert built.reused == len(texts_of(small_index)) - 2
    assert not is_stale(seeds, small_index, MODEL, LIMIT)
    rows = open_store(small_index).vectors.rows(range(built.manifest.counts["units"]))
    np.testing.assert_array_equal(rows, HashEmbedder().embed_passages(texts_of(small_index)[: len(rows)]))


def test_a_report_that_goes_leaves_no_work_and_no_passages(seeds: Path, small_index: Path) -> None:
    (seeds / "town-2025.txt").unlink()
    built = build(seeds, small_index, MODEL, LIMIT, embedder=no_model)
    assert (built.changed, built.embedded, built.manifest.counts["reports"]) == (True, 0, 1)
    assert {passage.report for passage in open_store(small_index).passages} == {"city-2024"}


def test_a_changed_title_or_alias_is_built_without_a_model(seeds: Path, small_index: Path) -> None:
    (seeds / "sources.toml").write_text('[[report]]\nfile = "city-2024.txt"\npublisher = "云州日报"\n')
    assert build(seeds, small_index, MODEL, LIMIT, embedder=no_model).changed
    (seeds / "aliases.toml").write_text('[aliases]\n"名额" = ["托位"]\n')
    assert build(seeds, small_index, MODEL, LIMIT, embedder=no_model).changed
    store = open_store(small_index)
    assert (store.reports["city-2024"].publisher, store.aliases) == ("云州日报", {"名额": ("托位",)})
    assert not build(seeds, small_index, MODEL, LIMIT, embedder=no_model).changed


def test_another_model_or_limit_makes_the_index_stale(seeds: Path, small_index: Path) -> None:
    assert not is_stale(seeds, small_index, MODEL, LIMIT)
    assert is_stale(seeds, small_index, MODEL, 0)
    assert is_stale(seeds, small_index, "other", LIMIT)
    built = build(seeds, small_index, MODEL, 0, embedder=no_model)
    assert (built.changed, built.embedded) == (True, 0)
    other = HashEmbedder("other")
    assert build_fake(seeds, small_index, other).embedded == len(set(other.embedded)) == len(set(texts_of(small_index)))


def test_the_same_reports_give_the_same_index(seeds: Path, tmp_path: Path) -> None:
    first, second = (build_fake(seeds, tmp_path / name).manifest for name in ("one", "two"))
    assert first.fingerprint == second.fingerprint
    kept = [read_manifest(current_generation(tmp_path / name)).files for name in ("one", "two")]
    assert kept[0] == kept[1]


def test_whether_an_index_is_stale_is_told_of_none(tmp_path: Path, seeds: Path) -> None:
    with pytest.raises(IndexMissing):
        is_stale(seeds, tmp_path / "none", MODEL, LIMIT)


def test_a_damaged_index_is_mended(seeds: Path, small_index: Path) -> None:
    (current_generation(small_index) / "units.npy").unlink()
    model = HashEmbedder()
    assert build_fake(seeds, small_index, model).changed
    assert texts_of(small_index)
    assert not build(seeds, small_index, MODEL, LIMIT, embedder=no_model).changed


@pytest.mark.parametrize("pointer", ["gen-gone", ""])
def test_a_pointer_to_nothing_is_mended(seeds: Path, small_index: Path, pointer: str) -> None:
    (small_index / "CURRENT").write_text(pointer)
    assert build_fake(seeds, small_index).changed
    assert len(listing(small_index)) == 3


def test_an_index_of_another_format_is_built_anew(seeds: Path, small_index: Path) -> None:
    path = current_generation(small_index) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    assert build_fake(seeds, small_index).changed
    assert texts_of(small_index)


def test_a_folder_of_other_files_is_not_written_to(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.doc").write_text("…")
    with pytest.raises(IndexForeign, match="是别的文件"):
        build(seeds, tmp_path / "letters", MODEL, LIMIT, embedder=no_model)
    assert listing(tmp_path / "letters") == ["a.doc"]


def test_a_file_where_the_folder_should_be_is_named(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("…")
    with pytest.raises(IndexUnwritable, match="不能写入"):
        build(seeds, tmp_path / "file", MODEL, LIMIT, embedder=no_model)


def test_a_bad_file_is_named_and_the_others_are_indexed(seeds: Path, small_index: Path) -> None:
    (seeds / "scan.pdf").write_bytes(b"%PDF-1.7 no more than this")
    built = build(seeds, small_index, MODEL, LIMIT, embedder=no_model)
    assert built.changed
    assert [file.file for file in built.refused] == ["scan.pdf"]
    store = open_store(small_index)
    assert set(store.reports) == {"city-2024", "town-2025"}
    # What was refused is known to the index, so that it is not called stale for good.
    assert store.stale_notice(seeds) == ""
    again = build(seeds, small_index, MODEL, LIMIT, embedder=no_model)
    assert (again.changed, [file.file for file in again.refused]) == (False, ["scan.pdf"])
    (seeds / "scan.pdf").unlink()
    assert "已过期" in store.stale_notice(seeds)
    assert build(seeds, small_index, MODEL, LIMIT, embedder=no_model).refused == ()


def test_no_report_that_can_be_taken_leaves_the_index_alone(seeds: Path, small_index: Path) -> None:
    before = listing(small_index)
    digest = "0" * 64
    entries = (f'[[report]]\nfile = "{name}.txt"\nsha256 = "{digest}"\n' for name in ("city-2024", "town-2025"))
    (seeds / "sources.toml").write_text("".join(entries))
    with pytest.raises(SeedRefused, match=r"city-2024\.txt 与 .* sha256 不符(?s:.*)town-2025\.txt 与"):
        build(seeds, small_index, MODEL, LIMIT, embedder=no_model)
    assert listing(small_index) == before


def test_the_eleven_reports_make_one_index(tmp_path: Path) -> None:
    for folder in ("seeds", "eval/reports"):
        for path in (ROOT / folder).glob("*.txt"):
            (tmp_path / "all").mkdir(exist_ok=True)
            shutil.copy(path, tmp_path / "all")
    built = build(tmp_path / "all", tmp_path / "i", MODEL, 100_000, embedder=lambda _: HashEmbedder())
    assert (built.manifest.counts["reports"], built.manifest.counts["passages"] > 4000) == (11, True)
    store = open_store(tmp_path / "i", HashEmbedder())
    assert {(report.region, report.year) for report in store.reports.values()} >= {("北京市", 2026), ("徐州市", 2024)}
    found = store.search(HashEmbedder().embed_question("城镇新增就业"), "城镇新增就业", ["2026_北京市"])
    assert {hit.passage.report for hit in found} == {"2026_北京市"}
