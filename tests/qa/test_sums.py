from dataclasses import replace

import pytest

from index.load import load_seeds
from index.models import Status
from qa.evidence import evidence_of
from qa.stages import Doubt, Fault
from qa.sums import follows, read_sums
from tests.conftest import ROOT
from tests.qa.pieces import passage

REPORT = replace(load_seeds(ROOT / "seeds")[0], id="r")
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
    assert [held.row.year for held in (*found.high, *found.low) if held.row] == ["2023", "2024"]


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
    assert follows("2024年比2023年多0.1个百分点", [found], EVIDENCE, ())
    assert not follows("2024年比2023年多0.1%", [found], EVIDENCE, ())


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
    assert follows(clause, sums, EVIDENCE, spoken_of) is holds
