import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.normalise import is_blank, normalise

ANY_CHARACTER = st.characters(exclude_categories=())


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("２０２４年ＧＤＰ增长％", "2024年GDP增长%"),
        ("新增停車泊位多少個", "新增停车泊位多少个"),
        ("臺灣體育場館", "台湾体育场馆"),
        ("新\u200b增\u200d托\ufeff位\u00ad", "新增托位"),
        ("\u202e新增\u202c托\u2066位\u2069\u200f", "新增托位"),
        ("托位\U000e0041\U000e0042\U000e007f", "托位"),
        ("托\ud83d位\udc00", "托位"),
        ("托位👶🏽👨‍👩‍👧❤️", "托位"),
        ("1️⃣ 托位", "1 托位"),
        ("托\ue000位\U0010fffd\uffff", "托位"),
        ("今\u0301年\u20dd", "今年"),
        ("\x00托\x07位\x1b[31m", "托位[31m"),
        ("\r\n今年\t新增　多少\u2028托位\x0b", "今年 新增 多少 托位"),
        ("ﬁve ⅻ", "five xii"),
    ],
)
def test_what_was_typed_becomes_plain_simplified_text(typed: str, clean: str) -> None:
    assert normalise(typed) == clean


@pytest.mark.parametrize(
    "typed", ["<b>托位</b>", "**托位** [x](y) $x_2$", "{{托位}} ${x}", "<script>alert(1)</script>"]
)
def test_markup_stays_the_text_that_it_is(typed: str) -> None:
    assert normalise(typed) == typed


@pytest.mark.parametrize(
    "typed", ["", " \t\n　", "？！。……", "\u200b\u200b", "😀👶", "\ud800", "\U000e0041", "——、“”", "\x00"]
)
def test_nothing_to_read_is_blank(typed: str) -> None:
    assert is_blank(typed)


@pytest.mark.parametrize("typed", ["托", "5", "a？", "\u200b托"])
def test_one_letter_or_digit_is_not_blank(typed: str) -> None:
    assert not is_blank(typed)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(ANY_CHARACTER))
def test_nothing_unseen_is_left_whatever_is_typed(typed: str) -> None:
    clean = normalise(typed)
    assert {unicodedata.category(char) for char in clean}.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Zl", "Zp"})
    assert clean == " ".join(clean.split())
    assert clean.encode("utf-8").decode("utf-8") == clean


def test_a_long_run_of_marks_takes_no_longer_than_as_many_letters() -> None:
    for run in ("\u0301\u0323", "\u0f73\u0f71", "\uff9e"):
        began = time.process_time()
        normalise(run * 30_000 + "徐州")
        assert time.process_time() - began < 2
    assert normalise("e\u0301") == "é"
