"""Names that something announces; whom somebody is, or where from, is none."""

import pytest

from qa.masking.mask import find, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("我叫张卫东，想问", "我叫〔姓名〕，想问"),
        ("我叫李娜想问一下", "我叫〔姓名〕想问一下"),
        ("我叫欧阳慧住云龙区", "我叫〔姓名〕住云龙区"),
        ("姓名：诸葛云飞", "姓名：〔姓名〕"),
        ("姓名李桂英身份证", "姓名〔姓名〕身份证"),
        ("我的名字是王秀兰", "我的名字是〔姓名〕"),
        ("本人赵德全，住云龙区", "本人〔姓名〕，住云龙区"),
        ("户主是郑玉梅，低保", "户主是〔姓名〕，低保"),
        ("联系人：高兴", "联系人：〔姓名〕"),
        ("我女儿叫林可欣，三岁", "我女儿叫〔姓名〕，三岁"),
        ("我是冯志强，问3号线", "我是〔姓名〕，问3号线"),
        ("我媽叫張美玲", "我媽叫〔姓名〕"),
        ("我叫阿依古丽·买买提，问", "我叫〔姓名〕，问"),
        ("我叫买买提·吐尔逊想问", "我叫〔姓名〕想问"),
        ("我姓王，叫王建国", "我姓〔姓名〕"),
        ("叫我张伟就行", "叫我〔姓名〕就行"),
    ],
)
def test_names(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    """我是徐州人，问托位
我是高中生，问学位
我是高三，问学位
我是白领，问公租房
我是单亲妈妈
我是程序员，问人工智能
我是金华的
我是云龙区的
我是于家村的村民
我是安徽过来打工的
本人高中毕业
本人马上要退休
本人是党员
户主高龄补贴
户主需要什么条件
业主能申请改造吗
村民高兴不高兴
家长黄金周带孩子去哪
姓名权不是问题
姓名和住址要不要填
名字叫“徐工”的企业
我叫什么不重要
我叫不到出租车
我叫车去云龙湖
有人叫高峰期限行
百姓高度关注
我姓李，今年想问低保""".split("\n"),
)
def test_what_is_no_name(text: str) -> None:
    assert find(text) == ()


def test_a_name_ends_where_the_next_is_announced() -> None:
    text = "我叫张三叫" * 40
    assert mask(mask(text)) == mask(text)
    assert "张三" not in mask(text)
