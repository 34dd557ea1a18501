import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numerals import DIGITS, bare_unit, magnitude, plain, read_number

READ = {
    "5000": "5000",
    "2.5": "2.5",
    "0.83": "0.83",
    "1,208.5": "1208.5",
    "1,000,000": "1000000",
    "５０００": "5000",
    "７．５": "7.5",
    "١٢": "12",
    "２，０００": "2000",
    # a range counts as its lower end
    "2—3": "2",
    "4.5-5": "4.5",
    "4.5%-5": "4.5",
    "5%—5.5": "5",
    "3至5": "3",
    # a ratio as the first to the second
    "1∶4": "0.25",
    "1∶0": "1",
    # 汉字
    "三": "3",
    "十": "10",
    "十一": "11",
    "二十": "20",
    "二十二": "22",
    "两": "2",
    "两百": "200",
    "一百二十三": "123",
    "三千五百": "3500",
    "一万二千": "12000",
    "两亿": "200000000",
    # magnitudes without a digit before them
    "百": "100",
    "百亿": "10000000000",
    "千亿": "100000000000",
    "万亿": "1000000000000",
    "百万": "1000000",
    "千万": "10000000",
    # parts and words
    "一半": "0.5",
    "半数": "0.5",
    "半": "0.5",
    "四分之一": "0.25",
    "百分之五": "0.05",
    "翻番": "2",
    "两位数": "10",
    "三位数": "100",
}


@pytest.mark.parametrize(("words", "number"), READ.items())
def test_a_numeral_is_read(words: str, number: str) -> None:
    assert read_number(words) == Decimal(number)


@pytest.mark.parametrize(
    "words",
    ["", " ", "个", "亩", "abc", "1.2.3", "1-", "—", "%", "点", "以上", "1e5", "0x1f", "+3", "亿1", "零分之一", "负六"],
)
def test_what_is_no_numeral_is_refused(words: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the word itself, or nothing
        read_number(words)


def test_the_decimals_of_a_report_keep_their_value_exactly() -> None:
    assert read_number("0.1") + read_number("0.2") == Decimal("0.3")
    assert read_number("1640.06") * magnitude("亿斤") == Decimal(164006000000)


@pytest.mark.parametrize(
    ("unit", "factor", "bare"),
    [
        ("", 1, ""),
        ("个", 1, "个"),
        ("%", 1, "%"),
        ("个百分点", 1, "个百分点"),
        ("万", 10**4, "万"),
        ("亿", 10**8, "亿"),
        ("万亿", 10**12, "万亿"),
        ("万个", 10**4, "个"),
        ("亿元", 10**8, "元"),
        ("万亿元", 10**12, "元"),
        ("千亿元", 10**11, "元"),
        ("亿美元", 10**8, "美元"),
        ("万标箱", 10**4, "标箱"),
        ("万吨标准煤", 10**4, "吨标准煤"),
        ("亿立方米", 10**8, "立方米"),
        ("万元/人", 10**4, "元/人"),
        # 千 belongs to the unit's own name
        ("千米", 1, "千米"),
        ("千克", 1, "千克"),
        ("千瓦", 1, "千瓦"),
        ("万千瓦", 10**4, "千瓦"),
        ("平方千米", 1, "平方千米"),
        ("万平方千米", 10**4, "平方千米"),
        ("克/千瓦时", 1, "克/千瓦时"),
        ("元/千克", 1, "元/千克"),
        ("人/百亿元", 1, "人/百亿元"),
        ("亿千瓦", 10**8, "千瓦"),
        ("亿千瓦时", 10**8, "千瓦时"),
    ],
)
def test_a_unit_is_parted_into_magnitude_and_what_is_counted(unit: str, factor: int, bare: str) -> None:
    assert magnitude(unit) == factor
    assert bare_unit(unit) == bare


@pytest.mark.parametrize(
    ("number", "shown"), [(Decimal("5000"), 5000), (Decimal("2.50"), 2.5), (Decimal("1E+3"), 1000), (Decimal(0), 0)]
)
def test_a_whole_number_is_shown_as_one(number: Decimal, shown: float) -> None:
    assert plain(number) == shown
    assert isinstance(plain(number), type(shown))


@pytest.mark.parametrize("digits", ["5000", "1,208", "1,208.5", "8.1", "５０００"])
def test_the_pattern_of_digits_takes_a_number_whole(digits: str) -> None:
    found = re.match(DIGITS, f"{digits}个")
    assert found is not None
    assert found[0] == digits


def test_commas_that_part_no_thousands_do_not_join_numbers() -> None:
    assert re.findall(DIGITS, "1,2,34 56,7890") == ["1", "2", "34", "56,789", "0"]


@given(st.integers(0, 10**9), st.integers(0, 999))
def test_plain_digits_mean_themselves(whole: int, part: int) -> None:
    assert read_number(f"{whole}.{part:03}") == Decimal(f"{whole}.{part:03}")
    assert read_number(f"{whole:,}") == whole


WORDS = st.text("零〇一二两三四五六七八九十百千万亿半负分之点∶.,%—-~至0159０９١ ", max_size=12)


@given(st.one_of(WORDS, st.text(max_size=20)))
def test_no_string_does_worse_than_be_refused(words: str) -> None:
    try:
        number = read_number(words)
    except ValueError:
        return
    assert number >= 0
    plain(number)


@pytest.mark.parametrize(
    "words", ["第" * 5000, "十" * 5000, "1," * 2500, "1" * 5000, "分之" * 2500, "一分之" * 1600, "万亿" * 2500]
)
def test_a_long_hostile_string_is_read_or_refused(words: str) -> None:
    try:
        read_number(words)
    except ValueError:
        return
