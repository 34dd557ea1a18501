"""E-mail addresses, plates and passports, and the codes of reports that are none."""

import pytest

from qa.masking.mask import find, mask


@pytest.mark.parametrize(
    "address",
    [
        "zhang.san-1@qq.com",
        "ZS+gov@mail.example.com.cn",
        "zs＠126．com",
        "zs at 163.com",
        "zs(at)qq.com",
        "zs艾特qq点com",
        "zs @ qq.com",
    ],
)
def test_emails(address: str) -> None:
    assert mask(f"发到{address}，谢谢") == "发到〔邮箱〕，谢谢"


def test_a_year_behind_an_address_stays() -> None:
    assert mask("发zs@qq.com2024年的数据") == "发〔邮箱〕2024年的数据"


@pytest.mark.parametrize(
    "plate",
    (
        "苏C8K216 苏CD06637 苏C06637D 京A·5R982 苏C-8K216 鲁b6t05e 苏Ｃ８Ｋ２１６ 蘇C8K216 "
        "粤Z4C27港 粤ZK531澳 苏C2861学 苏C7Y18挂 苏C0519警 沪A0176领"
    ).split(),
)
def test_plates(plate: str) -> None:
    assert mask(f"我的{plate}没地方停") == "我的〔车牌〕没地方停"


def test_plates_by_their_word() -> None:
    assert mask("车牌号是C·88K21") == "车牌号是〔车牌〕"
    assert mask("车牌014726使") == "车牌〔车牌〕"
    assert mask("苏C八八六六八") == "〔车牌〕"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("护照E38201746丢了", "护照〔护照号〕丢了"),
        ("EA4172093丢了", "〔护照号〕丢了"),
        ("ＥＣ５１８２０６４", "〔护照号〕"),
        ("E 6620 1873", "〔护照号〕"),
        ("SE1920473和P01928374", "〔护照号〕和〔护照号〕"),
        ("港澳通行证CA8310274", "港澳通行证〔护照号〕"),
        ("台胞证号码是05218837", "台胞证号码是〔护照号〕"),
    ],
)
def test_passports(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "@徐州发布 说的5000个",
        "京A牌照、浙A车牌还发吗",
        "G3京台高速、S322省道、331边防路、C919、T1航站楼",
        "京津冀20000家，创新A10000",
        "“415X”集群、5G-A、“7+28+N”、PM2.5、M102线",
        "车牌号2024年发了20000个",
        "促使100000人就业",
    ],
)
def test_codes_of_reports_stay(text: str) -> None:
    assert find(text) == ()
