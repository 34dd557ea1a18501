import pytest

from index.models import Status
from qa.telling.agree import agrees
from qa.telling.stated import stated_figures
from tests.qa.pieces import line


def verdict(text: str, said: str, status: Status = Status.RESULT) -> bool | None:
    (stated,) = stated_figures(text)
    return agrees(stated, line("2024", status, said).pieces[0].figures[0])


@pytest.mark.parametrize(
    ("text", "said", "holds"),
    [
        ("新增5000个吗", "新增托位5000个", True),
        ("新增0.5万个吗", "新增托位5000个", True),
        ("新增5000个吗", "新增托位5000个以上", True),
        ("新增五千多个吗", "新增托位5000个以上", True),
        ("新增五千多个吗", "新增托位5600个", True),
        ("新增五千多个吗", "新增托位6100个", False),
        ("新增3000个吗", "新增托位5000个以上", False),
        ("增长8%左右吗", "生产总值增长7.8%", True),
        ("增长8%左右吗", "生产总值增长7.1%", False),
        ("增长8%左右吗", "生产总值增长7.8%左右", None),
        ("增长7%吗", "生产总值增长7.1%", None),
        ("增长7.2%吗", "生产总值增长7.1%", False),
        ("快50万人了吗", "保障困难群众49.2万人", True),
        ("增长5%吗", "生产总值增长5%—5.5%", None),
        ("增长5.3%吗", "生产总值增长5%—5.5%", None),
        ("增长6%吗", "生产总值增长5%—5.5%", False),
    ],
)
def test_a_figure_agrees_with_what_it_may_be_read_as(text: str, said: str, holds: bool | None) -> None:
    assert verdict(text, said) is holds


@pytest.mark.parametrize(
    ("text", "said", "status", "holds"),
    [
        ("超过100万人了吗", "新增就业124.9万人", Status.RESULT, True),
        ("超过100万人了吗", "新增就业超100万人", Status.RESULT, True),
        ("超过100万人了吗", "新增就业100万人", Status.RESULT, False),
        ("超过100万人吗", "新增就业100万人以上", Status.TARGET, None),
        ("到300万人了吗", "服务群众近300万人", Status.RESULT, False),
        ("到300万人了吗", "服务群众310万人", Status.RESULT, True),
        ("到300万人吗", "服务群众310万人", Status.TARGET, False),
        ("不到4000个吗", "新增托位5000个", Status.RESULT, False),
        ("不到6000个吗", "新增托位5000个", Status.RESULT, True),
        ("50个以上吗", "培育景区30个以上", Status.TARGET, False),
        ("30个以上吗", "培育景区30个以上", Status.TARGET, True),
        ("20个以上吗", "培育景区30个以上", Status.TARGET, None),
        ("20个以上吗", "培育景区30个", Status.RESULT, True),
        ("不超过3%吗", "价格涨幅3%左右", Status.TARGET, None),
        ("不超过3%吗", "价格涨幅3%以内", Status.TARGET, True),
        ("不超过3%吗", "价格涨幅4%", Status.RESULT, False),
    ],
)
def test_a_bound_is_compared_and_what_a_target_leaves_open_stays_open(
    text: str, said: str, status: Status, holds: bool | None
) -> None:
    assert verdict(text, said, status) is holds
