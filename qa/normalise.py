"""A raw question to clean text: width, script, and everything that cannot be seen removed.

Takes what a person (or an attacker) typed; gives NFKC text in simplified script, without control,
zero-width, direction, tag and private characters, lone surrogates or emoji. Understands nothing.
"""

import unicodedata
from functools import cache
from typing import Any

DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk", "Mn", "Me"})


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def normalise(text: str) -> str:
    """Clean text on one line, runs of white space as one blank."""
    seen = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in DROPPED)
    folded = unicodedata.normalize("NFKC", seen)
    plain = "".join(c for c in folded if unicodedata.category(c) not in DROPPED)
    simplified: str = _converter().convert(plain)
    return " ".join(simplified.split())


def is_blank(text: str) -> bool:
    """Whether nothing is asked: no letter, digit or Chinese character."""
    return not any(c.isalnum() for c in normalise(text))
