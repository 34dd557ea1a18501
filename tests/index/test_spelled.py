import pytest

from index.spelled import Spelled, find_ranks, find_spelled, find_streaks

# value, unit and 余 or 多 of what is found
SPELLED = {
    "总产量连续五年超百亿斤": [("五", "年", ""), ("百亿", "斤", "")],
    "城市内涝明显改善，连续三年获批": [("三", "年", "")],
    "连续十二个月保持增长": [("十二", "个月", "")],
    "中国民营企业“五张榜单”连续两年实现大满贯": [("两", "年", "")],
    "养老助餐点覆盖九成以上城乡社区": [("九", "成", "")],
    "中小微企业政府采购占比近八成": [("八", "成", "")],
    "在汛期降雨较常年偏多六成的情况下": [("六", "成", "")],
    "投资项目审批时限压缩一半以上": [("一半", "", "")],
    "三分之二的公园实现无界融通": [("三分之二", "", "")],
    "全省进出口总额实现翻番": [("翻番", "", "")],
    "算力规模翻两番": [("两", "番", "")],
    "数字经济核心产业收入保持两位数增长": [("两位数", "", "")],
    "实施五大类100项城建重点工程": [("五", "大类", "")],
    "旅游总收入跃上千亿元台阶": [("千亿", "元", "")],
    "金融机构贷款余额过万亿": [("万亿", "", "")],
    "旅游收入超万亿元": [("万亿", "元", "")],
    "累计为百万名新就业形态劳动者提供职业伤害保障": [("百万", "名", "")],
    "重点面向全省两百多万高校师生": [("两百", "万", "多")],
    # measures nothing
    "加快培育一批百亿级特色主导产业": [],
    "3个百亿级项目签约落地": [],
    "学习运用“千万工程”经验": [],
    "深入实施“千项万亿”重大项目": [],
    "启动实施平台经济强省建设三年行动": [],
    "捍卫“两个确立”、做到“两个维护”": [],
    "健全“四个一”工作推进机制": [],
    "走进千家万户": [],
    "全市上下一心": [],
    "三大产业转型升级": [],
    "省市县乡四级联动": [],
    "二十届二中全会精神": [],
    "成果转化成效明显": [],
    "一成不变": [],
    "": [],
}


@pytest.mark.parametrize(("text", "found"), SPELLED.items())
def test_forms_that_measure(text: str, found: list[tuple[str, str, str]]) -> None:
    spelled = sorted(find_spelled(text), key=lambda one: one.start)
    assert [(one.value, one.unit, one.more) for one in spelled] == found


def test_places_cover_value_unit_and_what_stands_between() -> None:
    text = "面向全省两百多万高校师生，连续五年超百亿斤"
    spelled = sorted(find_spelled(text), key=lambda one: one.start)
    assert [text[one.start : one.end] for one in spelled] == ["两百多万", "五年", "百亿斤"]


@pytest.mark.parametrize(
    ("text", "streaks"),
    [
        ("粮食生产实现“二十连丰”", [Spelled("二十", "连丰", "", 7, 11)]),
        ("困难群众基本生活保障标准实现“十一连增”", [Spelled("十一", "连增", "", 15, 19)]),
        ("实现全国双拥模范城“十连冠”", [Spelled("十", "连冠", "", 10, 13)]),
        ("粮食生产二十二连丰", [Spelled("二十二", "连丰", "", 4, 9)]),
        ("连续丰收", []),
        ("三连片开发", []),
    ],
)
def test_streaks_stand_inside_quotation_marks_too(text: str, streaks: list[Spelled]) -> None:
    assert list(find_streaks(text)) == streaks


RANKS = {
    "跃居全国先进制造业百强市第22位": [("22", "位")],
    "商品房网签面积居全省第二": [("二", "")],
    "增速全国第3，总量达到60013亿元": [("3", "")],
    "获奖数居全国第二，创历史最佳": [("二", "")],
    "规模稳居全国第4位": [("4", "位")],
    "从第9名提升至第2名": [("9", "名"), ("2", "名")],
    "在国家综合测评中位列第一": [("一", "")],
    "区域农业品牌排名提升至全国第六位": [("六", "位")],
    # ordinals that rank nothing
    "成功举办第二十六届投资洽谈会": [],
    "首批和第二批项目": [],
    "习近平总书记第6次亲临湖北考察": [],
    "做好第二轮回天行动计划收官": [],
    "第一时间成立指挥部": [],
    "完成第三期公租房项目建设": [],
    "河湖长制工作稳居全国第一方阵": [],
    "制造业总体规模和综合实力稳居全国第一梯队": [],
    "跻身全球第三大加油港": [],
    "成为全国第三个、北方第一个过10万亿元省份": [],
    "一是把群众利益摆在第一位置": [],
}


@pytest.mark.parametrize(("text", "ranks"), RANKS.items())
def test_ranks_but_no_other_ordinals(text: str, ranks: list[tuple[str, str]]) -> None:
    found = list(find_ranks(text))
    assert [(one.value, one.unit) for one in found] == ranks
    assert all(text[: one.start].endswith("第") for one in found)
