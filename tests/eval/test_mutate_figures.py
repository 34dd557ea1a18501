"""Numbers that are wrong, and never the same amount written otherwise."""

import random
from collections.abc import Callable, Iterator

import pytest

from eval import mutate_figures
from eval.corruption import Edit, Right
from eval.metrics import normalise
from index.mentions import find_mentions
from tests.eval.corrupted import passage, right

Maker = Callable[[Right, random.Random], Iterator[Edit]]
PLACES = right("2024年目标：新增托位5000个以上。", passage("新增托位5000个以上，改造公厕12座。"))
MONEY = right("2024年目标：投资2.5亿元、增长8.1%。", passage("投资2.5亿元、增长8.1%。"))


def made(maker: Maker, answer: Right) -> set[str]:
    return {edit.on(answer.text) for edit in maker(answer, random.Random(1))}


def test_digits_are_changed_added_and_dropped() -> None:
    texts = made(mutate_figures.digits, PLACES)
    assert "2024年目标：新增托位500个以上。" in texts
    assert any("托位500" in text and len(text) > len(PLACES.text) for text in texts)
    assert len(texts) >= 8
    assert made(mutate_figures.digits, MONEY) >= {
        "2024年目标：投资25亿元、增长8.1%。",
        "2024年目标：投资2.5亿元、增长81%。",
    }


@pytest.mark.parametrize("maker", [mutate_figures.digits, mutate_figures.full_width, mutate_figures.spelled_out])
@pytest.mark.parametrize("answer", [PLACES, MONEY], ids=["places", "money"])
def test_the_amounts_are_never_the_same(maker: Maker, answer: Right) -> None:
    texts = made(maker, answer)
    assert texts
    assert PLACES.text not in texts
    amounts = [(one.number, one.unit) for one in find_mentions(answer.text)]
    for text in texts:
        found = [(one.number, one.unit) for one in find_mentions(normalise(text))]
        assert found != amounts, text


def test_full_width_digits_and_chinese_numerals() -> None:
    assert all(any(char in text for char in "０１２３４５６７８９") for text in made(mutate_figures.full_width, PLACES))
    assert any("千" in text for text in made(mutate_figures.spelled_out, PLACES))
    shares = made(mutate_figures.spelled_out, MONEY)
    assert "2024年目标：投资2.5亿元、增长一半。" in shares
    assert any("成。" in text for text in shares)
    assert any("百分之" in text for text in shares)


def test_a_chinese_numeral_gets_another() -> None:
    second = right("2024年完成：总量居全省第二。", passage("总量居全省第二。"))
    texts = made(mutate_figures.spelled_out, second)
    assert len(texts) == 2
    assert all(text.startswith("2024年完成：总量居全省第") and "二" not in text for text in texts)


def test_magnitudes_are_exchanged_lost_and_added() -> None:
    assert made(mutate_figures.magnitudes, MONEY) == {
        f"2024年目标：投资2.5{scale}元、增长8.1%。" for scale in ("", "万", "万亿")
    }
    assert "2024年目标：新增托位5000万个以上。" in made(mutate_figures.magnitudes, PLACES)


def test_percent_signs_and_units() -> None:
    assert made(mutate_figures.percents, MONEY) == {
        f"2024年目标：投资2.5亿元、增长8.1{sign}。" for sign in ("", "‰", "个百分点")
    }
    assert made(mutate_figures.units, MONEY) == {"2024年目标：投资2.5亿美元、增长8.1%。"}
    assert made(mutate_figures.units, PLACES) == set()
