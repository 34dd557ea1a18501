"""Whether a candidate is of the kind, aspect, class and year asked for: plain verdicts on made-up passages."""

from dataclasses import replace

import pytest

from index.models import Aspect, Status
from qa.reading.fits import aspect_fits, classes, lists_names, slot_of
from qa.stages import Asks, Slot, Want
from tests.qa.candidates import part
from tests.qa.pieces import passage


@pytest.mark.parametrize(
    ("wanted", "aspect", "fits"),
    [
        (Aspect.GROWTH, Aspect.GROWTH, True),
        (Aspect.GROWTH, Aspect.CHANGE, True),
        (Aspect.GROWTH, Aspect.LEVEL, False),
        (Aspect.LEVEL, Aspect.COUNT, True),
        (Aspect.LEVEL, Aspect.GROWTH, False),
        (Aspect.LEVEL, Aspect.RANK, False),
        (Aspect.SHARE, Aspect.SHARE, True),
        (Aspect.SHARE, Aspect.CHANGE, False),
        (None, Aspect.GROWTH, True),
        (Aspect.RANK, Aspect.LEVEL, True),
    ],
)
def test_aspects_that_fit(wanted: Aspect | None, aspect: Aspect, fits: bool) -> None:
    assert aspect_fits(Want(Asks.NUMBER, wanted), aspect) is fits


def test_figures_are_no_names() -> None:
    assert all(map(lists_names, ("改造幸福、平安小区", "“甲路”“乙路”通车")))
    assert not any(map(lists_names, ("改造小区57个、公园12个", "改造小区", "幸福小区和公园12个")))


@pytest.mark.parametrize(
    ("slot", "year", "fit"),
    [
        (Slot("r", "2024"), "2024", 1.0),
        (Slot("r", "2024", Status.TARGET), "2024", 1.0),
        (Slot("r", "2024", Status.RESULT), "2024", 0.9),
        (Slot("r"), "2024", 0.5),
        (Slot("r", "2025"), "2021-2025", 0.5),
        (Slot("r", "2024"), "2021-2025", 0.0),
        (Slot("r", "2023"), "2024", 0.0),
        (Slot("s", "2024"), "2024", 0.0),
    ],
)
def test_how_exactly_a_year_fits(slot: Slot, year: str, fit: float) -> None:
    found = slot_of(part("小区", slots=[slot]), passage("改造小区。", year=year), None)
    assert found == ((0, fit) if fit else (-1, 0.0))


def test_of_two_slots_the_one_that_fits_better_is_taken() -> None:
    slots = [Slot("r", "2023"), Slot("r", "2024", Status.RESULT), Slot("r", "2024", Status.TARGET)]
    assert slot_of(part("小区", slots=slots), passage("改造小区。", status=Status.TARGET), None) == (2, 1.0)


def test_a_figure_of_another_year_than_its_sentence_goes_by_its_own() -> None:
    sentence = passage("改造小区140个。", year="2024", status=Status.TARGET)
    past = replace(sentence.figures[0], year="2023", status=Status.RESULT)
    last, this = Slot("r", "2023", Status.RESULT), Slot("r", "2024", Status.TARGET)
    assert slot_of(part("小区", slots=[last, this]), sentence, past) == (0, 1.0)
    assert slot_of(part("小区", slots=[last, this]), sentence, None) == (1, 1.0)


def test_a_figure_without_a_year_fits_its_sentence_s_loosely() -> None:
    sentence = passage("改造小区140个。", year="2024")
    loose = replace(sentence.figures[0], year="")
    assert slot_of(part("小区", slots=[Slot("r", "2024")]), sentence, loose) == (0, 0.5)
    assert slot_of(part("小区", slots=[Slot("r", "2023")]), sentence, loose) == (-1, 0.0)


def test_a_year_s_figure_in_a_sentence_of_the_period_asked_fits_loosely() -> None:
    sentence = passage("改造小区140个。", year="2021-2025")
    own = replace(sentence.figures[0], year="2025")
    assert slot_of(part("小区", slots=[Slot("r", "2021-2025")]), sentence, own) == (0, 0.5)


def test_of_two_slots_that_fit_alike_the_first_is_taken() -> None:
    assert slot_of(part("小区", slots=[Slot("r", "2024")] * 2), passage("改造小区。"), None) == (0, 1.0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("农村居民收入", {"农村", "居民"}),
        ("城镇和农村小学", {"城镇", "农村", "小学"}),
        ("进出口总额", {"进出口"}),
        ("高新区的高新企业", {"高新区", "高新", "企业"}),
        ("改造老旧小区", set[str]()),
    ],
)
def test_words_of_a_text_that_tell_things_apart(text: str, told: set[str]) -> None:
    assert {word for line in classes(text) for word in line} == told


def test_words_that_exclude_one_another_stand_in_one_line_and_others_apart() -> None:
    rural, urban, both = classes("农村居民收入"), classes("城镇居民收入"), classes("居民收入")
    assert len(rural) == len(urban) == len(both)
    assert [(a, b) for a, b in zip(rural, urban, strict=True) if a != b] == [(frozenset({"农村"}), frozenset({"城镇"}))]
    assert [(a, b) for a, b in zip(rural, both, strict=True) if a != b] == [(frozenset({"农村"}), frozenset())]
