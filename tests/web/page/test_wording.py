from qa.models import Outcome
from web.page.wording import KINDS, TOPICS


def test_every_outcome_is_told_apart_by_words_but_for_a_plain_answer_and_a_greeting() -> None:
    assert set(KINDS) == set(Outcome)
    told = [words for words in KINDS.values() if words]
    assert len(set(told)) == len(told) == len(Outcome) - 2
    assert KINDS[Outcome.ANSWERED] == KINDS[Outcome.GREETING] == ""


def test_residents_find_their_topics() -> None:
    assert TOPICS == ("就业", "住房", "教育", "医疗", "养老", "交通", "环境", "经济")
