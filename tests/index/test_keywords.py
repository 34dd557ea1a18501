import math
from pathlib import Path

import numpy as np
import pytest

from index.keywords import KeywordIndex, tokens, words

TEXTS = [
    "新增托位5000个以上。",
    "改造老旧小区53个，新建口袋公园12个。",
    "新建5G基站2000个。",
    "……",
    "城镇新增就业8.6万人。",
]


@pytest.fixture(scope="module")
def keywords() -> KeywordIndex:
    return KeywordIndex.of(TEXTS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改造老旧小区，新建公园。", ["改造", "老旧", "小区", "新建", "公园"]),
        ("新建5G基站", ["新建", "5g", "基站"]),
        ("GDP增长8.1%", ["gdp", "增长", "8.1"]),
        ("，。……！", []),
        ("", []),
    ],
)
def test_words_are_segmented_lowered_and_without_punctuation(text: str, expected: list[str]) -> None:
    found = words(text)
    assert found == expected


def test_pairs_of_neighbouring_characters_are_added() -> None:
    assert tokens("托位5000个")[len(words("托位5000个")) :] == ["托位"]
    assert {"新增", "增托", "托位"} <= set(tokens("新增托位"))
    assert not [token for token in tokens("公园，小区") if token in ("园，", "，小", "园小")]


@pytest.mark.parametrize(
    ("question", "best"), [("今年新增多少托位", 0), ("老旧小区改造了几个", 1), ("5g基站", 2), ("就业人数", 4)]
)
def test_the_text_that_shares_the_most_scores_best(keywords: KeywordIndex, question: str, best: int) -> None:
    scores = keywords.scores(question)
    assert scores.shape == (len(TEXTS),)
    assert scores.dtype == np.float32
    assert int(scores.argmax()) == best
    assert scores[best] > 0
    assert scores[3] == 0


@pytest.mark.parametrize("question", ["", "？", "鳞翅目昆虫", "hello"])
def test_nothing_known_scores_nothing(keywords: KeywordIndex, question: str) -> None:
    assert keywords.scores(question).tolist() == [0.0] * len(TEXTS)


def test_it_knows_which_words_the_texts_have(keywords: KeywordIndex) -> None:
    assert "托位" in keywords
    assert "5g" in keywords
    assert "昆虫" not in keywords
    assert 5 not in keywords


def test_a_saved_index_scores_as_before(keywords: KeywordIndex, tmp_path: Path) -> None:
    keywords.write(tmp_path / "k")
    again = KeywordIndex.read(tmp_path / "k")
    for question in ("今年新增多少托位", "新建", "昆虫"):
        np.testing.assert_array_equal(again.scores(question), keywords.scores(question))


def test_texts_without_words_can_be_indexed_and_saved(tmp_path: Path) -> None:
    KeywordIndex.of(["……", "。"]).write(tmp_path / "k")
    assert KeywordIndex.read(tmp_path / "k").scores("托位").tolist() == [0.0, 0.0]


def test_a_rare_word_tells_more_than_a_common_one_and_an_unknown_one_most() -> None:
    index = KeywordIndex.of(["新增就业", "新增学位", "新增床位"])
    assert index.rarity("新增") == pytest.approx(math.log(4 / 3.5))
    assert index.rarity("就业") == pytest.approx(math.log(4 / 1.5))
    assert index.rarity("天气") == pytest.approx(math.log(4 / 0.5))
