"""Rows against a small annotation counted by hand."""

from eval.annotation import Annotation, Marked, Trap
from eval.ledger import score_ledger
from eval.metrics import Rate
from index.models import Aspect, Figure, Span, Status

# 0         10        20        30        40
# 新增托位5000个以上，改造1.2万余户，建成3号线。亿元以上项目2个。增长7％。
READ = {"city-2024": frozenset({Span(0, 28), Span(28, 40)})}


def marked(name: str, start: int, end: int, value: str, unit: str, **fields: str) -> Marked:
    status = Status(fields.pop("status", "target"))
    ready = {"indicator": "新增托位", "qualifier": "", "year": "2024", "words": value + unit} | fields
    return Marked(id=name, report="city-2024", span=Span(start, end), value=value, unit=unit, status=status, **ready)


def row(start: int, end: int, value: str, unit: str, qualifier: str = "", year: str = "2024") -> Figure:
    place = ("city-2024", "city-2024:1.1", "新增托位")
    return Figure(*place, value, 0, unit, qualifier, year, Status.TARGET, Aspect.COUNT, "", start, end)


def test_scored_as_counted_by_hand() -> None:
    figures = (
        marked("f1", 4, 9, "5000", "个", qualifier="以上"),
        marked("f2", 14, 20, "1.2", "万户", qualifier="余"),
        marked("f3", 28, 32, "1", "亿元", status="other"),
        marked("f4", 36, 38, "2", "个"),
        marked("f5", 38, 40, "7", "％", year=""),
    )
    annotation = Annotation(figures, (Trap("n1", "city-2024", Span(23, 26), "3号线", "name"),), READ)
    rows = [
        row(4, 9, "5000", "个", "以上"),  # right in everything
        row(14, 20, "1.2", "万余户", "多"),  # 余 belongs to no unit, but the qualifier is another
        row(23, 26, "3", "号"),  # a trap
        row(28, 32, "1", "亿元"),  # may be there
        row(36, 38, "20", "个"),  # another value
        row(38, 40, "7", "%", year=""),  # right, written in half width
        row(50, 52, "9", "个"),  # in a sentence that nobody read
    ]
    score = score_ledger(annotation, rows)
    assert (score.precision, score.recall, score.full) == (Rate(4, 6), Rate(3, 4), Rate(2, 4))
    assert score.traps == Rate(1, 1)
    assert [(miss.id, miss.fault) for miss in score.misses] == [
        ("f2", "不符：限定应为“余”而作“多”"),
        ("f4", "漏：作“20个”"),
        ("n1", "误作数据：name “3号线”"),
        ("", "多"),
    ]


def test_year_and_status_count_for_the_full_match_only() -> None:
    annotation = Annotation((marked("f1", 4, 9, "5000", "个", year="2021-2025", status="result"),), (), READ)
    score = score_ledger(annotation, [row(4, 9, "5000", "个")])
    assert (score.recall, score.full) == (Rate(1, 1), Rate(0, 1))
    assert score.misses[0].fault == "不符：年份应为“2021-2025”而作“2024”，性质应为“result”而作“target”"


def test_a_row_of_another_report_counts_nowhere() -> None:
    annotation = Annotation((marked("f1", 4, 9, "5000", "个"),), (), {"other-2024": READ["city-2024"]})
    score = score_ledger(annotation, [row(4, 9, "5000", "个")])
    assert (score.precision, score.recall) == (Rate(0, 0), Rate(0, 1))
