"""A stretch of Word text in the order that it is read: paragraphs, tables, text boxes, content controls.

Takes the element that holds it, gives its lines and the marks of its notes. What a reader of the printed page
does not see is left out (deletions, field codes, hidden text), what he sees and no paragraph holds is written
(automatic numbers). Opens no package; writes no notes.
"""

from collections.abc import Callable

from index.formats.extracted import Line, Part
from index.formats.page.notes import RAISED, resolve_raised, without_head, without_raised
from index.formats.page.text import CLOSE_MARK, OPEN_MARK, STAND_INS
from index.formats.tables import rows_as_sentences
from index.formats.word.fields import BOX, MARK, PAGES, Fields, kind_of
from index.formats.word.numbering import Numbering
from index.formats.word.paragraph import Mark, Row, runs_on
from index.formats.word.symbols import symbol
from index.formats.word.tables import Filled, cells_of, is_layout, rows_of, texts
from index.formats.word.xml import MATH, Element, chosen, removed, value, w

PROPERTIES = frozenset(w(name) for name in ("pPr", "rPr", "tblPr", "sdtPr", "sdtEndPr", "sectPr", "rubyPr"))
NOTES = frozenset({w("footnoteReference"), w("endnoteReference")})
CONTENTS = "Table of Contents"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BLANKS = " \t\r\n"
AS_SHOWN = str.maketrans(dict.fromkeys(BLANKS, " ") | dict.fromkeys(STAND_INS, ""))


