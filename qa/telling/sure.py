"""Whether an answer may say yes or no: what a question claims and what a line says must be of the very same thing.

Takes the question, its terms and what was found of it; a yes that might be of something near is not said. A wrong yes
is worse than none.
"""

import re
from collections.abc import Sequence

from index.models import Figure, Status
from index.pairs import CLASSES
from qa.stages import Line
from qa.telling.rows import MOVED, way_of
from qa.telling.verdicts import Between, Comparison, Polar, Premise
from qa.telling.ways import asks_fulfilled, spoken_way
from qa.understanding.terms import MEASURED, SAID, Term

# A term lighter than this stands in so many sentences that it tells nothing apart.
TELLING = 0.25
SHARES = re.compile("率|比重|占比|比例")
# What claims something beside a figure: a rank, an only, a comparison.
FURTHER = re.compile(
    r"第[一二三四五六七八九十\d]|最[高低多少大小快好]|唯一|首[个家位次]|比[^，,。]{1,12}[多少高低快慢]|更[多少高低快慢大小]"
)
SETTLED = re.compile(r"[到成现]了?(?:吗|没|么)|了(?:吗|没|么|吧)")
CUT = re.compile("[，。；、]")
# What is fought is not thereby there, nor gone.
FOUGHT = re.compile("根治|治理|遏制|防范|整治|杜绝|打击|严禁")
THERE = re.compile("有没有|有无|存在|发生")


def is_of(row: Figure, terms: Sequence[Term], text: str) -> bool:
    """Whether a row is of all that the question's terms name, of no other class, and goes the way that is claimed."""
    named = [term for term in terms if term.weight >= TELLING and not MEASURED.fullmatch(term.word)]
    if not named or any(term.matched(row.indicator) < SAID for term in named):
        return False
    asked = text + "".join(form for term in terms for form in term.forms)
    if any(words.findall(row.indicator) and not words.findall(asked) for words in CLASSES):
        return False
    shared = SHARES.search(row.indicator) is None or SHARES.search(asked) is not None
    claimed = spoken_way(text)
    same_way = claimed is None or way_of(row) in {None, claimed}
    return shared and same_way and not (row.aspect in MOVED and claimed is None and row.unit in {"%", "个百分点"})


def sure_premise(premise: Premise | None, terms: Sequence[Term], text: str) -> Premise | None:
    """The premise where its row is surely what the question speaks of, of a result where it asks whether it came so."""
    if premise is None or not is_of(premise.row, terms, text):
        return None
    return None if SETTLED.search(text) and premise.row.status is Status.TARGET else premise


def sure_polar(
    polar: Polar,
    premise: Premise | None,
    comparison: Comparison | None,
    lines: Sequence[Line],
    terms: Sequence[Term],
    text: str,
) -> Polar:
    """The yes or no where all that the question claims is told by it."""
    if asks_fulfilled(text) and not (comparison and comparison.between is Between.TARGET):
        return Polar.NONE
    if polar not in {Polar.YES, Polar.NO} or (comparison and not premise):
        return polar
    if FURTHER.search(text):
        return Polar.NONE
    if premise:
        return polar
    said = [piece.text for line in lines for piece in line.pieces]
    fought = THERE.search(text) is not None and any(map(FOUGHT.search, said))
    together = any(_together(segment, terms) for words in said for segment in CUT.split(words))
    return polar if together and not fought else Polar.NONE


def _together(segment: str, terms: Sequence[Term]) -> bool:
    named = [term for term in terms if term.weight >= TELLING]
    return bool(named) and all(term.matched(segment) >= SAID for term in named)
