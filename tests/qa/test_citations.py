"""Every answer to the development questions proves what it says, character by character."""

import re

import pytest

from index.store import Store
from qa.models import Answer, Handoff, Outcome

Answers = dict[str, Answer]
LEAD = re.compile(r"^(?:是的，|不是，|完成了，|没有完成，)?(?:\d{4}(?:—\d{4})?年(?:完成|目标)|报告提到)：")


def test_every_quote_is_the_report_s_own_characters_in_a_known_place(dev_answers: Answers, city_store: Store) -> None:
    seen = 0
    for answer in dev_answers.values():
        for cited in answer.citations:
            report = city_store.reports[cited.report]
            assert report.text[cited.start : cited.end] == cited.quote
            span = report.paragraphs[cited.paragraph - 1]
            assert span.start <= cited.start < cited.end <= span.end
            assert all(title in report.text[: cited.start] for title in cited.section)
            seen += 1
    assert seen > 100


def test_marks_lie_inside_their_quote_in_order_and_apart(dev_answers: Answers) -> None:
    for answer in dev_answers.values():
        for cited in answer.citations:
            assert cited.marks
            ends = [0]
            for start, end in cited.marks:
                assert ends[-1] <= start < end <= len(cited.quote)
                ends.append(end)


def test_citations_are_numbered_from_one_and_related_words_use_such_a_number(dev_answers: Answers) -> None:
    for answer in dev_answers.values():
        numbers = [cited.n for cited in answer.citations]
        assert numbers == list(range(1, len(numbers) + 1))
        assert {related.citation for related in answer.related} <= set(numbers)


def test_every_figure_stands_in_the_marks_of_its_citation(dev_answers: Answers) -> None:
    seen = 0
    for answer in dev_answers.values():
        by_number = {cited.n: cited for cited in answer.citations}
        for figure in answer.figures:
            cited = by_number[figure.citation]
            marked = "…".join(cited.quote[start:end] for start, end in cited.marks)
            assert f"{figure.value}" in marked
            assert figure.unit.rstrip("%") in marked
            assert figure.qualifier in cited.quote
            assert f"{figure.year.replace('-', '—')}年" in answer.answer or "报告提到" in answer.answer
            seen += 1
    assert seen > 50


def test_every_number_of_an_answer_stands_in_what_it_cites(dev_answers: Answers) -> None:
    for answer in dev_answers.values():
        if answer.outcome is not Outcome.ANSWERED:
            continue
        quoted = "".join(cited.quote for cited in answer.citations)
        lines = [line for line in answer.answer.split("\n") if not re.search(r"年比\d{4}年", line)]
        for line in lines:
            body = LEAD.sub("", line)
            assert body != line
            for number in re.findall(r"\d+(?:\.\d+)?", body):
                assert number in quoted


def test_an_answered_question_has_proof_and_a_refused_one_has_a_way_on(dev_answers: Answers) -> None:
    for answer in dev_answers.values():
        if answer.outcome is Outcome.ANSWERED:
            assert answer.citations
            assert answer.handoff is None
            assert answer.editions == ("xuzhou-2024",)
        if answer.outcome is Outcome.NOT_IN_REPORT:
            assert answer.handoff == Handoff("12345", "not_in_report")
        if answer.outcome is Outcome.OUT_OF_SCOPE:
            # Where nobody can help (an opinion) there is none; else the words name the number.
            assert (answer.handoff is not None) == bool(re.search(r"\d{3,}", answer.answer))


@pytest.mark.parametrize("word", ["None", "nan", "{", "Traceback", "。。", "：。", "；；"])
def test_no_answer_has_a_seam_showing(word: str, dev_answers: Answers) -> None:
    for answer in dev_answers.values():
        assert word not in answer.answer
