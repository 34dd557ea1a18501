from dataclasses import replace

import pytest

from index.models import Status
from index.seeds import read_seeds
from qa.proving.evidence import evidence_of
from qa.proving.sums import Stands, follows, read_sums
from qa.stages import Doubt, Fault
from qa.telling.verdicts import Way
from tests.conftest import ROOT
from tests.qa.pieces import passage

REPORT = replace(read_seeds(ROOT / "seeds").reports[0], id="r")
EVIDENCE = evidence_of(
    [
        passage("新建改造雨污管网358公里，工业投资增长9.9%。", year="2023", status=Status.RESULT),
        passage("新建改造雨污管网220公里，工业投资增长10%以上。", 100),
    ],
    {"r": REPORT},
)
NOTE = "算式：358 − 220 = 138（公里）"


def test_a_sum_that_holds_of_figures_of_the_evidence_is_read() -> None:
    (found,), faults = read_sums(["按“管网”理解。", NOTE], EVIDENCE)
    assert faults == ()
    assert (str(found.result), found.unit) == ("138", "公里")
    assert found.alike
    assert [(high.year, low.year) for high, low in found.pairs] == [("2023", "2024")]


@pytest.mark.parametrize(
    "note", ["算式：358 − 220 = 139（公里）", "算式：359 − 220 = 139（公里）", "算式：358 − 220 = 138（个）"]
)
def test_a_sum_that_does_not_hold_is_a_fault(note: str) -> None:
    sums, faults = read_sums([note], EVIDENCE)
    assert sums == ()
    assert [fault.doubt for fault in faults] == [Doubt.ARITHMETIC]
    assert isinstance(faults[0], Fault)


def test_shares_differ_by_percentage_points() -> None:
    (found,), _ = read_sums(["算式：10 − 9.9 = 0.1（%）"], EVIDENCE)
    assert follows("2024年比2023年高0.1个百分点", [found], EVIDENCE, ())
    assert not follows("2024年比2023年高0.1%", [found], EVIDENCE, ())


@pytest.mark.parametrize(
    ("clause", "spoken_of", "holds"),
    [
        ("2024年比2023年少138公里", (), True),
        ("今年的目标比去年少138公里", (), True),
        ("2023年比2024年多138公里", (), True),
        ("2024年比2023年多138公里", (), False),
        ("2023年比2024年少138公里", (), False),
        ("2025年比2023年少138公里", (), False),
        ("少138公里", ("2024年",), True),
        ("少138公里", ("2023年",), False),
        ("少138公里", (), False),
        ("相差138公里", (), True),
        ("相差138公里左右", (), False),
        ("雨污管网相差138公里", (), True),
        ("养老床位相差138公里", (), False),
        ("新增138公里", ("2024年",), False),
    ],
)
def test_a_clause_follows_with_its_years_its_direction_and_its_indicator(
    clause: str, spoken_of: tuple[str, ...], holds: bool
) -> None:
    sums, _ = read_sums([NOTE], EVIDENCE)
    assert bool(follows(clause, sums, EVIDENCE, spoken_of)) is holds


def test_a_clause_that_follows_tells_its_way_and_its_sides() -> None:
    sums, _ = read_sums([NOTE], EVIDENCE)
    assert follows("2024年比2023年少138公里", sums, EVIDENCE, ()) == Stands(Way.LESS, "2024年", "2023年少")
    assert follows("相差138公里", sums, EVIDENCE, ()) == Stands(None, "", "")


REGIONS = {
    "a": replace(REPORT, id="a", region="云川省", title="甲"),
    "b": replace(REPORT, id="b", region="镜湖省", title="乙"),
}
TWO = evidence_of(
    [
        passage("生产总值增长5.5%左右，失业率5%以内，城镇新增就业100万人以上。", report="a"),
        passage("生产总值增长5%以上，失业率5.5%左右，城镇新增就业110万人以上。", report="b"),
    ],
    REGIONS,
)


