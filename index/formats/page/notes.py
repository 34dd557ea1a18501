"""Footnotes of a page: a raised mark that links to its note, or stands at the head of a later line.

Takes marks as they pass in reading order, gives the text without them, and to a note the term that its mark
stands behind. Knows no elements beside their ids.
"""

import re
from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from index.formats.note_terms import TAIL, term_before
from index.formats.page.text import CALL, CLOSE_MARK, OPEN_MARK

MARK = re.compile(
    r"\s*(?:[\[［〔（(【]\s*(?:注\s*)?\d{1,3}\s*[\]］〕）)】]|注?\d{1,3}|[①-⑳㉑-㉟㊱-㊿❶-❿]|[*＊※†‡]{1,3})\s*"
)
BACK = re.compile(r"\s*(?:[↩↑⤴^]\ufe0e?\s*|返回)+\s*")
HEAD = re.compile(
    r"(?P<mark>[\[［〔（(【]\s*(?:注\s*)?\d{1,3}\s*[\]］〕）)】]|注?\d{1,3}(?=[.．、:：\s])|[①-⑳㉑-㉟㊱-㊿❶-❿]|[*＊※†‡]{1,3})"
    r"[.．、:：\s]*"
)
RAISED = re.compile(f"{OPEN_MARK}([^{CLOSE_MARK}]*){CLOSE_MARK}")
HAN_END = re.compile(r"[一-龥”》）]$")


@dataclass(slots=True)
class Notes:
    """Which notes were called so far, each with the words before its mark; `targets` are all ids of the page."""

    targets: Collection[str]
    passed: set[str] = field(default_factory=set)
    called: dict[str, str] = field(default_factory=dict)

    def calls(self, href: str, words: str) -> bool:
        """Whether a link is a note's mark whose note is still to come."""
        return href[1:] in self.targets and href[1:] not in self.passed and bool(MARK.fullmatch(words))

    def returns(self, href: str, words: str) -> bool:
        """Whether a link leads from a note back to its mark."""
        return href[1:] in self.passed and bool(MARK.fullmatch(words) or BACK.fullmatch(words))

    def without_calls(self, text: str, called: Sequence[str]) -> str:
        """A line without the marks in it, which call these notes in order."""
        before, *behind = text.split(CALL)
        for name, words in zip(called, behind, strict=False):
            self.called[name] = self.called.get(name) or before
            before += words
        return text.replace(CALL, "").strip()

    def term_of(self, name: str, text: str) -> str:
        """The term that a note's mark stands behind; empty where nothing tells it."""
        return term_before(self.called.get(name, ""), text)


def without_head(text: str) -> str:
    """A note without the mark that it begins with."""
    head = HEAD.match(text)
    return text[head.end() :] if head and head.end() < len(text) else text


def without_raised(text: str) -> str:
    """A cell's text without its notes' marks; digits stay, for they may be a power."""
    return RAISED.sub(lambda mark: mark[1] if mark[1].isdecimal() else "", text)


def resolve_raised(lines: Sequence[str]) -> tuple[list[str], dict[int, str]]:
    """Lines without the raised marks whose note is a later line, and what those lines are: number to term.

    The note of a mark in brackets or a circle is the next line that begins with it. Of bare digits, which may be a
    power (m2), those behind 汉字 are marks where a line behind all raised marks begins with them.
    """
    marks = [(n, found) for n, line in enumerate(lines) if OPEN_MARK in line for found in RAISED.finditer(line)]
    texts = list(lines)
    notes: dict[int, str] = {}
    if not marks:
        return texts, notes
    heads = _heads(lines)
    told: set[tuple[int, int]] = set()
    of: dict[str, int] = {}
    # A mark that opens its line is the note's own.
    last = max((n for n, found in marks if found.start() > 0), default=-1)
    for n, found in marks:
        mark, bare = _plain(found[1]), found[1].strip().isdecimal()
        before = lines[n][max(0, found.start() - TAIL) : found.start()]
        ahead = heads.get(mark, deque())
        if bare and not HAN_END.search(before):
            continue
        while of.get(mark, -1) <= n and ahead:
            if (place := ahead.popleft()) > (last if bare else n):
                of[mark] = place
                notes[place] = term_before(RAISED.sub("", before), without_head(lines[place]))
        if of.get(mark, -1) > n:
            told.add((n, found.start()))
    for n, found in reversed(marks):
        kept = "" if (n, found.start()) in told else found[1]
        texts[n] = texts[n][: found.start()] + kept + texts[n][found.end() :]
    return [text.strip() for text in texts], notes


def _heads(lines: Sequence[str]) -> dict[str, deque[int]]:
    """The lines that begin with each mark."""
    heads: dict[str, deque[int]] = {}
    for n, line in enumerate(lines):
        if head := HEAD.match(RAISED.sub(r"\1 ", line) if line.startswith(OPEN_MARK) else line):
            heads.setdefault(_plain(head["mark"]), deque()).append(n)
    return heads


def _plain(mark: str) -> str:
    """A mark without its brackets."""
    return mark.strip("[]［］〔〕（）()【】 \u3000注")
