import pytest

from qa.proving.align import LONGEST, cut_off, lay
from qa.proving.claims import Word, atoms_of
from qa.proving.evidence import Unit, source_of, word_borders
from tests.qa.pieces import passage


def unit(text: str) -> Unit:
    return source_of(passage(text), ()).units[0]


def laid(said: str, text: str) -> tuple[list[str], list[str]]:
    """What was added to the evidence, and what of it was lost."""
    found = lay(atoms_of(said), word_borders(said), unit(text))
    assert found is not None
    return [said[p.start : p.end] for p in found.added], list(found.lost)


def test_what_is_the_same_adds_and_loses_nothing() -> None:
    assert laid("新增托位5000个以上", "新增托位5000个以上") == ([], [])
    assert laid("托位新增500个", "新增托位500个以上")[0] != []


def test_framing_words_are_added_as_such() -> None:
    found = lay(atoms_of("今年计划新增托位5000个"), frozenset({0, 2, 4, 6, 8, 13}), unit("新增托位5000个"))
    assert found is not None
    assert [p.atom for p in found.added] == [Word("今年", "time"), Word("计划", "target")]
    assert found.lost == ()


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("改造农村供水管网800公里", "改造农村危房800户以上、农村供水管网800公里"),
        ("建成甲厂、丙厂", "建成甲厂、乙厂、丙厂"),
        ("班列开行370列", "全年班列开行370列"),
        ("产值增长8.1%", "产值达到1327亿元、增长8.1%"),
        ("“新三样”产品出口增长20%", "新三样产品出口增长20%"),
    ],
)
def test_whole_items_and_words_that_say_nothing_may_be_left_out(said: str, text: str) -> None:
    assert laid(said, text) == ([], [])


@pytest.mark.parametrize(
    ("said", "text", "lost"),
    [
        ("农村公路37座", "农村公路303公里、桥梁37座", "#、桥梁"),
        ("地区生产总值7.1%", "地区生产总值增长7.1%", "增长"),
        ("甲区工业收入分别增长18%", "甲区、乙区工业收入分别增长13%和18%", "#和"),
        ("颗粒物浓度下降6%", "细颗粒物浓度下降6%", "细"),
        ("新增床位2200张", "未新增床位2200张", "未"),
        ("首家中心建成", "全省首家中心建成", "全省"),
        ("就业8.6万人", "减少就业8.6万人", "减少"),
    ],
)
def test_what_changes_the_sense_may_not_be_left_out(said: str, text: str, lost: str) -> None:
    assert lost in laid(said, text)[1]


def test_nothing_is_put_inside_a_name() -> None:
    assert laid("云龙上湖实验室", "云龙湖实验室获批") != ([], [])
    assert laid("实的验室获批", "实验室获批")[1] == ["的"]


def test_a_cut_through_a_figure_its_qualifier_or_a_number_is_lost() -> None:
    places = unit("新增托位5000个以上")
    assert cut_off(places, 0, 11) == []
    assert "5000个以上" in cut_off(places, 0, 9)
    assert "5000个以上" in cut_off(places, 0, 6)
    assert "0亿" in cut_off(unit("招引10亿元以上项目"), 4, 9)


def test_what_shares_nothing_or_is_too_long_is_not_laid() -> None:
    assert lay(atoms_of("你好"), frozenset(), unit("新增托位")) is None
    assert lay(atoms_of("托位" * LONGEST), frozenset(), unit("新增托位")) is None
