"""The letters of a page with their places, as the operators of its content put them."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from index.formats.pdf.fonts import Fonts
from index.formats.pdf.glyphs import Glyph, Rule, Sheet
from index.formats.pdf.page import MOST_FORMS, read_sheet
from tests.index.formats.pdf.files import Put, drawn, saved


def sheet_of(content: str, form: str = "") -> Sheet:
    """The page that this content draws; 托 is <6258>, 位 <4F4D>, each as wide as the size of F2."""
    writer = PdfWriter(clone_from=BytesIO(drawn([[Put("托")]])))
    page = writer.pages[0]
    resources = page["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    if form:
        stream = StreamObject()
        stream.set_data(form.encode())
        stream.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/Resources"): resources})
        held = DictionaryObject({NameObject("/Fm"): writer._add_object(stream)})
        resources[NameObject("/XObject")] = held
    contents = StreamObject()
    contents.set_data(content.encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(contents)
    return read_sheet(PdfReader(BytesIO(saved(writer))).pages[0], 1, Fonts())


def places(sheet: Sheet) -> list[tuple[object, ...]]:
    return [(glyph.text, *(round(number) for number in glyph[1:])) for glyph in sheet.glyphs]


BOTH = [("托", 50, 60, 700, 10), ("位", 60, 70, 700, 10)]


@pytest.mark.parametrize(
    "content",
    [
        "BT /F2 10 Tf 50 700 Td <62584F4D> Tj ET",
        "BT /F2 10 Tf 1 0 0 1 50 700 Tm <6258> Tj <4F4D> Tj ET",
        "BT /F2 1 Tf 10 0 0 10 50 700 Tm [<6258> 0 <4F4D>] TJ ET",
        "q 2 0 0 2 0 0 cm BT /F2 5 Tf 25 350 Td <62584F4D> Tj ET Q",
        "q 1 0 0 -1 0 841.89 cm BT /F2 10 Tf 1 0 0 -1 50 141.89 Tm <62584F4D> Tj ET Q",
        "BT /F2 10 Tf 20 TL 50 720 Td T* <62584F4D> Tj ET",
        "BT /F2 10 Tf 20 TL 50 720 Td <62584F4D> ' ET",
        'BT /F2 10 Tf 20 TL 50 720 Td 0 0 <62584F4D> " ET',
        "BT /F2 10 Tf 50 690 Td 10 Ts <62584F4D> Tj ET",
        "q 0 0 m BT ET Q Q Tf Td BT /F2 10 Tf 50 700 Td <62584F4D> Tj () Tj /Name Tj ET EMC",
    ],
)
def test_however_it_is_said_letters_stand_where_they_are_drawn(content: str) -> None:
    assert places(sheet_of(content)) == BOTH


def test_spacing_and_kerning_move_letters() -> None:
    assert places(sheet_of("BT /F2 10 Tf 3 Tc 50 700 Td <62584F4D> Tj ET"))[1][:2] == ("位", 63)
    assert places(sheet_of("BT /F2 10 Tf 50 Tz 50 700 Td <62584F4D> Tj ET"))[1][:3] == ("位", 55, 60)
    assert places(sheet_of("BT /F2 10 Tf 50 700 Td [<6258> -500 <4F4D>] TJ ET"))[1][:2] == ("位", 65)


def test_a_form_is_drawn_where_it_is_shown() -> None:
    form = "BT /F2 10 Tf <62584F4D> Tj ET"
    assert places(sheet_of("q 1 0 0 1 50 700 cm /Fm Do Q", form)) == BOTH


def test_forms_that_show_themselves_end() -> None:
    sheet = sheet_of("/Fm Do", "BT /F2 10 Tf 50 700 Td <6258> Tj ET /Fm Do /Fm Do")
    assert 0 < len(sheet.glyphs) <= MOST_FORMS


@pytest.mark.parametrize(
    ("span", "texts"),
    [
        ("<FEFF4EBA4F4D>", ["人", "位"]),
        ("<FEFF2F00>", ["托", "位"]),
        ("<FEFF2F004F4D4F4D>", ["一", "位位"]),
        ("<FEFF" + "4EBA" * 40 + ">", ["托", "位"]),
    ],
)
def test_a_span_says_what_its_letters_mean_if_it_fits_them(span: str, texts: list[str]) -> None:
    content = f"BT /F2 10 Tf 50 700 Td /Span <</ActualText {span}>> BDC <62584F4D> Tj EMC ET"
    assert [glyph.text for glyph in sheet_of(content).glyphs] == texts


def test_most_letters_say_which_way_is_up_and_a_stamp_across_is_left_out() -> None:
    aside = "BT /F2 10 Tf 0 1 -1 0 100 50 Tm <62584F4D> Tj ET BT /F2 40 Tf 1 1 -1 1 200 200 Tm <6258> Tj ET"
    sheet = sheet_of(aside)
    assert places(sheet) == [("托", 50, 60, 495, 10), ("位", 60, 70, 495, 10)]
    assert (round(sheet.width), round(sheet.height)) == (842, 595)


def test_what_stands_off_the_page_is_not_seen() -> None:
    assert sheet_of("BT /F2 10 Tf -50 700 Td <62584F4D> Tj ET BT /F2 9000 Tf 0 0 Td <6258> Tj ET").glyphs == []


def test_thin_lines_across_are_rules() -> None:
    sheet = sheet_of("50 100 m 200 100 l S 50 90 150 1 re f 50 80 150 50 re f 50 70 m 50 300 l S")
    assert sheet.rules == [Rule(50, 200, 100), Rule(50, 200, 90.5)]
    assert sheet.glyphs == []


def test_radicals_are_folded_as_they_are_read() -> None:
    assert sheet_of("BT /F2 10 Tf 50 700 Td <2F00> Tj ET").glyphs == [Glyph("一", 50, 60, 700, 10)]
