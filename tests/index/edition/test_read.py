from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.edition.furniture import furniture_of
from index.edition.genre import why_no_report
from index.edition.read import Edition, read_edition
from index.models import Level, Report

NATIONAL, PROVINCE, CITY, DISTRICT = Level.NATIONAL, Level.PROVINCE, Level.CITY, Level.DISTRICT
BODY = """各位代表：
现在，我代表{level}，向大会报告工作，请予审议。
一、{last}年工作回顾
过去一年，改造老旧小区3个。
二、{year}年工作安排
今年，新增托位300个。
让我们团结一心，不懈奋斗！"""
# Front matter as published: lines, then region, level, year, delivered, place, speaker.
FRONTS: list[tuple[str, str, Level, int, str, str, str]] = [
    ("政府工作报告|——2024年1月10日在宿迁市第六届人民代表大会第三次会议上|宿迁市市长　陈某某",
     "宿迁市", CITY, 2024, "2024-01-10", "宿迁市第六届人民代表大会第三次会议", "宿迁市市长 陈某某"),
    ("政 府 工 作 报 告|（2024年1月9日在昆山市第十八届人民代表大会第三次会议上）|市　长　周　某",
     "昆山市", DISTRICT, 2024, "2024-01-09", "昆山市第十八届人民代表大会第三次会议", "市长 周某"),
    ("睢宁县人民政府工作报告|二〇二四年一月十日|县长 张三", "睢宁县", DISTRICT, 2024, "2024-01-10", "", "县长 张三"),
    ("2024年徐州市铜山区人民政府工作报告|2024-01-15 09:30 来源：铜山区政府 浏览次数：1023|【字体：大 中 小】|打印 关闭",
     "铜山区", DISTRICT, 2024, "", "", ""),
    ("首页 > 政务公开|政府工作报告|索引号：0140/2024-001|发布日期：2024-01-20|"
     "——2024年1月18日在贵阳市第十五届人民代表大会第四次会议上|贵阳市市长 马某某",
     "贵阳市", CITY, 2024, "2024-01-18", "贵阳市第十五届人民代表大会第四次会议", "贵阳市市长 马某某"),
    ("西藏自治区政府工作报告|——2025年1月18日在西藏自治区第十二届人民代表大会第三次会议上|西藏自治区主席 嘎玛某某",
     "西藏自治区", PROVINCE, 2025, "2025-01-18", "西藏自治区第十二届人民代表大会第三次会议", "西藏自治区主席 嘎玛某某"),
    ("政府工作报告|2024年1月30日在新疆维吾尔自治区第十四届人民代表大会第二次会议上|自治区主席 艾尔肯·吐尼亚孜",
     "新疆维吾尔自治区", PROVINCE, 2024, "2024-01-30", "新疆维吾尔自治区第十四届人民代表大会第二次会议",
     "自治区主席 艾尔肯·吐尼亚孜"),
    ("政府工作报告|——2024年3月5日在第十四届全国人民代表大会第二次会议上|国务院总理　李某",
     "全国", NATIONAL, 2024, "2024-03-05", "第十四届全国人民代表大会第二次会议", "国务院总理 李某"),
    ("凉山彝族自治州人民政府工作报告|（2024.1.25）|州长 吉某某",
     "凉山彝族自治州", CITY, 2024, "2024-01-25", "", "州长 吉某某"),
    ("2024年锡林郭勒盟行政公署工作报告|盟长 额某某", "锡林郭勒盟", CITY, 2024, "", "", "盟长 额某某"),
    ("鄂温克族自治旗人民政府工作报告|2024-01-10|旗长 孟某",
     "鄂温克族自治旗", DISTRICT, 2024, "2024-01-10", "", "旗长 孟某"),
    ("上海市浦东新区政府工作报告（2024年）|来源：浦东发布|时间：2024-01-18", "浦东新区", DISTRICT, 2024, "", "", ""),
    ("徐州经济技术开发区管委会2024年工作报告|开发区管委会主任 张三",
     "徐州经济技术开发区", DISTRICT, 2024, "", "", "开发区管委会主任 张三"),
    ("政府工作报告|2023年12月28日在义乌市第十六届人民代表大会第三次会议上|代市长 叶某",
     "义乌市", DISTRICT, 2024, "2023-12-28", "义乌市第十六届人民代表大会第三次会议", "代市长 叶某"),
    ("2023年平湖市政府工作报告|2023年12月28日在平湖市第十六届人民代表大会第三次会议上",
     "平湖市", DISTRICT, 2024, "2023-12-28", "平湖市第十六届人民代表大会第三次会议", ""),
    ("长沙市|政府工作报告|2024年1月12日在长沙市第十六届人民代表大会第三次会议上|长沙市人民政府市长|周某某",
     "长沙市", CITY, 2024, "2024-01-12", "长沙市第十六届人民代表大会第三次会议", "长沙市人民政府市长 周某某"),
    ("2026年|深圳市人民政府|工作报告", "深圳市", CITY, 2026, "", "", ""),
    ("关于海口市人民政府工作的报告|2024年1月10日在海口市第十七届人民代表大会第四次会议上",
     "海口市", CITY, 2024, "2024-01-10", "海口市第十七届人民代表大会第四次会议", ""),
    ("【全文】2024年大连市政府工作报告|本报讯 1月10日，大连市第十七届人民代表大会第三次会议开幕，"
     "市长陈某某作政府工作报告。现将全文刊发如下：",
     "大连市", CITY, 2024, "", "大连市第十七届人民代表大会第三次会议", "市长 陈某某"),
    ("2024年浙江政府工作报告|来源：浙江日报 2024-01-29", "浙江省", PROVINCE, 2024, "", "", ""),
    ("目　录|一、工作回顾……………1|二、工作安排……………8|政府工作报告|2024年1月10日在泉州市第十七届人民代表大会上",
     "泉州市", CITY, 2024, "2024-01-10", "泉州市第十七届人民代表大会", ""),
    ("重庆市万州区人民政府工作报告|——二○二四年一月九日在重庆市万州区第六届人民代表大会第四次会议上|区长 王某某",
     "万州区", DISTRICT, 2024, "2024-01-09", "重庆市万州区第六届人民代表大会第四次会议", "区长 王某某"),
    ("雄安新区2024年政府工作报告|来源：雄安发布", "雄安新区", DISTRICT, 2024, "", "", ""),
    ("云和县2026年政府工作报告|字号：大 中 小|2026年1月20日在云和县第十七届人民代表大会第五次会议上|代县长 李某",
     "云和县", DISTRICT, 2026, "2026-01-20", "云和县第十七届人民代表大会第五次会议", "代县长 李某"),
    ("政府工作报告（全文）|（2024年1月）|德宏傣族景颇族自治州人民政府州长 卫某",
     "德宏傣族景颇族自治州", CITY, 2024, "2024-01", "", "德宏傣族景颇族自治州人民政府州长 卫某"),
    ("在邳州市第十八届人民代表大会第三次会议上的|政府工作报告|（2024年1月9日）|邳州市市长　唐某",
     "邳州市", DISTRICT, 2024, "2024-01-09", "邳州市第十八届人民代表大会第三次会议", "邳州市市长 唐某"),
    ("２０２４年海盐县人民政府工作报告", "海盐县", DISTRICT, 2024, "", "", ""),
    ("广西壮族自治区人民政府工作报告|2024年1月22日|自治区主席　蓝某某",
     "广西壮族自治区", PROVINCE, 2024, "2024-01-22", "", "自治区主席 蓝某某"),
    ("新疆生产建设兵团2025年政府工作报告", "新疆生产建设兵团", PROVINCE, 2025, "", "", ""),
    ("第八师石河子市政府工作报告|2025年1月6日", "石河子市", DISTRICT, 2025, "2025-01-06", "", ""),
    ("阿里地区行政公署2025年工作报告|行署专员 旦某", "阿里地区", CITY, 2025, "", "", "行署专员 旦某"),
    ("天津市政府工作报告|受权发布|市长 张某", "天津市", PROVINCE, 2025, "", "", "市长 张某"),
    ("昆山市花桥镇2025年人民政府工作报告|镇长 顾某", "花桥镇", DISTRICT, 2025, "", "", "镇长 顾某"),
]  # fmt: skip


