"""Whether a result reached the target of its year, by what bounds the target: 以上, 以内, 左右.

Takes two rows of one thing, gives yes, no or that it cannot be told. Looks for neither of them.
"""

import re
from decimal import Decimal

from index.models import Figure
from qa.proving.claims import BOUND
from qa.telling.rows import is_range, number_of, way_of
from qa.telling.verdicts import Way

# What is to stay low; of prices a target names a middle, from which both sides are off.
KEPT_LOW = re.compile(r"失业|能耗|水耗|浓度|颗粒物|死亡|事故|排放|负债|债务|发案|立案|成本")
PRICES = re.compile(r"价格|物价|杠杆")
AT_MOST = frozenset({"以内", "不超过", "不高于"})
# So near a target of 左右 is on it: 4.9% for 5%左右.
ABOUT = Decimal("0.02")


def reached(result: Figure, target: Figure) -> bool | None:
    """None where the target is a range, where it names a middle that was missed, or where nothing says which side
    of it is good.
    """
    if is_range(result) or is_range(target):
        return None
    done, aimed = number_of(result), number_of(target)
    bound = BOUND.get(target.qualifier, "")
    low = bound in AT_MOST or (KEPT_LOW.search(target.indicator) is not None and way_of(target) is not Way.LESS)
    if bound == "左右" and abs(done - aimed) <= ABOUT * aimed:
        return True
    if PRICES.search(target.indicator):
        return True if bound == "以内" and done <= aimed else None
    return done <= aimed if low else done >= aimed
