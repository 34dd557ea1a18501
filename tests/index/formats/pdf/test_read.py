"""A PDF read as a whole: its text, its pages, and what is said of a file that cannot be read."""

import random
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from index.formats.extracted import Unreadable
from index.formats.pdf import read as pdf
from index.formats.pdf.read import read
from index.models import PageStart
from tests.index.formats.pdf.files import Put, body, drawn, indented, locked, margins, notes, rows, saved

CLAUSE = "落实积极生育支持政策措施，扩大普惠托育服务供给，"


def scanned(stamp: str = "") -> bytes:
    """Two pages that are pictures."""
    file = BytesIO()
    canvas = Canvas(file)
    for _ in range(2):
        canvas.drawImage(ImageReader(Image.new("1", (10, 10))), 0, 0, 500, 700)
        canvas.drawString(10, 10, stamp)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def without_letters(raw: bytes) -> bytes:
    """The same file with fonts that do not tell which characters they draw."""
    writer = PdfWriter(clone_from=BytesIO(raw))
    for page in writer.pages:
        resources = page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        fonts = resources["/Font"].get_object()
        assert isinstance(fonts, DictionaryObject)
        for font in fonts.values():
            held = font.get_object()
            if isinstance(held, DictionaryObject) and held.get("/Subtype") == "/Type0":
                held[NameObject("/Encoding")] = NameObject("/Identity-H")
    return saved(writer)


def refusal(raw: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(raw)
    return str(caught.value)


def test_reads_paragraphs_pages_and_title() -> None:
    pages = [indented("一、工作回顾", CLAUSE * 4), indented(CLAUSE * 2)]
    found = read(drawn(pages, title="政府工作报告"))
    assert body(found) == ["一、工作回顾", CLAUSE * 4, CLAUSE * 2]
    assert found.pages == (PageStart(0, 1), PageStart(len("一、工作回顾\n") + len(CLAUSE) * 4 + 1, 2))
    assert found.title == "政府工作报告"


def test_a_page_begins_within_the_paragraph_that_runs_over_it() -> None:
    first, second = CLAUSE * 4, CLAUSE * 3
    lines = indented(first, second)
    found = read(drawn([lines[:4], [Put(put.text, put.x, put.y + 80, put.size) for put in lines[4:]]]))
    assert body(found) == [first, second]
    assert found.pages == (PageStart(0, 1), PageStart(len(first) + 1 + 32, 2))


def test_what_interrupts_a_paragraph_stands_behind_it() -> None:
    text = CLAUSE * 5
    lines = indented(text)
    edges = [[Put("市政府公报", 260, 800, 9), Put(f"— {page} —", 280, 40, 9)] for page in (1, 2)]
    note = rows("① 托位：指婴幼儿的位置。", top=90, size=9)
    found = read(drawn([[*lines[:2], *note, *edges[0]], [*lines[2:], *edges[1]]]))
    assert found.text.split("\n") == ["市政府公报", text, "托位：指婴幼儿的位置。", "— 1 —", "市政府公报", "— 2 —"]
    assert margins(found) == ["市政府公报", "— 1 —", "市政府公报", "— 2 —"]
    assert notes(found) == [("托位：指婴幼儿的位置。", "")]


def test_a_password_is_asked_for_by_name_and_an_empty_one_opens() -> None:
    raw = drawn([indented(CLAUSE * 4)])
    assert "有密码" in refusal(locked(raw, "secret"))
    assert body(read(locked(raw, ""))) == [CLAUSE * 4]


def test_a_scan_is_sent_to_character_recognition() -> None:
    assert "OCR" in refusal(scanned())
    assert "OCR" in refusal(scanned("Scanned with CamScanner - 3 -"))
    assert "扫描件" in refusal(scanned())


def test_letters_that_no_font_tells_are_no_text() -> None:
    assert "认不出字" in refusal(without_letters(drawn([indented(CLAUSE * 4)])))


def test_a_file_that_takes_too_long_is_told_by_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", -1.0)
    assert "有 3 页" in refusal(drawn([indented(CLAUSE)] * 3))


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7\n", b"PK\x03\x04 no pdf", b"%PDF-1.4\n%%EOF\n" * 5])
def test_what_is_no_pdf_is_damaged(raw: bytes) -> None:
    assert "已损坏" in refusal(raw)


def test_a_page_that_swells_is_refused() -> None:
    writer = PdfWriter(clone_from=BytesIO(drawn([indented(CLAUSE)])))
    contents = DecodedStreamObject()
    contents.set_data(b"q " * 45_000_000)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(contents.flate_encode())
    assert "庞大" in refusal(saved(writer))


def test_damaged_files_are_read_or_refused_and_never_raise_another_error() -> None:
    raw = drawn([indented(CLAUSE * 4, CLAUSE * 2), indented(CLAUSE * 3)])
    draw = random.Random(5)
    outcomes = set()
    for _ in range(150):
        broken = bytearray(raw)
        for _ in range(draw.randrange(1, 40)):
            broken[draw.randrange(len(broken))] = draw.randrange(256)
        cut = draw.randrange(len(broken) // 2, 2 * len(broken))
        try:
            outcomes.add(bool(read(bytes(broken[:cut])).text))
        except Unreadable:
            outcomes.add(False)
    assert outcomes == {True, False}


def test_pages_without_a_size_or_contents_are_blank() -> None:
    writer = PdfWriter(clone_from=BytesIO(drawn([indented(CLAUSE * 4), indented(CLAUSE)])))
    del writer.pages[1][NameObject("/Contents")]
    raw = saved(writer)
    assert len(PdfReader(BytesIO(raw)).pages) == 2
    assert body(read(raw)) == [CLAUSE * 4]
