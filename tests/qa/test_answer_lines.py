"""The lines of an answer are the answer, each with the citations that prove it."""

import pytest

from qa.assistant import Assistant
from qa.models import Outcome


@pytest.mark.parametrize(
    "question",
    [
        "今年新增多少托位",
        "去年和今年城镇新增就业分别是多少",
        "今年城镇新增就业比去年少多少",
        "今年新增多少托位和外星人",
        "今年新增托位8000个对吗",
    ],
)
def test_the_lines_are_the_answer_and_each_names_its_proof(cloud: Assistant, question: str) -> None:
    answer = cloud.ask(question)
    assert answer.outcome in {Outcome.ANSWERED, Outcome.PARTIAL, Outcome.CORRECTED}
    assert "\n".join(line.opening + line.lead + line.text for line in answer.lines) == answer.answer
    quotes = {citation.n: citation.quote for citation in answer.citations}
    for line in answer.lines:
        assert bool(line.lead) <= bool(line.citations)
        assert {figure.citation for figure in answer.figures if figure.value in line.text} <= set(line.citations)
        assert all(quotes[n] for n in line.citations)


def test_a_fixed_reply_has_no_lines(cloud: Assistant) -> None:
    assert cloud.ask("你好").lines == ()
    assert cloud.ask("有多少外星人").lines == ()


def test_what_stands_beside_begins_with_its_lead(cloud: Assistant) -> None:
    related = cloud.ask("今年城镇新增就业多少人").related[0]
    assert (related.lead, related.year, related.status.value) == ("2023年完成：", "2023", "result")
    assert related.text.startswith(related.lead)
