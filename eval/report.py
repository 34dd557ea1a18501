"""Figures as people read them: results.jsonl, summary.md, and the table on the terminal.

Takes scored cases and tallies; gives lines, Markdown and a rich table. Computes no figure and opens no file.
"""

from collections.abc import Callable, Sequence

from rich.markup import escape
from rich.table import Table

from eval.metrics import Rate
from eval.tally import MISSING_MS, Latency, Scored, Tally

COLUMNS: tuple[tuple[str, Callable[[Tally], str]], ...] = (
    ("题数", lambda row: str(row.right_in_all.total)),
    ("答对", lambda row: show_rate(row.right_in_all)),
    ("答对（报告有）", lambda row: show_rate(row.right)),
    ("有据", lambda row: show_rate(row.supported)),
    ("简洁", lambda row: show_rate(row.concise)),
    ("误拒", lambda row: show_rate(row.false_refusals)),
    ("答对（报告无）", lambda row: show_rate(row.right_unanswerable)),
    ("误答", lambda row: show_rate(row.false_answers)),
    ("p50/p95/p99（毫秒）", lambda row: show_latency(row.latency)),
)


def show_rate(value: Rate) -> str:
    """Hits, share and interval, or a dash where nothing was counted."""
    if not value.total:
        return "—"
    low, high = value.interval
    return f"{value.hits}/{value.total} {value.share:.1%}（{low:.1%}–{high:.1%}）"


def show_latency(value: Latency, digits: int = 1) -> str:
    """Three percentiles; a dash for an answer that is missing."""
    parts = (value.p50, value.p95, value.p99)
    return "/".join(f"{part:.{digits}f}" if part < MISSING_MS else "—" for part in parts)


def result_line(row: Scored) -> dict[str, object]:
    """One case with its verdict, as results.jsonl holds it."""
    return {
        "id": row.case.id,
        "group": row.case.group,
        "question": row.case.question,
        "answerable": row.case.answerable,
        "outcome": row.given.outcome,
        "answer": row.given.answer,
        "right": row.verdict.right,
        "supported": row.verdict.supported,
        "concise": row.verdict.concise,
        "refused": row.verdict.refused,
        "latency_ms": row.given.latency_ms,
    }


def summary(tallies: Sequence[Tally]) -> str:
    """summary.md: the same table as on the terminal, and what its columns mean."""
    heads = ["组别", *(head for head, _ in COLUMNS)]
    rows = [[row.group, *(show(row) for _, show in COLUMNS)] for row in tallies]
    return "\n".join(["# 评测结果", "", *markdown(heads, rows), "", "括号内为 95% Wilson 区间。", ""])


def markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table as lines."""
    lines = [heads, ["---"] * len(heads), *rows]
    return ["| " + " | ".join(cells) + " |" for cells in lines]


def table(tallies: Sequence[Tally], name: str) -> Table:
    """The terminal's table of the set of this name, narrow enough for 80 columns; intervals stand below it."""
    grid = Table(title=f"评测结果：{escape(name)}", caption="延迟单位：毫秒")
    grid.add_column("组别", no_wrap=True)
    for head in ("答对", "有据", "简洁", "误拒", "误答", "p50/95/99"):
        grid.add_column(head, no_wrap=True)
    for row in tallies:
        cells = (row.right_in_all, row.supported, row.concise, row.false_refusals, row.false_answers)
        shown = (f"{cell.hits}/{cell.total}" if cell.total else "—" for cell in cells)
        grid.add_row(row.group, *shown, show_latency(row.latency, digits=0))
    return grid


def closing(total: Tally) -> list[str]:
    """The headline figures with their intervals, a line each."""
    figures = (
        ("答对（报告有）", total.right),
        ("有据", total.supported),
        ("简洁", total.concise),
        ("误拒", total.false_refusals),
        ("答对（报告无）", total.right_unanswerable),
        ("误答", total.false_answers),
    )
    return [f"{label}：{show_rate(value)}" for label, value in figures]
