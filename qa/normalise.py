"""A raw question to clean text: width, script, and everything that cannot be seen removed.

Takes what a person (or an attacker) typed; gives NFKC text in simplified script, without control,
zero-width, direction, tag and private characters, lone surrogates or emoji. Understands nothing.
"""

import unicodedata
from functools import cache
from typing import Any

DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk", "Mn", "Me"})

PIECE = 256


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def normalise(text: str) -> str:
    """Clean text on one line, runs of white space as one blank."""
    encodable = "".join(c for c in text if unicodedata.category(c) != "Cs")
    # Piece by piece: over a long run of combining marks the time that it takes grows with the square.
    pieces = (encodable[at : at + PIECE] for at in range(0, len(encodable), PIECE))
    folded = "".join(unicodedata.normalize("NFKC", piece) for piece in pieces)
    plain = "".join(" " if c.isspace() else c for c in folded if c.isspace() or not _is_dropped(c))
    simplified: str = _converter().convert(plain)
    return " ".join(simplified.split())


def _is_dropped(char: str) -> bool:
    category = unicodedata.category(char)
    return category == "Cc" if char.isascii() else category in DROPPED


def is_blank(text: str) -> bool:
    """Whether nothing is asked: no letter, digit or Chinese character."""
    return not any(c.isalnum() for c in normalise(text))
