"""Whether a question that wants a yes or no gets one: 是的, 不是, or for a target 完成了, 没有完成.

Takes the question, the lines of its answer and what was found of its premise and its comparison, gives a `Polar`.
A wrong yes is worse than none: where it is not sure it says none.
"""

import re
from collections.abc import Sequence

from qa.stages import Line
from qa.telling.affirm import affirms, asks_whether, is_tagged, stretches_of
from qa.telling.stated import stated_figures
from qa.telling.verdicts import Between, Comparison, Polar, Premise, Standing
from qa.telling.ways import asks_fulfilled
from qa.understanding.terms import Term

ASKS = re.compile(r"多少|几(?![乎年])|哪|什么|啥|怎|咋|如何|谁|为何|何时|还是")
DEGREE = re.compile(
    r"够不够|够[吗么不用]|[大小高低多少快慢好坏难易贵强弱稳严重安全明显合理划算][吗么不]$|([大小高低多快慢好坏难贵强弱稳安严])不\1"
)


def verdict(
    text: str,
    lines: Sequence[Line],
    premise: Premise | None,
    comparison: Comparison | None,
    terms: Sequence[Term] = (),
) -> Polar:
    """Yes, no, reached, not reached, or none. `terms` are the question's: without them words alone prove nothing."""
    if comparison and comparison.between is Between.TARGET and asks_fulfilled(text):
        return Polar.NONE if comparison.holds is None else Polar.MET if comparison.holds else Polar.UNMET
    degree = any(DEGREE.search(stretch) for stretch in stretches_of(text))
    if not asks_whether(text) or (ASKS.search(text) and not (premise and is_tagged(text))):
        return Polar.NONE
    if premise:
        return Polar.NONE if degree else _word(premise.standing is Standing.CONFIRMED)
    if comparison:
        return Polar.NONE if stated_figures(text) else _word(comparison.holds)
    return Polar.NONE if degree else _word(affirms(text, lines, terms))


def _word(holds: bool | None) -> Polar:
    return Polar.NONE if holds is None else Polar.YES if holds else Polar.NO


def puts_right(premise: Premise | None, comparison: Comparison | None, polar: Polar) -> bool:
    """Whether something that the question takes for true is corrected, so that the outcome is to say so."""
    if premise and premise.standing is Standing.CONTRADICTED:
        return True
    return comparison is not None and comparison.holds is False and polar is Polar.NONE
