"""What `ask` does with a wording that is not proved: the composing step is made to err, as a model would."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from qa import assistant
from qa.assistant import Assistant
from qa.models import AnswerLine, Outcome
from qa.stages import Doubt, Fault
from qa.telling.compose import compose


def misread(times: int) -> Callable[..., tuple[AnswerLine, ...]]:
    """Composes, but reads 5000 as 6000 the first few times."""
    left = [times]

    def composed(*told: object) -> tuple[AnswerLine, ...]:
        left[0] -= 1
        lines = compose(*told)  # type: ignore[arg-type]
        if left[0] < 0:
            return lines
        return tuple(replace(line, text=line.text.replace("5000", "6000")) for line in lines)

    return composed


def test_a_proved_answer_has_no_faults(cloud: Assistant) -> None:
    assert cloud.explain("今年新增多少托位").faults == ()


def test_what_is_not_proved_is_said_in_the_sentence_of_the_report(
    cloud: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assistant, "compose", misread(1))
    found = cloud.explain("今年新增多少托位")
    assert found.faults == (Fault(Doubt.FIGURE, "6000个以上"),)
    assert found.answer.outcome is Outcome.ANSWERED
    assert found.answer.answer == "2024年目标：扩大普惠托育服务供给，新增托位5000个以上。"
    assert [figure.value for figure in found.answer.figures] == ["5000"]
    cited = found.answer.citations[0]
    assert [cited.quote[start:end] for start, end in cited.marks] == ["扩大普惠托育服务供给，新增托位5000个以上"]


def test_where_that_is_not_proved_either_there_is_no_answer(cloud: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assistant, "compose", misread(2))
    found = cloud.explain("今年新增多少托位")
    assert found.faults == (Fault(Doubt.FIGURE, "6000个以上"),)
    assert found.answer.outcome is Outcome.NOT_IN_REPORT
    assert found.answer.figures == ()
    assert "6000" not in str(found.answer.to_dict())


def test_what_stands_beside_an_answer_is_left_out_when_it_is_not_proved(
    cloud: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "今年城镇新增就业多少人"
    assert [related.text for related in cloud.ask(question).related] == ["2023年完成：城镇新增就业8.6万人。"]
    monkeypatch.setattr(assistant, "compose_line", lambda *_: "2023年完成：城镇新增就业8.7万人。")
    answer = cloud.ask(question)
    assert answer.answer == "2024年目标：城镇新增就业6.8万人。"
    assert answer.related == ()
    assert len(answer.citations) == 1
