import pytest

from qa.understanding.swap import (
    names_in,
    quantity_of,
    swap_like,
    swap_names,
    swap_subject,
    swap_times,
    time_words,
    topic_of,
)


def nothing(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("今年粮食产量多少", ["去年"], "去年粮食产量多少"),
        ("粮食产量多少", ["去年"], "去年粮食产量多少"),
        ("2024年和2025年各产多少", ["前年"], "前年各产多少"),
        ("今年产多少", ["去年", "前年"], "去年和前年产多少"),
        ("去年产多少，今年产多少", ["前年"], "前年产多少，产多少"),
    ],
)
def test_other_times(text: str, words: list[str], whole: str) -> None:
    assert swap_times(text, words) == whole


@pytest.mark.parametrize(
    ("text", "old", "whole"),
    [
        ("去年甘川的收入", ["甘川"], "去年青阳的收入"),
        ("甘川和白水的收入", ["白水", "甘川"], "青阳的收入"),
        ("去年的收入", ["甘川"], "青阳去年的收入"),
    ],
)
def test_other_regions(text: str, old: list[str], whole: str) -> None:
    assert swap_names(text, old, "青阳") == whole


@pytest.mark.parametrize(
    ("text", "new", "whole"),
    [
        # The same head, the length nearest.
        ("新增企业职工基本养老保险参保多少人", "失业保险", "新增企业职工基本失业保险参保多少人"),
        ("改造供热管网多少公里", "燃气管网", "改造燃气管网多少公里"),
        ("建设多少公里高速公路", "农村公路", "建设多少公里农村公路"),
        ("汽车产量多少辆", "新能源汽车", "新能源汽车产量多少辆"),
        # The same unit of a class.
        ("开工3亿元以上的项目几个", "10亿元以上", "开工10亿元以上的项目几个"),
        # Names that stand for one another.
        ("城镇居民人均可支配收入多少", "农村", "农村居民人均可支配收入多少"),
        ("新增多少小学学位", "高中", "新增多少高中学位"),
        # Nothing like it.
        ("新增多少托位", "口袋公园", ""),
        ("城镇新增就业多少人", "农业", ""),
        ("开工3亿元以上的项目几个", "省级", ""),
    ],
)
def test_another_thing_of_the_same_kind(text: str, new: str, whole: str) -> None:
    assert swap_like(text, new, nothing) == whole


def test_what_the_reports_write_together_fits() -> None:
    assert swap_like("新增学位多少", "养老床位", nothing) == ""
    assert swap_like("新增学位多少", "养老床位", {"新增养老床位"}.__contains__) == "新增养老床位多少"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("今年新增多少个托位", "今年新增多少口袋公园"),
        ("去年城镇居民人均可支配收入是多少", "去年口袋公园是多少"),
        ("多少", "口袋公园多少"),
    ],
)
def test_another_subject_takes_the_whole_place_and_no_foreign_unit(text: str, whole: str) -> None:
    assert swap_subject(text, "口袋公园") == whole


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("今年要推进几条地铁的建设", "今年要推进地铁的建设"),
        ("去年引进了多少大学生", "去年引进大学生"),
        ("开工多少项目", "开工项目"),
        ("民生支出多少亿", "民生支出"),
        ("收入是多少，增长了多少", "收入"),
        ("今年有哪些民生实事", "今年民生实事"),
        ("什么时候能通车", "能通车"),
    ],
)
def test_the_topic_of_a_question(text: str, topic: str) -> None:
    assert topic_of(text) == topic


def test_the_topic_without_times_and_status() -> None:
    assert topic_of("去年完成了多少个小区改造", timeless=True) == "完成小区改造"
    assert topic_of("去年完成了多少个小区改造", statusless=True) == "去年小区改造"
    assert topic_of("今年收入的增长目标是多少", timeless=True, statusless=True) == "收入的增长"


def test_what_a_question_counts() -> None:
    assert quantity_of("开行了多少列") == "多少列"
    assert quantity_of("引进多少人才") == "多少"
    assert quantity_of("建几条路") == "几条"
    assert quantity_of("怎么治理") == "多少"


def test_times_and_names_as_a_question_says_them() -> None:
    assert time_words("2024年和2025年各多少，去年呢") == "2024年和2025年"
    assert time_words("各多少") == ""
    assert names_in("去年改造供热管网多少公里") == ["供热", "管网"]
    assert names_in("只定了6.8万人") == ["万人"]
    assert names_in("只定了6.8万人", nothing) == []
