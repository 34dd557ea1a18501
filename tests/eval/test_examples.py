"""Question sets as examples: which questions become one, and which of their candidates answer."""

from collections.abc import Mapping

import pytest

from eval.examples import Example, examples_of
from qa.assistant import Assistant
from qa.models import Turn
from tests.eval.fakes import case

TOWNS: Mapping[str, object] = {
    "question": "今年城镇新增就业多少人",
    "gold": (("6.8万人", "6.8万"),),
    "quotes": (("城镇新增就业6.8万人",),),
}


def example(assistant: Assistant, **fields: object) -> Example:
    (found,) = examples_of([case(**fields)], assistant)
    return found


def told(found: Example) -> dict[tuple[str, str], bool | None]:
    """What is right, by clause and figure."""
    return {
        (c.text, c.figure.value if c.figure else ""): right
        for c, right in zip(found.candidates, found.right, strict=True)
    }


def test_the_figure_of_the_proof_is_right_its_clause_neither_and_all_else_wrong(cloud: Assistant) -> None:
    found = example(cloud, **TOWNS)
    right = told(found)
    assert right["城镇新增就业6.8万人", "6.8"] is True
    assert right["城镇新增就业8.6万人", "8.6"] is False
    assert [value for value in right.values() if value] == [True]
    assert {value for (_, figure), value in right.items() if not figure} == {None}
    assert (found.report, found.part.text) == ("云川市2024", "城镇新增就业多少人")


def test_a_figure_of_the_same_value_in_another_sentence_is_wrong(cloud: Assistant) -> None:
    found = example(cloud, question="改造农村危房多少户", gold=(("800户",),), quotes=(("改造农村危房800户以上",),))
    units = {
        c.figure.unit: value
        for c, value in zip(found.candidates, found.right, strict=True)
        if c.figure and "800" in c.text
    }
    assert units["户"] is True
    assert units["公里"] is False


def test_words_are_right_in_the_clause_that_proves_them(cloud: Assistant) -> None:
    found = example(cloud, question="黑臭水体怎么治理", gold=(("消除黑臭水体",),), quotes=(("全面消除黑臭水体",),))
    assert {text for (text, _), right in told(found).items() if right} == {"全面消除黑臭水体"}
    assert {right for (text, _), right in told(found).items() if text != "全面消除黑臭水体"} == {False}


def test_nothing_answers_what_the_report_does_not_say(cloud: Assistant) -> None:
    found = example(cloud, question="今年新建多少机场", answerable=False, gold=(), quotes=())
    assert found.candidates
    assert set(found.right) == {False}


@pytest.mark.parametrize(
    "fields",
    [
        {"history": (Turn("今年新增多少托位", ""),)},
        {"reports": ("云川市2024", "云川市2026")},
        {"question": "城镇新增就业多少人，老旧小区改造多少个"},
        {"question": "2022年新增多少托位"},
        {"question": "南京新增多少托位"},
        {"question": "帮我写一首诗"},
        {"question": "？"},
    ],
)
def test_what_is_settled_before_reading_or_asks_more_is_no_example(
    fields: Mapping[str, object], cloud: Assistant
) -> None:
    assert list(examples_of([case(**fields)], cloud)) == []


def test_a_question_is_asked_of_the_report_that_it_names(cloud: Assistant) -> None:
    found = example(cloud, **TOWNS, reports=("云川市2024",))
    assert {candidate.passage.report for candidate in found.candidates} == {"云川市2024"}
    with pytest.raises(KeyError):
        list(examples_of([case(reports=("乌有县2024",))], cloud))


def test_examples_come_in_the_order_of_the_cases(cloud: Assistant) -> None:
    cases = [case(id="a"), case(id="b", question="帮我写一首诗"), case(id="c")]
    assert [found.case.id for found in examples_of(cases, cloud)] == ["a", "c"]
