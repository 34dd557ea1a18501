"""Right answers corrupted on purpose, each corruption of a known kind: what the check of answers is tested with.

Takes right answers with the passages that prove them; gives texts that are wrong, a few a kind and answer,
the same ones in every run. What a corruption would make of it that the report says too is left out.
Asks nothing and verifies nothing.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from eval import mutate_bindings, mutate_figures, mutate_statements, mutate_words
from eval.corruption import Edit, Mutation, Right, claims_of, stands
from eval.rewrites import in_free_words

# A few of each kind from every answer: answers full of figures would otherwise outweigh the rest.
MOST = 3


class Kind(StrEnum):
    """What was corrupted; the values are shown."""

    DIGIT = "数字"
    MAGNITUDE = "数量级"
    PERCENT = "百分号与百分点"
    UNIT = "单位"
    DIRECTION = "增减"
    YEAR = "年份"
    STATUS = "完成与目标"
    NEGATION = "否定"
    SCOPE = "范围"
    REGION = "地区"
    QUALIFIER_DROPPED = "限定丢失"
    QUALIFIER_SWAPPED = "限定改换"
    NEIGHBOUR = "邻近数据"
    SUBJECT = "换成别的指标"
    OTHER_TIME = "混入另一年"
    HAN = "汉字数字"
    FULLWIDTH = "全角数字"
    NAME = "名称"
    QUOTATION = "引文"


Maker = Callable[[Right, random.Random], Iterator[Edit]]
MAKERS: Mapping[Kind, Maker] = {
    Kind.DIGIT: mutate_figures.digits,
    Kind.MAGNITUDE: mutate_figures.magnitudes,
    Kind.PERCENT: mutate_figures.percents,
    Kind.UNIT: mutate_figures.units,
    Kind.DIRECTION: mutate_statements.directions,
    Kind.YEAR: mutate_statements.years,
    Kind.STATUS: mutate_statements.statuses,
    Kind.NEGATION: mutate_statements.negations,
    Kind.SCOPE: mutate_bindings.scopes,
    Kind.REGION: mutate_bindings.regions,
    Kind.QUALIFIER_DROPPED: mutate_statements.qualifiers_dropped,
    Kind.QUALIFIER_SWAPPED: mutate_statements.qualifiers_swapped,
    Kind.NEIGHBOUR: mutate_bindings.neighbours,
    Kind.SUBJECT: mutate_bindings.subjects,
    Kind.OTHER_TIME: mutate_bindings.other_times,
    Kind.HAN: mutate_figures.spelled_out,
    Kind.FULLWIDTH: mutate_figures.full_width,
    Kind.NAME: mutate_words.names,
    Kind.QUOTATION: mutate_words.quotations,
}


def mutations(answers: Iterable[Right]) -> Iterator[Mutation]:
    """All corruptions of all answers, as they were given and in free words, kind by kind within an answer."""
    for right in answers:
        for said in (right, in_free_words(right)) if right.lines else (right,):
            for kind in Kind:
                yield from _of_kind(said, kind)


def _of_kind(right: Right, kind: Kind) -> Iterator[Mutation]:
    # seeded by what is corrupted, so that a further kind or answer changes no other's mutations
    rng = random.Random(f"{right.id} {right.form} {kind.name}")
    texts = dict.fromkeys(edit.on(right.text) for edit in MAKERS[kind](right, rng))
    wrong = [text for text in texts if _is_wrong(right, text)]
    for text in rng.sample(wrong, min(MOST, len(wrong))):
        yield Mutation(kind.value, right, text)


def _is_wrong(right: Right, text: str) -> bool:
    """Whether it claims anything that neither the answer nor, for that year and status, the report says."""
    new = claims_of(text, right.templates) - claims_of(right.text, right.templates)
    return any(not stands(claim, right.around) for claim in new)
