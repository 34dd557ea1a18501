"""One form for many, and every character where it was."""

from hypothesis import given
from hypothesis import strategies as st

from qa.masking.fold import blank, fold, in_digits
from qa.masking.kinds import Found, Kind


@given(st.text())
def test_no_character_moves(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(in_digits(fold(text))) == len(text)


def test_width_blanks_dashes_and_script() -> None:
    assert fold("１３８－＠　聯繫電話•蘇Ｃ") == "138-@ 联系电话·苏C"
    assert fold("138\u200b1234\u00a05678") == "138 1234 5678"


def test_what_is_masked_already_is_a_barrier() -> None:
    assert fold("打〔手机号〕吧") == "打\0\0\0\0\0吧"
    assert fold("〔2024〕6号") == "〔2024〕6号"


def test_numbers_read_out() -> None:
    assert in_digits("幺三八〇零二两") == "1380022"
    assert in_digits("第一第二") == "第一第二"
    assert in_digits("一二三四一直打不通") == "1234一直打不通"
    assert in_digits("三百六十五天") == "三百六十五天"


def test_blanking_keeps_the_length() -> None:
    assert blank("甲123乙45", [Found(Kind.MOBILE, 1, 4), Found(Kind.MOBILE, 5, 7)]) == "甲\0\0\0乙\0\0"
    assert blank("甲", []) == "甲"
