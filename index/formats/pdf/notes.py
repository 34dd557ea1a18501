"""Footnotes: small type, or what stands under a rule, at the foot of a page. Takes rows, gives notes and clean rows.

A note is told by its mark at the start; the mark in the body is taken out of the text, and what stands before it
is the note's term. Small raised type that marks no note stays in the text as a superscript.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.formats.note_terms import STOP, term_before
from index.formats.pdf.glyphs import Rule
from index.formats.pdf.lines import Row
from index.formats.pdf.measures import Usual

CIRCLES = "①-⑳㉑-㉟㊱-㊿❶-❿"
START = re.compile(
    rf"(?:注\s*\d{{0,3}}\s*[:：.．、]|[\[〔［【]\d{{1,3}}[\]〕］】]|[{CIRCLES}]|[*＊※†]|\d{{1,3}}(?:[.．、:：](?!\d)|\s))\s*"
)
MARK = re.compile(rf"[\[〔［(（]?\s*(?:\d{{1,3}}|[{CIRCLES}]|[*＊※†]{{1,3}})\s*[\]〕］)）]?")
INLINE = re.compile(rf"[{CIRCLES}]|[\[〔［]\d{{1,3}}[\]〕］]")
SQUARED = re.compile(r"(?<![A-Za-z])[kcdm]?m$")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWEST = 0.35
# In sizes of type: how far below its last row a table ends, and a line under words stands; how even notes are.
BORDER, UNDERLINE, LARGER = 1.2, 0.2, 1.15


@dataclass(slots=True)
class Footnote:
    """A footnote of a page: its mark as a number or sign, its rows with the mark off, and its term once found."""

    mark: str
    rows: list[Row]
    term: str = ""


def part_notes(
    rows: Sequence[Row], rules: Sequence[Rule], height: float, usual: Usual
) -> tuple[list[Row], list[Footnote]]:
    """The rows of a page's body, note marks taken out, and the page's notes."""
    start = _start(rows, rules, height, usual)
    body, notes = list(rows[:start]), _notes(rows[start:])
    for place, row in enumerate(body):
        before = "".join(other.text for other in body[max(0, place - 2) : place])
        body[place] = _without_marks(row, before, notes)
    return body, notes


def _start(rows: Sequence[Row], rules: Sequence[Rule], height: float, usual: Usual) -> int:
    """Where the notes of a page begin: the place of their first row, or the number of rows."""
    if not rows or rows[-1].y > LOWEST * height:
        return len(rows)
    column = rows[-1].column
    for place, row in enumerate(rows):
        under = place > 0 and any(row.y < rule.y < rows[place - 1].y for rule in rules)
        small = all(other.size <= 0.93 * usual.size for other in rows[place:])
        below = all(other.y <= row.y and other.column == column for other in rows[place:])
        above = any(usual.is_body(other) for other in rows[:place])
        if (under or small) and below and above and _mark(row) and not _is_of_table(rows[place:], rules):
            return place
    return len(rows)


def _is_of_table(rows: Sequence[Row], rules: Sequence[Rule]) -> bool:
    """Whether numbered rows are a table's and not notes: lines are ruled among them, or larger type follows."""
    lowest = rows[-1].y - BORDER * rows[-1].size
    underlines = {rule for rule in rules for row in rows if 0 <= row.y - rule.y < UNDERLINE * row.size}
    ruled = any(lowest < rule.y < rows[0].y for rule in rules if rule not in underlines)
    return ruled or any(row.size > LARGER * rows[0].size for row in rows)


def _mark(row: Row) -> str:
    """What a note of this row goes by; empty where the row begins none."""
    if row.raised and row.raised[0][0] == 0 and MARK.fullmatch(row.raised[0][1]):
        return _plain(row.raised[0][1])
    start = START.match(row.text)
    return _plain(start[0]) if start and start.end() < len(row.text) else ""


def _plain(mark: str) -> str:
    """A mark as its number, or as the sign that it is."""
    number = "".join(re.findall(r"\d+", unicodedata.normalize("NFKC", mark)))
    return number or "".join(char for char in mark if char in "*＊※†注")


def _notes(rows: Sequence[Row]) -> list[Footnote]:
    notes: list[Footnote] = []
    for row in rows:
        mark = _mark(row)
        if mark and (not notes or _follows(mark, notes[-1].mark)):
            notes.append(Footnote(mark, [_without_start(row)]))
        elif notes:
            notes[-1].rows.append(row)
    return notes


def _follows(mark: str, last: str) -> bool:
    """Whether a mark is the next one: a line of a note may begin with a number, too."""
    return int(mark) == int(last) + 1 if mark.isdigit() and last.isdigit() else not mark.isdigit()


def _without_start(row: Row) -> Row:
    if row.raised and row.raised[0][0] == 0:
        return replace(row, raised=row.raised[1:], text=row.text.lstrip())
    start = START.match(row.text)
    return replace(row, text=row.text[start.end() :]) if start else row


def _without_marks(row: Row, before: str, notes: Sequence[Footnote]) -> Row:
    """The row with its note marks off, their notes told their term, and other raised type put back."""
    text, shift = row.text, 0
    known = {note.mark: note for note in notes}
    for offset, raised in row.raised:
        place = offset + shift
        power = raised in "23" and SQUARED.search(text[:place])
        note = known.get(_plain(raised)) if MARK.fullmatch(raised) and not power else None
        if note is not None:
            note.term = note.term or term_before(before + text[:place], note.rows[0].text)
        elif not MARK.fullmatch(raised) or (place and text[place - 1].isascii()):
            written = raised.translate(RAISED)
            text, shift = text[:place] + written + text[place:], shift + len(written)
    for mark in reversed(list(INLINE.finditer(text))):
        note = known.get(_plain(mark[0]))
        if note is not None and mark.start() and not STOP.match(text[mark.start() - 1]):
            note.term = note.term or term_before(before + text[: mark.start()], note.rows[0].text)
            text = text[: mark.start()] + text[mark.end() :]
    return replace(row, text=text.rstrip(), raised=())
