import pytest

from qa.place import other_places, short_name

CITY = ("徐州市",)


@pytest.mark.parametrize(
    ("region", "short"),
    [("徐州市", "徐州"), ("浙江省", "浙江"), ("新疆维吾尔自治区", "新疆"), ("沛县", "沛"), ("香港特别行政区", "香港")],
)
def test_a_region_without_its_ending(region: str, short: str) -> None:
    assert short_name(region) == short


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("南京GDP增长多少", ("南京",)),
        ("徐州和连云港共建什么", ("连云港",)),
        ("铜山区改造多少个老旧小区", ("铜山区",)),
        ("沛县新增多少托位", ("沛县",)),
        ("邳州市有多少人", ("邳州市",)),
        ("全国GDP增长多少", ("全国",)),
        ("全省GDP增长多少", ("全省",)),
    ],
)
def test_another_place_is_told(text: str, places: tuple[str, ...]) -> None:
    assert other_places(text, CITY) == places


@pytest.mark.parametrize(
    "text",
    [
        "徐州市新增多少托位",
        "运营口岸几个",
        "采煤塌陷区治理多少亩",
        "贫困山区修路",
        "在全国排第几",
        "全县都有吗",
        "农贸批发市场",
        "多少个乡镇",
    ],
)
def test_no_place_is_found_in_common_words(text: str) -> None:
    assert other_places(text, CITY) == ()


def test_the_province_of_a_provincial_report_is_its_own() -> None:
    assert other_places("全省GDP增长多少", ("浙江省",)) == ()
    assert other_places("全国GDP增长多少", ("浙江省",)) == ("全国",)
