"""PDF files for tests: letters put where a test wants them, or paragraphs set as an office or a gazette would."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO

from pypdf import PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from index.formats.extracted import Extracted

FONT = "STSong-Light"
LEFT, TOP, PITCH, SIZE = 90.0, 740.0, 20.0, 12.0
FULL = 34  # letters of a full line


@dataclass(frozen=True)
class Put:
    """A text on a page: points from below left."""

    text: str
    x: float = LEFT
    y: float = TOP
    size: float = SIZE


@dataclass(frozen=True)
class Ruled:
    """A thin line across a page."""

    x: float
    right: float
    y: float


def drawn(pages: Iterable[Sequence[Put | Ruled]], title: str = "") -> bytes:
    """A PDF with these texts and lines on its pages."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    canvas.setTitle(title)
    for page in pages:
        for item in page:
            if isinstance(item, Put):
                canvas.setFont(FONT, item.size)
                canvas.drawString(item.x, item.y, item.text)
            else:
                canvas.line(item.x, item.y, item.right, item.y)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def rows(*texts: str, top: float = TOP, x: float = LEFT, pitch: float = PITCH, size: float = SIZE) -> list[Put]:
    """Lines one under the other."""
    return [Put(text, x, top - place * pitch, size) for place, text in enumerate(texts)]


def indented(*paragraphs: str, top: float = TOP, width: int = FULL) -> list[Put]:
    """Paragraphs with two letters' indent, cut into full lines."""
    found: list[Put] = []
    for paragraph in paragraphs:
        lines = [paragraph[: width - 2]]
        lines += [paragraph[start : start + width] for start in range(width - 2, len(paragraph), width)]
        for place, line in enumerate(lines):
            found.append(Put(line, LEFT + (0 if place else 2 * SIZE), top - len(found) * PITCH))
    return found


def gazette(paragraphs: Iterable[str], head: str = "市人民政府公报 2024年第1期") -> bytes:
    """Paragraphs with an indent, in lines of full width, under a running head and over a page number."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle("body", fontName=FONT, wordWrap="CJK", fontSize=12, leading=20, firstLineIndent=24)
    file = BytesIO()

    def edges(canvas: Canvas, setting: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 40, head)
        canvas.drawCentredString(A4[0] / 2, 30, f"- {setting.page} -")

    story = [Paragraph(escape(paragraph), style) for paragraph in paragraphs]
    SimpleDocTemplate(file, pagesize=A4, invariant=True).build(story, onFirstPage=edges, onLaterPages=edges)
    return file.getvalue()


def locked(raw: bytes, password: str) -> bytes:
    """The PDF encrypted; with an empty password it opens, and forbids only."""
    writer = PdfWriter(clone_from=BytesIO(raw))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    return saved(writer)


def saved(writer: PdfWriter) -> bytes:
    """What a writer writes."""
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def body(found: Extracted) -> list[str]:
    """The lines of a text that are neither margin nor note."""
    aside = {span.start for span in found.margins} | {note.start for note in found.notes}
    lines, offset = [], 0
    for line in found.text.split("\n"):
        if offset not in aside:
            lines.append(line)
        offset += len(line) + 1
    return lines


def margins(found: Extracted) -> list[str]:
    """The lines of a text that are its pages' and not its own."""
    return [found.text[span.start : span.end] for span in found.margins]


def notes(found: Extracted) -> list[tuple[str, str]]:
    """The notes of a text with their terms."""
    return [(found.text[note.start : note.end], note.term) for note in found.notes]
