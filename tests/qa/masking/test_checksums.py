"""Digits that check, and digits that do not."""

import pytest

from qa.masking.checksums import is_id_card, last_of, looks_like_id_card, passes_luhn


def test_the_example_of_the_standard() -> None:
    assert is_id_card("11010519491231002X")
    assert is_id_card("11010519491231002x")
    assert last_of("11010519491231002") == "X"


@pytest.mark.parametrize(
    "digits",
    [
        "110105194912310021",  # the last one is wrong
        "990105194912310029",  # no such province
        "110105194913310020",  # no thirteenth month
        "110105194902300021",  # no thirtieth of February
        "1101051949123100",
    ],
)
def test_what_is_no_id_card(digits: str) -> None:
    assert not is_id_card(digits)


def test_a_mistyped_one_still_looks_like_it() -> None:
    assert looks_like_id_card("110105194912310021")
    assert not looks_like_id_card("110105194913310021")


def test_old_cards_have_a_day_of_the_last_century() -> None:
    assert is_id_card("110105491231002")
    assert not is_id_card("110105491331002")


@pytest.mark.parametrize(
    ("digits", "passes"), [("4111111111111111", True), ("4111111111111112", False), ("79927398713", True)]
)
def test_luhn(digits: str, passes: bool) -> None:
    assert passes_luhn(digits) is passes
