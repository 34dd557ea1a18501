import pytest

from index.models import Status
from index.store import Store
from qa.stages import Asks, Query, Slot
from qa.understanding.understand import understand


def query(text: str, store: Store, home: str = "") -> Query:
    return understand(text, store, home, ())


def test_a_question_that_asks_one_thing_is_one_part_of_it(cloud_store: Store) -> None:
    found = query("今年新增多少托位", cloud_store)
    (part,) = found.parts
    assert (found.text, part.text) == ("今年新增多少托位", "新增多少托位")
    assert [term.word for term in part.terms] == ["新增", "托位"]
    assert [want.asks for want in part.wants] == [Asks.NUMBER]
    assert part.slots == (Slot("云川市2024", "2024"),)
    assert part.head == part.terms[1]
    assert (part.number, found.number) == (True, True)


def test_years_status_and_aliases_are_understood_together(cloud_store: Store) -> None:
    found = query("今年托儿所的目标是多少", cloud_store)
    assert found.edition.years == {"2024"}
    assert found.edition.status is Status.TARGET
    assert found.edition.reports == ("云川市2024",)
    assert found.parts[0].keywords.split() == ["托位", "托儿所"]
    assert found.respelled == ()


def test_words_that_were_put_right_are_told(cloud_store: Store) -> None:
    assert understand("今年新增多少托位", cloud_store, "", ("托位",)).respelled == ("托位",)


def test_each_thing_asked_is_a_part_with_words_and_name_of_its_own(cloud_store: Store) -> None:
    found = query("农村危房、供水管网和口袋公园各是多少", cloud_store)
    assert [part.name for part in found.parts] == ["农村危房", "供水管网", "口袋公园"]
    assert [[term.word for term in part.terms] for part in found.parts] == [["农村危房"], ["供水管网"], ["口袋公园"]]
    assert found.terms == tuple(term for part in found.parts for term in part.terms)


def test_each_part_has_the_year_that_it_names(cloud_store: Store) -> None:
    found = query("去年城镇新增就业多少人，今年老旧小区改造多少个", cloud_store)
    assert [part.slots for part in found.parts] == [(Slot("云川市2024", "2023"),), (Slot("云川市2024", "2024"),)]


def test_a_part_without_a_year_has_that_of_the_part_before(cloud_store: Store) -> None:
    found = query("去年城镇新增就业多少人，老旧小区改造多少个", cloud_store)
    assert [part.slots for part in found.parts] == [(Slot("云川市2024", "2023"),)] * 2


def test_a_part_without_a_region_asks_of_that_of_the_question(regions_store: Store) -> None:
    found = query("镜湖县去年新增托位多少个，今年城镇新增就业多少人", regions_store)
    assert [part.slots for part in found.parts] == [(Slot("镜湖县2024", "2023"),), (Slot("镜湖县2024", "2024"),)]


def test_home_is_asked_where_no_region_is_named(regions_store: Store) -> None:
    assert query("新增多少托位", regions_store, "镜湖县").edition.reports == ("镜湖县2024",)
    assert query("新增多少托位", regions_store).edition.clarify == ("云川市", "镜湖县")


def test_words_are_weighed_within_the_reports_that_are_asked(regions_store: Store) -> None:
    found = query("镜湖县新增多少口袋公园", regions_store)
    assert [term.known for term in found.terms if "公园" in term.word] == [False]
    found = query("云川2024年新增多少口袋公园", regions_store)
    assert [term.known for term in found.terms if "公园" in term.word] == [True]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("我住云川。请问今年新增多少托位", "请问今年新增多少托位"),
        ("今年新增多少托位。谢谢", "今年新增多少托位。谢谢"),
    ],
)
def test_a_preamble_before_the_question_is_left_out(text: str, whole: str, cloud_store: Store) -> None:
    assert query(text, cloud_store).text == whole


def test_a_question_of_nothing_but_time_keeps_its_words(cloud_store: Store) -> None:
    (part,) = query("去年", cloud_store).parts
    assert (part.text, part.terms, part.head) == ("去年", (), None)
