"""What a question takes for true: the figure that it states of what it asks, the way it says that things went.

Takes the question and the lines of its answer, gives whether their row bears it out or puts it right. Where it is not
sure that the two are of one thing it says nothing.
"""

from collections.abc import Sequence

from qa.stages import Line
from qa.telling.meant import judge_figures, wrong_way
from qa.telling.verdicts import Premise, Standing


def check_premise(text: str, lines: Sequence[Line]) -> Premise | None:
    """The first thing taken for true that is wrong, else the first that is right; None where nothing is stated."""
    told = [judged for judged in judge_figures(text, lines) if judged.holds is not None]
    for judged in sorted(told, key=lambda one: one.holds is True):
        standing = Standing.CONFIRMED if judged.holds else Standing.CONTRADICTED
        denied = "" if judged.holds else judged.stated.words
        return Premise(standing, judged.side.line, judged.side.row, denied)
    if wrong := wrong_way(text, lines):
        side, verb = wrong
        return Premise(Standing.CONTRADICTED, side.line, side.row, verb)
    return None
