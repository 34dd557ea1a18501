from dataclasses import replace

import pytest

from index.seeds import read_seeds
from qa.proving.claims import Amount, Word, atoms_of, fold, fold_with_origins, in_digits, shown
from tests.conftest import ROOT

REPORT = replace(read_seeds(ROOT / "seeds").reports[0], year=2026)


def amounts(text: str) -> list[Amount]:
    return [placed.atom for placed in atoms_of(fold(text)) if isinstance(placed.atom, Amount)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("新增 托位\u3000５，０００個", "新增托位5000个"),
        ("新增托位5,000个", "新增托位5000个"),
        ("达到1,234,567人", "达到1234567人"),
        ("（一）,：;", "（一），：；"),
        ("增长100，200家", "增长100，200家"),
        ("「新三樣」–產品", "“新三样”—产品"),
        ("a\u200bbc", "abc"),
        ("\u202e12\u202c10²", "\u202e12\u202c10²"),
        ("٥٠", "50"),
    ],
)
def test_what_looks_alike_is_folded_alike(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folded_characters_know_where_they_came_from() -> None:
    assert fold_with_origins("共 5,000 个") == ("共5000个", (0, 2, 4, 5, 6, 8))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新增5000个以上", "新增5,000个以上"),
        ("发放2.5亿元", "发放25000万元"),
        ("投入超5亿元", "投入超过5亿元"),
        ("办理7800余件", "办理7800多件"),
        ("不少于300个", "300个以上"),
    ],
)
def test_the_same_amount_is_equal_however_it_is_written(one: str, other: str) -> None:
    assert amounts(one) == amounts(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新增5000个以上", "新增5000个"),
        ("新增5000个以上", "新增5000个以内"),
        ("投入超5亿元", "投入近5亿元"),
        ("投入5亿元", "投入5万元"),
        ("增长5%", "增长5个百分点"),
        ("新增3—5个", "新增3—6个"),
        ("居全省第2位", "居全省2位"),
    ],
)
def test_amounts_that_differ_in_anything_are_not_equal(one: str, other: str) -> None:
    assert amounts(one) != amounts(other)


def test_a_text_is_cut_into_figures_framing_words_and_characters() -> None:
    placed = atoms_of("徐州今年计划“新增”5000个以上", ("徐州",))
    assert [p.atom for p in placed] == [
        Word("徐州", "region"),
        Word("今年", "time"),
        Word("计划", "target"),
        "新",
        "增",
        Amount(5000, "个", "以上"),
    ]
    assert shown(placed) == "徐州今年计划新增#"
    assert (placed[-1].start, placed[-1].end) == (10, 17)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("新增五千个", "新增5000个"),
        ("就业八点六万人", "就业86000人"),
        ("增长百分之七点一，", "增长7.1%，"),
        ("增长百分之七点一左右", "增长7.1%左右"),
        ("提高三个百分点", "提高3个百分点"),
        ("新增总部企业十五家、楼宇十座", "新增总部企业15家、楼宇10座"),
        ("第一书记", "第一书记"),
        ("三中心一枢纽", "三中心一枢纽"),
    ],
)
def test_spelled_out_numerals_are_written_in_digits(text: str, written: str) -> None:
    assert in_digits(text) == written
