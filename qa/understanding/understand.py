"""A clean question to a `Query`: its edition, the things that it asks, and for each the words and kind wanted.

Takes text that stands by itself and the store's vocabulary; gives the value that retrieving and reading go
by. Does not search.
"""

import re
from collections.abc import Sequence

from index.store import Store
from qa.stages import Edition, Part, Query, Slot
from qa.understanding.asks import want_of
from qa.understanding.edition import find_edition
from qa.understanding.parts import Asked, split_parts
from qa.understanding.terms import find_terms, head_of

HOW_MUCH = re.compile(r"(?:各?有|是|呢)?(?:多少|几)[^，]{0,4}$|呢$")
LONGEST_NAME = 24
PREAMBLE = re.compile(r"^.*[。！!](?=[^。！!]*(?:请问|请列|请说|想问))")


def understand(text: str, store: Store, home: str, respelled: tuple[str, ...]) -> Query:
    """What a clean, not blank question asks; `respelled` are the words that were put right in it."""
    whole = PREAMBLE.sub("", text)
    edition = find_edition(whole, store.told, store.years, home)
    regions = tuple(dict.fromkeys(store.reports[report].region for report in edition.reports))
    passages = [passage.text for report in edition.reports for passage in store.passages_of(report)]
    loaded = "　".join(report.region for report in store.reports.values())
    asked = split_parts(whole, lambda word: (word in store.keywords or word in store.aliases) and word not in loaded)
    parts: list[Part] = []
    slots = edition.slots
    for one in asked:
        own = edition
        if one.text != whole:
            own = find_edition(one.text, store.told, store.years, home, regions)
            slots = own.slots if own.years or own.status else slots
        parts.append(_part(one, own, slots, store, passages))
    return Query(whole, edition, tuple(parts), respelled)


def _part(asked: Asked, edition: Edition, slots: tuple[Slot, ...], store: Store, passages: Sequence[str]) -> Part:
    terms = find_terms(
        edition.rest, store.aliases, edition.must, lambda word: sum(word in p for p in passages), len(passages)
    )
    wants = tuple(dict.fromkeys(want_of(stretch.text, stretch.says) for stretch in asked.wants))
    text = re.sub(r"\s+", "", edition.rest) or asked.text
    return Part(text, terms, wants, slots, _name(asked), head_of(terms, asked.wants[0].text))


def _name(asked: Asked) -> str:
    """What to call a thing asked, in the question's own words."""
    name = asked.name or asked.wants[0].text.split("，")[-1]
    return (HOW_MUCH.sub("", name) or name)[:LONGEST_NAME]
