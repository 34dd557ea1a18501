import re

import pytest

from index.units import SCALE, UNIT, is_share


@pytest.mark.parametrize("unit", ["%", "‰", "个百分点", "成", "倍", "番"])
def test_parts_and_rates_are_shares(unit: str) -> None:
    assert is_share(unit)


@pytest.mark.parametrize("unit", ["", "个", "亿元", "分", "分钟", "万人", "微克/立方米", "百分", "％％", "%以上"])
def test_amounts_are_no_shares(unit: str) -> None:
    assert not is_share(unit)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        # the longest unit, not its beginning
        ("个百分点", "个百分点"),
        ("个项目", "个"),
        ("人次以上", "人次"),
        ("场次", "场次"),
        ("平方米", "平方米"),
        ("平方公里", "平方公里"),
        ("公里", "公里"),
        ("千瓦时", "千瓦时"),
        ("吨标准煤以上", "吨标准煤"),
        ("标箱", "标箱"),
        ("美元", "美元"),
        ("分钟", "分钟"),
        ("大类52项", "大类"),
        ("微克/立方米", "微克/立方米"),
        ("分/千瓦时", "分/千瓦时"),
        ("元/人左右", "元/人"),
        ("人/百亿元以下", "人/百亿元"),
        ("斤", "斤"),
        ("户次", "户次"),
        # medals, but no word that begins with one
        ("金1银", "金"),
        ("铜", "铜"),
        ("大产业", "大"),
    ],
)
def test_a_unit_is_taken_whole(words: str, unit: str) -> None:
    found = re.match(UNIT, words)
    assert found is not None
    assert found[0] == unit


@pytest.mark.parametrize("words", ["金融机构", "银行", "金额", "以上", "，", "", "大", "省", "5"])
def test_other_words_are_no_units(words: str) -> None:
    assert re.match(UNIT, words) is None


@pytest.mark.parametrize(
    ("words", "scale"), [("万亿元", "万亿"), ("千亿元", "千亿"), ("亿元", "亿"), ("万个", "万"), ("百万人", "百万")]
)
def test_a_magnitude_is_taken_whole(words: str, scale: str) -> None:
    found = re.match(SCALE, words)
    assert found is not None
    assert found[0] == scale
