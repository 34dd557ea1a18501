import pytest

from index.formats.word.symbols import symbol


@pytest.mark.parametrize(
    ("font", "code", "text"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0A3", "≤"),
        ("symbol", "f0b1", "±"),
        ("Symbol", "F025", "%"),
        ("Wingdings", "F081", "①"),
        ("Wingdings", "F0FC", ""),
        ("宋体", "2103", "℃"),
        ("宋体", "00B2", "²"),
        ("宋体", "D800", ""),
        ("宋体", "0007", ""),
        ("宋体", "FFFFFF", ""),
        ("宋体", "", ""),
        ("宋体", "一", ""),
    ],
)
def test_a_symbol_is_its_character_where_it_has_one(font: str, code: str, text: str) -> None:
    assert symbol(font, code) == text
