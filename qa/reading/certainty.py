"""How sure it is that the best candidate answers: the evidence that the fitted model of qa/reading/judge.py weighs.

Takes a part and its candidates, ranked; gives named numbers. Decides nothing.
"""

from collections.abc import Mapping, Sequence

from qa.reading.features import NAMES, UNLIKE
from qa.stages import Candidate, Part
from qa.understanding.terms import SAID, shares

EVIDENCE = (
    "sentence_cosine",
    "clause_cosine",
    "indicator_cosine",
    "score",
    "lead",
    "behind_aspect",
    "behind_year",
    "behind_words",
    "said_of_part",
    "said_in_context",
    "said_around",
    "said_here",
    "said_head",
    "head_unknown",
    "head_around",
    "named_elsewhere",
    "asked_share",
    "said_share",
    "keyword",
    "agreed",
    "unit_same",
    "unit_missing",
    "class_else",
    "class_missing",
    "class_extra",
    "unknown",
    "unsaid",
    "number",
    "figure",
    "terms",
)
# These speak against an answer or say nothing: fitting may not turn them round.
AGAINST = frozenset(
    "behind_aspect behind_year behind_words named_elsewhere unit_missing unknown head_unknown unsaid class_else".split()
)
# Cosines of this model lie between these.
COSINE_FLOOR, COSINE_RANGE = 0.84, 0.08
SCORE, FAR = 20.0, 6.0
SAID_WHOLE, SAID_MOSTLY, SAID_HALF = 0.9, 0.7, 0.5
CLEARLY, NEARLY = 1.0, 2.0
AGREED = ("sentence_near", "clause_near", "indicator_near", "keyword")


def evidence_of(
    part: Part, best: Candidate, ranked: Sequence[Candidate], refused: Sequence[Candidate]
) -> Mapping[str, float]:
    """What speaks for `best`, the first of `ranked` that is of the kind asked for.

    `refused` are those of another year, aspect or class, best first: when one of them says far more of the question,
    the thing asked is there and what is asked of it is not.
    """
    of = dict(zip(NAMES, best.features, strict=True))
    around = best.passage.text + "".join(best.passage.section[1:])
    said = shares(part.terms, around)
    whole = sum(term.weight for term in part.terms) or 1.0
    unknown = sum(term.weight for term in part.terms if not term.known)
    unsaid = [term.weight for term, share in zip(part.terms, said, strict=True) if term.known and share < SAID]
    other = next((c.score for c in ranked if c.passage.id != best.passage.id), best.score - SCORE)
    sentence, clause, indicator = (max(0.0, (cosine - COSINE_FLOOR) / COSINE_RANGE) for cosine in best.cosines)
    measured = any(want.measure for want in part.wants)
    return {
        **{name: of[name] for name in EVIDENCE if name in of},
        "sentence_cosine": sentence,
        "clause_cosine": clause,
        "indicator_cosine": indicator,
        "score": best.score / SCORE,
        "lead": max(-1.0, min(1.0, (best.score - other) / 4)),
        "behind_aspect": _behind(best.score, [c for c in refused if c.reason in UNLIKE]),
        "behind_year": _behind(best.score, [c for c in refused if c.reason not in UNLIKE and _here(c) > _here(best)]),
        "behind_words": _behind(_own(best, ranked), [c for c in ranked if not c.figure]),
        "agreed": sum(of[name] == 1.0 for name in AGREED) / len(AGREED),
        "unit_missing": float(measured and not of["unit_same"]),
        "head_unknown": float(part.head is not None and not part.head.known),
        "head_around": part.head.matched(around) if part.head and part.head.known else 0.5,
        "named_elsewhere": _named(refused, of["said_here"] + of["asked_share"]),
        "unknown": unknown / whole,
        "unsaid": max(unsaid, default=0.0),
        "number": float(part.number),
        "figure": float(best.figure is not None),
        "terms": min(1.0, len(part.terms) / 5),
    }


def is_elsewhere(part: Part, best: Candidate, ranked: Sequence[Candidate], refused: Sequence[Candidate]) -> bool:
    """Whether what is counted is said elsewhere and not by the best figure: 加装电梯 beside 57个老旧小区.

    It is when a clause without figures says it, or a row of another aspect or class, and either comes nearer.
    """
    if best.figure is None or part.head is None:
        return False
    own = _own(best, ranked)
    told_without = any(
        c.figure is None and c.score > own + CLEARLY and says_head(c) and not c.passage.figures_in(c.clause)
        for c in ranked
    )
    told_otherwise = any(
        c.figure and c.reason in UNLIKE and c.score > best.score - NEARLY and says_head(c) for c in refused
    )
    return (told_without and _head(best) < SAID_HALF) or (told_otherwise and _head(best) < SAID_MOSTLY)


def says_head(candidate: Candidate) -> bool:
    """Whether a candidate's own words say what is counted."""
    return _head(candidate) >= SAID_WHOLE


def _here(candidate: Candidate) -> float:
    return candidate.features[NAMES.index("said_here")]


def _head(candidate: Candidate) -> float:
    return candidate.features[NAMES.index("said_head")]


def _behind(score: float, others: Sequence[Candidate]) -> float:
    """How far a score stays behind the best of others, 0 to 1."""
    return max(0.0, min(1.0, (max((other.score for other in others), default=score) - score) / FAR))


def _own(best: Candidate, ranked: Sequence[Candidate]) -> float:
    """The score of the clause that holds the best figure."""
    same = (c.score for c in ranked if c.passage.id == best.passage.id and c.clause == best.clause)
    return max(same, default=best.score)


def _named(refused: Sequence[Candidate], here: float) -> float:
    """How much better a row of another aspect or class is called what is asked: 进出口总额 beside 对…国家进出口增长."""
    at = NAMES.index("said_here"), NAMES.index("asked_share")
    named = (sum(c.features[n] for n in at) for c in refused if c.reason in UNLIKE and c.figure)
    return max(0.0, min(1.0, max(named, default=here) - here))
