import pytest

from index.models import Report, Status
from qa.stages import Line
from qa.telling.compare import compare
from qa.telling.verdicts import Between, Comparison, Way
from tests.qa.pieces import line

JOBS = (line("2023", Status.RESULT, "城镇新增就业8.6万人"), line("2024", Status.TARGET, "城镇新增就业6.8万人"))
REPORTS = {
    name: Report(name, "", "", region, year, "", "", "", "0" * 64)
    for name, region, year in (("a", "云川省", 2026), ("b", "镜湖省", 2026), ("c", "云川省", 2025))
}
CLOUD = line("2026", Status.TARGET, "城镇新增就业100万人以上", report="a")
MIRROR = line("2026", Status.TARGET, "城镇新增就业110万人以上", report="b")
BOTH = line("2023", Status.RESULT, "工业、服务业开票销售收入分别达到7832亿元和9772亿元")
INCOMES = line("2023", Status.RESULT, "城乡居民人均可支配收入分别达到4.5万元、2.7万元，增长5.1%和7.4%")


def between_years(earlier: str, later: str, text: str = "相差多少") -> Comparison | None:
    return compare(text, (line("2023", Status.RESULT, earlier), line("2024", Status.TARGET, later)))


@pytest.mark.parametrize(
    "text",
    [
        "今年比去年少多少",
        "两年相差多少",
        "差多少",
        "比2023年增加了吗",
        "多了还是少了",
        "今年和去年对比",
        "增加还是减少",
    ],
)
def test_a_question_that_compares_gets_the_difference(text: str) -> None:
    found = compare(text, JOBS)
    assert found is not None
    assert (found.between, found.first.line, found.second.line) == (Between.YEARS, JOBS[1], JOBS[0])
    assert (found.amount, found.unit, found.way) == ("1.8", "万人", Way.LESS)
    assert found.sum == "8.6 − 6.8 = 1.8（万人）"


@pytest.mark.parametrize(
    ("earlier", "later", "amount", "unit", "way"),
    [
        ("地区生产总值增长7.1%", "地区生产总值增长6%以上", "1.1", "个百分点", Way.LESS),
        ("改造老旧小区57个", "改造老旧小区140个", "83", "个", Way.MORE),
        ("进出口总额1,208亿元", "进出口总额1,300.5亿元", "92.5", "亿元", Way.MORE),
        ("筹集保障性租赁住房1000套", "筹集保障性租赁住房4800套", "3800", "套", Way.MORE),
        ("生产总值9000亿元", "生产总值1.2万亿元", "3000", "亿元", Way.MORE),
        ("城镇新增就业8.6万人", "城镇新增就业6800人", "7.92", "万人", Way.LESS),
        ("新建美丽幸福河湖240条", "建成美丽幸福河湖240条", "0", "条", Way.EQUAL),
        ("城镇新增就业8.6万人、创业3万人", "城镇新增就业6.8万人", "1.8", "万人", Way.LESS),
    ],
)
def test_the_difference_is_exact(earlier: str, later: str, amount: str, unit: str, way: Way) -> None:
    found = between_years(earlier, later)
    assert found is not None
    assert (found.amount, found.unit, found.way) == (amount, unit, way)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("差多少", "less"),
        ("多还是少", "less"),
        ("增加还是减少", "decreased"),
        ("增加了吗", "decreased"),
    ],
)
def test_the_words_follow_the_question(text: str, word: str) -> None:
    found = compare(text, JOBS)
    assert found is not None
    assert found.word == word


@pytest.mark.parametrize(
    ("earlier", "later", "text", "word"),
    [
        ("地区生产总值增长7.1%", "地区生产总值增长6%", "增速比去年高吗", "lower"),
        ("地区生产总值增长7.1%", "地区生产总值增长6%", "增速今年比去年快吗", "slower"),
        ("能耗下降3%", "能耗下降3.5%", "降幅相差几个点", "more"),
        ("人均预期寿命达到80岁", "人均预期寿命达到81岁", "比去年高吗", "higher"),
        ("新建河湖240条", "新建河湖240条", "多还是少", "equal"),
    ],
)
def test_the_words_follow_what_is_measured(earlier: str, later: str, text: str, word: str) -> None:
    found = between_years(earlier, later, text)
    assert found is not None
    assert found.word == word


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("今年比去年多吗", False),
        ("今年比去年少吗", True),
        ("去年比今年多吗", True),
        ("为什么今年反而比去年多", False),
        ("减少了吗", True),
        ("今年比去年多还是少", None),
        ("差多少", None),
    ],
)
def test_what_the_question_claims_is_judged(text: str, holds: bool | None) -> None:
    found = compare(text, JOBS)
    assert found is not None
    assert found.holds is holds


