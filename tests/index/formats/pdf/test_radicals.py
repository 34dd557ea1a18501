"""Radicals put back to characters, one for one."""

import unicodedata

import pytest

from index.formats.pdf.radicals import IDEOGRAPHS, KANGXI, SUPPLEMENT, fold


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [("⼀、⼯作回顾", "一、工作回顾"), ("⻓三⻆、⻢陵⼭、⻔⼾", "长三角、马陵山、门户"), ("⺠⽣⻛⻝", "民生风食")],
)
def test_radicals_are_the_characters_that_they_look_like(drawn: str, meant: str) -> None:
    assert fold(drawn) == meant


@pytest.mark.parametrize("text", ["５Ｇ、①、㎡、％", "\ue000\uf8ff", "ﬁ Ⅲ ² 𠘨", "長門"])
def test_everything_else_stays(text: str) -> None:
    assert fold(text) == text


def test_every_radical_becomes_one_ideograph() -> None:
    kangxi = "".join(map(chr, KANGXI))
    assert len(SUPPLEMENT) == len(IDEOGRAPHS)
    for char in fold(kangxi + SUPPLEMENT):
        assert unicodedata.name(char).startswith("CJK UNIFIED IDEOGRAPH")
    assert len(fold(kangxi + SUPPLEMENT)) == len(kangxi) + len(SUPPLEMENT)
