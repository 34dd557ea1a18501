"""Rows and lines from verdicts that are given; one real check of a right answer and a wrong one."""

import pytest

from eval.bench_verify import Checked, blocked_lines, check, forget_texts, missed_lines, verify_rows
from eval.corruption import Mutation, Right
from eval.mutations import Kind
from eval.replies import Reply
from eval.rewrites import in_free_words
from index.mentions import find_mentions
from qa.models import Answer, Outcome
from qa.stages import Doubt, Fault
from tests.eval.corrupted import passage, right
from tests.eval.fakes import case

CITED = passage("新增托位5000个以上。")
ANSWER = right("2024年目标：新增托位5000个以上。", CITED)
FAULT = (Fault(Doubt.FIGURE, "6000个"),)


def mutated(kind: Kind, text: str = "2024年目标：新增托位6000个以上。") -> Mutation:
    return Mutation(kind.value, ANSWER, text)


def checked(right: tuple[tuple[Right, tuple[Fault, ...]], ...] = ((ANSWER, ()),)) -> Checked:
    reply = Reply(case(), "", Answer(Outcome.ANSWERED, "2024年目标：新增托位6000个。"), None, (CITED,))  # type: ignore[arg-type]
    made = [(mutated(kind), FAULT) for kind in Kind for _ in range(3)]
    return Checked((*made, (mutated(Kind.DIGIT), ())), right, ((reply, FAULT),), (0.5, 1.0, 3.0))


def test_blocked_in_all_and_by_kind() -> None:
    rows = {row.name: row for row in verify_rows(checked())}
    total = 3 * len(Kind) + 1
    assert rows["verify_blocked"].value == pytest.approx(100 * (total - 1) / total)
    assert (rows["verify_digit"].value, rows["verify_digit"].holds) == (75.0, False)
    assert (rows["verify_neighbour"].value, rows["verify_neighbour"].holds) == (100.0, True)
    assert len([name for name in rows if name.removeprefix("verify_").upper() in Kind.__members__]) == len(Kind)


def test_right_answers_given_answers_and_time() -> None:
    rows = {row.name: row for row in verify_rows(checked(((ANSWER, ()), (in_free_words(ANSWER), FAULT))))}
    assert (rows["verify_right"].value, rows["verify_right"].holds) == (0.0, True)
    assert (rows["verify_right_free"].value, rows["verify_right_free"].holds) == (100.0, None)
    assert (rows["verify_given"].value, rows["verify_given"].holds) == (1, False)
    assert (rows["verify_p50"].value, rows["verify_p50"].holds) == (1.0, True)


def test_what_passed_and_what_was_blocked_is_told() -> None:
    assert missed_lines(checked().missed) == [
        "数字 a1：2024年目标：新增托位6000个以上。",
        "  原为：2024年目标：新增托位5000个以上。",
        "  依据：新增托位5000个以上。",
    ]
    assert blocked_lines(checked(((ANSWER, FAULT),))) == [
        "误拦 a1：2024年目标：新增托位5000个以上。  figure“6000个”",
    ]
    assert blocked_lines(checked()) == ["未证实 a1：2024年目标：新增托位6000个。  figure“6000个”"]


def test_a_right_answer_passes_and_a_wrong_one_does_not() -> None:
    assert check(ANSWER, ANSWER.text) == ()
    assert check(ANSWER, "2024年目标：新增托位6000个以上。") != ()


def test_texts_are_forgotten_before_the_time_is_taken() -> None:
    find_mentions("新增托位5000个")
    assert find_mentions.cache_info().currsize > 0
    forget_texts()
    assert find_mentions.cache_info().currsize == 0