class Story:
    """One stream of text: the body, a header, a note. `lines` are its lines, `marks` the notes that it calls."""

    def __init__(self, root: Element, numbering: Numbering) -> None:
        self.lines: list[Line] = []
        self.marks: list[Mark] = []
        self._numbering = numbering
        self._fields = Fields(root)
        self._rows = [Row()]
        self._label = ""
        self._boxes: list[Element] = []
        self._style = ""
        self._hidden = self._raised = False
        self._contents = 0
        self._blocks(root)
        self._close()
        self._resolve()

    def _blocks(self, holder: Element) -> None:
        for block in holder:
            if block.tag in PROPERTIES or removed(block):
                continue
            if block.tag == w("p"):
                self._paragraph(block)
            elif block.tag == w("tbl"):
                self._table(block)
            elif block.tag == w("sdt"):
                self._control(block, self._blocks)
            else:
                self._blocks(chosen(block))

    def _control(self, control: Element, read: Callable[[Element], None]) -> None:
        """A content control; one that holds the table of contents is margin."""
        gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}")
        within = int(value(gallery, "docPartGallery") == CONTENTS)
        self._contents += within
        for content in control.findall(w("sdtContent")):
            read(content)
        self._contents -= within

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(w("pPr"))
        self._style = self._numbering.styles.of(properties)
        within = int(self._numbering.styles.is_contents(self._style))
        self._contents += within
        self._inline(paragraph)
        self._contents -= within
        text = next((row.text for row in self._rows if row.text), "")
        unended = runs_on(properties)
        if not self._label and (text or not unended):
            self._label = self._numbering.label(properties, text)
        if not unended:
            self._close()

    def _close(self) -> None:
        """The paragraph in hand becomes lines, and what its text boxes hold follows it."""
        rows, label, boxes = self._rows, self._label, self._boxes
        self._rows, self._label, self._boxes = [Row()], "", []
        for row in rows:
            if text := row.text.replace(CLOSE_MARK + OPEN_MARK, ""):
                self.lines.append(Line(label + text, Part.BODY if row.prose else Part.MARGIN))
                label = ""
        for box in boxes:
            self._blocks(box)
            self._close()

    def _table(self, table: Element) -> None:
        self._close()
        before, self.lines = self.lines, []
        rows = []
        for row in rows_of(table):
            cells = []
            for cell in cells_of(row):
                begin = len(self.lines)
                if cell.element is not None:
                    self._blocks(cell.element)
                    self._close()
                cells.append(Filled(cell, self.lines[begin:]))
            rows.append(cells)
        held, self.lines = self.lines, before
        if not is_layout(rows):
            grid = [[without_raised(text) for text in row] for row in texts(rows)]
            held = [Line(text) for text in rows_as_sentences(grid)]
        self.lines += held

    def _resolve(self) -> None:
        """Raised characters are marks of notes that are lines of the text, or a part of it (m2)."""
        shown, notes = resolve_raised([line.text for line in self.lines])
        for n, line in enumerate(self.lines):
            if n in notes:
                self.lines[n] = Line(without_head(shown[n]), Part.NOTE, term=notes[n])
            elif shown[n] != line.text:
                self.lines[n] = Line(shown[n], line.part)

    def _inline(self, holder: Element) -> None:
        for piece in holder:
            if piece.tag in PROPERTIES or removed(piece):
                continue
            if (act := ACTS.get(piece.tag)) is not None:
                act(self, piece)
            else:
                self._inline(chosen(piece))

    def run(self, run: Element) -> None:
        """Text of one look; a note's mark that was typed by hand is no text."""
        before, properties = self._hidden, run.find(w("rPr"))
        self._hidden = before or self._numbering.styles.hidden(properties, self._style)
        self._raised = value(properties, "vertAlign") == "superscript"
        typed = [each for each in run if each.tag in NOTES and each.get(w("customMarkFollows")) in {"1", "true", "on"}]
        if typed:
            self._call(typed[0], "".join(text for each in run.iter(w("t")) for text in each.itertext()))
        else:
            self._inline(run)
        self._hidden, self._raised = before, False

    def text(self, element: Element) -> None:
        """Characters; those around them that the file's own layout put there are not shown by Word."""
        text = "".join(element.itertext())
        self._add((text if element.get(SPACE) == "preserve" else text.strip(BLANKS)).translate(AS_SHOWN))

    def line_break(self, element: Element) -> None:
        """A new line; a new page or column is none, the sentence goes on there."""
        if element.get(w("type")) not in {"page", "column"} and self._seen:
            self._rows.append(Row())

    def symbol(self, element: Element) -> None:
        """A character of a symbol font."""
        self._add(symbol(element.get(w("font"), ""), element.get(w("char"), "")))

    def tab(self, _: Element) -> None:
        """A gap."""
        self._add("\t")

    def hyphen(self, _: Element) -> None:
        """A hyphen at which no line may end."""
        self._add("-")

    def fraction(self, denominator: Element) -> None:
        """The lower part of a fraction."""
        self._add("/")
        self._inline(denominator)

    def field_mark(self, mark: Element) -> None:
        """A field begins, ends, or turns from code to result."""
        self._fields.pass_mark(mark)

    def field_code(self, code: Element) -> None:
        """A piece of a field's code."""
        self._fields.add_code("".join(code.itertext()))

    def simple_field(self, element: Element) -> None:
        """A field in one piece: what it shows, but for a page's number."""
        kind = kind_of(element.get(w("instr"), ""))
        self._contents += kind == "TOC"
        if kind not in PAGES:
            self._inline(element)
        self._contents -= kind == "TOC"

    def control(self, element: Element) -> None:
        """A content control inside a paragraph."""
        self._control(element, self._inline)

    def box(self, box: Element) -> None:
        """A text box waits for the end of the paragraph that it hangs on."""
        if self._seen:
            self._boxes.append(box)

    def note(self, mark: Element) -> None:
        """A note is called: nothing stands in the text, the words before it are kept."""
        self._call(mark, "")

    def _call(self, mark: Element, typed: str) -> None:
        if self._seen:
            kind = "footnote" if mark.tag == w("footnoteReference") else "endnote"
            self.marks.append(
                Mark(kind, mark.get(w("id"), ""), RAISED.sub(r"\1", self._rows[-1].tail()), typed.strip())
            )

    @property
    def _seen(self) -> bool:
        return not self._hidden and self._fields.shown

    def _add(self, text: str) -> None:
        if text and self._seen:
            raised = self._raised and text.strip()
            self._rows[-1].pieces.append(f"{OPEN_MARK}{text}{CLOSE_MARK}" if raised else text)
            self._rows[-1].prose |= bool(text.strip()) and not (self._contents or self._fields.in_contents)


ACTS: dict[str, Callable[[Story, Element], None]] = {
    w("r"): Story.run,
    w("t"): Story.text,
    f"{{{MATH}}}t": Story.text,
    f"{{{MATH}}}den": Story.fraction,
    w("tab"): Story.tab,
    w("ptab"): Story.tab,
    w("br"): Story.line_break,
    w("cr"): Story.line_break,
    w("noBreakHyphen"): Story.hyphen,
    w("sym"): Story.symbol,
    MARK: Story.field_mark,
    w("instrText"): Story.field_code,
    w("fldSimple"): Story.simple_field,
    w("sdt"): Story.control,
    BOX: Story.box,
    **dict.fromkeys(NOTES, Story.note),
}
