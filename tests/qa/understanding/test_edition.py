import pytest

from index.models import Report, Status
from qa.understanding.edition import find_edition
from qa.understanding.place import short_name


def report(name: str, region: str, year: int, text: str = "") -> Report:
    return Report(name, text, f"{year}年{region}政府工作报告", region, year, "", "", "", "0" * 64)


CITY = {
    "c24": report("c24", "徐州市", 2024, "“十四五”迈入万亿级城市。与连云港共建枢纽。镜湖区改造。到2035年实现现代化。")
}
CITY_YEARS = {"c24": frozenset({"2023", "2024"})}
MANY = {
    "c23": report("c23", "徐州市", 2023),
    "c24": report("c24", "徐州市", 2024),
    "z26": report("z26", "浙江省", 2026),
}
MANY_YEARS = {
    "c23": frozenset({"2022", "2023"}),
    "c24": frozenset({"2023", "2024"}),
    "z26": frozenset({"2021-2025", "2025", "2026-2030", "2026", "2030"}),
}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("今年新增多少托位", {"2024"}),
        ("年内新增多少托位", {"2024"}),
        ("本年度新增多少托位", {"2024"}),
        ("去年新增多少托位", {"2023"}),
        ("过去一年新增多少托位", {"2023"}),
        ("上年新增多少托位", {"2023"}),
        ("去年和今年各多少", {"2023", "2024"}),
        ("2023年和2024年各多少", {"2023", "2024"}),
        ("23年新增多少托位", {"2023"}),
        ("2024年度计划", {"2024"}),
        ("新增多少托位", set()),
        ("23年级有多少学生", set()),
        ("120241个", set()),
    ],
)
def test_year_words_count_from_the_edition(text: str, years: set[str]) -> None:
    assert find_edition(text, CITY, CITY_YEARS, "").years == years


@pytest.mark.parametrize("year", [1999, 2019, 2024, 2031, 2060])
def test_this_year_is_the_edition_s_and_never_the_clock_s(year: int) -> None:
    reports = {"r": report("r", "徐州市", year)}
    years = {"r": frozenset({str(year - 1), str(year)})}
    assert find_edition("今年多少", reports, years, "").years == {str(year)}
    assert find_edition("去年多少", reports, years, "").years == {str(year - 1)}
    assert find_edition("明年多少", reports, years, "").unknown_years == (str(year + 1),)
    assert find_edition("前年多少", reports, years, "").unknown_years == (str(year - 2),)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("2022年新增多少托位", ("2022",)),
        ("2025年和2026年新增多少托位", ("2025", "2026")),
        ("2022年和2024年新增多少托位", ()),
        ("2035年建成什么", ()),
        ("过去五年新增多少托位", ("2019-2023",)),
        ("十四五期间新增多少托位", ()),
        ("“十三五”时期新增多少托位", ("2016-2020",)),
    ],
)
def test_years_of_which_the_report_does_not_speak_are_told(text: str, unknown: tuple[str, ...]) -> None:
    assert find_edition(text, CITY, CITY_YEARS, "").unknown_years == unknown


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("南京市今年新增多少托位", "南京"),
        ("深圳GDP多少", "深圳"),
        ("徐州今年新增多少托位", ""),
        ("徐州市和连云港共建什么", ""),
        ("铜山区新增多少托位", "铜山区"),
        ("今年铜山区新增多少托位", "铜山区"),
        ("睢宁县今年多少", "睢宁县"),
        ("镜湖区改造了吗", ""),
        ("老旧小区改造多少", ""),
        ("今年高新区产值多少", ""),
        ("每个县改造多少", ""),
        ("国家级示范区有几个", ""),
    ],
)
def test_a_place_that_the_report_does_not_name_is_told(text: str, place: str) -> None:
    assert find_edition(text, CITY, CITY_YEARS, "").unknown_place == place


def test_other_places_that_the_question_names_are_told_known_or_not() -> None:
    assert find_edition("徐州和连云港今年共建什么", CITY, CITY_YEARS, "").must == ("连云港",)
    assert set(find_edition("南京和镜湖区多少", CITY, CITY_YEARS, "").must) >= {"南京"}
    assert find_edition("徐州市今年新增多少托位", CITY, CITY_YEARS, "").must == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("今年的目标是多少", Status.TARGET),
        ("计划新增多少", Status.TARGET),
        ("要建几个", Status.TARGET),
        ("实际完成了多少", Status.RESULT),
        ("新增了多少", Status.RESULT),
        ("目标完成了吗", None),
        ("新增多少托位", None),
        ("要素市场怎么样", None),
    ],
)
def test_result_or_target_where_the_words_ask_for_one(text: str, status: Status | None) -> None:
    assert find_edition(text, CITY, CITY_YEARS, "").status is status


def test_the_rest_has_neither_time_words_nor_the_region() -> None:
    assert find_edition("徐州市今年全年新增多少托位", CITY, CITY_YEARS, "").rest.split() == ["新增多少托位"]
    assert find_edition("截至目前2023年徐州完成多少", CITY, CITY_YEARS, "").rest.split() == ["完成多少"]


@pytest.mark.parametrize(
    ("text", "home", "reports", "clarify"),
    [
        ("今年新增多少托位", "", (), ("徐州市", "浙江省")),
        ("徐州今年新增多少托位", "", ("c24",), ()),
        ("浙江省今年新增多少托位", "", ("z26",), ()),
        ("今年新增多少托位", "徐州市", ("c24",), ()),
        ("浙江今年新增多少托位", "徐州市", ("z26",), ()),
        ("徐州和浙江今年新增多少托位", "", ("c24", "z26"), ()),
        ("徐州2023年的目标是多少", "", ("c23",), ()),
        ("徐州2023年完成了多少", "", ("c24",), ()),
        ("徐州2022年完成了多少", "", ("c23",), ()),
        ("徐州2018年完成了多少", "", ("c24",), ()),
        ("浙江2030年目标是多少", "", ("z26",), ()),
    ],
)
def test_the_edition_follows_region_year_and_home(
    text: str, home: str, reports: tuple[str, ...], clarify: tuple[str, ...]
) -> None:
    found = find_edition(text, MANY, MANY_YEARS, home)
    assert (found.reports, found.clarify) == (reports, clarify)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("浙江“十四五”期间新增多少", {"2021-2025"}),
        ("浙江十五五新增多少", {"2026-2030"}),
        ("浙江过去五年新增多少", {"2021-2025"}),
        ("浙江近五年来新增多少", {"2021-2025"}),
        ("浙江2025年新增多少", {"2025"}),
        ("浙江去年新增多少", {"2025"}),
        ("浙江到2030年新增多少", {"2030"}),
    ],
)
def test_plan_periods_are_not_the_years_they_end_in(text: str, years: set[str]) -> None:
    assert find_edition(text, MANY, MANY_YEARS, "").years == years


@pytest.mark.parametrize(
    ("region", "short"),
    [("徐州市", "徐州"), ("浙江省", "浙江"), ("宁夏回族自治区", "宁夏"), ("香港特别行政区", "香港"), ("市", "市")],
)
def test_a_region_without_its_ending(region: str, short: str) -> None:
    assert short_name(region) == short
