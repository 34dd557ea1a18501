"""What an answer stands on: the passages of its own citations, and none of those beside it."""

from dataclasses import replace

import pytest

from eval.replies import Asked, Reply, ask_one, evidence_of, right_answers
from index.store import Store
from qa.assistant import Assistant
from qa.models import Answer, Citation, Outcome, Related
from qa.stages import Doubt, Fault
from tests.eval.corrupted import WORDING, passage
from tests.eval.fakes import case

CITED, BESIDE = passage("新增托位5000个以上。", 1), passage("改造公厕12座。", 2)


def citation(n: int, start: int) -> Citation:
    return Citation(n, "city-2024", (), 1, "", start, start + 5, ())


ANSWER = Answer(
    Outcome.ANSWERED,
    "2024年目标：新增托位5000个以上。",
    citations=(citation(1, CITED.start), citation(2, BESIDE.start)),
    related=(Related("改造公厕12座", 2),),
)


def test_evidence_is_what_the_answer_itself_cites() -> None:
    assert evidence_of(ANSWER, (BESIDE, CITED)) == (CITED,)
    both = replace(ANSWER, related=())
    assert evidence_of(both, (BESIDE, CITED)) == (CITED, BESIDE)


def test_a_citation_of_no_passage_is_an_error() -> None:
    with pytest.raises(KeyError):
        evidence_of(ANSWER, (BESIDE,))


def test_right_is_a_draft_that_answers_what_the_report_says() -> None:
    def right(draft: str, **fields: object) -> bool:
        return Reply(case(**fields), "", ANSWER, None, (CITED,), draft, (CITED,)).right  # type: ignore[arg-type]

    assert right("2024年目标：新增托位5000个以上。")
    assert not right("2024年目标：新增托位600个。")
    assert not right("")
    assert not right("2024年目标：新增托位5000个以上。", answerable=False, gold=())


def test_a_draft_is_kept_beside_the_answer(city_store: Store) -> None:
    assistant = Assistant(city_store, WORDING)
    asked = ask_one(case(question="今年新增多少托位"), assistant)
    assert asked.draft == asked.answer.answer == "2024年目标：新增托位5000个以上。"
    assert asked.cited == asked.evidence
    assert [passage.text[-12:] for passage in asked.cited] == ["新增托位5000个以上。"[-12:]]
    assert ask_one(case(question="帮我写一首诗"), assistant).draft == ""
    right = right_answers(Asked((asked,), assistant))[0]
    assert (right.text, right.evidence, right.question) == (asked.draft, asked.cited, asked.question)


@pytest.mark.parametrize(
    ("question", "outcome", "begins"),
    [
        ("今年城镇新增就业比去年多吗", "answered", "不是，2024年比2023年少1.8万人。"),
        ("今年新增托位3000个，对吗", "corrected", "不是，2024年目标：新增托位5000个以上。"),
        ("去年城镇新增就业8.6万人，是吗", "answered", "是的，2023年完成：城镇新增就业8.6万人。"),
        ("今年城镇新增就业比去年少多少", "answered", "2024年目标：城镇新增就业6.8万人。"),
        ("今年新增多少托位，养老床位多少张", "partial", "2024年目标：新增托位5000个以上。"),
    ],
)
def test_a_draft_is_worded_as_the_answer_is(question: str, outcome: str, begins: str, cloud: Assistant) -> None:
    asked = ask_one(case(question=question), cloud)
    assert asked.answer.outcome == outcome
    assert asked.draft.startswith(begins)
    assert asked.draft == asked.answer.answer


def test_a_draft_is_the_wording_before_it_was_checked(cloud: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.assistant.verify", lambda *_: (Fault(Doubt.FIGURE, "5000个"),))
    asked = ask_one(case(question="今年新增多少托位"), cloud)
    assert asked.draft == "2024年目标：新增托位5000个以上。"
    assert asked.answer.outcome is Outcome.NOT_IN_REPORT
