from collections.abc import Sequence
from dataclasses import replace

import pytest

from index.store import Store
from qa.assistant import Assistant
from qa.models import Answer, Outcome, Turn
from qa.suggesting.questions import Question, questions_of
from qa.suggesting.suggest import SHOWN, Suggestions

CLOUD = "云川市2024"
GREETING = Answer(Outcome.GREETING, "您好")


@pytest.fixture
def offers(cloud_store: Store) -> Suggestions:
    """The questions about the made-up report of 2024."""
    return Suggestions(cloud_store)


def offers_of(assistant: Assistant) -> tuple[Question, ...]:
    (report,) = assistant.store.reports.values()
    return questions_of(report, assistant.store)


def topics_of(picked: Sequence[str], store: Store) -> list[str]:
    topics = {one.question: one.topic for report in store.reports.values() for one in questions_of(report, store)}
    return [topics[text] for text in picked]


def test_the_other_year_comes_first_then_what_stands_near(cloud: Assistant, offers: Suggestions) -> None:
    answer = replace(cloud.ask("去年城镇新增就业多少人"), related=())
    assert offers.beside(answer, ["去年城镇新增就业多少人"]) == (
        "今年城镇新增就业的目标是多少？",
        "去年新增了多少张养老床位？",
        "去年完成了多少个老旧小区改造？",
    )


def test_both_years_are_offered_where_only_one_was_told(cloud: Assistant, offers: Suggestions) -> None:
    asked = "今年改造多少个老旧小区"
    answer = replace(cloud.ask(asked), related=())
    assert answer.answer == "2024年目标：抓好57个老旧小区改造。"
    assert offers.beside(answer, [asked])[:2] == (
        "去年完成了多少个老旧小区改造？",
        "今年计划改造多少公里农村供水管网？",
    )
    kept = [one for one in offers_of(cloud) if one.question != "去年完成了多少个老旧小区改造？"]
    assert Suggestions(cloud.store, kept=kept).beside(answer, [asked])[0] == "去年和今年分别完成多少个老旧小区改造？"


@pytest.mark.parametrize("thing", ["城镇新增就业", "地区生产总值增长"])
def test_nothing_that_stands_in_the_answer_or_beside_it_is_asked_again(
    thing: str, cloud: Assistant, offers: Suggestions
) -> None:
    answer = cloud.ask(f"{thing}多少")
    shown = "".join([answer.answer, *(related.text for related in answer.related)])
    assert all(year in shown for year in ("2023", "2024"))
    picked = offers.beside(answer, [f"{thing}多少"])
    assert len(picked) == SHOWN
    assert not any(thing.removesuffix("增长") in text for text in picked)


def test_the_same_topic_is_nearer_than_the_same_section(cloud_store: Store, cloud: Assistant) -> None:
    asked = "今年计划改造多少户农村危房？"
    answer = cloud.ask(asked)
    near, far = (
        Question(text, CLOUD, topic, text, ((f"{CLOUD}:{place}", "无"),))
        for text, topic, place in (("远？", "乡村", "5.3"), ("近？", "医疗", "10.2"))
    )
    assert Suggestions(cloud_store, kept=[far, near]).beside(answer, [asked]) == ("远？", "近？")


@pytest.mark.parametrize("outcome", [Outcome.GREETING, Outcome.OUT_OF_SCOPE, Outcome.CLARIFY, Outcome.NOT_IN_REPORT])
def test_without_an_answer_three_topics_are_offered(outcome: Outcome, offers: Suggestions, cloud_store: Store) -> None:
    picked = offers.beside(replace(GREETING, outcome=outcome), ["你好"])
    assert len(picked) == SHOWN
    assert topics_of(picked, cloud_store) == ["就业", "医疗", "养老"]


def test_a_refusal_offers_first_what_is_about_the_same(
    cloud: Assistant, offers: Suggestions, cloud_store: Store
) -> None:
    refused = replace(GREETING, outcome=Outcome.NOT_IN_REPORT)
    assert topics_of(offers.beside(refused, ["乡村的厕所怎么样"]), cloud_store)[0] == "乡村"
    crowded = topics_of(offers.beside(refused, ["新建管网和口袋公园"]), cloud_store)
    assert (crowded[0], len(set(crowded))) == ("城建", SHOWN)
    near = replace(refused, citations=cloud.ask("去年新增了多少张养老床位").citations[:1])
    assert topics_of(offers.beside(near, ["养老院收费多少"]), cloud_store)[0] == "养老"


def test_where_the_region_is_open_the_same_is_offered_for_each(regions: Assistant, regions_store: Store) -> None:
    asked = "今年新增多少托位"
    answer = regions.ask(asked)
    assert answer.outcome is Outcome.CLARIFY
    assert Suggestions(regions_store).beside(answer, [asked])[:2] == (
        "云川今年计划新增多少个托位？",
        "镜湖今年计划新增多少个托位？",
    )


def test_of_the_same_topic_what_is_named_comes_first(offers: Suggestions) -> None:
    refused = replace(GREETING, outcome=Outcome.NOT_IN_REPORT)
    for asked, first in (
        ("哪里有口袋公园", "口袋公园"),
        ("老旧小区管网谁来修", "老旧小区"),
        ("供水管网多久修好", "供水管网"),
    ):
        assert first in offers.beside(refused, [asked])[0]


