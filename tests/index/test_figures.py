import re
from dataclasses import replace
from itertools import pairwise

import pytest

from index.figures import read_figures
from index.models import Aspect, Figure, Kind, Passage, Report, Status

LEVEL, GROWTH, SHARE, COUNT, CHANGE, RANK = Aspect
RESULT, TARGET = Status.RESULT, Status.TARGET
SECTION = ("一、2023年工作回顾", "（一）积极扩大有效需求")
SENTENCE = Passage("city:9.2", "city", "", 100, 200, SECTION, 9, "2023", RESULT)


def read(text: str, year: str = "2023", status: Status = RESULT) -> tuple[Figure, ...]:
    return read_figures(replace(SENTENCE, text=text, end=100 + len(text), year=year, status=status))


def test_a_row_says_everything_that_the_ledger_keeps() -> None:
    assert read("新增普惠性养老床位2200张，发放消费券超2.5亿元。") == (
        Figure(
            "city", "city:9.2", "新增普惠性养老床位", "2200", 2200, "张", "", "2023", RESULT, COUNT, "养老", 109, 114
        ),
        Figure(
            "city", "city:9.2", "发放消费券", "2.5", 250000000, "亿元", "超", "2023", RESULT, LEVEL, "经济", 121, 126
        ),
    )


def test_a_heading_has_no_rows() -> None:
    text = "（一）新增托位5000个"
    assert read(text) != ()
    assert read_figures(replace(SENTENCE, text=text, kind=Kind.HEADING)) == ()


def test_a_sentence_without_figures_has_no_rows() -> None:
    assert read("推进地铁3号线二期、4号线和6号线建设。") == ()
    assert read("") == ()


def test_the_heading_names_what_a_sentence_leaves_unsaid() -> None:
    text = "达到90%以上。"
    under_run_in = replace(SENTENCE, text=text, section=(*SECTION, "外贸质量提升"))
    assert [row.indicator for row in read_figures(under_run_in)] == ["外贸质量提升"]
    # that of a part or section names a whole field
    assert SECTION[-1] not in {row.indicator for row in read(text)}


ASPECTS = {
    "地区生产总值增长7.1%": [GROWTH],
    "居民消费价格涨幅3%左右": [GROWTH],
    "骨干龙头企业超1100家、增长1.5倍": [COUNT, GROWTH],
    "铁路水路货运周转量实现翻番": [GROWTH],
    "数字经济核心产业收入保持两位数增长": [GROWTH],
    "绿色低碳能源产业产值达到1327亿元、增长8.1%": [LEVEL, GROWTH],
    "新开工项目投产率提升11个百分点": [CHANGE],
    "对俄进出口增速高于全国8.4个百分点": [CHANGE],
    "能耗强度降低5.1%": [CHANGE],
    "涉企行政处罚数量减少10%": [CHANGE],
    "生产安全事故起数和死亡人数分别下降13.4%和11.5%": [CHANGE, CHANGE],
    "投资项目审批时限压缩一半以上": [CHANGE],
    "城市绿色出行比例达到78%": [SHARE],
    "民生支出占一般公共预算支出比重达到78.2%": [SHARE],
    "城镇调查失业率控制在5%以内": [SHARE],
    "中小微企业政府采购占比近八成": [SHARE],
    "新增托位5000个以上": [COUNT],
    "城镇新增就业8.6万人": [COUNT],
    "总产量连续五年超百亿斤": [COUNT, LEVEL],
    "新增供水能力9.5亿立方米": [LEVEL],
    "PM2.5平均浓度降到32.4微克/立方米": [LEVEL],
    "每万人发明专利拥有量达到32.7件": [LEVEL],
    "城乡收入比缩小至2.12": [LEVEL],
    "城乡居民人均可支配收入分别达到4.5万元、2.7万元，增长5.1%和7.4%": [LEVEL, LEVEL, GROWTH, GROWTH],
    "低保、特困人均月标准分别提高到1167元、1937元": [LEVEL, LEVEL],
    "城乡居民基础养老金调增19.6%": [GROWTH],
    "全省工商业平均电价下降5分/千瓦时": [CHANGE],
    "人均预期寿命提高1岁以上": [CHANGE],
    "经济总量连续迈上4万亿、5万亿两个台阶": [LEVEL, LEVEL],
    "保交房项目提前3个月": [CHANGE],
    "商品房网签面积居全省第二": [RANK],
    "规模稳居全国第4位": [RANK],
}


@pytest.mark.parametrize(("text", "aspects"), ASPECTS.items())
def test_what_a_figure_says_of_its_indicator(text: str, aspects: list[Aspect]) -> None:
    assert [row.aspect for row in read(text)] == aspects


def test_a_sentence_s_own_words_move_its_rows_to_another_time() -> None:
    rows = read("人均地区生产总值从2020年的10.5万元提高到2025年的14万元左右。", "2021-2025")
    assert [(row.year, row.status) for row in rows] == [("2020", RESULT), ("2025", RESULT)]
    rows = read("到2030年，森林覆盖率达40%，新增托位9个。", "2026", TARGET)
    assert [(row.year, row.status) for row in rows] == [("2030", TARGET), ("2030", TARGET)]
    (row,) = read("事故起数连续3年下降。")
    assert (row.value, row.unit, row.qualifier, row.year, row.status) == ("3", "年", "连续", "", RESULT)


