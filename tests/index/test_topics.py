import time
from collections import Counter

import pytest

from index.models import Passage
from index.topics import MEANT, TOPICS, UNKNOWN, topic_of

RESULTS, TARGETS = "一、2023年工作回顾", "二、2024年主要预期目标和重点工作"


@pytest.mark.parametrize(
    ("section", "sentence", "indicator", "topic"),
    [
        (
            (TARGETS, "（九）突出普惠共享，提高人民生活品质", "深化健康徐州建设"),
            "新增托位5000个以上。",
            "新增托位",
            "医疗",
        ),
        ((TARGETS, "（九）突出普惠共享，提高人民生活品质", "实施就业优先战略"), "城镇新增就业6.8万人。", "", "就业"),
        ((RESULTS, "（一）积极扩大有效需求，经济运行稳中有进", "外贸质量提升"), "中欧班列开行370列。", "", "开放"),
        ((RESULTS, "（四）着力建设美丽徐州，城乡发展协调共进", "减污扩绿降碳协同推进"), "修复矿山32处。", "", "环境"),
        ((RESULTS, "（三）推进法治建设", "交通运输更加便捷"), "新改建农村公路303公里。", "新改建农村公路", "交通"),
        # The headings say nothing: the sentence decides, and in a chain of many matters the indicator.
        ((RESULTS,), "新增中小学学位近3.9万个。", "", "教育"),
        ((RESULTS,), "地区生产总值增长6%，城镇新增就业6.8万人。", "城镇新增就业", "就业"),
        ((RESULTS,), "地区生产总值增长6%，城镇新增就业6.8万人。", "地区生产总值增长", "经济"),
        ((RESULTS, "六是民生保障持续加强"), "新增家庭养老床位9829张。", "新增家庭养老床位", "养老"),
        ((RESULTS, "六是民生保障持续加强"), "实实在在办成了52件。", "", "民生"),
        # A long word hides the short one in it.
        ((RESULTS,), "营商环境评价居全省前列。", "", "改革"),
        ((RESULTS,), "新改建农村公路91公里。", "", "交通"),
        ((), "荣获了第一。", "", UNKNOWN),
        ((), "", "", UNKNOWN),
    ],
)
def test_a_topic_is_told_by_headings_sentence_and_indicator(
    section: tuple[str, ...], sentence: str, indicator: str, topic: str
) -> None:
    assert topic_of(section, sentence, indicator) == topic


def test_the_nearest_heading_outweighs_the_chapter_and_the_sentence() -> None:
    assert topic_of((RESULTS, "（一）科技创新", "大力发展教育事业"), "引进人才4万名。") == "教育"


def test_sentence_and_indicator_together_outweigh_a_heading_of_another_matter() -> None:
    section = (RESULTS, "（五）增进民生福祉", "基本民生底线兜准兜牢")
    assert topic_of(section, "新建筹集保障性租赁住房7614套。", "新建筹集保障性租赁住房") == "住房"


def test_no_word_stands_for_two_topics_and_every_topic_is_known() -> None:
    assert TOPICS[-1] == UNKNOWN
    assert {topic for topic, _ in MEANT.values()} == set(TOPICS[:-1])
    assert {
        "经济",
        "产业",
        "科技",
        "开放",
        "城建",
        "交通",
        "乡村",
        "文化",
        "环境",
        "就业",
        "社保",
        "教育",
        "医疗",
    } <= set(TOPICS)
    assert {"养老", "安全", "政务"} <= set(TOPICS)


def test_hardly_a_figure_of_the_eleven_reports_is_left_without_a_topic(
    passages: dict[str, tuple[Passage, ...]],
) -> None:
    stated = [(passage, figure) for of in passages.values() for passage in of for figure in passage.figures]
    found = Counter(topic_of(passage.section, passage.text, figure.indicator) for passage, figure in stated)
    assert len(stated) > 2000
    assert found[UNKNOWN] < 0.02 * len(stated)
    assert max(found.values()) < 0.25 * len(stated)
    assert set(found) >= set(TOPICS[:-1])


def test_a_very_long_sentence_takes_no_time() -> None:
    began = time.perf_counter()
    topic_of(("（一）" + "绿" * 10_000,), "绿色低" * 30_000, "“" * 10_000)
    assert time.perf_counter() - began < 1
