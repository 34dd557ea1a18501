from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.embed import EngineEmbedder
from index.errors import IndexMissing, IndexStale
from index.generation import Contents, Manifest
from index.keywords import KeywordIndex
from index.models import Hit, Kind, Passage, Status
from index.store import Store, open_store, unit_texts
from index.vectors import VectorIndex
from tests.index.fakes import CITY, TOWN, HashEmbedder, build_fake, report, write_seeds


@pytest.fixture
def store(small_index: Path) -> Store:
    return open_store(small_index, HashEmbedder())


def sentence(text: str, of: str = "a", n: int = 1, section: tuple[str, ...] = ()) -> Passage:
    return Passage(f"{of}:{n}.1", of, text, 0, len(text), section, n, "2024", Status.TARGET, Kind.SENTENCE)


def made_store(passages: list[Passage]) -> Store:
    """A store of sentences of one clause each, with the fast model."""
    model = HashEmbedder()
    contents = Contents(
        reports=tuple(replace(report(""), id=name) for name in dict.fromkeys(some.report for some in passages)),
        passages=tuple(passages),
        units=np.asarray([(n, 0, len(some.text)) for n, some in enumerate(passages)], np.int32),
        vectors=VectorIndex.of(model.embed_passages([some.text for some in passages]), 10_000),
        keywords=KeywordIndex.of([some.text for some in passages]),
        figure_vectors=VectorIndex.of(np.zeros((0, model.dim), np.float32), 10_000),
        figure_keywords=KeywordIndex.of([""]),
        aliases={},
    )
    manifest = Manifest(1, "2026-01-01", model.name, model.fingerprint, {}, {}, {}, "f" * 16, {})
    return Store(contents, manifest, model)


def search(store: Store, words: str, reports: Sequence[str] = (), question: str = "") -> tuple[Hit, ...]:
    return store.search(store.embedder.embed_question(question or words), words, reports)


def test_an_opened_store_tells_what_it_holds(store: Store) -> None:
    assert list(store.reports) == ["city-2024", "town-2025"]
    assert store.reports["city-2024"].text == CITY
    assert store.by_id["town-2025:6.1"].text == "今年新改建农村公路60公里，新增托位300个。"
    assert store.years == {"city-2024": frozenset({"2023", "2024"}), "town-2025": frozenset({"2024", "2025"})}
    assert (store.manifest.model, store.manifest.counts["reports"]) == ("fake", 2)
    assert (store.embedder.name, store.embedder.fingerprint) == ("fake", store.manifest.model_fingerprint)


def test_a_report_speaks_of_the_years_that_its_figures_aim_at(tmp_path: Path) -> None:
    text = CITY.replace("新增托位5000个以上", "新增托位5000个，到2027年达到9000个")
    build_fake(write_seeds(tmp_path / "seeds", {"city-2024": text}), tmp_path / "i")
    store = open_store(tmp_path / "i", HashEmbedder())
    assert "2027" not in {passage.year for passage in store.passages}
    assert store.years == {"city-2024": frozenset({"2023", "2024", "2027"})}


def test_a_sentence_asked_for_word_by_word_comes_first(store: Store) -> None:
    for wanted in store.passages:
        best = search(store, wanted.text)[0]
        assert best.passage == wanted
        assert best.dense == pytest.approx(1, abs=1e-5)


