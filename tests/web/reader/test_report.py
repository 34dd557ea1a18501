"""A report as a page: nothing of it lost, its headings where they stand."""

from dataclasses import replace

from index.models import Report, Span
from index.store import Store
from tests.web.fakes import HOSTILE, REPORT
from web.look.operator import operator_of
from web.look.templates import render
from web.reader.report import Entry, report_shown
from web.settings import WebSettings

CITY = "xuzhou-2024"


def html_of(report: Report) -> str:
    return render("reader/report.html", report=report_shown(report), operator=operator_of(WebSettings()))


def test_every_character_of_every_paragraph_stands_once_and_in_order(city_store: Store) -> None:
    report = city_store.reports[CITY]
    shown = report_shown(report).paragraphs
    assert [one.number for one in shown] == list(range(1, len(report.paragraphs) + 1))
    texts = [one.heading + "".join(run.text for run in one.runs) for one in shown]
    assert texts == [report.quote(span) for span in report.paragraphs]


def test_headings_are_nested_as_the_report_nests_them(city_store: Store) -> None:
    shown = report_shown(city_store.reports[CITY])
    assert [(entry.title, len(entry.entries)) for entry in shown.contents] == [
        ("一、2023年工作回顾", 6),
        ("二、2024年主要预期目标和重点工作", 10),
        ("三、全面提升政府履职水平", 4),
    ]
    levels = {one.number: (one.level, one.heading) for one in shown.paragraphs if one.level}
    for entry in shown.contents:
        assert levels[entry.paragraph] == (2, entry.title)
        for inner in entry.entries:
            level, heading = levels[inner.paragraph]
            assert (level, heading.rstrip("。")) == (3, inner.title)


def test_the_paragraph_that_an_answer_cites_has_its_number_and_leading_words(city_store: Store) -> None:
    cited = report_shown(city_store.reports[CITY]).paragraphs[58]
    assert (cited.number, cited.level, cited.aside) == (59, 0, False)
    assert (cited.runs[0].text, cited.runs[0].leading) == ("深化健康徐州建设。", True)
    assert "新增托位5000个以上" in cited.runs[1].text


def test_a_report_without_parts_begins_with_the_second_level() -> None:
    text = "（一）稳定就业。新增就业5万人。\n（二）改善环境。治理河道3条。\n"
    shown = report_shown(replace(REPORT, text=text))
    assert shown.contents == (Entry("（一）稳定就业", 1, ()), Entry("（二）改善环境", 2, ()))
    assert [(one.level, one.heading) for one in shown.paragraphs] == [(2, "（一）稳定就业。"), (2, "（二）改善环境。")]
    assert [(run.text, run.leading) for run in shown.paragraphs[1].runs] == [("治理河道3条。", False)]


def test_what_is_no_sentence_of_the_report_is_set_aside() -> None:
    text = "政府工作报告\n新增就业5万人。\n"
    shown = report_shown(replace(REPORT, text=text, furniture=(Span(0, 6),)))
    assert [one.aside for one in shown.paragraphs] == [True, False]


def test_paragraphs_can_be_named_in_an_address_without_any_script(city_store: Store) -> None:
    html = html_of(city_store.reports[CITY])
    assert '<div id="p59" class="zw-numbered">' in html
    assert '<a class="zw-number" href="#p59" aria-label="第59段的链接">59</a>' in html
    assert "<b>深化健康徐州建设。</b>" in html
    assert '<a href="#p4">一、2023年工作回顾</a>' not in html
    assert '<a href="#p3">一、2023年工作回顾</a>' in html
    assert "<h2>一、2023年工作回顾</h2>" in html
    assert html.count("<h1>") == 1


def test_hostile_text_stays_text() -> None:
    hostile = replace(
        REPORT, title=HOSTILE, region=HOSTILE, publisher=HOSTILE, place=HOSTILE, speaker=HOSTILE, delivered=HOSTILE
    )
    html = html_of(replace(hostile, text=f"一、{HOSTILE[:20]}\n{HOSTILE}\n{HOSTILE}", url="javascript:alert(1)"))
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "javascript:" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 8


def test_only_a_plain_web_address_is_linked() -> None:
    url = "https://www.example.gov.cn/2024.html"
    assert f'<a href="{url}" rel="noreferrer">' in html_of(replace(REPORT, url=url))
    assert "来源" not in html_of(replace(REPORT, url="ftp://example.gov.cn/"))


def test_a_report_without_text_is_still_a_page() -> None:
    shown = report_shown(replace(REPORT, text=""))
    assert (shown.contents, shown.paragraphs) == ((), ())
    assert "目录" not in html_of(replace(REPORT, text=""))
