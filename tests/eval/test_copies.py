"""Copies of reports: what is otherwise in them and what is not, and vectors without a model."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eval.copies import Copy, CopyEmbedder, plan_copies, vectors_of, write_seeds
from index.build import build
from index.load import load_report
from index.sources import read_sources
from index.store import open_store
from tests.eval.fakes import report
from tests.index.fakes import HashEmbedder

DIGIT = re.compile(r"\d")
TEXT = """2024年云州市政府工作报告
各位代表：
一、“十四五”时期和2023年工作回顾
云州新增托位5000个，增长8.1%，建成5G基站208个。云州市3号线开通。
二、2024年工作安排
2024年1月8日起，新增托位6000个以上。
"""
ORIGINAL = replace(report(TEXT, "yun-2024"), region="云州市")


def test_a_copy_has_another_region_and_other_figures_and_every_name_and_date_as_it_was() -> None:
    text = Copy(ORIGINAL, "丽江市", 0).text
    assert DIGIT.sub("0", text.replace("丽江", "云州")) == DIGIT.sub("0", TEXT)
    assert "云州" not in text
    assert all(name in text for name in ("5G基站", "3号线", "2024年1月8日", "“十四五”", "一、", "2023年工作回顾"))
    figures = re.findall(r"[\d.]+[个%]", text)
    assert len(figures) == 4
    assert not {"5000个", "8.1%", "208个", "6000个"} & set(figures)
    assert text == Copy(ORIGINAL, "丽江市", 0).text != Copy(ORIGINAL, "保山市", 0).text.replace("保山", "丽江")


def test_a_copy_of_another_year_is_of_the_plan_before() -> None:
    copy = Copy(ORIGINAL, "丽江市", 5)
    assert copy.text.startswith("2019年丽江市政府工作报告")
    assert "“十三五”时期和2018年工作回顾" in copy.text
    assert copy.entry["year"] == 2019
    assert copy.entry["file"] == "2019_丽江市.txt"


def test_copies_keep_a_region_s_editions_together_under_names_that_no_report_says() -> None:
    editions = [replace(ORIGINAL, id="a-2024"), replace(ORIGINAL, id="b-2025", text="丽江 白城", year=2025)]
    copies = plan_copies(editions, 5)
    assert [copy.original.id for copy in copies] == ["a-2024", "b-2025", "a-2024", "b-2025", "a-2024"]
    assert [copy.back for copy in copies] == [0, 0, 5, 5, 0]
    assert len({copy.region for copy in copies}) == 3
    assert not {"丽江市", "白城市"} & {copy.region for copy in copies}
    assert len({(copy.entry["region"], copy.entry["year"], copy.entry["file"]) for copy in copies}) == 5


def test_seeds_of_copies_load_as_what_they_say_they_are(tmp_path: Path) -> None:
    write_seeds(tmp_path, [ORIGINAL], [Copy(ORIGINAL, "丽江市", 0), Copy(ORIGINAL, "保山市", 5)])
    loaded = [load_report(tmp_path / file, entry) for file, entry in read_sources(tmp_path).items()]
    assert {one.id: (one.region, one.year, one.title) for one in loaded} == {
        "yun-2024": ("云州市", 2024, "2024年某市政府工作报告"),
        "2024_丽江市": ("丽江市", 2024, "2024年丽江市政府工作报告"),
        "2019_保山市": ("保山市", 2019, "2019年保山市政府工作报告"),
    }


def test_a_copy_s_texts_have_nearly_the_vectors_of_their_originals_and_no_model_is_asked(tmp_path: Path) -> None:
    model = HashEmbedder()
    write_seeds(tmp_path / "seeds", [ORIGINAL], [])
    build(tmp_path / "seeds", tmp_path / "out", model.name, 1000, embedder=lambda _: model)
    store = open_store(tmp_path / "out", model)
    known = dict(vectors_of(store))
    assert list(known) == model.embedded
    model.embedded.clear()
    embedder = CopyEmbedder(store, [Copy(ORIGINAL, "丽江市", 0)])
    text = next(text for text in known if "新增托位6000" in text)
    other = text.replace("6000", "7321")
    same, moved = embedder.embed_passages([text, other])
    np.testing.assert_array_equal(same, known[text])
    assert 0.99 < float(same @ moved) < 1
    assert float(np.linalg.norm(moved)) == pytest.approx(1, abs=1e-5)
    np.testing.assert_array_equal(embedder.embed_passages([other])[0], moved)
    assert model.embedded == []
    embedder.embed_passages(["改造公园2个"])
    assert model.embedded == ["改造公园2个"]
