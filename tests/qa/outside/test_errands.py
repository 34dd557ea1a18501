import pytest

from qa.outside.errands import errand


def kind(text: str) -> str:
    return errand(text, [text])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("明天下雨吗", "live"),
        ("这周末热不热", "live"),
        ("气温多少度", "live"),
        ("现在三环堵车吗", "live"),
        ("从东站到博物馆怎么走", "live"),
        ("下一班2号线几点到", "live"),
        ("身份证丢了咋补办", "how_to"),
        ("社保怎么转到外地", "how_to"),
        ("公积金怎么提取", "how_to"),
        ("工伤怎么申请", "how_to"),
        ("需要什么材料", "how_to"),
        ("政务大厅周六上班吗", "live"),
        ("12345的电话是多少", "how_to"),
        ("我妈的养老金怎么没到账", "personal"),
        ("老板拖欠我工资不给，怎么办", "personal"),
        ("门口路灯坏了半个月", "personal"),
        ("我儿子能不能上一中", "personal"),
        ("查一下13812345678", "personal"),
        ("感冒吃什么药", "personal"),
    ],
)
def test_an_errand_is_of_its_kind(text: str, key: str) -> None:
    assert kind(text) == key


@pytest.mark.parametrize(
    "text",
    [
        "重污染天气怎么应对",
        "一下雨就积水怎么治理",
        "极端天气应对能力怎么提高",
        "供热面积增加了多少",
        "冷链物流怎么发展",
        "养老金今年怎么涨",
        "落户门槛放宽了吗",
        "怎么开展职业培训",
        "如何转型升级",
        "怎么办好民生实事",
        "知识产权怎么保护",
        "我家想生二胎，今年托位增加多少",
        "我市停车难怎么办",
        "农民工欠薪怎么解决",
        "老旧小区改造了多少个",
        "我们村的厕所今年还改造吗",
        "失业保险覆盖多少万人",
        "育儿补贴提高了多少",
    ],
)
def test_what_is_done_for_everybody_is_none(text: str) -> None:
    assert kind(text) == ""