# Whole sentences with the place they have in their report: indicator, value, unit, qualifier, year, status, aspect.
IN_THE_REPORTS: dict[str, list[tuple[str, str, str, str, str, Status, Aspect]]] = {
    "xuzhou-2024:13.5": [
        ("城镇居民人均可支配收入", "4.5", "万元", "达到", "2023", RESULT, LEVEL),
        ("农村居民人均可支配收入", "2.7", "万元", "达到", "2023", RESULT, LEVEL),
        ("城镇居民人均可支配收入增长", "5.1", "%", "", "2023", RESULT, GROWTH),
        ("农村居民人均可支配收入增长", "7.4", "%", "", "2023", RESULT, GROWTH),
    ],
    "xuzhou-2024:45.3": [
        ("改善农房", "1.5", "万户", "", "2024", TARGET, COUNT),
        ("改造农村危房", "800", "户", "以上", "2024", TARGET, COUNT),
        ("改造农村供水管网", "800", "公里", "", "2024", TARGET, LEVEL),
        ("建成村内道路", "700", "公里", "", "2024", TARGET, LEVEL),
    ],
    "xuzhou-2024:59.5": [("新增托位", "5000", "个", "以上", "2024", TARGET, COUNT)],
    "2025_湖北省:8.2": [
        ("地区生产总值增长", "5.8", "%", "", "2024", RESULT, GROWTH),
        ("地区生产总值增速全国", "3", "", "第", "2024", RESULT, RANK),
        ("地区生产总值总量", "60013", "亿元", "达到", "2024", RESULT, LEVEL),
        ("规上工业增加值增长", "7.7", "%", "", "2024", RESULT, GROWTH),
        ("固定资产投资增长", "6.5", "%", "", "2024", RESULT, GROWTH),
        ("社会消费品零售总额增长", "5.1", "%", "", "2024", RESULT, GROWTH),
    ],
    "2026_山东省:21.2": [
        ("高铁里程", "2110", "公里", "", "", RESULT, LEVEL),
        ("高铁里程", "3055", "公里", "增至", "2021-2025", RESULT, LEVEL),
        ("高速公路", "7473", "公里", "", "", RESULT, LEVEL),
        ("高速公路", "9310", "公里", "增至", "2021-2025", RESULT, LEVEL),
        ("八车道里程全国", "一", "", "第", "2021-2025", RESULT, RANK),
    ],
    "2026_浙江省:24.3": [
        ("人均地区生产总值", "10.5", "万元", "", "2020", RESULT, LEVEL),
        ("人均地区生产总值", "14", "万元", "左右", "2025", RESULT, LEVEL),
    ],
    "2026_浙江省:42.10": [("“415X”集群营收", "13", "万亿元", "突破", "2030", TARGET, LEVEL)],
    "2026_黑龙江省:52.4": [
        ("举办“购在龙江”等促消费活动", "2000", "场", "以上", "2026", TARGET, COUNT),
        ("发放政府消费券", "8", "亿元", "以上", "2026", TARGET, LEVEL),
    ],
}


@pytest.mark.parametrize(("place", "expected"), IN_THE_REPORTS.items())
def test_rows_of_the_reports(
    passages: dict[str, tuple[Passage, ...]],
    place: str,
    expected: list[tuple[str, str, str, str, str, Status, Aspect]],
) -> None:
    (passage,) = [one for one in passages[place.partition(":")[0]] if one.id == place]
    found = [
        (row.indicator, row.value, row.unit, row.qualifier, row.year, row.status, row.aspect) for row in passage.figures
    ]
    assert found == expected


YEAR = re.compile(r"|20\d\d|20\d\d-20\d\d")


def test_every_row_of_every_report_reads_back(
    reports: dict[str, Report], passages: dict[str, tuple[Passage, ...]]
) -> None:
    count = 0
    for name, of in reports.items():
        for passage in passages[name]:
            rows = passage.figures
            count += len(rows)
            for row in rows:
                assert (row.report, row.passage) == (name, passage.id)
                assert passage.start <= row.start < row.end <= passage.end
                stated = of.text[row.start : row.end]
                assert stated.startswith(row.value)
                assert row.unit.startswith(re.sub("[余多 ]", "", stated.removeprefix(row.value)).replace("％", "%"))
                assert row.indicator == row.indicator.strip() != ""
                assert len(row.indicator) <= 60
                assert YEAR.fullmatch(row.year)
                assert row.topic
            assert all(before.end <= after.start for before, after in pairwise(rows))
            assert not (rows and passage.kind is Kind.HEADING)
    assert count > 2000


def test_headings_with_digits_are_read_by_no_row(passages: dict[str, tuple[Passage, ...]]) -> None:
    headings = [one for some in passages.values() for one in some if one.kind is Kind.HEADING]
    assert [one.text for one in headings if any(char.isdigit() for char in one.text)]
    assert [one.text for one in headings if one.figures] == []
