"""A walk over a web page to the lines that a browser shows: hidden things left out, lists numbered, tables read.

Takes a parsed page, gives a `Page`. One walk without recursion, so that no nesting is too deep. Which lines
are the report's and which the site's is `index.formats.page.body`'s to say.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from lxml import etree

from index.formats.extracted import Unreadable
from index.formats.page.elements import (
    HEADINGS,
    is_block,
    is_link,
    is_site,
    is_typed,
    is_unseen,
    labelled,
    list_label,
    list_type,
    whole_number,
)
from index.formats.page.lines import Block, Open, Page
from index.formats.page.notes import MARK, Notes, resolve_raised, without_head, without_raised
from index.formats.page.tables import Cell, read_table
from index.formats.page.text import CALL, CLOSE_MARK, OPEN_MARK, SEAM, collapse, paragraphs, size, visible

IDS = etree.XPath("//@id | //a/@name", smart_strings=False)
MOST_LINES = 50_000
LONGEST_HIDDEN = 200  # characters: what is hidden only from readers aloud may be the page behind a window


def read_lines(root: etree._Element) -> Page:
    """The lines of a page from this element down, footnotes marked as such."""
    walk = _Walk(Notes(frozenset(IDS(root))))
    walk.over(root)
    page = walk.page
    texts, notes = resolve_raised([block.text for block in page.blocks])
    for n, (block, text) in enumerate(zip(page.blocks, texts, strict=True)):
        if n in notes:
            page.blocks[n] = replace(block, text=without_head(text), note=True, term=notes[n])
        elif text != block.text:
            page.blocks[n] = replace(block, text=text)
    return page


class _Walk:
    """A walk over a page: what is open where it stands, and the line that is being written."""

    def __init__(self, notes: Notes) -> None:
        self.page = Page(parents=[-1], lasts=[0])
        self.notes = notes
        self.open: list[Open] = []
        self.blocks = [Open()]
        self.lists: list[Open] = []
        self.noting: list[str] = []
        self.noted: set[str] = set()
        self.pieces: list[str] = []
        self.called: list[str] = []
        self.linked = self.links = self.typed = self.headings = self.place = 0
        self.site = -1
        self.behind = False
        self.label = self.note_here = ""

    def over(self, root: etree._Element) -> None:
        """Takes in an element with all that it holds."""
        events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                if self._start(element):
                    self._add(element.text)
                else:
                    events.skip_subtree()
                continue
            if event == "end":
                self._end()
            if element is not root:
                self._add(element.tail)
        self._flush()
        self.page.lasts[0] = len(self.page.parents) - 1

    def _start(self, element: etree._Element) -> bool:
        """Opens an element; False where its inside is not to be walked."""
        tag, attributes = element.tag, dict(element.items())
        now = Open()
        self.open.append(now)
        if is_unseen(tag, attributes) or (attributes and self._is_aside(element, attributes)):
            return False
        if tag == "br":
            self._flush()
            return False
        if is_block(tag, attributes):
            self._open_block(now, tag, attributes)
        for name in (attributes.get("id"), attributes.get("name") if tag == "a" else None):
            if name:
                self._reach(name)
        now.link, now.typed = is_link(tag, attributes), is_typed(tag, attributes)
        self.links += now.link
        self.typed += now.typed
        return not (
            (tag == "table" and self._table(element))
            or (tag in ("a", "sup") and self._is_mark(element, attributes.get("href", "")))
        )

    def _is_aside(self, element: etree._Element, attributes: Mapping[str, str]) -> bool:
        """Whether a little thing is hidden from those who listen; the page behind a window is hidden so too."""
        if self.behind or attributes.get("aria-hidden") != "true":
            return False
        self.behind = sum(map(len, islice(element.itertext(), 50))) > LONGEST_HIDDEN
        return not self.behind

    def _open_block(self, now: Open, tag: str, attributes: Mapping[str, str]) -> None:
        self._flush()
        self.page.parents.append(self.place)
        self.page.lasts.append(0)
        self.place = len(self.page.parents) - 1
        self.blocks.append(now)
        now.block, now.heading = True, tag in HEADINGS
        self.headings += now.heading
        if self.site < 0 and is_site(tag, attributes):
            now.site, self.site = True, self.place
        if tag in ("ol", "ul", "menu", "dir"):
            now.listed = tag
            now.kind = list_type(attributes)
            now.count = whole_number(attributes.get("start"), 1)
            self.lists.append(now)
        elif tag == "li":
            self._open_item(attributes)

    def _open_item(self, attributes: Mapping[str, str]) -> None:
        self.label = ""
        if self.lists and self.lists[-1].listed == "ol":
            held = self.lists[-1]
            number = whole_number(attributes.get("value"), held.count)
            held.count = number + 1
            self.label = list_label(number, list_type(attributes) or held.kind)

    def _end(self) -> None:
        now = self.open.pop()
        self.links -= now.link
        self.typed -= now.typed
        if not now.block:
            return
        self._flush()
        self.page.lasts[self.place] = len(self.page.parents) - 1
        self.place = self.page.parents[self.place]
        self.blocks.pop()
        self.headings -= now.heading
        if now.site:
            self.site = -1
        if now.note:
            self.noting.pop()
        if now.listed:
            self.lists.pop()

    def _reach(self, name: str) -> None:
        """Comes to the place that a note's mark links to: the block is a note, or in a longer one this line."""
        self.notes.passed.add(name)
        if name not in self.notes.called:
            return
        if name in self.called:
            self._flush()  # the place stands behind the line that calls it
        if self.blocks[-1].lines or self.blocks[-1].note or len(self.blocks) == 1:
            self.note_here = name
        else:
            self.blocks[-1].note = name
            self.noting.append(name)

    def _is_mark(self, element: etree._Element, href: str) -> bool:
        """Takes a note's mark, or the way back to one, out of the line."""
        words = visible("".join(islice(element.itertext(), 8)))[:12]
        if href.startswith("#"):
            if self.notes.calls(href, words):
                self.pieces.append(CALL)
                self.called.append(href[1:])
                self.notes.called.setdefault(href[1:], "")
                return True
            return self.notes.returns(href, words)
        if element.tag == "sup" and MARK.fullmatch(words) and next(element.iterdescendants("a"), None) is None:
            self.pieces.append(f"{OPEN_MARK}{words.strip()}{CLOSE_MARK}")
            return True
        return False

    def _table(self, element: etree._Element) -> bool:
        rows = read_table(element, self._cell)
        for row in rows:
            self._write(row, 0, row=True)
        return bool(rows)

    def _cell(self, element: etree._Element) -> Cell:
        if not len(element):
            text = collapse(visible(element.text or ""))
            return Cell([text] if text else [], size(text), 0)
        walk = _Walk(self.notes)
        walk.over(element)
        blocks = walk.page.blocks
        lines = [without_raised(block.text) for block in blocks]
        return Cell(lines, sum(block.size for block in blocks), sum(block.linked for block in blocks))

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not self.typed:
            self._put(text)
            return
        for n, line in enumerate(text.replace("\r", "").expandtabs(4).replace(" ", "\xa0").split("\n")):
            if n:
                self._flush()
            self._put(line)

    def _put(self, text: str) -> None:
        self.pieces.append(SEAM if "\n" in text and text.isspace() else visible(text))
        if self.links:
            self.linked += size(text)

    def _flush(self) -> None:
        """Ends the line; one without a character to see is none."""
        if not self.pieces:
            return
        text, linked, called = collapse("".join(self.pieces)), self.linked, self.called
        self.pieces, self.linked, self.called = [], 0, []
        for part in paragraphs(text):
            marks = part.count(CALL)
            if line := self.notes.without_calls(part, called[:marks]):
                self._write(line, linked)
            called = called[marks:]

    def _write(self, text: str, linked: int, row: bool = False) -> None:
        note, self.note_here = self.note_here or (self.noting[-1] if self.noting else ""), ""
        term = ""
        if note and note not in self.noted:
            self.noted.add(note)
            text = without_head(text)
            term = self.notes.term_of(note, text)
        elif not note:
            text = labelled(text, self.label)
        self.label = ""
        self.blocks[-1].lines += 1
        if len(self.page.blocks) == MOST_LINES:
            raise Unreadable(f"超过 {MOST_LINES // 10_000} 万行，不像一份报告：请只留报告本身")
        long = size(text)
        place = (self.place, self.site, self.headings > 0)
        self.page.blocks.append(Block(text, long, min(linked, long), *place, bool(note), term, row))
