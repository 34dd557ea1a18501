"""What residents are told of accuracy: totals only, as they were counted."""

import tomllib
from datetime import date

import pytest

from eval.publish import ANNOUNCED, Announced, as_toml, measure
from qa.models import Answer, Outcome
from tests.eval.fakes import FixedAssistant, case, citation

QUESTION = "今年新增多少托位"
RIGHT = Answer(Outcome.ANSWERED, "新增托位5000个以上。", citations=(citation("新增托位5000个以上。"),))
CASES = (
    case(id="a1", question=QUESTION),
    case(id="a2", question="托位呢"),
    case(id="u1", question="托育一个月多少钱", answerable=False, gold=(), quotes=(), reports=("r",)),
)


def test_every_case_is_asked_once_over_its_own_reports_and_counted() -> None:
    assistant, done = FixedAssistant({QUESTION: RIGHT}), []
    total = measure(ANNOUNCED[0], CASES, assistant, lambda: done.append(1)).total
    assert [question for question, _ in assistant.asked] == [one.question for one in CASES]
    assert assistant.narrowed == [("r",)]
    assert len(done) == 3
    assert (total.right.hits, total.right.total) == (1, 2)
    assert (total.right_unanswerable.hits, total.right_unanswerable.total) == (1, 1)


def test_the_file_holds_totals_and_no_question() -> None:
    announced = Announced("some", '关于"某市"的题', unseen=True)
    measured = measure(announced, CASES, FixedAssistant({QUESTION: RIGHT}))
    text = as_toml([measured], "f" * 16, "p" * 16, date(2026, 11, 24))
    assert tomllib.loads(text) == {
        "measured": date(2026, 11, 24),
        "program": "f" * 16,
        "prompts": "p" * 16,
        "set": [
            {
                "name": "some",
                "about": '关于"某市"的题',
                "unseen": True,
                "answerable": 2,
                "right": 1,
                "unanswerable": 1,
                "refused": 1,
            }
        ],
    }
    assert QUESTION not in text


@pytest.mark.parametrize("announced", ANNOUNCED)
def test_a_set_is_called_unseen_only_if_it_was_held_out(announced: Announced) -> None:
    assert announced.path.is_file()
    assert announced.unseen == announced.name.endswith("_held_out")
