"""The terms that a report explains: the entries of an annex 名词解释, and footnotes.

Takes a `Report`, gives by paragraph the sentences that explain, each with its section, and where an entry begins
its term as written; `spellings` tells how a term may be asked for. Reads no figures: what an explanation counts is
no result of the year.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.entries import DEFINES, Entry, Mark, read_entry, spelled, typed_notes
from index.models import Report, Span
from index.sentences import split_sentences

NUMBER = "[一二三四五六七八九十0-9]{0,2}"
ANNEX = re.compile(rf"^附(?:件|录|注|表)?{NUMBER}[：:、.．]?")
HEADING = re.compile(
    rf"(?:{ANNEX.pattern})?(?:[^，。；：:！？]{{0,24}}?(?:名词|术语|用语|词语|词汇|概念|缩略语|热词)"
    r"[^，。；：:！？]{0,8}?(?:解释|注释|释义|注解|说明|简释|解读)|注释|注解|释义|注(?=[：:]))[表》”]?"
    r"(?:[（(][^（()）]{0,20}[)）])?[：:]?"
)
# What ends such an annex: another one, a part of the report, a table.
OTHER_ANNEX = re.compile(rf"^附(?:件|录|表|图){NUMBER}(?:[：:、.．]|$|[^一-龥])|附[：:]")
PART = re.compile(
    r"[一二三四五六七八九十]{1,3}、[^。；：:]{0,20}(?:20\d\d年|五年|今年|过去|回顾$|要求$)[^。；：:]{0,40}"
)
OTHER_LIST = re.compile(r"项目|实事|清单|一览|任务|分工|指标|计划|安排|[表图]$")
STOPS = re.compile(r"[。；：:，！？]")
LONGEST_HEADING, MOST_BEFORE, MOST_LINES = 40, 2, 2000
NOTES = "注释"
BRACKETS = re.compile(r"[（(]([^（()）]*)[)）]")
QUOTED = re.compile("“([^“”]*)”")
CALLED = re.compile(r"^(?:以下|下文|又|也|亦|统|通|俗)?(?:简称|称为?|叫)[为：:]?")
APART = re.compile(r"”?[、，,/／]“?|”“")


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence that explains, `text[start:end]` of its report; `term` is of the entry that it begins, else empty."""

    start: int
    end: int
    section: tuple[str, ...]
    term: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph by its number (from 1)."""

    number: int
    span: Span
    text: str


def find_explained(report: Report) -> dict[int, tuple[Explained, ...]]:
    """By number of paragraph (from 1) everything of annexes 名词解释, their headings too, and of footnotes."""
    lines = [
        _Line(number, span, report.quote(span))
        for number, span in enumerate(report.paragraphs, start=1)
        if not report.is_furniture(span)
    ]
    terms = _terms_of_notes(report, lines)
    found = {line.number: _footnote(report, line, terms[line.number]) for line in lines if line.number in terms}
    rest = [line for line in lines if line.number not in terms]
    headings = [n for n, line in enumerate(rest) if is_heading(line.text)]
    body = spelled(report.text[: rest[headings[0]].span.start]) if headings else ""
    end = 0
    for at in headings:
        if at >= end:
            annex = _annex(report, rest, at, body)
            end = at + sum(number >= rest[at].number for number in annex)
            found |= annex
    return found


def is_heading(text: str) -> bool:
    """Whether a line is worded like the heading of explained terms."""
    squeezed = _squeezed(text)
    return len(squeezed) <= LONGEST_HEADING and HEADING.fullmatch(squeezed) is not None


@lru_cache(maxsize=4096)
def spellings(term: str) -> tuple[str, ...]:
    """How a term may be written, without quotation marks and blanks, the whole first: 总值（GDP） is 总值 and gdp."""
    bare = BRACKETS.sub("", term)
    names = [bare, *(CALLED.sub("", inside) for inside in BRACKETS.findall(term))]
    names += APART.split(bare) if APART.search(bare) else []
    names += QUOTED.findall(bare)
    found = dict.fromkeys(spelled(name) for name in (*names, term))
    return tuple(name for name in found if len(name) > 1)


def _terms_of_notes(report: Report, lines: Sequence[_Line]) -> dict[int, str]:
    """By number of paragraph the footnotes: what the file marks as one, and what is typed as one below no annex."""
    typed = typed_notes([line.text for line in lines])
    found: dict[int, str] = {}
    for n, line in enumerate(lines):
        before = bisect_right(report.notes, line.span.start, key=lambda note: note.start)
        if before and line.span.start < report.notes[before - 1].end:
            found[line.number] = report.notes[before - 1].term
        elif n in typed and not is_heading(lines[n - 1].text) and (n - 1 not in typed or lines[n - 1].number in found):
            found[line.number] = typed[n]
    return found


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _footnote(report: Report, line: _Line, marked: str) -> tuple[Explained, ...]:
    """The sentences of a footnote: it names its term, else it explains what its mark stands behind.

    One that explains no term stands in no section: it goes on with no entry.
    """
    entry = read_entry(line.text, 0)
    own = entry.term if entry.explains and (entry.sure or not marked) else ""
    term = own or marked
    found = tuple(_sentences(report, line, (NOTES, term) if term else ()))
    first = (replace(one, start=line.span.start + entry.start, term=term) for one in found[:1])
    return (*first, *found[1:])


def _sentences(report: Report, line: _Line, section: tuple[str, ...]) -> Iterator[Explained]:
    for span in split_sentences(report.text, line.span):
        if any(char.isalnum() for char in report.quote(span)):
            yield Explained(span.start, span.end, section)


def _annex(report: Report, lines: Sequence[_Line], at: int, body: str) -> dict[int, tuple[Explained, ...]]:
    """The annex under the heading `lines[at]`; none where nothing under it is explained."""
    head = _squeezed(lines[at].text).rstrip("：:")
    above = [line for line in lines[max(0, at - 1) : at] if ANNEX.fullmatch(_squeezed(line.text))]
    found = {line.number: tuple(_sentences(report, line, ())) for line in (*above, lines[at])}
    reader = _Reader(ANNEX.sub("", head, 1) or head, body)
    for n in range(at + 1, min(len(lines), at + MOST_LINES)):
        line, following = lines[n], lines[n + 1].text if n + 1 < len(lines) else ""
        if is_heading(line.text) or not reader.goes_on(line.text, following):
            break
        found[line.number] = tuple(reader.read(report, line, following))
    return found if reader.explained else {}


class _Reader:
    """Reads an annex line by line; its first entry decides how entries are marked.

    `explained` tells that a term was, and not only listed.
    """

    def __init__(self, title: str, body: str) -> None:
        """`body` is the text before the annex, as `spelled`: whose terms these are."""
        self.explained = False
        self._title, self._group, self._named, self._body = title, "", "", body
        self._opened, self._before, self._restarts = False, 0, False
        self._mark: Mark | None = None

    def goes_on(self, text: str, following: str) -> bool:
        """Whether a line still belongs to the annex; a few lines may stand before the first entry."""
        if _begins_other(text):
            return False
        opens = bool(self._term(text, following))
        if not self._opened and not opens and not self._is_group(text, following):
            self._before += 1
            return self._before <= MOST_BEFORE and bool(following)
        counts_on = self._mark is not None and self._entry(following).mark == Mark(self._mark.kind, self._next)
        return opens or counts_on or not _heads_list(text)

    def read(self, report: Report, line: _Line, following: str) -> Iterator[Explained]:
        """The sentences of a line."""
        term = self._term(line.text, following)
        if not term and self._is_group(line.text, following):
            self._group, self._restarts = line.text, True
            yield from _sentences(report, line, (self._title,))
            return
        for count, sentence in enumerate(_sentences(report, line, ())):
            text = report.text[sentence.start : sentence.end]
            if count:
                # Entries that run on in one paragraph count on.
                term = self._term(text, "") if self._mark and self._mark.number else ""
            start = self._opens(text, term)
            section = tuple(filter(None, (self._title, self._group, self._named)))
            yield Explained(sentence.start + start, sentence.end, section, term)

    def _opens(self, text: str, term: str) -> int:
        """Where a sentence begins: that of a new entry behind its mark."""
        entry = self._entry(text)
        if term:
            self._opened, self._restarts, self._mark, self._named = True, False, entry.mark, term
        self.explained = self.explained or (self._opened and (not term or entry.explains))
        return entry.start if term else 0

    @property
    def _next(self) -> int:
        return self._mark.number + 1 if self._mark else 1

    def _entry(self, text: str) -> Entry:
        return read_entry(text, self._next)

    def _term(self, text: str, following: str) -> str:
        """The term of the entry that a line opens; empty where it opens none."""
        entry = self._entry(text)
        if not entry.term or not self._follows(entry.mark, entry.sure):
            return ""
        if entry.mark is None and not entry.sure and not any(name in self._body for name in spellings(entry.term)):
            return ""
        return entry.term if entry.explains or self._is_alone(entry, text, following) else ""

    def _is_alone(self, entry: Entry, text: str, following: str) -> bool:
        """Whether the line behind a term that stands by itself explains it."""
        behind = self._entry(following)
        if behind.mark is not None or not following or (entry.mark and entry.mark.kind == "han"):
            return False
        return entry.mark is not None or (len(following) > len(text) and behind.term[:1] != "“")

    def _follows(self, mark: Mark | None, sure: bool) -> bool:
        """Whether a mark is of the entry behind the last one; numbers are left out only before what is a term."""
        if not self._opened:
            return mark is None or mark.number in {0, 1}
        if mark is None or self._mark is None:
            return mark is self._mark
        counts_on = mark.number in {0, self._next} or (self._restarts and mark.number == 1)
        return mark.kind == self._mark.kind and (counts_on or (sure and mark.number > self._next))

    def _is_group(self, text: str, following: str) -> bool:
        """Whether a line heads some of the entries: 一、综合类."""
        own, behind = self._entry(text).mark, self._entry(following)
        if len(text) > LONGEST_HEADING or STOPS.search(text) or not behind.term or (own is None and text[0] in "（("):
            return False
        if behind.mark is None:
            return own is not None and self._mark is None
        return behind.mark.number in {0, 1, self._next} and (own is None or own.kind != behind.mark.kind)


def _begins_other(text: str) -> bool:
    """Whether a line begins another annex or a part of the report."""
    squeezed = _squeezed(text[: 2 * LONGEST_HEADING])
    return OTHER_ANNEX.match(squeezed) is not None or PART.fullmatch(squeezed) is not None


def _heads_list(text: str) -> bool:
    """Whether a line is worded like the heading of a table or list that follows without 附件."""
    squeezed = _squeezed(text)
    plain = len(squeezed) <= LONGEST_HEADING and not STOPS.search(squeezed) and not re.match(DEFINES, squeezed)
    return plain and OTHER_LIST.search(squeezed) is not None
