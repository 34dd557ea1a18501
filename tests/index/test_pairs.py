import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.models import Aspect, Figure, Passage, Status
from index.pairs import likeness, pair_results, same_elsewhere

# Pairs read in the reports: indicator and value of the result, value of the target.
XUZHOU = """
地区生产总值增长 7.1 6|一般公共预算收入增长 5.5 4|社会消费品零售总额增长 8.3 6.5|固定资产投资增长 7.4 6.5
新招引10亿元以上项目 106 100|中欧班列开行 370 400|服务业开票销售收入 9772 1|新增星级上云企业 437 200
每万人发明专利拥有量 32.7 34|经营主体总数 140 150|净增“四上”企业 1598 1500|完成老旧小区改造 140 57
新建改造雨污管网 358 220|改造农村危房 1651 800|建成美丽幸福河湖 240 240|建成农村生态河道 1120 1000
新改建户厕 19 16.1|城镇新增就业 8.6 6.8|农村居民人均可支配收入增长 7.4 7|新建筹集保障性租赁住房 7614 4800
"""
BEIJING = """
疏解提质一般制造业企业 104 100|治理违法建设 2000 2000|建成高标准农田 13.5 15|新增中小学学位 3.9 2
城镇新增就业 29.9 26|建成紧密型城市医疗集团 9 5|新建农村邻里互助养老服务点 240 200|新增家庭养老床位 9829 2000
老楼加装电梯 876 600|完成老旧厂房更新改造 71 40|整治提升背街小巷 2100 1100|竣工各类保障房 8.3 8
"""
HENAN = """
规上工业增加值增长 8.1 7|固定资产投资增长 7 7|社会消费品零售总额增长 6.1 6|技术合同成交额 1759 2300
高新技术企业 1.3 1.4|城镇新增就业 120 110|粮食总产量 1344 1300|新建改造高标准农田 550 500
郑州机场货邮吞吐量 80 100|实施节能降碳改造项目 208 200|新增绿色工厂 301 100|新增农村劳动力转移就业 50.6 40
"""
# What stands near in words and is another thing: the result, its value, the value of the target.
NOT_XUZHOU = """
新招引3亿元以上项目 402 600|工业投资增长 9.9 10|高技术产业投资增长 12.9 10
新增产值超50亿元企业 4 10|全国重点实验室完成重组 6 5
"""
NOT_HENAN = """
规上工业企业 2.8 2500|工业投资增长 21.6 10|中欧班列累计开行 1.3 4000
新筹集保障性租赁住房 4.7 5.7|新增技能人才 272.8 65
"""


def figure(indicator: str, status: Status = Status.RESULT, unit: str = "个", **fields: object) -> Figure:
    year = "2023" if status is Status.RESULT else "2024"
    made = Figure("city-2024", "city-2024:1.1", indicator, "1", 1, unit, "", year, status, Aspect.COUNT, "其他", 0, 1)
    return replace(made, **fields)  # type: ignore[arg-type]


def alike(one: str, other: str, topic: str = "其他") -> float:
    return likeness(figure(one, topic=topic), figure(other, Status.TARGET, topic=topic))


@pytest.mark.parametrize(
    ("report", "read", "not_pairs"),
    [("xuzhou-2024", XUZHOU, NOT_XUZHOU), ("2025_北京市", BEIJING, ""), ("2025_河南省", HENAN, NOT_HENAN)],
)
def test_the_pairs_that_a_reader_finds_are_found(
    passages: dict[str, tuple[Passage, ...]], report: str, read: str, not_pairs: str
) -> None:
    rows = [row for passage in passages[report] for row in passage.figures]
    found = {(pair.result.value, pair.target.value) for pair in pair_results(rows)}
    wanted = values(read)
    assert len(wanted) >= 12
    assert wanted - found == set()
    assert values(not_pairs) & found == set()


def values(read: str) -> set[tuple[str, str]]:
    """The values of a reader's pairs; the names are for whoever looks one up."""
    return {(result, target) for _, result, target in (line.split() for line in re.split(r"[|\n]", read) if line)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建成美丽幸福河湖", "新建美丽幸福河湖"),
        ("完成老旧小区改造", "抓好老旧小区改造"),
        ("固定资产投资增长", "全社会固定资产投资增长"),
        ("经营主体总数", "经营主体"),
        ("企业成功上市", "新增上市企业"),
        ("普惠小微贷款余额增长", "普惠小微贷款增长"),
        ("地区生产总值年均增长", "地区生产总值年均增速"),
        ("单位地区生产总值能耗预计下降", "单位地区生产总值能耗降低"),
        ("为民办实事项目", "遴选为民办实事项目"),
        ("高效办理市人大代表建议", "办理省人大代表建议"),
    ],
)
def test_verbs_scope_and_filler_tell_nothing_apart(one: str, other: str) -> None:
    assert alike(one, other) > 0.85


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("居民人均可支配收入", "农村居民人均可支配收入"),
        ("新增省级绿色工厂", "新增国家级绿色工厂"),
        ("小微企业贷款余额", "制造业贷款余额"),
        ("高新技术企业", "科技型中小企业"),
        ("工业增加值", "服务业增加值"),
        ("新增规上工业企业", "规上工业企业"),
        ("新增养老床位", "养老床位总数"),
        ("招引3亿元以上项目", "招引10亿元以上项目"),
        ("徐州经开区工业开票销售收入", "工业开票销售收入"),
        ("生产安全事故起数", "生产安全事故死亡人数"),
        ("新增技能人才", "新增高技能人才"),
        ("人均预期寿命提高", "人均预期寿命"),
        ("建设", "实施"),
    ],
)
def test_a_word_that_tells_two_things_apart_is_never_passed_over(one: str, other: str) -> None:
    assert alike(one, other) == 0


