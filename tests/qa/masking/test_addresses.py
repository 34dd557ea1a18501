"""Doors with their road, estate or village; places without a number, and numbers without a door, stay."""

import pytest

from qa.masking.mask import find, mask


@pytest.mark.parametrize(
    "address",
    """民主南路28号3栋2单元501室
翠湖花园8号楼2单元602
翠湖花园八号楼二单元六零二
太山村3组12号
邓楼村五组
李楼村第四村民小组
阳光花园3-1-502
小区3-1502
和平路55号院6栋101
煤建路17巷4号
文三路478号华星公寓B座1208室
锦绣华庭6#2单元801
张杨路500弄12号602室
泰山路二十三号
顺河东街甲12号
襄阳路7号附3号
徐海路88-3号
陈集村西头28号
绿地世纪城12栋1单元1503室""".replace("小区3-", "奎园小区3-").split("\n"),
)
def test_addresses(address: str) -> None:
    assert mask(f"我住铜山区{address}，问改造") == "我住铜山区〔住址〕，问改造"


def test_a_block_and_a_room_are_enough_where_one_lives() -> None:
    assert mask("我住5栋301") == "我住〔住址〕"
    assert mask("新建5栋301套") == "新建5栋301套"


@pytest.mark.parametrize(
    "text",
    """徐州市云龙区今年改造几个小区
淮海路和解放路的改造
地铁3号线二期、6号线和12号线
徐宿淮盐高铁、“136条”、“1号工程”
石岛湾核电2号机组、齐鲁1号列车
改造老旧小区140个、惠及8600户
今年改造小区140栋楼
新建安置小区12栋
新建标准厂房200栋
科技产业园3栋厂房
农村公路10714公里、村组道路12条
建设社区12个、街道5个
高铁新城3号路什么时候通
黄河路1号文件、和平大桥3号桥墩
每月15号发，5月2号开会，城里3号开会
第3页第5段，第3组""".split("\n"),
)
def test_places_and_figures_stay(text: str) -> None:
    assert find(text) == ()


def test_figures_beside_an_address_stay() -> None:
    text = "2024年改造140个小区，民主路28号3栋2000年建的，8.6万人"
    assert mask(text) == "2024年改造140个小区，〔住址〕2000年建的，8.6万人"
