from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.figures import find_figures, split_items
from index.models import Passage
from index.passages import split_clauses

# Clauses of the eleven reports: indicator, number, unit, qualifier of each figure.
STATED = {
    "新增托位5000个以上": [("新增托位", 5000, "个", "以上")],
    "城镇新增就业8.6万人": [("城镇新增就业", 8.6, "万人", "")],
    "实现进出口总额1208亿元": [("实现进出口总额", 1208, "亿元", "")],
    "改造农村危房800户以上、农村供水管网800公里": [
        ("改造农村危房", 800, "户", "以上"),
        ("农村供水管网", 800, "公里", ""),
    ],
    "绿色低碳能源产业产值达到1327亿元、增长8.1%": [
        ("绿色低碳能源产业产值", 1327, "亿元", "达到"),
        ("增长", 8.1, "%", ""),
    ],
    "发放消费券超2.5亿元": [("发放消费券", 2.5, "亿元", "超")],
    "开展“淮海新消费”系列主题活动3000余场": [("开展“淮海新消费”系列主题活动", 3000, "场", "余")],
    "办理免罚轻罚案件7800余件": [("办理免罚轻罚案件", 7800, "件", "余")],
    "县域就诊率达到90%以上": [("县域就诊率", 90, "%", "以上")],
    "新开工项目投产率提升11个百分点": [("新开工项目投产率提升", 11, "个百分点", "")],
    "121个项目竣工投产": [("项目竣工投产", 121, "个", "")],
    "新建5G基站2000个": [("新建5G基站", 2000, "个", "")],
    "实施棚户区改造588万平方米": [("实施棚户区改造", 588, "万平方米", "")],
    "入库科技型中小企业3223家": [("入库科技型中小企业", 3223, "家", "")],
    "力争数字经济核心产业增加值增长6.5%以上": [("数字经济核心产业增加值增长", 6.5, "%", "以上")],
    "规上工业增加值增长7.5％左右": [("规上工业增加值增长", 7.5, "%", "左右")],
    "地区生产总值增长5%左右、努力争取更好结果": [("地区生产总值增长", 5, "%", "左右")],
    "全省可再生能源装机占比达45%": [("全省可再生能源装机占比", 45, "%", "达")],
    "城镇新增就业不少于28万人": [("城镇新增就业", 28, "万人", "不少于")],
    "专项产业基金支持民间投资项目比重不低于80%": [("专项产业基金支持民间投资项目比重", 80, "%", "不低于")],
    "规上农产品加工企业突破1.1万家": [("规上农产品加工企业", 1.1, "万家", "突破")],
    "新能源和可再生能源发电装机达1.15亿千瓦": [("新能源和可再生能源发电装机", 1.15, "亿千瓦", "达")],
    "省市县重点项目完成投资2.8万亿元": [("省市县重点项目完成投资", 2.8, "万亿元", "")],
    "实际使用外资118.1亿美元": [("实际使用外资", 118.1, "亿美元", "")],
    "骨干龙头企业超1100家、增长1.5倍": [("骨干龙头企业", 1100, "家", "超"), ("增长", 1.5, "倍", "")],
    "零工驿站服务灵活就业人员964万人次": [("零工驿站服务灵活就业人员", 964, "万人次", "")],
    "服务贸易、数字贸易分别增长24.5%、14.5%": [
        ("服务贸易、数字贸易分别增长", 24.5, "%", ""),
        ("服务贸易、数字贸易分别增长", 14.5, "%", ""),
    ],
    "新增零碳工厂11家、超级能效工厂8家、绿色工厂301家": [
        ("新增零碳工厂", 11, "家", ""),
        ("超级能效工厂", 8, "家", ""),
        ("绿色工厂", 301, "家", ""),
    ],
    "义务教育学校课间时长调整到15分钟": [("义务教育学校课间时长调整到", 15, "分钟", "")],
    "经济总量连续迈上4万亿、5万亿两个台阶": [
        ("经济总量连续迈上", 4, "万亿", ""),
        ("经济总量连续迈上", 5, "万亿", ""),
    ],
    "实现总额1,208亿元": [("实现总额", 1208, "亿元", "")],
    "PM2.5浓度改善5.1%": [("PM2.5浓度改善", 5.1, "%", "")],
    "5A级景区新增周村古商城、总数达到16家": [("5A级景区新增周村古商城、总数", 16, "家", "达到")],
    # a bound sorts what has a figure of its own
    "新招引3亿元以上项目402个": [("新招引3亿元以上项目", 402, "个", "")],
    "新增产值超50亿元企业4家": [("新增产值超50亿元企业", 4, "家", "")],
    "落地3000万美元以上项目15个": [("落地3000万美元以上项目", 15, "个", "")],
    "实施500万元以上技改项目1.2万个左右": [("实施500万元以上技改项目", 1.2, "万个", "左右")],
    "其中10亿元以上项目106个、50亿元以上项目22个": [
        ("10亿元以上项目", 106, "个", ""),
        ("50亿元以上项目", 22, "个", ""),
    ],
    "为全省70岁以上户籍老年人购买意外伤害保险": [],
    "每千人口3岁以下婴幼儿托位数达4.76个": [("每千人口3岁以下婴幼儿托位数", 4.76, "个", "达")],
}

