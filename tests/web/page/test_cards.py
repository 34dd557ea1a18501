import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from qa.models import Answer, Citation, Handoff, Outcome, Related
from tests.web.fakes import (
    FIRST,
    FOUND,
    HOSTILE,
    LABEL,
    LAST,
    NOT_FOUND,
    QUOTE,
    REPORT,
    FakeAssistant,
    FakeStore,
    desk_over,
)
from web.errors import BUSY
from web.page.cards import Cards, head

CARDS = Cards(desk_over(FakeAssistant()))
ALLOWED = set("article header section div h1 h2 h3 p ul li a span blockquote mark strong".split())


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


def test_an_answer_shows_its_sentence_marked_inside_its_paragraph() -> None:
    html = CARDS.answer("今年新增多少托位", FOUND)
    inner = "落实积极生育支持政策措施，扩大普惠托育服务供给，<strong>新增托位5000个以上</strong>。"
    assert f"<blockquote>{FIRST}<mark>{inner}</mark>{LAST}</blockquote>" in html
    text = re.sub(r"\s+", "", Seen(html).text)
    assert "今年新增多少托位报告中有2024年目标：新增托位5000个以上。[1]按“托位”理解报告原文" in text
    assert "[1]2024年徐州市政府工作报告二、2024年工作安排›（九）增进民生福祉›第3段" in text
    assert text.endswith(f"依据：2024年徐州市政府工作报告。{LABEL}")


def test_a_citation_number_leads_to_its_proof() -> None:
    html = CARDS.answer("托位", FOUND)
    assert 'href="#zw-proof-1"' in html
    assert 'id="zw-proof-1"' in html


def test_only_what_proves_the_answer_is_cited_behind_it() -> None:
    second = replace(FOUND.citations[0], n=2)
    answer = replace(FOUND, citations=(*FOUND.citations, second), related=(Related("另见普惠托育", 2),))
    line = re.search(r'<p class="zw-answer">.*?</p>', CARDS.answer("托位", answer), re.DOTALL)
    assert line is not None
    assert re.findall(r"\[(\d)\]", line[0]) == ["1"]


def test_without_an_answer_there_is_a_number_to_call() -> None:
    html = CARDS.answer("有多少外星人", NOT_FOUND)
    assert '<a href="tel:12345">拨打12345政务服务便民热线</a>' in html
    assert "tel:" not in CARDS.answer("托位", FOUND)


@pytest.mark.parametrize("outcome", Outcome)
def test_each_outcome_has_its_badge_and_the_label(outcome: Outcome) -> None:
    html = CARDS.answer("问", Answer(outcome=outcome, answer="答"))
    badge = re.search(r'<p class="zw-badge">(.+?)</p>', html)
    assert badge is not None
    assert f"zw-{outcome.value}" in html
    assert LABEL in html


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
    )


def test_hostile_text_is_shown_as_text() -> None:
    reports = {REPORT.id: replace(REPORT, title=HOSTILE)}
    cards = Cards(desk_over(FakeAssistant(store=FakeStore(reports=reports))))
    for html in (cards.answer(HOSTILE, hostile_answer()), cards.problem(HOSTILE, BUSY), cards.header()):
        seen = Seen(html)
        assert set(seen.tags) <= ALLOWED
        assert {name for name, _ in seen.attributes} <= {"class", "id", "href", "aria-label", "aria-hidden"}
        assert all(re.match(r"#zw-proof-\d+$|tel:", value or "") for name, value in seen.attributes if name == "href")
        assert HOSTILE in seen.text


def test_a_problem_says_what_and_what_to_do() -> None:
    html = CARDS.problem("托位", BUSY)
    assert BUSY.title in html
    assert BUSY.detail in html


def test_the_header_names_the_latest_report() -> None:
    assert "已收录：2024年徐州市政府工作报告" in CARDS.header()
    newer = replace(REPORT, id="xuzhou-2025", year=2025, title="2025年徐州市政府工作报告")
    both = Cards(desk_over(FakeAssistant(store=FakeStore(reports={REPORT.id: REPORT, newer.id: newer}))))
    assert "已收录2份报告，最新的是2025年徐州市政府工作报告" in both.header()


def test_a_long_question_is_shown_in_part() -> None:
    html = CARDS.answer("托" * 5_000, FOUND)
    assert 290 < Seen(html).text.count("托") < 320


def test_before_the_first_question_the_label_is_there() -> None:
    assert LABEL in CARDS.welcome()


def test_the_head_loads_our_script_under_the_nonce() -> None:
    assert '<script nonce="n-1" src="page.js"></script>' in head("n-1")
    assert QUOTE not in head("n-1")