def test_what_was_asked_in_the_conversation_is_not_offered(offers: Suggestions) -> None:
    first = offers.beside(GREETING, ["你好"])
    then = offers.beside(GREETING, ["你好", f" {first[0].removesuffix('？')}"])
    assert first[0] not in then
    assert len(then) == SHOWN


def test_no_two_are_about_the_same_thing(regions_store: Store) -> None:
    offers = Suggestions(regions_store, "镜湖县")
    picked = offers.beside(GREETING, ["你好"])
    assert len(picked) == 2
    assert sum("托位" in text for text in picked) == sum("就业" in text for text in picked) == 1


def test_without_a_home_every_region_s_newest_report_is_offered(regions_store: Store) -> None:
    picked = Suggestions(regions_store).beside(GREETING, ["你好"])
    assert [text[:4] for text in picked] == ["云川今年", "镜湖今年", "云川今年"]
    assert all(one.question.startswith("镜湖") for one in Suggestions(regions_store, "镜湖").first())


def test_an_answer_is_followed_by_questions_about_its_own_report(regions: Assistant, regions_store: Store) -> None:
    asked = "镜湖今年新增多少托位"
    picked = Suggestions(regions_store).beside(regions.ask(asked), [asked])
    assert picked
    assert all(text.startswith("镜湖") for text in picked)


def test_only_kept_questions_are_offered_where_some_are_kept(cloud_store: Store, cloud: Assistant) -> None:
    kept = questions_of(cloud_store.reports[CLOUD], cloud_store)[:2]
    offers = Suggestions(cloud_store, kept=kept)
    assert set(offers.first()) == set(kept)
    assert Suggestions(cloud_store, kept=()).beside(cloud.ask("今年新增多少托位"), ["今年新增多少托位"]) == ()


def test_over_fewer_reports_only_those_are_offered(regions_store: Store) -> None:
    offers = Suggestions(regions_store)
    county = offers.over(regions_store.only(["镜湖县2024"]))
    assert all(one.question.startswith("镜湖") for one in county.first())
    assert any(one.question.startswith("云川") for one in offers.first())


def test_a_first_visit_sees_every_topic_before_the_second_of_any(offers: Suggestions, cloud_store: Store) -> None:
    first = [one.question for one in offers.first()]
    topics = topics_of(first, cloud_store)
    assert topics[:4] == ["就业", "医疗", "养老", "经济"]
    assert len(set(topics[: len(set(topics))])) == len(set(topics))
    assert first[0] == "今年城镇新增就业的目标是多少？"


def test_of_one_topic_only_its_questions_are_offered_in_the_same_order(offers: Suggestions) -> None:
    old_age = offers.first("养老")
    assert old_age
    assert old_age == tuple(one for one in offers.first() if one.topic == "养老")
    assert offers.first("无此主题") == ()


def test_orders_are_kept_up_to_a_bound_and_stay_the_same(regions_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.suggesting.suggest.MOST_ORDERS", 2)
    offers = Suggestions(regions_store)
    editions = [*regions_store.reports, *regions_store.reports]
    chosen = [editions[n : n + size] for size in (1, 2, 3) for n in range(3)]
    told = [replace(GREETING, editions=tuple(reports)) for reports in chosen]
    first = [offers.beside(answer, ["你好"]) for answer in told]
    kept = len(offers._orders)
    assert 0 < kept <= 2
    assert [offers.beside(answer, ["你好"]) for answer in told] == first
    assert [Suggestions(regions_store).beside(answer, ["你好"]) for answer in told] == first
    assert len(set(first)) > 2


def test_one_order_serves_reports_however_they_are_listed(regions_store: Store) -> None:
    offers = Suggestions(regions_store)
    for reports in (tuple(regions_store.reports), tuple(reversed(regions_store.reports))):
        offers.beside(replace(GREETING, editions=reports), ["你好"])
    assert len(offers._orders) == 1


def test_a_question_of_any_size_gets_the_same_ones(offers: Suggestions, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def hear(_: tuple[str, ...], sentence: str) -> str:
        heard.append(sentence)
        return "其他"

    monkeypatch.setattr("qa.suggesting.suggest.topic_of", hear)
    offers.beside(GREETING, ["好" * 100_000])
    assert list(map(len, heard)) == [60]
    monkeypatch.undo()
    assert offers.beside(GREETING, ["好" * 100_000]) == offers.beside(GREETING, ["你好"])
    assert offers.beside(GREETING, []) == offers.beside(GREETING, ["你好"])


def test_the_assistant_offers_them_beside_every_outcome(cloud: Assistant) -> None:
    for question in ("今年新增多少托位", "今年学费多少", "今天天气怎么样", "你好", "", "托" * 301):
        picked = cloud.ask(question).suggestions
        assert len(set(picked)) == SHOWN
        assert cloud.ask(question).suggestions == picked
    asked = cloud.ask("你好").suggestions[0]
    assert asked not in cloud.ask("你好", [Turn(asked, "")]).suggestions
