import pytest

from index.formats.list_numerals import FORMS, written

WRITTEN = {
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 25: "二十五", 99: "九十九"},
    "chineseCountingThousand": {3: "三", 19: "十九", 100: "一百", 101: "一百零一", 110: "一百一十", 2005: "二千零五"},
    "japaneseCounting": {4: "四", 12: "十二"},
    "ideographDigital": {1: "一", 10: "一〇", 21: "二一"},
    "chineseLegalSimplified": {1: "壹", 10: "壹拾", 23: "贰拾叁"},
    "decimal": {1: "1", 12: "12", 0: "0"},
    "decimalZero": {3: "03", 10: "10"},
    "decimalFullWidth": {12: "１２"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 50: "㊿", 51: "51"},
    "decimalEnclosedCircleChinese": {2: "②"},
    "decimalEnclosedParen": {1: "⑴"},
    "upperRoman": {1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 3999: "MMMCMXCIX", 4000: "4000"},
    "lowerRoman": {3: "iii"},
    "upperLetter": {1: "A", 26: "Z", 27: "AA", 28: "BB"},
    "lowerLetter": {2: "b"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {1: "子"},
    "none": {1: ""},
    "numberInDash": {2: "- 2 -"},
    "aFormOfTheFuture": {7: "7"},
}


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [(form, number, text) for form, cases in WRITTEN.items() for number, text in cases.items()],
)
def test_a_number_is_written_as_word_writes_it(form: str, number: int, text: str) -> None:
    assert written(number, form) == text


@pytest.mark.parametrize("form", FORMS)
def test_any_number_is_written_in_few_characters(form: str) -> None:
    assert all(len(written(number, form)) <= 60 for number in (-5, 0, 999, 10_000, 999_999_999))
