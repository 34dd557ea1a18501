"""Building timed as a process, and its bar."""

from pathlib import Path

import pytest

from eval.bench_build import build_rows, time_build, time_embedding
from eval.errors import BenchFailed
from tests.eval.fakes import BigramEmbedder


def test_a_build_that_fails_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchFailed, match="建索引没有完成（退出码 1）"):
        time_build(tmp_path / "none", tmp_path / "out")


def test_embedding_alone_takes_every_text_once() -> None:
    seen: list[str] = []

    class Counting(BigramEmbedder):
        def embed_question(self, text: str):  # type: ignore[no-untyped-def]
            seen.append(text)
            return super().embed_question(text)

    assert time_embedding(Counting(), iter(["甲事", "乙事"])) >= 0
    assert seen == ["甲事", "乙事"]


def test_the_bar_follows_from_embedding() -> None:
    rows = {row.name: row for row in build_rows(fresh=40.0, alone=20.0, unchanged=3.1, texts=900)}
    assert rows["build_fresh"].bar is not None
    assert rows["build_fresh"].bar.limit == 41.0
    assert rows["build_fresh"].holds is True
    assert rows["build_ratio"].value == 2.0
    assert rows["build_unchanged"].holds is False