@pytest.mark.parametrize(
    ("clause", "holds"),
    [
        ("镜湖省比云川省多10万人", True),
        ("云川省比镜湖省少10万人", True),
        ("镜湖比云川多10万人", True),
        ("镜湖省2024年比云川省2024年多10万人", True),
        ("云川省比镜湖省多10万人", False),
        ("镜湖省比云川省少10万人", False),
        ("镜湖省比云川省多11万人", False),
        ("镜湖省比徐州市多10万人", False),
        ("镜湖省2023年比云川省2023年多10万人", False),
        ("镜湖省与云川省持平", False),
        ("养老床位镜湖省比云川省多10万人", False),
    ],
)
def test_regions_stand_to_each_other_as_their_figures_do(clause: str, holds: bool) -> None:
    sums, faults = read_sums(["算式：110 − 100 = 10（万人）"], TWO)
    assert faults == ()
    assert bool(follows(clause, sums, TWO, ())) is holds


def test_of_several_rows_with_these_numbers_those_are_meant_that_the_question_speaks_of() -> None:
    note, clause = "算式：5.5 − 5 = 0.5（%）", "云川省比镜湖省高0.5个百分点"
    assert follows(clause, read_sums([note], TWO, "生产总值增速谁高")[0], TWO, ())
    assert not follows(clause, read_sums([note], TWO, "失业率谁高")[0], TWO, ())
    assert not follows(clause, read_sums([note], TWO)[0], TWO, ())


INDICATORS = evidence_of(
    [passage("工业、服务业销售收入分别达到7832亿元和9772亿元。", year="2023", status=Status.RESULT)], {"r": REPORT}
)


@pytest.mark.parametrize(
    ("clause", "holds"),
    [
        ("服务业销售收入比工业销售收入多1940亿元", True),
        ("工业销售收入比服务业销售收入少1940亿元", True),
        ("工业销售收入比服务业销售收入多1940亿元", False),
        ("服务业销售收入比农业销售收入多1940亿元", False),
        ("2023年多1940亿元", False),
        ("相差1940亿元", False),
        ("销售收入比销售收入多1940亿元", False),
    ],
)
def test_unlike_indicators_are_compared_only_where_both_are_named(clause: str, holds: bool) -> None:
    sums, faults = read_sums(["算式：9772 − 7832 = 1940（亿元）"], INDICATORS)
    assert faults == ()
    assert bool(follows(clause, sums, INDICATORS, ())) is holds


def test_what_is_equal_is_no_difference() -> None:
    evidence = evidence_of(
        [
            passage("建成美丽幸福河湖240条。", year="2023", status=Status.RESULT),
            passage("新建美丽幸福河湖240条。", 100),
        ],
        {"r": REPORT},
    )
    sums, faults = read_sums(["算式：240 − 240 = 0（条）"], evidence)
    assert faults == ()
    for clause, holds in (
        ("2024年与2023年持平", True),
        ("2025年与2023年持平", False),
        ("2024年与2024年持平", False),
        ("2024年比2023年多0条", False),
        ("2024年比2023年多", False),
        ("持平", False),
    ):
        assert bool(follows(clause, sums, evidence, ())) is holds
    assert read_sums(["算式：240 − 240 = 0（条）"], evidence_of([passage("新建河湖240条。")], {"r": REPORT}))[1]


def test_magnitudes_are_counted_in() -> None:
    evidence = evidence_of(
        [
            passage("生产总值9000亿元。", year="2023", status=Status.RESULT),
            passage("生产总值1.2万亿元。", 100),
        ],
        {"r": REPORT},
    )
    sums, faults = read_sums(["算式：12000 − 9000 = 3000（亿元）"], evidence)
    assert faults == ()
    assert follows("2024年比2023年多3000亿元", sums, evidence, ())
    assert follows("2024年比2023年多300000000000元", sums, evidence, ())
    assert not follows("2024年比2023年多3000万元", sums, evidence, ())


def test_a_result_stands_to_the_target_of_its_year() -> None:
    evidence = evidence_of(
        [
            passage("城镇新增就业110万人以上。", year="2025", report="a"),
            passage("城镇新增就业124.9万人。", 100, year="2025", status=Status.RESULT, report="a"),
        ],
        REGIONS,
    )
    sums, _ = read_sums(["算式：124.9 − 110 = 14.9（万人）"], evidence)
    assert follows("2025年完成数比2025年目标多14.9万人", sums, evidence, ())
    assert not follows("2025年目标比2025年完成数多14.9万人", sums, evidence, ())
    assert not follows("2025年比2025年多14.9万人", sums, evidence, ())
