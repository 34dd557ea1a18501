import pytest

from index.mentions import find_mentions
from index.series import deal_out, series_length

# What stands before 分别, and the subject that each figure gets.
DEALT = {
    "工业、服务业开票销售收入分别达到7832亿元和9772亿元": ("工业开票销售收入", "服务业开票销售收入"),
    "制造业、普惠小微贷款余额分别增长22%和29%": ("制造业贷款余额", "普惠小微贷款余额"),
    "生产安全事故起数和死亡人数分别下降13.4%和11.5%": ("生产安全事故起数", "生产安全事故死亡人数"),
    "徐州经开区、徐州高新区工业开票销售收入分别增长13%和18%": (
        "徐州经开区工业开票销售收入",
        "徐州高新区工业开票销售收入",
    ),
    "城乡居民人均可支配收入分别达到4.5万元、2.7万元": ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
    "低保、特困人均月标准分别提高到1167元、1937元": ("低保人均月标准", "特困人均月标准"),
    "工业技改投资、制造业技改投资增速分别高于全国12.7个、12个百分点": (
        "工业技改投资增速",
        "制造业技改投资增速",
    ),
    "新能源汽车、集成电路、工业机器人产量分别增长49.8%、11.9%、36.4%": (
        "新能源汽车产量",
        "集成电路产量",
        "工业机器人产量",
    ),
    # as many subjects as figures, or none is dealt
    "数量分别压减75%、95%、73%": (),
    "新增工业、农业企业5家": (),
    "甲、、乙分别增长1%、2%、3%": (),
}


@pytest.mark.parametrize(("clause", "subjects"), DEALT.items())
def test_subjects_are_dealt_out_with_what_they_share(clause: str, subjects: tuple[str, ...]) -> None:
    assert deal_out(clause, 0, find_mentions(clause), lambda words: words) == subjects


@pytest.mark.parametrize(
    ("clause", "length"),
    [("分别增长22%和29%", 2), ("分别为1%、2%以及3%", 3), ("增长22%，下降5%", 1), ("达到90%以上、80%左右", 2)],
)
def test_a_series_goes_on_while_only_joints_part_its_figures(clause: str, length: int) -> None:
    assert series_length(clause, find_mentions(clause)) == length
