"""Whether a candidate is of the kind, the aspect, the class and the year that are asked for.

Takes what is wanted and what a report states, gives plain verdicts; weighs nothing.
"""

import re
from functools import lru_cache

from index.mentions import find_mentions
from index.models import Aspect, Figure, Passage
from index.pairs import CLASSES
from qa.stages import Part, Slot, Want

KEPT = 50_000
GROWTHS = frozenset({Aspect.GROWTH, Aspect.CHANGE})
NAMED = re.compile("[、和与及]|以及|”“")


@lru_cache(maxsize=KEPT)
def classes(text: str) -> tuple[frozenset[str], ...]:
    """The words of a text that tell things apart, by the line of `index.pairs.CLASSES` that they stand in."""
    return tuple(frozenset(words.findall(text)) for words in CLASSES)


def aspect_fits(want: Want, aspect: Aspect) -> bool:
    """Whether a figure tells the aspect that is asked for; a level is not a growth, nor a growth a level."""
    match want.aspect:
        case Aspect.GROWTH:
            return aspect in GROWTHS
        case Aspect.LEVEL:
            return aspect not in GROWTHS and aspect is not Aspect.RANK
        case Aspect.SHARE:
            return aspect not in GROWTHS
        case _:
            return True


def lists_names(text: str) -> bool:
    """Whether a clause enumerates at least two things that are no figures."""
    named = [thing for thing in NAMED.split(text) if thing and not find_mentions(thing)]
    return len(named) > 1


def slot_of(part: Part, passage: Passage, figure: Figure | None) -> tuple[int, float]:
    """The slot that a candidate belongs to and how exactly its year fits, 0 to 1; -1 for none."""
    best, fit = -1, 0.0
    for n, slot in enumerate(part.slots):
        if slot.report == passage.report and (exact := _year_fit(slot, passage, figure)) > fit:
            best, fit = n, exact
    return best, fit


def _year_fit(slot: Slot, passage: Passage, figure: Figure | None) -> float:
    year = figure.year if figure else passage.year
    if not slot.year:
        return 0.5
    if year == slot.year:
        return 1.0 if slot.status in {None, figure.status if figure else passage.status} else 0.9
    same_end = slot.year.isdigit() and year.endswith(f"-{slot.year}")
    loose = not year and passage.year == slot.year
    within = not slot.year.isdigit() and passage.year == slot.year
    return 0.5 if same_end or loose or within else 0.0
