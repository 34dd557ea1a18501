import pytest

from qa.understanding.place import before_regions, named_regions, other_places, places_told, short_name

CITY = ("徐州市",)


@pytest.mark.parametrize(
    ("region", "short"),
    [
        ("徐州市", "徐州"),
        ("浙江省", "浙江"),
        ("新疆维吾尔自治区", "新疆"),
        ("恩施土家族苗族自治州", "恩施"),
        ("伊犁哈萨克自治州", "伊犁"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("隆林各族自治县", "隆林"),
        ("内蒙古自治区", "内蒙古"),
        ("沛县", "沛"),
        ("香港特别行政区", "香港"),
    ],
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
        ("朝阳区改造多少个老旧小区", ("朝阳区",)),
        ("洛阳市GDP多少", ("洛阳",)),
        ("齐齐哈尔市有多少人", ("齐齐哈尔",)),
        ("张家港市和东城区", ("张家港市", "东城区")),
        ("径山镇和石峡村修路", ("径山镇", "石峡村")),
        ("黄楼街道修路", ("黄楼街道",)),
        ("滨海新区有几家企业", ("滨海新区",)),
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
        "俺在镇卫生院看门诊",
        "市政府系统办理市人大代表建议",
        "我是市人大代表",
        "去年市里花了多少",
        "在县医院拍的片子",
        "是不是每个市都通了高铁",
        "哪两个市进去了",
        "有哪几个县市不再算山区海岛县了",
        "各县区都有吗",
        "老城区和中心城区供暖",
        "工业园区和社区食堂",
        "美丽乡村和城中村改造",
        "江苏省徐州市有多少人",
        "江苏徐州有多少人",
    ],
)
def test_no_place_is_found_in_common_words(text: str) -> None:
    assert other_places(text, CITY) == ()


def test_the_province_of_a_provincial_report_is_its_own() -> None:
    assert other_places("全省GDP增长多少", ("浙江省",)) == ()
    assert other_places("全国GDP增长多少", ("浙江省",)) == ("全国",)


LOADED = ("徐州市", "江苏省", "浙江省", "山东省", "沛县")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("山东和浙江谁高", ("山东省", "浙江省")),
        ("浙江山东哪个快", ("浙江省", "山东省")),
        ("浙江省今年多少", ("浙江省",)),
        ("江苏徐州今年多少", ("徐州市",)),
        ("江苏今年多少", ("江苏省",)),
        ("沛县今年多少", ("沛县",)),
        ("精力充沛的干部", ()),
        ("南京今年多少", ()),
    ],
)
def test_regions_are_told_in_the_order_named(text: str, named: tuple[str, ...]) -> None:
    assert named_regions(text, LOADED) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("吉林市今年新增就业多少", ("吉林市",)),
        ("吉林省今年新增就业多少", ("吉林省",)),
        ("吉林今年新增就业多少", ("吉林省",)),
        ("吉林省和吉林市谁的目标高", ("吉林省", "吉林市")),
    ],
)
def test_of_a_province_and_a_city_of_one_name_the_one_written_is_meant(text: str, named: tuple[str, ...]) -> None:
    assert named_regions(text, ("吉林市", "吉林省", "徐州市")) == named


def test_the_regions_right_before_a_word() -> None:
    assert before_regions("浙江和山东", LOADED) == ("浙江省", "山东省")
    assert before_regions("浙江2024年和山东", LOADED) == ("山东省",)
    assert before_regions("浙江的", LOADED) == ()


def test_places_are_told_as_the_reports_call_them() -> None:
    texts = ("津冀协同，铜山改造，评上全国重点实验室。",)
    assert places_told("铜山区改造多少", CITY, texts) == ("铜山",)
    assert places_told("睢宁县改造多少", CITY, texts) == ("睢宁县",)
    assert places_told("卖到天津、河北的技术", CITY, texts) == ("津冀",)
    assert places_told("卖到天津、山东的技术", CITY, texts) == ("天津", "山东")
    assert places_told("全国重点实验室几家", CITY, texts) == ()
    assert places_told("全国GDP增长多少", CITY, texts) == ("全国",)
