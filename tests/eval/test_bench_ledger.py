"""The rows of the bench and the terminal's table, from a score that is given."""

import io
from pathlib import Path

from rich.console import Console

from eval.bench_ledger import FIGURE_SETS, REPORTS, make_ledger, score_rows, verdict_table
from eval.ledger import LedgerScore
from eval.metrics import Rate

ROOT = Path(__file__).parents[2]
SCORE = LedgerScore(Rate(97, 100), Rate(96, 100), Rate(90, 100), Rate(1, 30), ())


def test_each_set_has_its_own_bars() -> None:
    dev, other = (score_rows(chosen, SCORE) for chosen in FIGURE_SETS)
    assert [(row.name, row.value, row.holds) for row in dev] == [
        ("ledger_dev_precision", 97.0, False),
        ("ledger_dev_recall", 96.0, False),
        ("ledger_dev_full", 90.0, False),
        ("ledger_dev_traps", 1, False),
    ]
    assert [row.holds for row in other] == [True, True, True, None]


def test_the_table_fits_a_terminal() -> None:
    console = Console(width=80, file=io.StringIO(), record=True)
    console.print(verdict_table([(chosen, SCORE) for chosen in FIGURE_SETS]))
    text = console.export_text()
    assert "97.0/98 ✗" in text
    assert "96.0/96 │" in text
    assert "…" not in text


def test_the_ledger_of_every_report_is_timed() -> None:
    ledger = make_ledger(ROOT / "seeds", REPORTS)
    assert len(ledger.reports) == 11
    assert {row.report for row in ledger.rows} == set(ledger.reports)
    assert ledger.seconds > 0
