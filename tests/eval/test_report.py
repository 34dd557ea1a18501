"""Figures as text."""

from rich.console import Console

from eval.metrics import Rate
from eval.report import closing, markdown, result_line, show_latency, show_rate, summary, table
from eval.tally import Latency, score, tally_groups
from tests.eval.fakes import case, given

SCORED = score([case()], {"a1": given("5000个", quotes=["新增托位5000个以上"])})


def test_a_rate_shows_its_interval() -> None:
    assert show_rate(Rate(5, 10)) == "5/10 50.0%（23.7%–76.3%）"
    assert show_rate(Rate(0, 0)) == "—"


def test_a_missing_latency_is_a_dash() -> None:
    assert show_latency(Latency(1.25, 2.0, 1e9)) == "1.2/2.0/—"


def test_result_line() -> None:
    assert result_line(SCORED[0]) == {
        "id": "a1",
        "group": "staff",
        "question": "今年新增多少托位",
        "answerable": True,
        "outcome": "answered",
        "answer": "5000个",
        "right": True,
        "supported": True,
        "concise": True,
        "refused": False,
        "latency_ms": 10.0,
    }


def test_summary_has_a_row_a_group() -> None:
    lines = summary(tally_groups(SCORED)).splitlines()
    assert lines[2].startswith("| 组别 | 题数 | 答对 | 答对（报告有） |")
    assert lines[4].startswith("| staff | 1 | 1/1 100.0%（20.7%–100.0%） |")
    assert lines[5].startswith("| 全部 | 1 |")
    assert lines[5].endswith("| — | — | 10.0/10.0/10.0 |")


def test_terminal_table_and_closing_lines() -> None:
    tallies = tally_groups(SCORED)
    console = Console(width=80)
    with console.capture() as capture:
        console.print(table(tallies, "城[1]"))
    lines = capture.get().splitlines()
    assert lines[0].strip() == "评测结果：城[1]"
    assert "误拒" in lines[2]
    assert [cell.strip() for cell in lines[4].strip("│").split("│")] == [
        "staff",
        "1/1",
        "1/1",
        "1/1",
        "0/1",
        "—",
        "10/10/10",
    ]
    assert closing(tallies[-1])[0] == "答对（报告有）：1/1 100.0%（20.7%–100.0%）"
    assert closing(tallies[-1])[-1] == "误答：—"


def test_markdown() -> None:
    assert markdown(["甲", "乙"], [["1", "2"]]) == ["| 甲 | 乙 |", "| --- | --- |", "| 1 | 2 |"]
