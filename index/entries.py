"""How an entry of explained terms is written: its mark, its term, where the explanation begins.

Takes the text of a line (1.“343”创新产业集群（第8页）：指…), gives mark, term and explanation. Knows no report:
which lines are entries is said by `index.terms`.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from index.formats.note_terms import TAIL, term_before
from index.numerals import read_number

HAN = "[一二三四五六七八九十百]{1,4}"
MARK = re.compile(
    r"(?:(?P<arabic>\d{1,3})(?:\s*[.．、)）]|\s+|(?=[“【]))|[（(]\s*(?P<paren>\d{1,3})\s*[)）]"
    rf"|(?P<circled>[①-⑳㉑-㉟㊱-㊿❶-❿])|(?P<han>{HAN})、|[（(](?P<hanparen>{HAN})[)）]"
    r"|[\[［〔【](?P<square>\d{1,3})[\]］〕】]|注释?(?P<note>\d{1,3})[：:、.\s]|(?P<bullet>[●○■□◆◇★☆•·▲△◎※➢▪*]))\s*"
)
PAGE = re.compile(
    r"\s{0,4}(?:[（(\[［〔【][^（()）]{0,6}?(?:\d{1,3}\s?页|[Pp]\.?\s*\d{1,3}|第\d{1,3}[行段])[^（()）]{0,8}?[）)\]］〕】]"
    r"|第\s?\d{1,3}\s?页[，,：:、\s]{0,4})"
)
TYPED = re.compile(r"[\[［〔](\d{1,3})[\]］〕]")
NOTE_MARK = re.compile(r"\s{0,4}[\[［〔]\d{1,3}[\]］〕]")
# 指标 and 指数 are words of their own.
DEFINES = r"(?:是指|指的是|系指|就是指|特指|泛指|即指|即|指(?![标数导挥引南定示]))"
DEFINED = re.compile(r"是指|指的是|系指|就是指|特指|泛指|(?<=”)[指即是]|指(?![标数导挥引南定示])")
DASH = re.compile("——|--|－－|──")
EXPLAINS = re.compile(rf"\s*(?:{DEFINES}|是)")
SEPARATED = re.compile(rf"(?:[】〕］\]]|{PAGE.pattern}|{NOTE_MARK.pattern}|\s|[：:。]|{DASH.pattern}|，(?={DEFINES}))*")
BRACKETED = re.compile(r"[【〔［\[](?P<term>[^】〕］\]]{2,40})[】〕］\]]")
OPENERS, CLOSERS = "“‘（《〈「『(【", "”’）》〉」』)】"
# What stands before a colon inside an explanation, and is no term.
LEADS = re.compile(
    r"其中|主要|具体|包括|包含|例如|比如|如|同时|此外|另外|目前|注|说明|来源|编辑|按照|根据|[一二三四五六七八九十]是|第[一二三四五六七八九十]"
)
LONGEST_TERM, LONGEST_ALONE, LONGEST_RUN_IN, LONGEST_PAGE = 45, 40, 24, 20
QUOTES = re.compile(r"[“”‘’\"'「」『』《》〈〉【】\s]")


@dataclass(frozen=True, slots=True)
class Mark:
    """What an entry is marked with: the kind of its number (1. ① 一、 …), and the number, 0 for a bullet."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line read as an entry: no mark and an empty term where it has none.

    `start` is where the line begins behind its mark. `explains` tells that an explanation stands behind the term,
    `sure` that the line says by itself that this is a term: by quotation marks, by 指 or 是指.
    """

    mark: Mark | None
    start: int
    term: str = ""
    explains: bool = False
    sure: bool = False


def spelled(text: str) -> str:
    """A text as terms are compared: one width and case, without quotation marks and blanks."""
    return QUOTES.sub("", unicodedata.normalize("NFKC", text)).lower()


def read_entry(text: str, number: int) -> Entry:
    """A line as an entry; `number` is that of the next one, which may run into the term: 1.5G应用."""
    mark, start = _mark(text, number)
    while page := PAGE.match(text, start):
        start = page.end()
    term, end, sure = _term(text, start, mark is not None)
    if sum(char.isalnum() for char in term) < 2 or len(term) > LONGEST_TERM:
        return Entry(mark, start)
    if mark is None and not sure and LEADS.match(term):
        return Entry(mark, start)
    return Entry(mark, start, term, end < len(text), sure)


def typed_notes(texts: Sequence[str]) -> dict[int, str]:
    """Lines that are notes by their mark, [1] typed before them and behind words above: place to what it stands behind.

    For text that was copied out of its page, where a mark is no more than characters.
    """
    called: dict[str, str] = {}
    found: dict[int, str] = {}
    for n, text in enumerate(texts):
        head = TYPED.match(text)
        if head and head[1] in called:
            found[n] = term_before(called[head[1]], text[head.end() :].lstrip())
        for mark in TYPED.finditer(text, head.end() if head else 0):
            before = text[max(0, mark.start() - TAIL) : mark.start()]
            called.setdefault(mark[1], TYPED.sub("", before))
    return found


def explanation_at(text: str, term: str) -> int:
    """Where in an entry's text its explanation begins: behind the term and what sets it apart, if it stands there."""
    at = text.find(term)
    if at < 0:
        return 0
    found = SEPARATED.match(text, at + len(term))
    return found.end() if found else at + len(term)


