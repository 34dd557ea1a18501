import json
from dataclasses import FrozenInstanceError, fields

import pytest

from index.models import Status
from qa.models import Answer, AnswerFigure, AnswerLine, Citation, Handoff, Outcome, Related

FULL = Answer(
    outcome=Outcome.ANSWERED,
    answer="2024年目标：新增托位5000个以上。",
    figures=(AnswerFigure("新增托位", "5000", 5000.0, "个", "以上", "2024", Status.TARGET, 1),),
    citations=(Citation(1, "r", ("二、", "（九）"), 59, "新增托位5000个以上。", 10, 21, ((0, 10),)),),
    related=(Related("2023年完成：新增托位3个。", 1, "2023年完成：", "2023", Status.RESULT),),
    notes=("按“托位”理解。",),
    suggestions=("去年新增了多少养老床位？",),
    handoff=Handoff("12345", "not_in_report"),
    editions=("r",),
    lines=(AnswerLine("", "2024年目标：", "新增托位5000个以上。", "2024", Status.TARGET, (1,)),),
    latency_ms=14.2,
)


def test_an_answer_as_a_dict_has_the_fields_in_their_order() -> None:
    assert list(FULL.to_dict()) == (
        "outcome answer figures citations related notes suggestions handoff editions mode lines latency_ms".split()
    )
    assert list(FULL.to_dict()) == [field.name for field in fields(Answer)]


def test_it_is_json_with_plain_values() -> None:
    read = json.loads(json.dumps(FULL.to_dict(), ensure_ascii=False))
    assert (read["outcome"], read["mode"], read["latency_ms"]) == ("answered", "extractive", 14.2)
    assert read["figures"] == [
        {
            "indicator": "新增托位",
            "value": "5000",
            "number": 5000,
            "unit": "个",
            "qualifier": "以上",
            "year": "2024",
            "status": "target",
            "citation": 1,
        }
    ]
    assert list(read["citations"][0]) == "n report section paragraph quote start end marks page".split()
    assert read["citations"][0]["marks"] == [[0, 10]]
    assert read["related"] == [
        {"text": "2023年完成：新增托位3个。", "citation": 1, "lead": "2023年完成：", "year": "2023", "status": "result"}
    ]
    assert read["lines"] == [
        {
            "opening": "",
            "lead": "2024年目标：",
            "text": "新增托位5000个以上。",
            "year": "2024",
            "status": "target",
            "citations": [1],
        }
    ]
    assert read["handoff"] == {"phone": "12345", "reason": "not_in_report"}


def test_a_bare_answer_has_every_field() -> None:
    bare = json.loads(json.dumps(Answer(Outcome.BUSY, "请稍后。").to_dict()))
    assert list(bare) == list(FULL.to_dict())
    assert (bare["citations"], bare["handoff"], bare["editions"]) == ([], None, [])


def test_an_answer_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        FULL.answer = "2024年目标：新增托位8000个。"  # type: ignore[misc]


def test_the_outcomes_are_those_of_the_contract() -> None:
    assert {outcome.value for outcome in Outcome} == set(
        "answered partial corrected clarify not_in_report out_of_scope greeting blocked too_long busy".split()
    )
