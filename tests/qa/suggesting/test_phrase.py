import pytest

from index.models import Figure, Status
from qa.suggesting.phrase import ask_both, ask_one, is_clear
from tests.qa.pieces import passage


def row(text: str, status: Status = Status.RESULT, at: int = 0) -> Figure:
    return passage(text, year="2024" if status is Status.TARGET else "2023", status=status).figures[at]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("新增托位5000个以上。", "今年计划新增多少个托位？"),
        ("新建管网12万公里。", "今年计划新建多少公里管网？"),
        ("引进高校毕业生4万人以上。", "今年计划引进多少高校毕业生？"),
        ("组织职业技能培训1万人次。", "今年计划组织职业技能培训多少人次？"),
        ("发放消费券2.5亿元。", "今年计划发放消费券多少亿元？"),
        ("整治提升背街小巷1100条。", "今年计划整治提升多少条背街小巷？"),
        ("地区生产总值增长6%以上。", "今年地区生产总值增长目标是多少？"),
        ("县域就诊率达到90%以上。", "今年县域就诊率的目标是多少？"),
        ("城镇新增就业6.8万人。", "今年城镇新增就业的目标是多少？"),
        ("跨境电商交易额突破50亿元。", "今年跨境电商交易额的目标是多少？"),
    ],
)
def test_what_is_aimed_at_is_asked_as_a_plan_or_a_target(text: str, question: str) -> None:
    assert ask_one(row(text, Status.TARGET), "今年") == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("新增养老床位2200张，成效明显。", "去年新增了多少张养老床位？"),
        ("实施更新改造重点工程30项。", "去年实施了多少项更新改造重点工程？"),
        ("新增企业职工基本养老保险参保10.1万人。", "去年新增企业职工基本养老保险参保多少人？"),
        ("入选省级以上重点人才计划161人。", "去年入选省级以上重点人才计划多少人？"),
        ("实现进出口总额1208亿元。", "去年进出口总额是多少？"),
        ("全市地区生产总值增长7.1%。", "去年地区生产总值增长了多少？"),
        ("生产安全事故起数下降13.4%。", "去年生产安全事故起数下降了多少？"),
        ("城市绿色出行比例达到78%。", "去年城市绿色出行比例是多少？"),
        ("城镇新增就业8.6万人。", "去年城镇新增就业多少人？"),
        ("商品房网签面积居全省第二。", "去年商品房网签面积居全省第几？"),
    ],
)
def test_what_was_done_is_asked_as_done(text: str, question: str) -> None:
    assert ask_one(row(text), "去年") == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("新增托位300个。", "去年和今年分别新增多少个托位？"),
        ("地区生产总值增长7.1%。", "去年和今年地区生产总值分别增长多少？"),
        ("城镇新增就业8.6万人。", "去年和今年城镇新增就业分别是多少？"),
        ("每万人发明专利拥有量达到32.7件。", "去年和今年每万人发明专利拥有量分别是多少？"),
    ],
)
def test_both_years_are_asked_at_once(text: str, question: str) -> None:
    assert ask_both(row(text), "去年和今年") == question


@pytest.mark.parametrize(
    "text",
    [
        "跃居全国先进制造业百强市第22位。",
        "44个国省考断面水质全部达标。",
        "绿色蔬菜率先建成全省唯一产值超千亿元。",
        "带动面上产业投资增长6.5%。",
    ],
)
def test_what_would_read_badly_is_not_asked(text: str) -> None:
    assert ask_one(row(text), "去年") == ask_both(row(text), "去年和今年") == ""


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("新增托位5000个。", True),
        ("“新三样”产品出口增长56.8%。", True),
        ("增长5%。", False),
        ("实现全国双拥模范城“十连冠”。", False),
        ("实施10大绿色转型工程。", False),
        ("新增两院院士占全国一半。", False),
        ("全省进出口总额实现翻番。", False),
    ],
)
def test_only_what_names_one_thing_by_itself_is_clear(text: str, clear: bool) -> None:
    assert is_clear(row(text)) is clear
