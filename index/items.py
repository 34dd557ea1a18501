"""The items of an enumeration: 改造农村危房800户以上、农村供水管网800公里 is two.

Takes a clause, gives the spans of its items that have a figure of their own.
"""

import re

from index.mentions import find_mentions
from index.models import Mention, Span

NOUN = re.compile(r"(?:以上|左右|以内|以下)?(?!以上|左右|以内|以下|以及|两个)[一-龥“]{2}")
ASPECT = re.compile(r"同比|增长|下降|提高|提升|降低|减少|增加|达到|占|居|增速|高于|低于|位居|年均")


def split_items(clause: str) -> tuple[Span, ...]:
    """The parts of a clause between 、 when at least two of them hold a figure of their own, else all of it.

    What only adds another aspect (、增长8.1%) or a bare value (、2.7万元) stays with the item before it.
    """
    figures = find_mentions(clause)
    cuts = [m.start() for m in re.finditer("、", clause) if not _inside_quotes(clause, m.start())]
    spans, start = [], 0
    for cut in cuts:
        own = next((f.start for f in figures if f.start > cut), None)
        if (
            any(start <= f.start < cut for f in figures)
            and own is not None
            and (own > cut + 1 or _counts(clause, cut, figures))
            and not ASPECT.match(clause, cut + 1)
        ):
            spans.append(Span(start, cut))
            start = cut + 1
    spans.append(Span(start, len(clause)))
    held = [span for span in spans if any(span.start <= f.start < span.end for f in figures)]
    return tuple(held) if len(held) > 1 else (Span(0, len(clause)),)


def _counts(clause: str, cut: int, figures: tuple[Mention, ...]) -> bool:
    """Whether the figure behind a 、 has a noun of its own behind it (、89项生态修复工程)."""
    end = next(figure.end for figure in figures if figure.start > cut)
    return bool(NOUN.match(clause, end))


def _inside_quotes(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count("（") > before.count("）")
