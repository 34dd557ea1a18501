"""Reports printed to PDF and read again: paragraph for paragraph what the text file says."""

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from index.formats.pdf.read import read
from tests.browser import opened_browser
from tests.index.formats.pdf.files import body, gazette, margins

ROOT = Path(__file__).parents[4]
CITY = ROOT / "seeds/xuzhou-2024.txt"
PROVINCE = ROOT / "eval/reports/2025_河南省.txt"
PLAIN = "p { font-size: 16px }"
GAZETTE = "p { text-indent: 2em; margin: 0; text-align: justify; line-height: 1.75 }"
EDGE = '<div style="font-size: 9px; width: 100%; text-align: center">{}</div>'

Print = Callable[[list[str], str, bool], bytes]


def paragraphs(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as opened:
        yield opened


@pytest.fixture
def printed(browser: Browser) -> Iterator[Print]:
    page = browser.new_page()

    def to_pdf(texts: list[str], style: str, edges: bool) -> bytes:
        lines = "".join(f"<p>{escape(text)}</p>" for text in texts)
        page.set_content(f'<html lang="zh-CN"><style>{style}</style>{lines}')
        return page.pdf(
            format="A4",
            display_header_footer=edges,
            header_template=EDGE.format("市人民政府公报 2024年第1期"),
            footer_template=EDGE.format('— <span class="pageNumber"></span> —'),
            margin={"top": "2cm", "bottom": "2cm", "left": "2.5cm", "right": "2.5cm"} if edges else {},
        )

    yield to_pdf
    page.close()


@pytest.mark.parametrize("path", [CITY, PROVINCE], ids=["city", "province"])
def test_a_gazette_reads_as_its_text(path: Path) -> None:
    texts = paragraphs(path)
    found = read(gazette(texts))
    assert body(found) == texts
    pages = found.pages[-1].page
    assert pages > 10
    assert len(margins(found)) == 2 * pages
    assert f"- {pages} -" in margins(found)


@pytest.mark.browser
@pytest.mark.parametrize("path", [CITY, PROVINCE], ids=["city", "province"])
@pytest.mark.parametrize(("style", "edges"), [(PLAIN, False), (GAZETTE, True)], ids=["plain", "gazette"])
def test_a_printed_page_reads_as_its_text(path: Path, style: str, edges: bool, printed: Print) -> None:
    texts = paragraphs(path)
    found = read(printed(texts, style, edges))
    assert body(found) == texts
    assert len(margins(found)) == (2 * found.pages[-1].page if edges else 0)
