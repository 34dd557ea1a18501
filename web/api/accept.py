"""Which of two media types a caller would rather have (RFC 9110, 12.5.1).

Takes an Accept header; gives the weight of a media type in it. Chooses nothing and refuses nobody.
"""

import re

# Of more ranges nobody says more than that they attack: the rest is not read.
MOST = 40
_WEIGHT = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?", re.ASCII)


def weight(accept: str, media_type: str) -> float:
    """0 to 1: what the most particular range that covers `media_type` says; 0 where none does."""
    group = media_type.partition("/")[0]
    particular = {"*/*": 0, f"{group}/*": 1, media_type: 2}
    best, found = -1, 0.0
    for part in accept.split(",", MOST)[:MOST]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        rank = particular.get(name, -1)
        if rank > best:
            best, found = rank, _weight_of(parameters)
    return found


def _weight_of(parameters: list[str]) -> float:
    """The weight that `q` gives, 1 without one; one that is malformed weighs nothing."""
    given = next((parameter[2:].strip() for parameter in parameters if parameter.startswith("q=")), "1")
    return float(given) if _WEIGHT.fullmatch(given) else 0.0