def test_every_hit_carries_the_scores_of_its_sentence_best_clause_and_words(store: Store) -> None:
    model, question = HashEmbedder(), "新增托位"
    vector = model.embed_question(question)
    by_keyword = store.keywords.scores(question)
    hits = search(store, question)
    assert len(hits) == len(store.passages)
    assert [hit.dense + hit.clause_dense for hit in hits] == sorted(
        (hit.dense + hit.clause_dense for hit in hits), reverse=True
    )
    texts = unit_texts(store.passages, store.units)
    for hit in hits:
        n = store.passages.index(hit.passage)
        units = [(row, text) for row, text in zip(store.units.tolist(), texts, strict=True) if row[0] == n]
        cosines = [float(model.embed_question(text) @ vector) for _, text in units]
        assert hit.dense == pytest.approx(cosines[0], abs=1e-5)
        assert hit.clause_dense == pytest.approx(max(cosines[1:] or cosines), abs=1e-5)
        assert hit.by_clause == pytest.approx(cosines[1:] or cosines, abs=1e-5)
        best = units[cosines.index(max(cosines[1:] or cosines))][0]
        assert (hit.clause.start, hit.clause.end) == (best[1], best[2])
        assert hit.keyword == pytest.approx(float(by_keyword[n]))


def test_a_search_in_some_reports_finds_nothing_of_the_others(store: Store) -> None:
    found = search(store, "新增托位", ["town-2025"])
    assert {hit.passage.report for hit in found} == {"town-2025"}
    assert len(found) == sum(passage.report == "town-2025" for passage in store.passages)
    both = search(store, "新增托位", ["town-2025", "city-2024"])
    assert both == search(store, "新增托位")


def test_a_view_of_some_reports_finds_nothing_of_the_others_and_leaves_the_store_whole(store: Store) -> None:
    town = store.only(["town-2025"])
    assert list(town.reports) == ["town-2025"]
    assert {hit.passage.report for hit in search(town, "新增托位")} == {"town-2025"}
    assert list(store.reports) == ["city-2024", "town-2025"]
    assert len(search(store, "新增托位")) == len(store.passages)
    with pytest.raises(KeyError):
        store.only(["nowhere"])


def test_what_shares_words_is_found_in_its_report_though_another_report_shares_more() -> None:
    crowd = [sentence(f"新增托位{n}个", "a", n) for n in range(400)]
    others = [sentence(f"改造第{n}座桥梁", "b", n) for n in range(600)]
    wanted = sentence("扩大普惠托育服务供给并新增托位以满足居民的需要", "b", 600)
    store = made_store([*crowd, *others, wanted])
    for n in range(8):
        hits = search(store, "托位", ["b"], f"第{n}问")
        assert wanted in [hit.passage for hit in hits]


def test_the_passages_of_a_report_are_those_of_its_id(store: Store) -> None:
    assert store.passages_of("town-2025") == tuple(one for one in store.passages if one.report == "town-2025")
    with pytest.raises(KeyError):
        store.passages_of("nowhere")


def test_a_report_without_passages_has_none_and_keeps_no_other_from_being_found() -> None:
    full = made_store([sentence(f"新增托位{n}个", "a", n) for n in range(4)])
    full.reports["b"] = replace(report(""), id="b")
    contents = Contents(
        tuple(full.reports.values()),
        full.passages,
        full.units,
        full.vectors,
        full.keywords,
        VectorIndex.of(np.zeros((0, 16), np.float32), 10),
        KeywordIndex.of([""]),
        {},
    )
    store = Store(contents, full.manifest, HashEmbedder())
    assert store.passages_of("b") == ()
    assert search(store, "托位", ["b"]) == ()
    assert len(search(store, "托位", ["a", "b"])) == 4


def test_a_question_without_any_known_word_still_finds_by_meaning(store: Store) -> None:
    hits = search(store, "", question="？")
    assert len(hits) == len(store.passages)
    assert {hit.keyword for hit in hits} == {0.0}


def test_a_clause_is_embedded_behind_its_nearest_heading_and_a_sentence_alone() -> None:
    text = "新增托位5000个以上，新建公园12个。"
    passages = [sentence(text, section=("二、工作安排", "（一）民生")), sentence(text)]
    units = np.asarray([(0, 0, 20), (0, 0, 11), (1, 12, 19), (1, 0, 20)], np.int32)
    assert len(text) == 20
    assert unit_texts(passages, units) == [text, "（一）民生：新增托位5000个以上", "新建公园12个", text]


