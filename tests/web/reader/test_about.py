"""What the service tells of itself: from the index, the settings and the measurement, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from tests.web.fakes import HOSTILE, LABEL, REPORT, TRACE, FakeAssistant, FakeManifest, FakeStore
from web.look.templates import render
from web.reader.about import About, Kept, Loaded, about_of
from web.reader.accuracy import Accuracy, percent
from web.settings import WebSettings

MEASURED = Accuracy.model_validate(
    {
        "measured": date(2026, 11, 24),
        "program": TRACE.program,
        "prompts": "p",
        "set": [
            {
                "name": "a",
                "about": "徐州的题",
                "unseen": True,
                "answerable": 48,
                "right": 42,
                "unanswerable": 8,
                "refused": 5,
            }
        ],
    }
)


def html_of(about: About) -> str:
    return render("reader/about.html", about=about, operator=about.operator, percent=percent)


def told(accuracy: Accuracy | None = MEASURED, **settings: object) -> str:
    return html_of(about_of(FakeAssistant(), WebSettings.model_validate(settings), accuracy))


def test_every_report_is_named_with_what_is_known_of_it() -> None:
    newer = replace(REPORT, id="某-2026", year=2026, delivered="2026-01", url="https://www.example.gov.cn/a")
    store = FakeStore(
        reports={REPORT.id: REPORT, newer.id: newer}, manifest=FakeManifest(built="2026-11-23T20:00:00+00:00")
    )
    about = about_of(replace(FakeAssistant(), store=store), WebSettings(), None)
    assert [report.id for report in about.reports] == ["某-2026", "xuzhou-2024"]
    assert about.reports[1] == Loaded(
        "xuzhou-2024", "2024年徐州市政府工作报告", "徐州市", 2024, "2024年1月8日", "徐州市人民政府", "", 4, 3
    )
    assert (about.passages, about.built) == (3, "2026年11月24日")
    html = html_of(about)
    assert "共2份报告、3个可检索的句子，索引建于2026年11月24日。" in html
    assert '<a href="/report/%E6%9F%90-2026">' in html
    assert '<a href="https://www.example.gov.cn/a" rel="noreferrer"' in html
    assert "2026年1月<" in html


def test_accuracy_is_told_as_it_was_measured() -> None:
    html = told()
    assert "2026年11月24日用程序实测" in html
    assert "徐州的题（没有看过错题），56题" in html
    assert "<td>42/48，87.5%</td>" in html
    assert "<td>5/8，62.5%</td>" in html
    assert "此后程序有改动" not in html


def test_a_measurement_of_another_program_says_so() -> None:
    assert "此后程序有改动" in told(MEASURED.model_copy(update={"program": "another"}))


def test_without_a_measurement_nothing_is_claimed() -> None:
    html = told(None)
    assert "<p>尚未测量。</p>" in html
    assert "%" not in html


def test_what_is_kept_follows_the_settings() -> None:
    about = about_of(FakeAssistant(), WebSettings.model_validate({"keep_days": 30, "security_log_days": 200}), MEASURED)
    assert about.kept == Kept(30, 200, in_logs=False, shared_days=30)
    html = html_of(about)
    assert "保存30天后自动删除" in html
    assert "不记问题，保存200天" in html
    assert "zw_client" in html
    assert "运行日志里也写有" not in html
    assert "运行日志里也写有" in told(log_questions=True)


def test_who_runs_it_is_hidden_while_unset() -> None:
    html = told()
    assert 'id="operator"' not in html
    assert "#operator" not in html
    assert "主办单位" not in html
    assert "天内处理" not in html
    assert '<a href="tel:12345">12345</a>' in html


def test_who_runs_it_is_told_as_set() -> None:
    html = told(operator="某市政府", contact="zw@example.gov.cn", handling_days=5, icp="苏ICP备1号")
    assert "<dd>某市政府</dd>" in html
    assert '<a href="mailto:zw@example.gov.cn" rel="noreferrer">zw@example.gov.cn</a>' in html
    assert "收到之后5天内处理" in html
    assert "<dd>苏ICP备1号</dd>" in html


@pytest.mark.parametrize("contact", [HOSTILE[:200], "javascript:alert(1)"])
def test_hostile_settings_and_reports_stay_text(contact: str) -> None:
    hostile = replace(REPORT, title=HOSTILE, region=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")
    store = FakeStore(reports={'"><script>': replace(hostile, id='"><script>')})
    settings = WebSettings.model_validate({"operator": HOSTILE[:200], "contact": contact})
    html = html_of(about_of(replace(FakeAssistant(), store=store), settings, MEASURED))
    assert "<script>" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert '<a href="/report/%22%3E%3Cscript%3E">' in html
    assert LABEL in html
