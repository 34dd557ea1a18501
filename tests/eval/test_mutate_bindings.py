"""Figures, indicators, clauses and regions bound to something else."""

import random
from collections.abc import Callable, Iterator

from eval import mutate_bindings
from eval.corruption import Edit, Right
from index.models import Status
from tests.eval.corrupted import NAMES, passage, right


def made(maker: Callable[[Right, random.Random], Iterator[Edit]], answer: Right) -> set[str]:
    return {edit.on(answer.text) for edit in maker(answer, random.Random(1))}


CITED = passage("新增托位5000个以上，改造公厕12座。")
ANSWER = right(
    "2024年目标：新增托位5000个以上。", CITED, beside=(passage("建成公园7个。", 2), passage("植树90亩。", 3))
)


def test_neighbours_come_from_the_same_and_the_next_passage() -> None:
    assert made(mutate_bindings.neighbours, ANSWER) == {
        "2024年目标：新增托位12座以上。",
        "2024年目标：新增托位7个以上。",
    }


def test_two_figures_are_exchanged() -> None:
    answer = right("2024年目标：新建公园7个；改造公厕12座。", passage("新建公园7个，改造公厕12座。"))
    assert "2024年目标：新建公园12座；改造公厕7个。" in made(mutate_bindings.neighbours, answer)


def test_another_indicator_before_a_figure() -> None:
    texts = made(mutate_bindings.subjects, ANSWER)
    assert len(texts) == 1
    assert "公厕" in (text := texts.pop())
    assert text.endswith("5000个以上。")


def test_a_clause_of_another_time_is_added() -> None:
    done = passage("新增学位800个，提升服务。", 2, Status.RESULT, "2023")
    answer = right(ANSWER.text, CITED, beside=(done, passage("建成公园7个。", 3)))
    assert made(mutate_bindings.other_times, answer) == {"2024年目标：新增托位5000个以上；新增学位800个。"}


def test_scopes_and_regions() -> None:
    answer = right(
        "2024年目标：总量居全省第二。", passage("总量居全省第二。"), names={**NAMES, "region": ("某市", "别市")}
    )
    assert made(mutate_bindings.scopes, answer) == {
        f"2024年目标：总量居{scope}第二。" for scope in ("全国", "全市", "全球")
    }
    assert made(mutate_bindings.regions, answer) == {"别市2024年目标：总量居全省第二。"}