# What these clauses are about is their own figure, though words follow it.
COUNTED = {
    "推进100个以上重点文旅项目": "100个",
    "打造10个以上行业高质量数据集": "10个",
    "培育10个以上省级数据产业集群": "10个",
    "新建10家以上省级质量基础设施": "10家",
    "形成30项以上创新成果": "30项",
    "实现20项以上互认资质资格统一规范办理": "20项",
    "惠及超140万名困难群众": "140万名",
    "85%以上农户参与农业产业化经营": "85%",
    "完成水泥、焦化行业70%以上产能全流程超低排放改造": "70%",
}

NAMES = [
    "推进地铁3号线二期、4号线和6号线建设",
    "推动“343”创新产业集群",
    "深入实施“315”科技创新体系建设工程",
    "优化实施“8+4”经济政策体系",
    "加快边境地区4G/5G网络建设",
    "成功举办第二十六届投资洽谈会",
    "习近平总书记第6次亲临湖北考察",
    "跃居全国先进制造业百强市第22位",
    "跃居全国第3位",
    "“十四五”规划收官之年",
    "2025年是极不平凡的一年",
    "2024年1月8日召开",
    "隆重庆祝中华人民共和国成立75周年",
    "大运河文化旅游景区获评国家5A级景区",
    "中新钢铁集团首次上榜中国民营企业500强",
    "连续16年位居全国首位",
    "完成观音机场T1航站楼改扩建",
    "加快醉美龙江331边防路等交通网络建设",
    "出台《关于促进民营经济发展壮大的31条措施》",
    "构建“15分钟养老服务圈”",
    "三、2026年重点工作",
    "10.除险保安方面",
    "",
]


@pytest.mark.parametrize(("clause", "figures"), STATED.items())
def test_figures_of_a_clause(clause: str, figures: list[tuple[str, float, str, str]]) -> None:
    assert [(f.indicator, f.number, f.unit, f.qualifier) for f in find_figures(clause)] == figures


@pytest.mark.parametrize(("clause", "value"), COUNTED.items())
def test_a_bounded_figure_is_a_figure_where_no_other_counts_what_it_sorts(clause: str, value: str) -> None:
    assert [clause[f.start : f.end] for f in find_figures(clause)] == [value]


@pytest.mark.parametrize("clause", NAMES)
def test_digits_of_names_years_ranks_and_dates_are_no_figures(clause: str) -> None:
    assert find_figures(clause) == ()


@pytest.mark.parametrize(
    ("clause", "values"),
    [
        ("食品、药品抽检合格率分别超98.5%和99%", ["98.5%", "99%"]),
        ("培育100家以上特色企业和100个以上行业级、场景级大模型和智能体", ["100家", "100个"]),
        ("举办各类基层文化活动超10万场次", ["10万场次"]),
        ("PM2.5平均浓度降到32.4微克/立方米", ["32.4微克/立方米"]),
        ("全省工商业平均电价下降1分/千瓦时", ["1分/千瓦时"]),
        ("腾出存量用能空间500万吨标准煤以上", ["500万吨标准煤"]),
        ("抓好赛得利纤维等3500多个拟竣工投产项目", ["3500多个"]),
        ("遴选了12类44项为民办实事项目", ["12类", "44项"]),
        ("力争新增2—3家地方国企进入中国企业500强", ["2—3家"]),
        ("地区生产总值增长4.5-5%", ["4.5-5%"]),
        ("地区生产总值年均增速4.5%-5%、努力争取更好结果", ["4.5%-5%"]),
        ("全省生产总值增长5%—5.5%", ["5%—5.5%"]),
    ],
)
def test_a_figure_is_taken_whole(clause: str, values: list[str]) -> None:
    assert [clause[f.start : f.end] for f in find_figures(clause)] == values


