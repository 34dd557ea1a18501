import pytest
from lxml import etree

from index.formats.word.styles import NumberedBy, Styles
from index.formats.word.xml import Element
from tests.index.formats.word.files import SPACES, x


def parsed(xml: str) -> Element:
    """An element of Word's."""
    return etree.fromstring(f"<w:x {SPACES}>{xml}</w:x>")


HIDING = x("rPr", x("vanish"))
STYLES = Styles(
    parsed(
        x("style", type="paragraph", default="1", styleId="Normal")
        + x("style", x("basedOn", val="Normal"), HIDING, type="paragraph", styleId="Secret")
        + x("style", x("basedOn", val="Secret"), type="paragraph", styleId="Child")
        + x("style", x("basedOn", val="Secret"), x("rPr", x("vanish", val="0")), type="paragraph", styleId="Open")
        + x("style", x("name", val="TOC Heading"), type="paragraph", styleId="T0")
        + x("style", x("name", val="toc 2"), x("basedOn", val="Normal"), type="paragraph", styleId="T2")
        + x("style", x("pPr", x("numPr", x("ilvl", val="1"))), x("basedOn", val="N0"), type="paragraph", styleId="N1")
        + x("style", x("pPr", x("numPr", x("ilvl", val="3"), x("numId", val="4"))), type="paragraph", styleId="N0")
        + x("style", x("basedOn", val="Round"), type="paragraph", styleId="Round")
    )
)


def test_a_paragraph_without_a_style_has_the_default_one() -> None:
    assert STYLES.of(None) == "Normal"
    assert STYLES.of(parsed("")) == "Normal"
    assert STYLES.of(parsed(x("pStyle", val="T2"))) == "T2"
    assert Styles(None).of(None) == ""


@pytest.mark.parametrize(
    ("style", "hidden"), [("Secret", True), ("Child", True), ("Open", False), ("Round", False), ("?", False)]
)
def test_text_is_hidden_by_the_nearest_style_that_says_so(style: str, hidden: bool) -> None:
    assert STYLES.hidden(None, style) is hidden
    assert STYLES.hidden(parsed(x("rStyle", val=style)), "Normal") is hidden
    assert STYLES.hidden(parsed(x("vanish", val="0")), style) is False
    assert STYLES.hidden(parsed(x("vanish")), style) is True


def test_a_style_is_numbered_by_the_nearest_list_and_level() -> None:
    assert STYLES.numbering("N0") == NumberedBy("4", "3")
    assert STYLES.numbering("N1") == NumberedBy("4", "1")
    assert STYLES.numbering("Round") is None
    assert STYLES.ancestry("N1") == ["N1", "N0"]


def test_the_table_of_contents_has_styles_of_its_own() -> None:
    assert [STYLES.is_contents(style) for style in ("T0", "T2", "Normal", "Round", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]
