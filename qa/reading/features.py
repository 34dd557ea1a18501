"""What speaks for and against a candidate: the numbers that the fitted model of qa/reading/judge.py weighs.

Takes one part of a question and what the index found for it, gives `Candidate`s, each a clause or a figure of
one, with its features in the order of NAMES. Decides nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.items import split_items
from index.keywords import KeywordIndex, tokens
from index.models import Figure, Hit, Kind, Passage, Span, Status
from index.sentences import split_clauses
from qa.reading.fits import aspect_fits, classes, lists_names, slot_of
from qa.stages import Asks, Candidate, Part
from qa.understanding.terms import SAID, Shares, best_part, coverage, in_context, shares

NAMES = (
    # How near in meaning, against the best found: sentence, clause, indicator; the clause itself, the indicator itself.
    "sentence_near",
    "clause_near",
    "indicator_near",
    # How much of the question's weight is said: by item or clause, with what stands before and around, in the sentence.
    "said_here",
    "said_in_context",
    "said_around",
    "said_of_part",
    "said_head",
    "keyword",
    # How much of the question's words the indicator has, and of the indicator's words the question.
    "asked_share",
    "said_share",
    # What is asked for.
    "unit_same",
    "kind_fits",
    "aspect_same",
    "figure_wanted",
    "figure_spare",
    "names_listed",
    "year_same",
    "status_same",
    "status_else",
    # Words that tell things apart (城镇, 农村; 省级, 国家级), in both, in each alone, or unlike.
    "class_same",
    "class_else",
    "class_extra",
    "class_missing",
    "heading",
    "long_clause",
)
OTHER_ASPECT, OTHER_CLASS = "问的不是这一方面", "不是同一类"
UNLIKE = frozenset({OTHER_ASPECT, OTHER_CLASS})
ZEROS = (0.0,) * len(NAMES)
NARROW = 0.08
LONG = 60


@dataclass(frozen=True, slots=True)
class Found:
    """What the index found for a part: hits, cosines of the nearest indicators, and how much words tell."""

    hits: tuple[Hit, ...]
    indicators: Mapping[str, float]
    keywords: KeywordIndex


class Weigher:
    """The candidates of one part, each with its features."""

    def __init__(self, part: Part, found: Found) -> None:
        self._part, self._found = part, found
        words = part.text + " " + part.keywords
        self._asked = frozenset(tokens(words))
        self._asked_weight = found.keywords.weight(self._asked) or 1.0
        self._classes = classes(words)
        self._sentence = max((hit.dense for hit in found.hits), default=1.0)
        self._clause = max((hit.clause_dense for hit in found.hits), default=1.0)
        self._indicator = max(found.indicators.values(), default=1.0)
        self._keyword = max((hit.keyword for hit in found.hits), default=0.0) or 1.0
        self._number = any(want.number for want in part.wants)

    def candidates(self) -> Iterator[Candidate]:
        """Every clause of the passages found, and where a figure is asked for every figure in them; not yet scored."""
        for hit in self._found.hits:
            yield from self._of_passage(hit)

    def _of_passage(self, hit: Hit) -> Iterator[Candidate]:
        passage, terms = hit.passage, self._part.terms
        around = shares(terms, passage.text + "".join(passage.section[1:]))
        missing = [term.word for term, share in zip(terms, around, strict=True) if term.required and share < SAID]
        reason = f"没有说到：{'、'.join(missing)}" if missing else ""
        before: Shares = (0.0,) * len(terms)
        for n, clause in enumerate(split_clauses(passage.text)):
            text = passage.text[clause.start : clause.end]
            own = shares(terms, text)
            said = in_context(own, before, around)
            before = own
            cosine = hit.by_clause[min(n, len(hit.by_clause) - 1)]
            common = {
                "sentence_cosine": hit.dense,
                "clause_cosine": cosine,
                "sentence_near": _near(hit.dense, self._sentence),
                "clause_near": _near(cosine, self._clause),
                "said_in_context": coverage(terms, said),
                "said_around": coverage(terms, around),
                "said_of_part": best_part(terms, said),
                "keyword": hit.keyword / self._keyword,
                "heading": float(passage.kind is Kind.HEADING),
                "long_clause": min(1.0, len(text) / LONG),
            }
            figures = passage.figures_in(clause)
            yield self._clause_one(passage, clause, text, own, common, bool(figures), reason)
            if figures and self._number:
                for figure in figures:
                    item = _item_of(text, figure.start - passage.start - clause.start)
                    yield self._figure_one(passage, clause, figure, item, common, reason)

    def _clause_one(
        self,
        passage: Passage,
        clause: Span,
        text: str,
        own: Shares,
        common: Mapping[str, float],
        figures: bool,
        reason: str,
    ) -> Candidate:
        names = any(want.asks is Asks.NAMES for want in self._part.wants)
        features = {
            **common,
            **self._words(text),
            **self._told_apart(text),
            "said_here": coverage(self._part.terms, own),
            "said_head": self._head(text),
            "figure_spare": float(figures and not self._number),
            "names_listed": float(names and lists_names(text)),
        }
        return self._placed(passage, clause, None, features, reason)

    def _figure_one(
        self,
        passage: Passage,
        clause: Span,
        figure: Figure,
        item: str,
        common: Mapping[str, float],
        reason: str,
    ) -> Candidate:
        wants = [want for want in self._part.wants if want.number]
        words = f"{figure.indicator} {item}"
        features = {
            **common,
            **self._words(figure.indicator),
            **self._told_apart(words),
            "indicator_near": _near(self._found.indicators.get(figure.indicator, 0.0), self._indicator),
            "said_here": coverage(self._part.terms, shares(self._part.terms, words)),
            "said_head": self._head(words),
            "unit_same": float(any(want.measure and figure.unit.endswith(want.measure) for want in wants)),
            "kind_fits": float(any(want.fits(figure) for want in wants)),
            "aspect_same": float(any(want.aspect is not None and aspect_fits(want, figure.aspect) for want in wants)),
            "figure_wanted": 1.0,
        }
        if not any(aspect_fits(want, figure.aspect) for want in wants):
            reason = reason or OTHER_ASPECT
        if features["class_else"] and not features["class_same"]:
            reason = reason or OTHER_CLASS
        return self._placed(passage, clause, figure, features, reason)

    def _placed(
        self, passage: Passage, clause: Span, figure: Figure | None, features: dict[str, float], reason: str
    ) -> Candidate:
        slot, fit = slot_of(self._part, passage, figure)
        if slot < 0:
            reason = reason or f"年份不符：{(figure.year if figure else '') or passage.year}"
        wanted = self._part.slots[slot].status if slot >= 0 else None
        status = figure.status if figure else passage.status
        features |= {
            "year_same": float(fit >= 0.9),
            "status_same": float(wanted is not None and status is wanted),
            "status_else": float(wanted is not None and status is not wanted) + 0.5 * (status is Status.OTHER),
        }
        indicator = self._found.indicators.get(figure.indicator, 0.0) if figure else 0.0
        values = tuple(map(features.get, NAMES, ZEROS))
        return Candidate(
            passage,
            clause,
            figure,
            slot,
            values,
            (features["sentence_cosine"], features["clause_cosine"], indicator),
            0.0,
            reason,
        )

    def _words(self, text: str) -> dict[str, float]:
        said, weight = self._found.keywords.weighed(text)
        both = self._found.keywords.weight(said & self._asked)
        return {"asked_share": both / self._asked_weight, "said_share": both / (weight or 1.0)}

    def _head(self, text: str) -> float:
        return self._part.head.matched(text) if self._part.head else 0.5

    def _told_apart(self, text: str) -> dict[str, float]:
        pairs = [(asked, said) for asked, said in zip(self._classes, classes(text), strict=True) if asked or said]
        return {
            "class_same": float(sum(bool(asked & said) for asked, said in pairs)),
            "class_else": float(sum(bool(asked and said and not asked & said) for asked, said in pairs)),
            "class_extra": float(sum(not asked for asked, said in pairs)),
            "class_missing": float(sum(not said for asked, said in pairs)),
        }


def _near(value: float, best: float) -> float:
    """How near a cosine comes to the best one: 1 for the best, 0 from NARROW behind it."""
    return max(0.0, 1.0 - (best - value) / NARROW)


def _item_of(text: str, at: int) -> str:
    """The item of a clause that holds the character at `at`."""
    return next((text[item.start : item.end] for item in split_items(text) if item.start <= at < item.end), text)