def test_another_version_of_the_model_makes_the_index_stale(small_index: Path) -> None:
    changed = HashEmbedder()
    changed.fingerprint = "another"
    with pytest.raises(IndexStale, match="嵌入模型 fake 与建索引时的不是同一版本：请运行 python -m index build"):
        search(open_store(small_index, changed), "托位")


def test_the_model_is_the_manifest_s_own(city_store: Store) -> None:
    assert isinstance(city_store.embedder, EngineEmbedder)
    assert city_store.embedder.fingerprint == city_store.manifest.model_fingerprint


def test_the_city_s_own_words_find_its_sentence(city_store: Store) -> None:
    best = search(city_store, "今年新增多少托位")[0]
    assert best.passage.id == "xuzhou-2024:59.5"
    assert best.passage.text[best.clause.start : best.clause.end] == "新增托位5000个以上"
    assert 0.85 < best.clause_dense < 1
    assert 0.85 < best.dense < 1


def test_no_index_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        open_store(tmp_path)


@pytest.mark.parametrize(
    ("look", "file"),
    [("is_dir", "gen-"), ("open", "manifest.json"), ("open", "passages.jsonl"), ("open", "vectors.faiss")],
)
def test_an_index_that_is_swapped_while_it_is_opened_is_opened_as_it_then_is(
    seeds: Path, small_index: Path, monkeypatch: pytest.MonkeyPatch, look: str, file: str
) -> None:
    really: Callable[..., object] = getattr(Path, look)
    swapped = False

    def swap_then_look(path: Path, *args: object, **named: object) -> object:
        nonlocal swapped
        if path.name.startswith(file) and path.is_relative_to(small_index) and not swapped:
            swapped = True
            build_fake(write_seeds(seeds, {"other": TOWN}), small_index)
        return really(path, *args, **named)

    monkeypatch.setattr(Path, look, swap_then_look)
    opened = list(open_store(small_index).reports)
    # A program that does not look there cannot be caught there.
    assert opened == (["other"] if swapped else ["city-2024", "town-2025"])


def test_reports_changed_since_are_told_with_the_command_that_mends_it(tmp_path: Path) -> None:
    seeds = write_seeds(tmp_path / "seeds", {"city-2024": CITY})
    build_fake(seeds, tmp_path / "index")
    opened = open_store(tmp_path / "index", HashEmbedder())
    assert opened.stale_notice(seeds) == ""
    assert opened.stale_notice(tmp_path / "gone") == ""
    write_seeds(seeds, {"town-2025": TOWN})
    assert "索引已过期" in opened.stale_notice(seeds)
    assert "python -m index build" in opened.stale_notice(seeds)


def test_definitions_are_kept_beside_what_is_searched_and_cost_no_vector(seeds: Path, tmp_path: Path) -> None:
    plain = build_fake(seeds, tmp_path / "index")
    before = open_store(tmp_path / "index", HashEmbedder())
    annex = "附件：名词解释\n1.托位：指2019年在黑河市首创的9999个床位。\n"
    write_seeds(seeds, {"city-2024": CITY + annex, "town-2025": TOWN})
    model = HashEmbedder()
    built = build_fake(seeds, tmp_path / "index", model)
    after = open_store(tmp_path / "index", HashEmbedder())
    assert plain.changed
    assert built.changed
    assert model.embedded == []
    assert [passage.text for passage in after.definitions] == [
        "附件：名词解释",
        "托位：指2019年在黑河市首创的9999个床位。",
    ]
    assert after.passages == before.passages
    assert after.keywords.rarity("托位") == before.keywords.rarity("托位")
    assert after.ledger.rows == before.ledger.rows
    assert after.years == before.years
    assert after.by_id[after.definitions[1].id] is after.definitions[1]
    told = after.only(["city-2024"]).told
    assert list(told) == ["city-2024"]
    assert told["city-2024"].text.rstrip().rstrip("1.").rstrip() == CITY.rstrip()
    assert len(told["city-2024"].text) == len(after.reports["city-2024"].text)
