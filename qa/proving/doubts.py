"""What kind of fault a word is that nothing proves: a figure, its qualifier, a direction, a year, a name.

Takes what was added to the evidence or left out of it, gives the `Fault`. Proves nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.proving.claims import BOUND, DENIED, DIRECTION, TIME, Amount, Placed
from qa.proving.evidence import Unit
from qa.stages import Doubt, Fault


def added_fault(one: Placed, said: str, unit: Unit) -> Fault:
    """An atom of a claim that the unit has not."""
    words = said[one.start : one.end]
    if isinstance(one.atom, Amount):
        unbound = replace(one.atom, bound="")
        alike = any(h.amount != one.atom and replace(h.amount, bound="") == unbound for h in unit.held)
        return Fault(Doubt.QUALIFIER if alike else Doubt.FIGURE, words)
    return lost_fault(words, words)


def lost_fault(words: str, said: str) -> Fault:
    """Words of the evidence that a claim leaves out, by what kind of words they are."""
    if TIME.search(words):
        doubt = Doubt.YEAR
    elif any(char.isdigit() for char in words):
        doubt = Doubt.QUALIFIER if any(bound in words for bound in BOUND) else Doubt.FIGURE
    elif words in DENIED or DIRECTION.search(words):
        doubt = Doubt.DIRECTION
    elif words in BOUND:
        doubt = Doubt.QUALIFIER
    else:
        doubt = Doubt.NAME
    return Fault(doubt, words if words in said else said)


def unknown_fault(said: str, placed: Sequence[Placed]) -> Fault:
    """A claim that shares nothing with any evidence."""
    figure = any(isinstance(p.atom, Amount) for p in placed) or re.search(r"\d", said)
    return Fault(Doubt.FIGURE if figure else Doubt.NAME, said)
