from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.items import split_items

PARTED = {
    "改造农村危房800户以上、农村供水管网800公里": ["改造农村危房800户以上", "农村供水管网800公里"],
    "新改建农村公路303公里、桥梁37座、户厕19万座": ["新改建农村公路303公里", "桥梁37座", "户厕19万座"],
    "10个国家山水工程、89项生态修复工程有序实施": ["10个国家山水工程", "89项生态修复工程有序实施"],
    "其中10亿元以上项目106个、50亿元以上项目22个": ["其中10亿元以上项目106个", "50亿元以上项目22个"],
    # what has no figure of its own stays with the item that has one
    "建成投用中小学、幼儿园73所": ["建成投用中小学、幼儿园73所"],
    "水稻、小麦、玉米播种面积900万亩": ["水稻、小麦、玉米播种面积900万亩"],
    "新增省级以上工业设计中心、服务型制造示范企业6家、上市企业5家": [
        "新增省级以上工业设计中心、服务型制造示范企业6家",
        "上市企业5家",
    ],
    # another side of the same thing, or its bare value
    "绿色低碳能源产业产值达到1327亿元、增长8.1%": ["绿色低碳能源产业产值达到1327亿元、增长8.1%"],
    "人均收入分别达到4.2万元、2.7万元": ["人均收入分别达到4.2万元、2.7万元"],
    "武汉港集装箱吞吐量达到350万标箱、居长江中上游港口首位": ["武汉港集装箱吞吐量达到350万标箱、居长江中上游港口首位"],
    # 分别 ties its series together
    "制造业、普惠小微贷款余额分别增长22%和29%": ["制造业、普惠小微贷款余额分别增长22%和29%"],
    # marks inside quotation marks and brackets part nothing
    "实施“一老、一小”项目3个": ["实施“一老、一小”项目3个"],
    "建成医院3家（含分院1家、门诊部2家）": ["建成医院3家（含分院1家、门诊部2家）"],
    "扩大普惠托育服务供给": ["扩大普惠托育服务供给"],
    "": [""],
}


@pytest.mark.parametrize(("clause", "items"), PARTED.items())
def test_items_with_figures_of_their_own_are_parted(clause: str, items: list[str]) -> None:
    assert [clause[span.start : span.end] for span in split_items(clause)] == items


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from("新增 5000 个 以上 、 和 增长 8.1% “ ” （ ）".split()), max_size=20).map("".join),
    )
)
def test_items_of_any_text_stand_in_it_in_order(clause: str) -> None:
    items = split_items(clause)
    assert items
    assert all(0 <= span.start <= span.end <= len(clause) for span in items)
    assert all(before.end < after.start for before, after in pairwise(items))


@pytest.mark.parametrize("piece", ["、", "1个、", "（、", "“1个、", "、增长1%"])
def test_a_long_hostile_clause_is_parted(piece: str) -> None:
    clause = piece * (5000 // len(piece))
    assert split_items(clause)[-1].end <= len(clause)
