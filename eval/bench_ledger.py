"""The ledger of every report that is here: how long it takes, and how it stands against what people marked.

Takes the folders of the reports; gives measurements, and the scores of both figure sets for the command
line. Needs no index and embeds nothing.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from eval.annotation import read_annotation
from eval.ground import Ground
from eval.ledger import LedgerScore, score_ledger
from eval.measurement import Bar, Measurement
from index.models import Figure, Report
from index.passages import read_passages
from index.seeds import read_seeds

HERE = Path(__file__).parent
SETS, REPORTS = HERE / "sets", HERE / "reports"
SECONDS = Bar("≤", 5)


@dataclass(frozen=True, slots=True)
class FigureSet:
    """A pair of annotation files with its bars in percent; `report` is what lines that name none speak of."""

    name: str
    label: str
    precision: Bar
    recall: Bar
    full: Bar
    traps: Bar | None
    report: str = ""


FIGURE_SETS = (
    FigureSet("dev", "徐州", Bar("≥", 98), Bar("≥", 98), Bar("≥", 93), Bar("≤", 0), report="xuzhou-2024"),
    FigureSet("other", "另外四份", Bar("≥", 96), Bar("≥", 96), Bar("≥", 88), None),
)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows of all reports, and the seconds that reading the files and making the rows took."""

    reports: Mapping[str, Report]
    rows: tuple[Figure, ...]
    seconds: float


def measure_ledger(ground: Ground) -> list[Measurement]:
    """The time first, then four rows a set."""
    ledger = make_ledger(ground.seeds, REPORTS)
    label = f"{len(ledger.reports)} 份报告的数据台账（{len(ledger.rows)} 行）"
    rows = [Measurement("ledger", label, ledger.seconds, "秒", SECONDS)]
    for figures, score in score_sets(ledger):
        rows += score_rows(figures, score)
    return rows


def make_ledger(*folders: Path) -> Ledger:
    """Every report of the folders, read from its file."""
    started = time.perf_counter()
    reports = {report.id: report for folder in folders for report in read_seeds(folder).reports}
    rows = tuple(row for report in reports.values() for passage in read_passages(report) for row in passage.figures)
    return Ledger(reports, rows, time.perf_counter() - started)


def score_sets(ledger: Ledger) -> list[tuple[FigureSet, LedgerScore]]:
    """Each figure set with its score."""
    return [
        (
            chosen,
            score_ledger(
                read_annotation(
                    SETS / f"{chosen.name}_figures.jsonl",
                    SETS / f"{chosen.name}_not_figures.jsonl",
                    ledger.reports,
                    chosen.report,
                ),
                ledger.rows,
            ),
        )
        for chosen in FIGURE_SETS
    ]


def score_rows(figures: FigureSet, score: LedgerScore) -> list[Measurement]:
    """Precision, recall, full match and traps of one set, with its bars."""
    name, label = f"ledger_{figures.name}", f"台账·{figures.label}"
    shares = (
        ("precision", f"准确（{score.precision.total} 行）", score.precision, figures.precision),
        ("recall", f"完整（{score.recall.total} 个数）", score.recall, figures.recall),
        ("full", "年份、性质、限定也对", score.full, figures.full),
    )
    rows = [
        Measurement(f"{name}_{key}", f"{label}：{said}", rate.share * 100, "%", bar) for key, said, rate, bar in shares
    ]
    traps = f"{label}：误作数据（{score.traps.total} 处不是数据）"
    return [*rows, Measurement(f"{name}_traps", traps, score.traps.hits, "个", figures.traps)]


def verdict_table(scores: Sequence[tuple[FigureSet, LedgerScore]]) -> Table:
    """The terminal's table, a line a set; it fits 80 columns."""
    caption = "实测/标准（%，误作数据为个数）；✗ 未达到"
    grid = Table(title="数据台账", caption=caption, caption_justify="left")
    for head in ("题集", "标注", "行", "准确", "完整", "全部相符", "误作数据"):
        grid.add_column(head, justify="left" if head == "题集" else "right", no_wrap=True)
    for chosen, score in scores:
        counts = (str(score.recall.total), str(score.precision.total))
        grid.add_row(chosen.label, *counts, *map(_cell, score_rows(chosen, score)))
    return grid


def _cell(row: Measurement) -> str:
    said = f"{row.value:.1f}" if row.unit == "%" else f"{row.value:.0f}"
    bar = f"/{row.bar.limit:g}" if row.bar else ""
    return said + bar + (" ✗" if row.holds is False else "")