def test_a_rate_of_growth_pairs_with_the_same_name_only() -> None:
    # The same names as levels stand near enough where their meaning is near too.
    near = figure("工业投资额"), figure("工业设备投资额", Status.TARGET)
    assert likeness(*near, cosine=lambda *_: 0.99) >= 0.6
    assert likeness(*near, cosine=lambda *_: 0.95) == 0
    one, other = (replace(row, aspect=Aspect.GROWTH, unit="%") for row in near)
    assert likeness(one, other, lambda *_: 0.99) == 0


@pytest.mark.parametrize(
    ("unit", "other", "same"),
    [("亿元", "万亿元", True), ("万人", "人", True), ("个", "家", True), ("所", "个", True), ("户", "个", False),
     ("%", "个百分点", False), ("公里", "条", False), ("亿元", "%", False), ("人", "人次", False)],
)  # fmt: skip
def test_units_are_alike_but_for_their_magnitude(unit: str, other: str, same: bool) -> None:
    assert bool(likeness(figure("新增托位", unit=unit), figure("新增托位", Status.TARGET, other))) is same


@pytest.mark.parametrize(
    ("aspect", "other", "same"),
    [(Aspect.LEVEL, Aspect.COUNT, True), (Aspect.GROWTH, Aspect.SHARE, False), (Aspect.LEVEL, Aspect.GROWTH, False)],
)
def test_a_level_is_no_growth(aspect: Aspect, other: Aspect, same: bool) -> None:
    one, two = figure("研发经费", aspect=aspect, unit="%"), figure("研发经费", Status.TARGET, "%", aspect=other)
    assert bool(likeness(one, two)) is same


@pytest.mark.parametrize(
    ("year", "other", "same"),
    [("2023", "2024", True), ("2021-2025", "2026-2030", True), ("2025", "2026-2030", False), ("", "2024", False)],
)
def test_a_year_stands_beside_a_year_and_a_period_beside_a_period(year: str, other: str, same: bool) -> None:
    assert bool(likeness(figure("造林", year=year), figure("造林", Status.TARGET, year=other))) is same


def test_under_the_countryside_s_heading_rural_tells_nothing_apart() -> None:
    assert alike("新改建户厕", "新建改造农村户厕") == 0
    assert alike("新改建户厕", "新建改造农村户厕", topic="乡村") == 1


def test_pairs_are_one_to_one_the_best_first_and_within_one_report() -> None:
    rows = [
        figure("全市新增托位", value="1"),
        figure("新增托位", value="2"),
        figure("新增托位", Status.TARGET, value="3"),
        figure("新增托位", Status.OTHER, value="4"),
        figure("新增托位", Status.TARGET, value="5", report="other"),
    ]
    assert [(pair.result.value, pair.target.value, pair.score) for pair in pair_results(rows)] == [("1", "3", 1.0)]
    both = [*rows, figure("新增普惠托位", Status.TARGET, value="6")]
    assert [(pair.result.value, pair.target.value) for pair in pair_results(both)] == [("1", "3")]


def test_other_reports_tell_of_the_same_thing_once_a_year_and_status() -> None:
    own = figure("新增托位")
    rows = [
        own,
        figure("新增托位", report="b", value="1"),
        figure("全省新增托位", report="b", value="2"),
        figure("新增托位", Status.TARGET, report="b", value="3"),
        figure("新增学位", report="c", value="4"),
        figure("实现新增托位", report="c", value="5"),
    ]
    assert [row.value for row in same_elsewhere(own, rows)] == ["1", "3", "5"]


def test_the_same_indicator_is_found_across_regions_and_editions(passages: dict[str, tuple[Passage, ...]]) -> None:
    rows = [row for of in passages.values() for passage in of for row in passage.figures]
    jobs = next(row for row in rows if row.indicator == "城镇新增就业" and row.report == "2025_浙江省")
    found = same_elsewhere(jobs, rows)
    assert {(row.report, row.year, row.value) for row in found} >= {
        ("2026_浙江省", "2025", "115.8"),
        ("2026_浙江省", "2026", "100"),
        ("xuzhou-2024", "2024", "6.8"),
        ("2025_北京市", "2024", "29.9"),
    }
    assert {row.unit for row in found} == {"万人"}


def test_all_pairs_of_the_eleven_reports_take_little_time(passages: dict[str, tuple[Passage, ...]]) -> None:
    rows = [row for of in passages.values() for passage in of for row in passage.figures]
    began = time.perf_counter()
    pairs = pair_results(rows)
    assert len(pairs) > 150
    assert time.perf_counter() - began < 3


def test_a_text_that_is_all_figures_is_paired_in_little_time() -> None:
    rows = [figure(f"新增托位{n}处", status) for status in (Status.RESULT, Status.TARGET) for n in range(20_000)]
    began = time.perf_counter()
    assert [pair.result.indicator for pair in pair_results(rows)][:2] == ["新增托位0处", "新增托位1处"]
    assert time.perf_counter() - began < 4


@pytest.mark.parametrize("words", ["全省" * 20_000, "新增" * 20_000, "1." * 20_000, "的" * 40_000, "省级以上" * 10_000])
def test_a_very_long_indicator_is_compared_in_no_time(words: str) -> None:
    began = time.perf_counter()
    assert 0 <= alike(words, words + "托位") <= 1
    assert time.perf_counter() - began < 1


@given(
    st.text(alphabet="新增全省托位总量农村城镇5亿元的工业、率", max_size=12),
    st.text(alphabet="新增托位农村", max_size=8),
)
def test_likeness_is_the_same_from_either_side(one: str, other: str) -> None:
    score = alike(one, other)
    assert 0 <= score <= 1
    assert score == alike(other, one)
