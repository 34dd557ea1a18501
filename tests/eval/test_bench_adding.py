"""A report added to others: only its own texts are embedded, and the bar."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval.bench_adding import Added, add_last, adding_rows
from eval.copies import Copy, write_seeds
from eval.errors import BenchFailed
from index.build import Built, build
from index.store import open_store
from tests.eval.test_copies import ORIGINAL
from tests.index.fakes import HashEmbedder


def test_only_the_last_report_is_embedded_once_by_the_build_and_once_alone(tmp_path: Path) -> None:
    model = HashEmbedder()
    write_seeds(tmp_path / "seeds", [ORIGINAL], [Copy(ORIGINAL, "丽江市", 0)])
    build(tmp_path / "seeds", tmp_path / "out", model.name, 1000, embedder=lambda _: model)
    store = open_store(tmp_path / "out", model)
    last = list(store.reports)[-1]
    model.embedded.clear()
    added = add_last(store, model, tmp_path / "scratch")
    assert len(model.embedded) == 2 * added.texts
    assert len(set(model.embedded)) == added.texts
    own = "".join(one.text + "".join(one.section) for one in store.passages_of(last))
    assert all(text.partition("：")[2] in own for text in model.embedded)
    assert added.build > 0
    assert added.alone > 0


def test_a_build_that_embeds_more_is_no_measurement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = HashEmbedder()
    write_seeds(tmp_path / "seeds", [ORIGINAL], [Copy(ORIGINAL, "丽江市", 0)])
    build(tmp_path / "seeds", tmp_path / "out", model.name, 1000, embedder=lambda _: model)

    def forgetful(*given: object, **named: object) -> Built:
        built: Built = build(*given, **named)  # type: ignore[arg-type]
        return replace(built, embedded=built.embedded + 1)

    monkeypatch.setattr("eval.bench_adding.build", forgetful)
    with pytest.raises(BenchFailed, match=r"新报告有 \d+ 条新文本，却嵌入了 \d+ 条"):
        add_last(open_store(tmp_path / "out", model), model, tmp_path / "scratch")


@pytest.mark.parametrize(("seconds", "holds"), [(24.0, True), (24.2, False)])
def test_the_bar_is_a_fifth_more_than_embedding(seconds: float, holds: bool) -> None:
    rows = {row.name: row for row in adding_rows(Added(seconds, 20.0, 1400), before=10)}
    assert rows["adding_ratio"].holds is holds
    assert rows["adding_ratio"].value == pytest.approx(seconds / 20)
    assert rows["adding_build"].label == "往 10 份报告的索引里加一份"
    assert rows["adding_alone"].value == 20.0
