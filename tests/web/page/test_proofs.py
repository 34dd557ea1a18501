from dataclasses import replace

import pytest

from index.models import Span
from tests.web.fakes import FIRST, FOUND, LAST, QUOTE, REPORT
from web.page.proofs import Piece, prove

CITATION = FOUND.citations[0]
REPORTS = {REPORT.id: REPORT}


def test_the_sentence_stands_in_its_paragraph_with_its_clause_marked() -> None:
    proof = prove(CITATION, REPORTS)
    assert (proof.n, proof.title, proof.paragraph) == (1, "2024年徐州市政府工作报告", 3)
    assert proof.place == ("二、2024年工作安排", "（九）增进民生福祉")
    assert (proof.before, proof.after) == (FIRST, LAST)
    assert proof.pieces == (
        Piece("落实积极生育支持政策措施，扩大普惠托育服务供给，", marked=False),
        Piece("新增托位5000个以上", marked=True),
        Piece("。", marked=False),
    )
    whole = proof.before + "".join(piece.text for piece in proof.pieces) + proof.after
    assert whole == REPORT.quote(REPORT.paragraphs[2])


@pytest.mark.parametrize(
    ("marks", "marked"),
    [
        ((), []),
        (((0, 2),), ["落实"]),
        (((2, 4), (0, 2)), ["落实", "积极"]),
        (((0, 4), (2, 6)), ["落实积极", "生育"]),
        (((0, 4), (1, 2)), ["落实积极"]),
        (((0, len(QUOTE)),), [QUOTE]),
        (((3, 3),), []),
    ],
)
def test_whatever_the_marks_the_pieces_are_the_quote(marks: tuple[tuple[int, int], ...], marked: list[str]) -> None:
    pieces = prove(replace(CITATION, marks=marks), REPORTS).pieces
    assert "".join(piece.text for piece in pieces) == QUOTE
    assert [piece.text for piece in pieces if piece.marked] == marked


@pytest.mark.parametrize("paragraph", [0, 1, 5, 99])
def test_a_quote_outside_of_its_paragraph_stands_alone(paragraph: int) -> None:
    proof = prove(replace(CITATION, paragraph=paragraph), REPORTS)
    assert (proof.before, proof.after) == ("", "")
    assert "".join(piece.text for piece in proof.pieces) == QUOTE


def test_a_quote_that_reaches_beyond_its_paragraph_stands_alone() -> None:
    paragraph = REPORT.paragraphs[2]
    beyond = Span(paragraph.start, paragraph.end + 2)
    proof = prove(replace(CITATION, quote=REPORT.quote(beyond), start=beyond.start, end=beyond.end), REPORTS)
    assert (proof.before, proof.after) == ("", "")


def test_a_report_that_is_not_loaded_is_named_by_its_id() -> None:
    proof = prove(CITATION, {})
    assert (proof.title, proof.before, proof.after) == ("xuzhou-2024", "", "")
