import pytest

from index.formats.page.elements import (
    is_block,
    is_link,
    is_site,
    is_typed,
    is_unseen,
    labelled,
    list_label,
    list_type,
    whole_number,
)


def test_what_a_browser_does_not_show() -> None:
    assert is_unseen("script", {})
    assert is_unseen("dialog", {})
    assert is_unseen("p", {"hidden": ""})
    assert is_unseen("p", {"style": "color:red; DISPLAY : none"})
    assert is_unseen("span", {"style": "mso-hide:all"})
    assert not is_unseen("p", {"style": "display:block", "hidden": "until-found"})


def test_blocks_links_and_typed_text_are_told_by_name_and_style() -> None:
    assert is_block("div", {})
    assert not is_block("div", {"style": "display:inline"})
    assert is_block("div", {"style": "display:inline-block"})
    assert is_block("span", {"style": "display:block"})
    assert not is_block("b", {})
    assert is_link("a", {"href": "/"})
    assert not is_link("a", {"name": "part1"})
    assert is_link("span", {"onclick": "doPrint()"})
    assert is_typed("pre", {})
    assert is_typed("div", {"style": "white-space: pre-wrap"})
    assert not is_typed("div", {"style": "white-space: nowrap"})


@pytest.mark.parametrize("name", ["nav", "main-nav", "footer", "page_footer", "breadcrumb", "left sidebar"])
def test_a_site_names_its_own_parts(name: str) -> None:
    assert is_site("div", {"class": name})


@pytest.mark.parametrize("name", ["navigate2", "article", "TRS_Editor", "footnote", "content"])
def test_other_names_say_nothing(name: str) -> None:
    assert not is_site("div", {"class": name, "id": name})


LABELS = {
    "": "3.",
    "1": "3.",
    "a": "c.",
    "I": "III.",
    "cjk-ideographic": "三、",
    "trad-chinese-informal": "三、",
    "none": "",
}


@pytest.mark.parametrize("kind", LABELS)
def test_a_list_is_numbered_as_it_says(kind: str) -> None:
    assert list_label(3, kind) == LABELS[kind]


def test_a_list_says_its_type_in_its_style_before_its_attribute() -> None:
    assert list_type({"type": "a"}) == "a"
    assert list_type({"type": "a", "style": "margin:0;list-style-type: cjk-ideographic;"}) == "cjk-ideographic"
    assert list_type({}) == ""


def test_an_item_that_brings_its_number_gets_no_other() -> None:
    assert labelled("新增托位", "2.") == "2.新增托位"
    assert labelled("items", "2.") == "2. items"
    assert labelled("（二）新增托位", "2.") == "（二）新增托位"
    assert labelled("新增托位", "") == "新增托位"


def test_an_attribute_that_is_no_number_counts_as_none() -> None:
    assert [whole_number(words, 1) for words in ("3", " 12px", "-2", "x", "", None, "9" * 50)] == [
        3,
        12,
        -2,
        1,
        1,
        1,
        999999,
    ]