def test_a_bound_stays_with_a_compound_unit() -> None:
    (figure,) = find_figures("腾出存量用能空间500万吨标准煤以上")
    assert figure.qualifier == "以上"


@pytest.mark.parametrize(
    ("clause", "indicators"),
    [
        (
            "新建105家街道乡镇区域养老服务中心、240个农村邻里互助养老服务点",
            ["街道乡镇区域养老服务中心", "农村邻里互助养老服务点"],
        ),
        ("推进53个国家中医优势专科和7个中医特色重点医院建设", ["国家中医优势专科", "中医特色重点医院"]),
        ("累计建设839个海外仓、总面积1210万平方米", ["海外仓", "总面积"]),
    ],
)
def test_a_figure_that_stands_before_its_noun_is_named_by_that_noun(clause: str, indicators: list[str]) -> None:
    named = [figure.indicator for figure in find_figures(clause)]
    assert all(noun in name for noun, name in zip(indicators, named, strict=True))
    for other in (1, 0):
        assert indicators[1 - other] not in named[other]


def test_numbers_are_read_without_their_magnitude_and_a_range_by_its_lower_end() -> None:
    first, second = find_figures("实现总额1,208.5亿元、贸易额2—3万亿元")
    assert (first.value, first.number, first.unit) == ("1,208.5", 1208.5, "亿元")
    assert (second.value, second.number, second.unit) == ("2—3", 2.0, "万亿元")


def test_places_cover_value_and_unit() -> None:
    clause = "力争新增托位5,000余个、公园12座"
    assert [clause[f.start : f.end] for f in find_figures(clause)] == ["5,000余个", "12座"]
    assert [f.indicator for f in find_figures(clause)] == ["新增托位", "公园"]


@pytest.mark.parametrize(
    ("clause", "items"),
    [
        ("改造农村危房800户以上、农村供水管网800公里", ["改造农村危房800户以上", "农村供水管网800公里"]),
        ("新改建农村公路303公里、桥梁37座、户厕19万座", ["新改建农村公路303公里", "桥梁37座", "户厕19万座"]),
        ("制造业、普惠小微贷款余额分别增长22%和29%", ["制造业、普惠小微贷款余额分别增长22%和29%"]),
        ("绿色低碳能源产业产值达到1327亿元、增长8.1%", ["绿色低碳能源产业产值达到1327亿元、增长8.1%"]),
        ("人均收入分别达到4.2万元、2.7万元", ["人均收入分别达到4.2万元、2.7万元"]),
        ("水稻、小麦、玉米播种面积900万亩", ["水稻、小麦、玉米播种面积900万亩"]),
        ("扩大普惠托育服务供给", ["扩大普惠托育服务供给"]),
    ],
)
def test_items_with_figures_of_their_own_are_parted(clause: str, items: list[str]) -> None:
    assert [clause[span.start : span.end] for span in split_items(clause)] == items


def test_figures_of_every_report_are_in_order_and_read_back(passages: dict[str, tuple[Passage, ...]]) -> None:
    count = 0
    for passage in (passage for some in passages.values() for passage in some):
        for clause in split_clauses(passage.text):
            text = passage.text[clause.start : clause.end]
            figures = find_figures(text)
            count += len(figures)
            for figure in figures:
                assert text[figure.start :].startswith(figure.value)
                assert figure.number >= 0
                assert figure.unit
            assert all(before.end <= after.start for before, after in pairwise(figures))
    assert count > 2000


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                ["新增", "5000", "1,208", "8.1", "%", "个", "万", "以上", "超", "、", "和", "—", "“", "”", "（", "第"]
            ),
            max_size=20,
        ).map("".join),
    )
)
def test_any_text_is_read_and_figures_and_items_stand_inside_it(clause: str) -> None:
    figures = find_figures(clause)
    assert all(0 <= f.start < f.end <= len(clause) and clause[f.start :].startswith(f.value) for f in figures)
    assert all(before.end <= after.start for before, after in pairwise(figures))
    items = split_items(clause)
    assert all(0 <= span.start <= span.end <= len(clause) for span in items)
    assert all(before.end <= after.start for before, after in pairwise(items))