@pytest.mark.parametrize(
    "text", ["去年和今年城镇新增就业各多少", "城镇新增就业多少人", "差旅费是多少", "比上年增长多少"]
)
def test_a_question_that_does_not_compare_gets_none(text: str) -> None:
    assert (
        compare(text, (line("2023", Status.RESULT, "生产总值增长7%"), line("2024", Status.TARGET, "生产总值增长6%")))
        is None
    )


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("城镇新增就业8.6万人", "新增企业6.8万家"),
        ("城镇新增就业8.6万人", "农村新增就业6.8万人"),
        ("就业稳定", "城镇新增就业6.8万人"),
        ("生产总值增长7.1%", "生产总值增长5-6%"),
        ("事故起数下降2%", "事故起数增长2%"),
        ("经营主体总数突破150万户", "经营主体总数150万户以上"),
    ],
)
def test_unlike_or_missing_figures_ranges_and_open_equals_have_no_difference(earlier: str, later: str) -> None:
    assert between_years(earlier, later) is None


def test_regions_are_compared_as_they_are_named_or_the_higher_first() -> None:
    for text, first, holds in (
        ("两个省谁定得高", MIRROR, None),
        ("云川比镜湖高吗", CLOUD, False),
        ("云川的目标比镜湖少吗", CLOUD, True),
        ("镜湖比云川多多少人", MIRROR, True),
    ):
        found = compare(text, (CLOUD, MIRROR), REPORTS)
        assert found is not None
        assert (found.between, found.first.line, found.holds) == (Between.REGIONS, first, holds)
        assert (found.amount, found.unit, found.bounds) == ("10", "万人", ("以上",))


def test_regions_are_compared_only_where_they_are_known_and_alike() -> None:
    done = line("2026", Status.RESULT, "城镇新增就业110万人", report="b")
    other_year = line("2025", Status.TARGET, "城镇新增就业110万人以上", report="b")
    assert compare("谁定得高", (CLOUD, MIRROR)) is None
    assert compare("谁定得高", (CLOUD, done), REPORTS) is None
    assert compare("谁定得高", (CLOUD, other_year), REPORTS) is None
    assert compare("云川比全国高吗", (CLOUD, MIRROR), REPORTS) is None


def test_two_editions_of_one_region_are_two_years() -> None:
    before = line("2025", Status.TARGET, "城镇新增就业90万人以上", report="c")
    found = compare("今年的目标比去年高吗", (before, CLOUD), REPORTS)
    assert found is not None
    assert (found.between, found.first.line, found.amount, found.holds) == (Between.YEARS, CLOUD, "10", True)


@pytest.mark.parametrize(
    ("text", "first", "amount", "word"),
    [
        ("去年工业和服务业的开票销售收入哪个多，差多少亿元？", "服务业开票销售收入", "1940", "more"),
        ("工业开票销售收入比服务业少多少", "工业开票销售收入", "1940", "less"),
    ],
)
def test_two_indicators_of_one_line_are_compared_by_name(text: str, first: str, amount: str, word: str) -> None:
    found = compare(text, (BOTH,))
    assert found is not None
    assert found.between is Between.INDICATORS
    assert (found.first.row.indicator, found.amount, found.word) == (first, amount, word)


def test_the_aspect_that_is_asked_is_compared() -> None:
    growth = compare("去年城镇和农村居民收入哪个增长快", (INCOMES,))
    level = compare("去年城镇和农村居民收入哪个多", (INCOMES,))
    assert growth is not None
    assert level is not None
    assert (growth.amount, growth.unit, growth.word) == ("2.3", "个百分点", "faster")
    assert (level.amount, level.unit, level.word) == ("1.8", "万元", "more")


@pytest.mark.parametrize("text", ["工业和建筑业哪个多", "开票销售收入哪个多"])
def test_indicators_that_are_not_both_named_are_not_compared(text: str) -> None:
    assert compare(text, (BOTH,)) is None


@pytest.mark.parametrize(
    ("done", "aimed", "holds", "amount"),
    [
        ("城镇新增就业124.9万人", "城镇新增就业110万人以上", True, "14.9"),
        ("城镇新增就业109万人", "城镇新增就业110万人以上", False, "1"),
        ("城镇新增就业110万人", "城镇新增就业110万人以上", True, "0"),
    ],
)
def test_a_result_is_held_to_the_target_of_its_year(done: str, aimed: str, holds: bool, amount: str) -> None:
    target = line("2025", Status.TARGET, aimed, report="c")
    result = line("2025", Status.RESULT, done, report="a")
    found = compare("去年城镇新增就业目标完成了吗", (target, result), REPORTS)
    assert found is not None
    assert (found.between, found.first.line, found.holds, found.amount) == (Between.TARGET, result, holds, amount)
    assert bool(found.word) is (amount != "0")


def test_of_several_rows_the_one_in_the_unit_asked_is_taken() -> None:
    lines = (
        line("2024", Status.RESULT, "完成10大类52项民生实事"),
        line("2025", Status.TARGET, "实施10大类55项民生实事"),
    )
    found = compare("民生实事今年比去年多几项", lines)
    assert found is not None
    assert (found.amount, found.unit) == ("3", "项")


@pytest.mark.parametrize("lines", [JOBS[:1], (), (*JOBS, CLOUD)])
def test_fewer_or_more_lines_than_two_have_no_difference(lines: tuple[Line, ...]) -> None:
    assert compare("相差多少", lines) is None
