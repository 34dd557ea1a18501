import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from index.models import Status
from qa.models import Answer, AnswerLine, Citation, Handoff, Outcome, Related
from tests.web.fakes import FOUND, HOSTILE, LABEL, NOT_FOUND, REPORT, FakeAssistant, FakeStore, desk_over
from web.page.cards import Cards
from web.page.proofs import Quoted, paragraph_of
from web.page.wording import KINDS

ID = "0" * 32
CARDS = Cards(desk_over(FakeAssistant()))
ALLOWED = set("article header section div h1 h2 h3 p ul li a span blockquote mark strong button pre nav".split())
ATTRIBUTES = set(
    "class id href aria-label aria-hidden aria-pressed aria-expanded type hidden tabindex disabled data-do data-id "
    "data-outcome data-report data-paragraph data-start data-end data-marks".split()
)


class Seen(HTMLParser):
    """What a browser would find: tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def card(question: str = "今年新增多少托位", answer: Answer = FOUND) -> Seen:
    return Seen(CARDS.answer(question, answer, ID))


def test_an_answer_says_figure_year_and_status_and_quotes_its_sentence() -> None:
    html = CARDS.answer("今年新增多少托位", FOUND, ID)
    assert '<span class="zw-badge zw-target">2024年目标</span>' in html
    assert '新增托位<strong class="zw-figure">5000个以上</strong>。' in html
    assert '扩大普惠托育服务供给，<strong class="zw-clause">新增托位5000个以上</strong>。' in html
    text = re.sub(r"\s+", "", card().text)
    assert text.startswith("2024年目标：新增托位5000个以上。[1]落实积极生育")
    assert "[1]（九）增进民生福祉·第3段按“托位”理解依据：《2024年徐州市政府工作报告》原文摘录" in text
    assert LABEL in text


def test_both_years_are_two_lines_each_with_its_badge_and_number() -> None:
    lines = (
        AnswerLine("", "2023年完成：", "新增托位300个。", "2023", Status.RESULT, (1,)),
        AnswerLine("", "2024年目标：", "新增托位5000个以上。", "2024", Status.TARGET, (2,)),
    )
    answer = replace(FOUND, lines=lines, citations=(*FOUND.citations, replace(FOUND.citations[0], n=2)))
    html = CARDS.answer("托位", answer, ID)
    shown = re.findall(r'<p class="zw-line">.*?</p>', html, re.DOTALL)
    assert [re.findall(r"zw-(?:result|target)\">(.*?)<|>(\[\d\])<", line) for line in shown] == [
        [("2023年完成", ""), ("", "[1]")],
        [("2024年目标", ""), ("", "[2]")],
    ]


def test_a_period_and_a_region_stand_in_the_badge() -> None:
    line = AnswerLine("是的，", "浙江省2021—2025年完成：", "建成5条。", "2021-2025", Status.RESULT, (1,))
    text = re.sub(r"\s+", "", card(answer=replace(FOUND, lines=(line,))).text)
    assert text.startswith("是的，浙江省2021—2025年完成：建成5条。[1]")


def test_sources_of_several_reports_name_theirs() -> None:
    other = replace(FOUND.citations[0], n=2, report="other-2024")
    answer = replace(FOUND, citations=(*FOUND.citations, other), related=(Related("另见", 2),))
    text = re.sub(r"\s+", "", card(answer=answer).text)
    assert "[1]2024年徐州市政府工作报告·（九）增进民生福祉·第3段" in text
    assert "另见（other-2024）[2]" in text
    assert "2024年徐州市政府工作报告·" not in re.sub(r"\s+", "", card().text)


def test_a_citation_leads_to_its_paragraph_sentence_and_clause() -> None:
    citation = FOUND.citations[0]
    assert dict(card().attributes).keys() >= {"data-report"}
    html = CARDS.answer("托位", FOUND, ID)
    assert (
        f'data-do="prove" data-report="xuzhou-2024" data-paragraph="3" data-start="{citation.start}" '
        f'data-end="{citation.end}" data-marks="24-35" aria-label="出处1：看报告原文"'
    ) in html


def test_without_an_answer_there_is_a_number_to_call_and_what_is_near() -> None:
    html = CARDS.answer("有多少外星人", NOT_FOUND, ID)
    assert 'href="tel:12345"' in html
    assert "报告中相近的内容" in html
    assert "查过：《2024年徐州市政府工作报告》" in html
    assert "原文摘录" not in html
    assert "tel:" not in CARDS.answer("托位", FOUND, ID)


@pytest.mark.parametrize("outcome", Outcome)
def test_wherever_the_answer_is_no_there_is_a_number_to_call(outcome: Outcome) -> None:
    html = CARDS.answer("问", Answer(outcome=outcome, answer="答"), ID)
    assert ('href="tel:12345"' in html) == (outcome.value in "partial not_in_report out_of_scope blocked".split())


@pytest.mark.parametrize("outcome", Outcome)
def test_each_outcome_is_named_and_carries_the_label(outcome: Outcome) -> None:
    html = CARDS.answer("问", Answer(outcome=outcome, answer="答"), ID)
    kind = re.search(r'<p class="zw-kind"><span>(.+?)</span></p>', html)
    assert (kind[1] if kind else "") == KINDS[outcome]
    assert f'data-outcome="{outcome.value}" data-id="{ID}"' in html
    assert LABEL in html


def test_an_answer_kept_from_before_lines_were_is_shown_as_it_was_said() -> None:
    text = re.sub(r"\s+", "", card(answer=replace(FOUND, lines=())).text)
    assert text.startswith("2024年目标：新增托位5000个以上。[1]")


def test_what_is_copied_keeps_source_and_label() -> None:
    copied = re.search(r'<pre class="zw-copied" hidden>(.*?)</pre>', CARDS.answer("托位", NOT_FOUND, ID), re.DOTALL)
    assert copied is not None
    assert "问：托位" in copied[1]
    assert LABEL in copied[1]
    found = CARDS.answer("托位", FOUND, ID)
    assert f"出处[1]：《2024年徐州市政府工作报告》第3段：{FOUND.citations[0].quote}" in found


def test_three_questions_follow_at_most() -> None:
    html = CARDS.answer("托位", replace(FOUND, suggestions=("甲", "乙", "丙", "丁")), ID)
    assert re.findall(r'data-do="ask">(.)<', html) == ["甲", "乙", "丙"]


def hostile_answer() -> Answer:
    """Every string of an answer that comes from a report, an alias or a resident, hostile."""
    quote = HOSTILE
    citation = Citation(1, HOSTILE, (HOSTILE,), 1, quote, 0, len(quote), ((0, 5),))
    return Answer(
        outcome=Outcome.NOT_IN_REPORT,
        answer=HOSTILE,
        citations=(citation, replace(NOT_FOUND.citations[0], n=2)),
        related=(Related(HOSTILE, 2),),
        notes=(HOSTILE,),
        suggestions=(HOSTILE,),
        handoff=Handoff('"><script>', HOSTILE),
        editions=(REPORT.id,),
        lines=(AnswerLine(HOSTILE, HOSTILE, HOSTILE, HOSTILE, Status.TARGET, (1,)),),
    )


def test_hostile_text_is_shown_as_text() -> None:
    hostile = replace(REPORT, title=HOSTILE)
    store = FakeStore(reports={REPORT.id: hostile})
    cards = Cards(desk_over(FakeAssistant(store=store)))
    proof = cards.proof(paragraph_of(hostile, 4, Quoted(), store))
    for html in (cards.answer(HOSTILE, hostile_answer(), ID), cards.welcome(), proof):
        seen = Seen(html)
        assert set(seen.tags) <= ALLOWED
        assert {name for name, _ in seen.attributes} <= ATTRIBUTES
        assert all(re.match(r"/report/|tel:", value or "") for name, value in seen.attributes if name == "href")
        assert HOSTILE in seen.text


def test_the_welcome_names_the_latest_report() -> None:
    assert "已收录《2024年徐州市政府工作报告》" in CARDS.welcome()
    newer = replace(REPORT, id="xuzhou-2025", year=2025, title="2025年徐州市政府工作报告")
    both = Cards(desk_over(FakeAssistant(store=FakeStore(reports={REPORT.id: REPORT, newer.id: newer}))))
    assert "已收录2份报告，最新的是《2025年徐州市政府工作报告》" in both.welcome()


def test_a_paragraph_says_its_place_and_leads_on() -> None:
    citation = FOUND.citations[0]
    quoted = Quoted(citation.start, citation.end, citation.marks)
    html = CARDS.proof(paragraph_of(REPORT, 3, quoted, FakeStore()))
    assert "<mark>落实积极生育支持政策措施，扩大普惠托育服务供给，<strong>新增托位5000个以上</strong>。</mark>" in html
    assert 'href="/report/xuzhou-2024#p3"' in html
    assert 'data-paragraph="2"' in html
    assert 'data-paragraph="4"' in html
    text = re.sub(r"\s+", "", Seen(html).text)
    assert text.startswith("2024年徐州市政府工作报告二、2024年工作安排›（九）增进民生福祉›第3段")
