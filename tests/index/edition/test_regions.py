import pytest

from index.edition.regions import level_of, most_named, place_names, region_of
from index.models import Level


def test_places_are_provinces_and_prefectures_without_their_ending() -> None:
    places = place_names()
    assert {"北京", "徐州", "黑龙江", "内蒙古", "恩施", "克孜勒苏"} <= places
    assert len(places) > 330
    # Silver, a tunic and a province: these keep their ending, or any report would name them.
    assert {place for place in places if place.endswith(("市", "省"))} == {"白银市", "中山市", "吉林市"}
    assert "昆山" not in places


def test_places_of_one_level() -> None:
    assert "江苏" in place_names("省")
    assert "徐州" not in place_names("省")
    assert "徐州" in place_names("市")
    assert "凉山" not in place_names("市")
    assert {"凉山", "兴安盟"} <= place_names("州")
    assert "徐州" not in place_names("州")
    assert place_names("县") == frozenset()


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ("徐州市", "徐州市"),
        ("江苏省徐州市铜山区", "铜山区"),
        ("江苏徐州铜山区", "铜山区"),
        ("江苏徐州", "徐州市"),
        ("徐州", "徐州市"),
        ("浙江", "浙江省"),
        ("广西", "广西壮族自治区"),
        ("吉林省吉林市", "吉林市"),
        ("荆州市沙市区", "沙市区"),
        ("济南市市中区", "市中区"),
        ("常德市津市市", "津市市"),
        ("徐州市沛县", "沛县"),
        ("德宏州芒市", "芒市"),
        ("朝阳市朝阳县", "朝阳县"),
        ("黄石港区", "黄石港区"),
        ("黔东南州凯里市", "凯里市"),
        ("恩施州", "恩施州"),
        ("青海省海南藏族自治州", "海南藏族自治州"),
        ("河南蒙古族自治县", "河南蒙古族自治县"),
        ("遵义市道真仡佬族苗族自治县", "道真仡佬族苗族自治县"),
        ("新疆维吾尔自治区伊犁哈萨克自治州", "伊犁哈萨克自治州"),
        ("新疆维吾尔自治区", "新疆维吾尔自治区"),
        ("新疆生产建设兵团", "新疆生产建设兵团"),
        ("第八师石河子市", "石河子市"),
        ("兴安盟科尔沁右翼前旗", "科尔沁右翼前旗"),
        ("内蒙古自治区阿拉善盟阿拉善左旗", "阿拉善左旗"),
        ("大兴安岭地区呼玛县", "呼玛县"),
        ("香港特别行政区", "香港特别行政区"),
        ("上海市浦东新区", "浦东新区"),
        ("河北雄安新区", "雄安新区"),
        ("江苏省徐州市经济技术开发区", "徐州市经济技术开发区"),
        ("徐州经济技术开发区", "徐州经济技术开发区"),
        ("山西省晋城市城区", "晋城市城区"),
        ("徐州市泉山区金山镇", "金山镇"),
        ("国务院", "全国"),
    ],
)
def test_the_last_division_of_an_address_is_the_region(address: str, region: str) -> None:
    assert region_of(address) == region
    assert region_of(region) == region


@pytest.mark.parametrize(
    "address", ["", "市", "全市", "我县", "自治区", "开发区", "高新区", "云州概览", "2024年云州市"]
)
def test_what_names_no_place_is_no_region(address: str) -> None:
    assert region_of(address) == ""


@pytest.mark.parametrize(
    ("level", "regions"),
    [
        (Level.NATIONAL, "全国 国务院"),
        (Level.PROVINCE, "江苏省 江苏 吉林 北京市 重庆市 西藏自治区 广西壮族自治区 香港特别行政区 新疆生产建设兵团"),
        (Level.CITY, "徐州市 徐州 吉林市 中山市 恩施州 临夏回族自治州 兴安盟 阿里地区 云州市"),
        (Level.DISTRICT, "昆山市 临夏市 芒市 石河子市 铜山区 浦东新区 沛县 鄂温克族自治旗 花桥镇 徐州经济技术开发区"),
    ],
)
def test_whose_report_a_region_s_is(level: Level, regions: str) -> None:
    assert {region: level_of(region) for region in regions.split()} == dict.fromkeys(regions.split(), level)


@pytest.mark.parametrize(
    ("text", "level", "region"),
    [
        ("徐州" * 6 + "南京" * 5 + "江苏" * 9, "市", "徐州市"),
        ("徐州" * 9 + "江苏" * 6, "省", "江苏省"),
        ("宁夏" * 6, "自治区", "宁夏回族自治区"),
        ("恩施" * 6, "州", "恩施州"),
        ("兴安盟" * 6, "盟", "兴安盟"),
        ("恩施" * 6 + "杭州" * 9, "州", "恩施州"),
        ("西昌市" * 6 + "凉山" * 9, "市", "西昌市"),
        ("大理市" * 6 + "大理" * 9, "市", "大理市"),
        ("徐州" * 4, "市", ""),
        ("徐州" * 9, "县", ""),
        ("昆山" * 9 + "昆山市委" + "苏州" * 7, "市", "昆山市"),
        ("合作" * 90 + "合作市场" + "徐州" * 6, "市", "徐州市"),
    ],
)
def test_the_place_named_most_is_of_the_government_s_own_level(text: str, level: str, region: str) -> None:
    assert most_named(text, level) == region
