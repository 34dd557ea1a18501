"""The whole set of corruptions: deterministic, few of a kind, never what the report says too."""

from collections import Counter

from eval.mutations import MOST, Kind, mutations
from index.models import Status
from tests.eval.corrupted import passage, right

CITED = passage("新增托位5000个以上，招引“小巨人”企业12家、增长8.1%。")
ANSWER = right("2024年目标：新增托位5000个以上。", CITED)


def test_the_same_in_every_run_and_few_of_a_kind() -> None:
    made = list(mutations([ANSWER]))
    assert [one.text for one in made] == [one.text for one in mutations([ANSWER])]
    kinds = Counter((one.right.form, one.kind) for one in made)
    assert max(kinds.values()) == MOST
    assert {one.right.form for one in made} == {"", "口语"}
    texts = [one.text for one in made]
    assert len(set(texts)) > 0.9 * len(texts)
    assert all(one.text != one.right.text for one in made)


def test_another_answer_changes_none() -> None:
    other = right("2023年完成：新增托位3000个。", passage("新增托位3000个。", 2, Status.RESULT, "2023"), id="a2")
    alone = [one.text for one in mutations([ANSWER])]
    assert [one.text for one in mutations([other, ANSWER])][-len(alone) :] == alone


def test_what_the_report_says_of_that_year_too_is_left_out() -> None:
    said = passage("新增托位5000个以上。", 2, Status.RESULT, "2024")
    plain = [one.text for one in mutations([ANSWER]) if one.kind == Kind.STATUS]
    assert "2024年完成：新增托位5000个以上。" in plain
    both = right(ANSWER.text, CITED, beside=(said,))
    assert "2024年完成：新增托位5000个以上。" not in [one.text for one in mutations([both])]


def test_an_answer_without_labels_is_corrupted_as_given_only() -> None:
    assert {one.right.form for one in mutations([right("报告提到：新增托位5000个以上。", CITED)])} == {""}
