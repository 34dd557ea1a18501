import pytest
from lxml import etree

from index.formats.word.paragraph import TAIL, Row, runs_on
from tests.index.formats.word.files import SPACES, x


@pytest.mark.parametrize(
    ("properties", "goes_on"),
    [
        ("", False),
        (x("rPr"), False),
        (x("rPr", x("del")), True),
        (x("rPr", x("moveFrom")), True),
        (x("rPr", x("vanish")), True),
        (x("rPr", x("vanish", val="0")), False),
        (x("framePr", dropCap="drop"), True),
        (x("framePr", dropCap="none"), False),
    ],
)
def test_a_paragraph_goes_on_where_its_end_is_not_seen(properties: str, goes_on: bool) -> None:
    assert runs_on(etree.fromstring(f"<w:pPr {SPACES}>{properties}</w:pPr>")) is goes_on
    assert runs_on(None) is False


def test_a_row_keeps_its_last_characters_at_hand() -> None:
    row = Row(["甲" * 300, "乙" * 40, "丙"])
    assert row.tail() == "甲" * (TAIL - 41) + "乙" * 40 + "丙"
    assert Row().tail() == ""
    assert Row([" 一", "二\t"]).text == "一二"
