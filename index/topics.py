"""What a figure is about, for browsing: 就业, 教育, 医疗 …

Takes the headings above a passage, its words and the figure's indicator, gives one topic of `TOPICS`.
The words of each topic stand in `topics.toml`. Says nothing of what an indicator means.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from index.parts import is_part

UNKNOWN = "其他"
WORDS = Path(__file__).with_name("topics.toml")
# What the headings above and the words beside a figure weigh. The nearest heading outweighs the sentence or
# the indicator alone, but not both when they agree: a paragraph under one heading often closes on another matter.
NEAREST, CHAPTER, INDICATOR, SENTENCE = 4.0, 2.0, 3.0, 2.0
BROAD = 0.25
KEPT = 100_000


def _read_words() -> dict[str, tuple[str, float]]:
    """By word: its topic and how much it says of it."""
    tables = tomllib.loads(WORDS.read_text("utf-8"))
    weights = {"words": 1.0, "broad": BROAD}
    return {
        word: (topic, weights[kind])
        for topic, table in tables.items()
        for kind, line in table.items()
        for word in line.split()
    }


MEANT = _read_words()
# Longer words first, for an alternation takes the first that fits.
ANY = re.compile("|".join(map(re.escape, sorted(MEANT, key=len, reverse=True))))
TOPICS = (*dict.fromkeys(topic for topic, _ in MEANT.values()), UNKNOWN)


def topic_of(section: tuple[str, ...], sentence: str, indicator: str = "") -> str:
    """The topic that headings, indicator and sentence together say most of; 其他 where none says any.

    `section` is the path of headings, the part first. Of equals the one named first, headings before words.
    """
    found = defaultdict[str, float](float)
    for words, weight in _evidence(section, sentence, indicator):
        said = _said(words)
        if most := max(said.values(), default=0.0):
            for topic, amount in said.items():
                found[topic] += weight * amount / max(most, 1.0)
    return max(found, key=lambda topic: found[topic], default=UNKNOWN)


def _evidence(section: tuple[str, ...], sentence: str, indicator: str) -> Iterator[tuple[str, float]]:
    # The part's own heading (一、2023年工作回顾) speaks of everything.
    headings = section[1:] if section and is_part(section[0]) else section
    if headings:
        yield headings[-1], NEAREST if len(headings) > 1 else CHAPTER
    if len(headings) > 1:
        yield headings[-2], CHAPTER
    yield indicator, INDICATOR
    yield sentence, SENTENCE


@lru_cache(maxsize=KEPT)
def _said(words: str) -> dict[str, float]:
    """How much the words say of each topic: 1 a word of its own, `BROAD` a broad one, each word once."""
    said = defaultdict[str, float](float)
    for word in dict.fromkeys(match[0] for match in ANY.finditer(words)):
        topic, amount = MEANT[word]
        said[topic] += amount
    return dict(said)