def _mark(text: str, number: int) -> tuple[Mark | None, int]:
    found = MARK.match(text)
    if found is None:
        return None, 0
    kind = found.lastgroup or ""
    value = _number(kind, found[kind])
    if kind == "arabic" and text[found.end() : found.end() + 1].isdigit() and value != number:
        return None, 0
    return Mark(kind, value), found.end()


def _number(kind: str, written: str) -> int:
    if kind == "bullet":
        return 0
    if kind == "circled":
        return int(unicodedata.numeric(written))
    try:
        return int(read_number(written))
    except ValueError:
        return 0


def _term(text: str, start: int, marked: bool) -> tuple[str, int, bool]:
    """The term from `start` on, where its explanation begins, and whether it is surely one."""
    if bracketed := BRACKETED.match(text, start):
        return bracketed["term"], explanation_at(text, bracketed["term"]), True
    stop = _stop(text, start, marked)
    if stop - start > LONGEST_TERM + LONGEST_PAGE:
        return "", start, False
    term = _bare(text[start:stop])
    if stop < len(text) or (len(text) - start <= LONGEST_ALONE and text[-1:] not in "，、；：:。！？"):
        behind = explanation_at(text, term)
        sure = term[:1] == "“" or EXPLAINS.match(text, behind) is not None
        return term, behind, sure
    return "", start, False


def _stop(text: str, start: int, marked: bool) -> int:
    """Where the term ends that begins at `start`; the end of the text where nothing sets it apart."""
    depth, nothing = 0, len(text)
    for n in range(start, min(len(text), start + LONGEST_TERM + LONGEST_PAGE)):
        char = text[n]
        if char in OPENERS:
            depth += 1
        elif char in CLOSERS:
            depth = max(0, depth - 1)
        if depth or n == start:
            continue
        if char in "：:" or DASH.match(text, n) or DEFINED.match(text, n):
            return n
        if char == "。":
            run_in = marked and n - start <= LONGEST_RUN_IN and bool(text[n + 1 :].strip())
            return n if run_in else nothing
        if char == "，" and re.match(DEFINES, text[n + 1 :]):
            return n
        if char in "；！？" or (char == "，" and not marked):
            return nothing
    return nothing


def _bare(term: str) -> str:
    """A term without the page and the mark of a footnote behind it."""
    before = ""
    while before != term:
        before = term
        for pattern in (PAGE, NOTE_MARK):
            if tail := next((m for m in pattern.finditer(term) if m.end() == len(term)), None):
                term = term[: tail.start()]
        term = term.strip()
    return term
