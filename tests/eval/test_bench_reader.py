"""The rows of the bench of both reading pages, from visits counted by hand."""

from eval.bench_reader import Visits, reader_rows


def test_rows_compare_the_same_page_with_one_report_and_with_eleven() -> None:
    rows = reader_rows([Visits(0.2, 1024), Visits(0.25, 3072)], [Visits(1.0, 2048), Visits(1.2, 4096)])
    assert [(row.name, round(row.value, 3), row.unit) for row in rows] == [
        ("report_load", 0.2, "秒"),
        ("figures_load", 1.0, "秒"),
        ("report_among", 1.25, "倍"),
        ("figures_among", 1.2, "倍"),
        ("report_weight", 3.0, "KB"),
        ("figures_weight", 4.0, "KB"),
    ]
