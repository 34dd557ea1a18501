import pytest

from index.models import Status
from qa.telling.reached import reached
from tests.qa.pieces import line


@pytest.mark.parametrize(
    ("target", "result", "holds"),
    [
        ("城镇新增就业110万人以上", "城镇新增就业124.9万人", True),
        ("城镇新增就业110万人以上", "城镇新增就业110万人", True),
        ("城镇新增就业110万人以上", "城镇新增就业109万人", False),
        ("城镇新增就业110万人", "城镇新增就业超110万人", True),
        ("生产总值增长5%左右", "生产总值增长5.2%", True),
        ("生产总值增长5%左右", "生产总值增长4.9%", True),
        ("生产总值增长5%左右", "生产总值增长4.8%", False),
        ("城镇调查失业率控制在5%以内", "城镇调查失业率4.1%", True),
        ("城镇调查失业率控制在5%以内", "城镇调查失业率5.1%", False),
        ("城镇调查失业率5.5%左右", "城镇调查失业率5.2%", True),
        ("单位生产总值能耗下降3%左右", "单位生产总值能耗下降3.5%", True),
        ("单位生产总值能耗下降3%左右", "单位生产总值能耗下降2%", False),
        ("居民消费价格涨幅3%左右", "居民消费价格涨幅0.2%", None),
        ("居民消费价格涨幅3%左右", "居民消费价格涨幅3%", True),
        ("居民消费价格涨幅3%以内", "居民消费价格涨幅0.2%", True),
        ("生产总值增长5%—5.5%", "生产总值增长5.2%", None),
    ],
)
def test_a_target_is_reached_by_what_bounds_it(target: str, result: str, holds: bool | None) -> None:
    aimed = line("2025", Status.TARGET, target).pieces[0].figures[0]
    done = line("2025", Status.RESULT, result).pieces[0].figures[0]
    assert reached(done, aimed) is holds