def lines_of(front: str, year: int, level: str = "本级人民政府") -> list[str]:
    return [*filter(None, front.split("|")), *BODY.format(level=level, last=year - 1, year=year).split("\n")]


@pytest.mark.parametrize(("front", "region", "level", "year", "delivered", "place", "speaker"), FRONTS)
def test_front_matter_of_any_level_is_read_and_makes_no_passage(
    front: str, region: str, level: Level, year: int, delivered: str, place: str, speaker: str
) -> None:
    lines = lines_of(front, year)
    found = read_edition(lines)
    assert (found.region, found.level, found.year) == (region, level, year)
    assert (found.delivered, found.place, found.speaker) == (delivered, place, speaker)
    assert furniture_of(lines) == tuple(range(front.count("|") + 2))
    assert why_no_report(lines) == ""
    assert why_no_report(front.split("|")) == "只有标题，没有正文：请放入报告全文"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("来源：云州日报", "云州日报"),
        ("信息来源: 云州市人民政府办公室　发布时间：2024-01-15 浏览次数：12", "云州市人民政府办公室"),
        ("2024-01-15 09:30　来源：云州网 【字体：大 中 小】", "云州网"),
        ("发布机构：云州市人民政府办公室", "云州市人民政府办公室"),
        ("（来源：大众新闻客户端）", "大众新闻客户端"),
        ("来源：", ""),
        ("责任编辑：张三", ""),
    ],
)
def test_the_publisher_is_read_before_and_behind_the_body(line: str, publisher: str) -> None:
    lines = lines_of("云州市政府工作报告", 2024)
    assert read_edition([lines[0], line, *lines[1:]]).publisher == publisher
    assert read_edition([*lines, line]).publisher == publisher


