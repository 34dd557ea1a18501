"""Keywords: BM25 over words and character pairs.

Takes texts, gives a score for each; the same `tokens` must see questions and passages. No pickle.
"""

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import bm25s
import numpy as np
import rjieba
from numpy.typing import NDArray

WORD = re.compile(r"[一-龥]+|[a-z0-9.]+")
HAN = re.compile(r"[一-龥]")


def words(text: str) -> list[str]:
    """Words as the segmenter cuts them, Latin letters lowered, punctuation dropped."""
    return [word for word in (cut.lower().rstrip("%％") for cut in rjieba.cut(text)) if WORD.fullmatch(word)]


def tokens(text: str) -> list[str]:
    """Words, and every pair of neighbouring Chinese characters."""
    pairs = [a + b for a, b in pairwise(text) if HAN.match(a) and HAN.match(b)]
    return words(text) + pairs


class KeywordIndex:
    """BM25 over a fixed list of texts."""

    def __init__(self, scorer: bm25s.BM25) -> None:
        self._scorer = scorer
        self._rarities: dict[str, float] = {}
        self._weighed: dict[str, tuple[frozenset[str], float]] = {}

    @classmethod
    def of(cls, texts: Sequence[str]) -> "KeywordIndex":
        """An index over `texts` in their order."""
        scorer = bm25s.BM25()
        scorer.index([tokens(text) or [""] for text in texts], show_progress=False)
        return cls(scorer)

    @classmethod
    def read(cls, folder: Path) -> "KeywordIndex":
        """The index saved in `folder`."""
        return cls(bm25s.BM25.load(str(folder), allow_pickle=False))

    def write(self, folder: Path) -> None:
        """Saves arrays and vocabulary into `folder`."""
        self._scorer.save(str(folder), allow_pickle=False, show_progress=False)

    def __contains__(self, token: object) -> bool:
        """Whether any text has this word or pair of characters."""
        return token in self._scorer.vocab_dict

    def rarity(self, token: str) -> float:
        """How much a word or pair tells: the logarithm of how few of the texts have it, 0 to about 8."""
        known = self._rarities.get(token)
        if known is not None:
            return known
        total = int(self._scorer.scores["num_docs"])
        number = self._scorer.vocab_dict.get(token)
        starts = self._scorer.scores["indptr"]
        holding = 0 if number is None else int(starts[number + 1] - starts[number])
        rarity = math.log((total + 1) / (holding + 0.5))
        if number is not None:
            self._rarities[token] = rarity
        return rarity

    def weight(self, tokens: Iterable[str]) -> float:
        """How much words and pairs tell together, the same in whatever order they come."""
        return math.fsum(map(self.rarity, tokens))

    def weighed(self, text: str) -> tuple[frozenset[str], float]:
        """The tokens of a text of the index and their weight; kept, so not for questions."""
        found = self._weighed.get(text)
        if found is None:
            spelled = frozenset(tokens(text))
            found = self._weighed[text] = (spelled, self.weight(spelled))
        return found

    def scores(self, question: str) -> NDArray[np.float32]:
        """One score a text, shape (texts,); all zero when no token is known."""
        known = [token for token in tokens(question) if token in self]
        if not known:
            return np.zeros(self._scorer.scores["num_docs"], np.float32)
        return np.asarray(self._scorer.get_scores(known), dtype=np.float32)
