import re

import pytest

from index.verbs import COUNTED_SIDE, MOVED, SIDE, VERB


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("新增托位", "新增"),
        ("新改建农村公路", "新改建"),
        ("新建改造雨污管网", "新建改造"),
        ("累计建成示范村", "累计建成"),
        ("改造提升老旧厂房", "改造提升"),
        ("高效办理建议", "高效办理"),
    ],
)
def test_an_enumeration_opens_with_the_longest_verb(words: str, verb: str) -> None:
    found = VERB.match(words)
    assert found is not None
    assert found[0] == verb


@pytest.mark.parametrize("words", ["城镇新增就业", "地区生产总值", "县域就诊率", ""])
def test_a_subject_before_it_is_no_verb(words: str) -> None:
    assert VERB.match(words) is None


@pytest.mark.parametrize(
    "words", ["增长", "同比增长", "年均增长", "增速全国", "占比", "占全国", "总数", "贸易额增长", "高于全国", "居全省"]
)
def test_another_side_of_the_subject_before(words: str) -> None:
    assert SIDE.match(words)


@pytest.mark.parametrize("words", ["居民收入", "新增托位", "农产品产值", "增长极", "工业增长", ""])
def test_subjects_of_their_own(words: str) -> None:
    assert SIDE.match(words) is None


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("地区生产总值增长", "地区生产总值"),
        ("出口同比增长", "出口"),
        ("产值年均增长", "产值"),
        ("收入实际增长", "收入"),
        ("占比提高到", "占比"),
        ("增长", ""),
        ("增长极", "增长极"),
    ],
)
def test_how_something_moved_is_parted_from_what_moved(words: str, bare: str) -> None:
    assert MOVED.sub("", words) == bare


def test_sides_that_count_things_leave_the_verb_behind() -> None:
    assert [word for word in "总数 累计 占比 增长 高于全国".split() if re.match(COUNTED_SIDE, word)] == [
        "总数",
        "累计",
        "占比",
    ]