@pytest.mark.parametrize(
    ("title", "region", "year", "named"),
    [
        ("甘肃省人民政府网 政府工作报告", "甘肃省", 2024, ""),
        ("2025年政府工作报告_南通市人民政府", "南通市", 2024, "2025年政府工作报告"),
        ("沛县2024年政府工作报告 - 政府信息公开", "沛县", 2024, "沛县2024年政府工作报告"),
        ("Microsoft Word - 文档1", "", 2024, ""),
    ],
)
def test_what_the_file_calls_itself_counts_where_the_text_is_silent(
    title: str, region: str, year: int, named: str
) -> None:
    found = read_edition(lines_of("", 2024), title)
    assert (found.region, found.year, found.title) == (region, year, named)
    titled = read_edition(lines_of("2024年云州市政府工作报告", 2024), title)
    assert (titled.region, titled.year, titled.title) == ("云州市", 2024, "2024年云州市政府工作报告")


def test_a_bare_title_is_no_title_and_a_joined_one_is_whole() -> None:
    assert read_edition(lines_of("政府工作报告", 2024)).title == ""
    assert read_edition(lines_of("长沙市|2024年|政府工作报告", 2024)).title == "长沙市2024年政府工作报告"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("现在，我代表山东省人民政府报告工作。", "山东省"),
        ("现在，我受徐州市云龙区人民政府委托，代表徐州市云龙区人民政府报告工作。", "云龙区"),
        ("现在，我代表兰州新区管委会报告工作。", "兰州新区"),
        ("现在，我代表国务院，向大会报告政府工作。" + "江苏" * 9, "全国"),
        ("现在，我代表市人民政府报告工作。" + "徐州" * 7 + "江苏" * 9, "徐州市"),
        ("现在，我代表市人民政府报告工作。" + "昆山" * 9 + "苏州" * 7 + "在中共昆山市委领导下。", "昆山市"),
        ("现在，我代表县人民政府报告工作。" + "徐州" * 9 + "在中共徐州市委、中共睢宁县委领导下。", "睢宁县"),
        ("现在，我代表县人民政府报告工作。" + "徐州" * 9, ""),
        ("现在，我代表盟行政公署报告工作。全盟发展。" + "兴安盟" * 9, "兴安盟"),
    ],
)
def test_without_title_and_meeting_the_speech_names_the_region(text: str, region: str) -> None:
    assert read_edition(["各位代表：", *(f"{words}。" for words in text.split("。") if words)]).region == region


