from decimal import Decimal

import pytest

from index.models import Figure, Status
from qa.telling.rows import (
    alike_pairs,
    comparable,
    is_range,
    neighbours,
    number_of,
    same_thing,
    scale_of,
    sides_of,
    spoken_of,
    way_of,
)
from qa.telling.verdicts import Way
from tests.qa.pieces import line


def row(said: str, year: str = "2024", status: Status = Status.TARGET) -> Figure:
    return line(year, status, said).pieces[0].figures[0]


def test_a_line_has_the_rows_of_its_own_year_and_not_what_was_before() -> None:
    moved = line("2021-2025", Status.RESULT, "上市公司从518家增加到731家")
    assert [side.row.value for side in sides_of(moved)] == ["731"]
    assert [side.row.value for side in sides_of(line("2024", Status.RESULT, "连续五年增长"))] == ["五"]
    assert sides_of(line("2024", Status.TARGET, "推动混改")) == ()


def test_neighbours_are_pairs_of_characters_between_figures_and_marks() -> None:
    assert neighbours("新增托位5000个以上，托位") == {"新增", "增托", "托位", "个以", "以上"}
    assert neighbours("gdp增长") == neighbours("生产总值增长")
    assert neighbours("") == frozenset()


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("地区生产总值增长7.1%", Way.MORE),
        ("居民消费价格涨幅3%左右", Way.MORE),
        ("事故起数下降13.4%", Way.LESS),
        ("新增托位5000个", None),
        ("城镇化率达到67%", None),
    ],
)
def test_a_row_rose_fell_or_only_stands(said: str, way: Way | None) -> None:
    assert way_of(row(said)) is way


@pytest.mark.parametrize(
    ("one", "other", "alike", "same"),
    [
        ("城镇新增就业8.6万人", "全年城镇新增就业6.8万人", True, True),
        ("新改建户厕19万座", "新建改造户厕16.1万座", True, True),
        ("城镇新增就业8.6万人", "农村新增就业6.8万人", True, False),
        ("城镇新增就业8.6万人", "新增托位5000个", False, False),
        ("事故起数下降13.4%", "事故起数增长2%", False, False),
        ("生产总值增长7.1%", "生产总值占全省8%", False, False),
        ("排名居全省第二", "排名居全省第三", False, False),
    ],
)
def test_rows_of_one_thing_are_told_from_others(one: str, other: str, alike: bool, same: bool) -> None:
    first, second = row(one, "2023", Status.RESULT), row(other)
    assert comparable(first, second) is alike
    assert (same_thing(first, second) > 0) is same


def test_pairs_of_two_lines_are_of_one_thing_the_surest_first() -> None:
    done = line("2023", Status.RESULT, "建成美丽幸福河湖240条、农村生态河道1120公里")
    aimed = line("2024", Status.TARGET, "新建农村生态河道1000公里、美丽幸福河湖250条")
    found = [(one.row.value, two.row.value) for one, two in alike_pairs(done, aimed)]
    assert sorted(found) == [("1120", "1000"), ("240", "250")]


def test_the_row_that_shares_most_with_the_words_is_first() -> None:
    sides = sides_of(line("2023", Status.RESULT, "新增养老床位2200张、普惠托位3000个"))
    assert [side.row.value for _, side in spoken_of("普惠托位有多少", sides)] == ["3000", "2200"]


def test_numbers_are_exact_and_ranges_known() -> None:
    assert number_of(row("进出口1,208.5亿元")) == Decimal("120850000000")
    assert number_of(row("覆盖九成以上社区")) == Decimal(90)
    assert [scale_of(unit) for unit in ("万人", "%", "成")] == [Decimal(10000), Decimal(1), Decimal(10)]
    assert is_range(row("生产总值增长5%—5.5%"))
    assert not is_range(row("生产总值增长5%"))
