from dataclasses import replace

import pytest

from index.models import Status
from index.seeds import read_seeds
from qa.proving.evidence import evidence_of
from qa.proving.frames import Frame
from qa.proving.proof import head_of, prove
from qa.stages import Doubt, Fault
from tests.conftest import ROOT
from tests.qa.pieces import passage

REPORT = replace(read_seeds(ROOT / "seeds").reports[0], id="r", region="云川市", year=2024)
EVIDENCE = evidence_of(
    [
        passage(
            "城镇新增就业8.6万人，成功自主创业3.4万人，工业、服务业收入分别达到7832亿元和9772亿元，增长5.1%和7.4%。",
            year="2023",
            status=Status.RESULT,
        ),
        passage("抓好57个老旧小区改造，到2027年，建成口袋公园12个。", 100),
    ],
    {"r": REPORT},
)
LAST_YEAR = Frame(("2023年",), Status.RESULT)


def test_a_clause_that_stands_word_for_word_tells_its_place() -> None:
    verdict = prove("成功自主创业3.4万人", (LAST_YEAR,), EVIDENCE)
    assert verdict.faults == ()
    assert verdict.place is not None
    assert (verdict.place.start, verdict.place.end, verdict.place.goes_on) == (12, 23, False)


def test_a_clause_right_behind_the_one_before_goes_on() -> None:
    first = prove("城镇新增就业8.6万人", (), EVIDENCE).place
    second = prove("成功自主创业3.4万人", (), EVIDENCE, first).place
    assert second is not None
    assert (second.since, second.start, second.goes_on) == (0, 12, True)


def test_a_clause_beside_the_evidence_tells_what_it_frames() -> None:
    verdict = prove("去年城镇新增就业8.6万人", (), EVIDENCE)
    assert verdict.faults == ()
    assert verdict.frame == Frame(("去年",))


@pytest.mark.parametrize(
    ("said", "doubt", "words"),
    [
        ("城镇新增就业8.7万人", Doubt.FIGURE, "8.7万人"),
        ("城镇新增就业8.6万人以上", Doubt.QUALIFIER, "8.6万人以上"),
        ("农村新增就业8.6万人", Doubt.NAME, "农村"),
        ("未成功自主创业3.4万人", Doubt.DIRECTION, "未"),
        ("今年城镇新增就业8.6万人", Doubt.YEAR, "今年"),
        ("计划城镇新增就业8.6万人", Doubt.STATUS, "目标"),
    ],
)
def test_the_nearest_evidence_tells_what_is_wrong(said: str, doubt: Doubt, words: str) -> None:
    assert Fault(doubt, words) in prove(said, (), EVIDENCE).faults


def test_a_figure_may_stand_before_or_behind_its_noun_but_only_its_own() -> None:
    assert prove("老旧小区改造57个", (), EVIDENCE).faults == ()
    assert prove("老旧小区改造12个", (), EVIDENCE).faults != ()


def test_a_series_hands_each_its_own_figure() -> None:
    assert prove("服务业收入达到9772亿元", (), EVIDENCE).faults == ()
    assert prove("工业收入达到9772亿元", (), EVIDENCE).faults != ()
    assert prove("工业、服务业收入分别达到9772亿元和7832亿元", (), EVIDENCE).faults != ()


def test_items_of_several_clauses_may_be_told_in_one() -> None:
    assert prove("城镇新增就业8.6万人、成功自主创业3.4万人", (LAST_YEAR,), EVIDENCE).faults == ()
    assert prove("城镇新增就业3.4万人、成功自主创业8.6万人", (LAST_YEAR,), EVIDENCE).faults != ()


def test_a_figure_of_another_year_needs_that_year_said_with_it() -> None:
    this_year = Frame(("2024年",), Status.TARGET)
    assert prove("建成口袋公园12个", (this_year,), EVIDENCE).faults == (Fault(Doubt.YEAR, "2024年"),)
    assert prove("建成口袋公园12个", (Frame(("2027年",)),), EVIDENCE).faults == ()


def test_what_a_clause_speaks_of_is_its_words_before_the_figure() -> None:
    assert head_of("去年城镇新增就业8.6万人") == "城镇新增就业"
    assert head_of("地区生产总值增长7.1%") == "地区生产总值"
    assert head_of("收入分别达到4.5万元") == "收入"