def test_a_site_s_owner_of_another_level_is_not_the_region() -> None:
    county = lines_of("来源：江苏省人民政府", 2024, "县人民政府")
    assert read_edition(county).region == ""
    assert read_edition(["来源：睢宁县人民政府", *county]).region == "睢宁县"


def test_a_report_in_one_paragraph_is_read_too(reports: dict[str, Report]) -> None:
    whole = "".join(lines_of(FRONTS[0][0], 2024))
    assert read_edition([whole]) == Edition(
        "", "宿迁市", CITY, 2024, "2024-01-10", "", "宿迁市第六届人民代表大会第三次会议", "宿迁市市长 陈某某"
    )
    for found in reports.values():
        flat = read_edition(["".join(found.text.split())])
        assert (flat.region, flat.year) == (found.region, found.year)


def test_the_body_alone_says_region_and_year(reports: dict[str, Report]) -> None:
    for found in reports.values():
        lines = [found.quote(span) for span in found.paragraphs]
        body = lines[next(n for n, line in enumerate(lines) if line.startswith("各位代表")) :]
        assert (read_edition(body).region, read_edition(body).year) == (found.region, found.year)


def test_a_page_s_date_is_the_last_resort() -> None:
    lines = ["云州市政府工作报告", "发布时间：2024-02-03 10:00", "各位代表：", "改造老旧小区3个。"]
    assert (read_edition(lines).year, read_edition(lines).delivered) == (2024, "")
    assert read_edition([*lines[:1], *lines[2:]]).year == 0
    signed = [*lines[:1], *lines[2:], "二〇二四年一月十日"]
    assert (read_edition(signed).year, read_edition(signed).delivered) == (2024, "2024-01-10")


PIECES = st.sampled_from(
    "政府工作报告 2024年 各位代表： 徐州市 来源： 在第三届人民代表大会 市长 王某 （ ） 。 目录 今年是“十五五”规划开局 "
    "今年是新中国成立 百 周年 1月 10日 二〇二四年 二OO四 - 一、 回顾 "
    "我代表 人民政府 相关链接 .pdf ² ① 中共 委 全市 9".split()
)


@given(st.lists(st.lists(PIECES, min_size=1, max_size=9).map("".join), max_size=8), st.lists(PIECES).map("".join))
def test_any_lines_are_read(lines: list[str], title: str) -> None:
    found = read_edition(lines, title)
    assert found.year == 0 or 1949 < found.year < 2110
    assert (found.level is None) == (found.region == "")
    assert set(furniture_of(lines)) <= set(range(len(lines)))
    assert why_no_report(lines, title) == "" or "：请" in why_no_report(lines, title)


@pytest.mark.parametrize("piece", ["政府工作报告", "2024年", "中共", "我代表", "今年是", "市", "(", "人民代表大会"])
def test_a_megabyte_without_a_line_break_takes_time_in_proportion(piece: str) -> None:
    started = perf_counter()
    found = read_edition([piece * (1_000_000 // len(piece))])
    assert perf_counter() - started < 5
    assert found.delivered == ""
