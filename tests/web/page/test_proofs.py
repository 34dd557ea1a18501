from dataclasses import replace

import pytest

from tests.web.fakes import FIRST, FOUND, LAST, QUOTE, REPORT, SECTION, FakeStore
from web.page.proofs import Piece, Quoted, excerpt, paragraph_of

CITATION = FOUND.citations[0]
STORE = FakeStore()
AT = Quoted(CITATION.start, CITATION.end, CITATION.marks)


def test_the_sentence_stands_in_its_paragraph_with_its_clause_marked() -> None:
    shown = paragraph_of(REPORT, 3, AT, STORE)
    assert (shown.title, shown.number, shown.place) == ("2024年徐州市政府工作报告", 3, SECTION)
    assert (shown.before, shown.after) == (FIRST, LAST)
    assert shown.pieces == (
        Piece("落实积极生育支持政策措施，扩大普惠托育服务供给，", marked=False),
        Piece("新增托位5000个以上", marked=True),
        Piece("。", marked=False),
    )
    assert (shown.previous, shown.next) == (2, 4)


@pytest.mark.parametrize(
    ("marks", "marked"),
    [
        ((), []),
        (((0, 2),), ["落实"]),
        (((2, 4), (0, 2)), ["落实", "积极"]),
        (((0, 4), (2, 6)), ["落实积极", "生育"]),
        (((0, 4), (1, 2)), ["落实积极"]),
        (((0, len(QUOTE)),), [QUOTE]),
        (((30, 999_999),), [QUOTE[30:]]),
        (((999, 999_999),), []),
        (((3, 3),), []),
    ],
)
def test_whatever_the_marks_the_pieces_are_the_quote(marks: tuple[tuple[int, int], ...], marked: list[str]) -> None:
    pieces = paragraph_of(REPORT, 3, replace(AT, marks=marks), STORE).pieces
    assert "".join(piece.text for piece in pieces) == QUOTE
    assert [piece.text for piece in pieces if piece.marked] == marked


@pytest.mark.parametrize(
    "quoted", [Quoted(), Quoted(0, 5), Quoted(AT.start, 999_999), Quoted(AT.end, AT.start), Quoted(AT.start, AT.start)]
)
def test_a_quote_that_is_not_in_the_paragraph_marks_nothing(quoted: Quoted) -> None:
    shown = paragraph_of(REPORT, 3, quoted, STORE)
    assert shown.pieces == ()
    assert shown.before + shown.after == FIRST + QUOTE + LAST


def test_the_first_and_the_last_paragraph_have_one_neighbour() -> None:
    first, last = (paragraph_of(REPORT, n, Quoted(), STORE) for n in (1, len(REPORT.paragraphs)))
    assert (first.previous, first.next) == (0, 2)
    assert (last.previous, last.next) == (len(REPORT.paragraphs) - 1, 0)


def test_a_short_sentence_is_quoted_whole() -> None:
    assert "".join(piece.text for piece in excerpt(CITATION)) == QUOTE


def test_a_long_sentence_is_cut_between_clauses_around_its_marks() -> None:
    before, clause, after = (
        "甲" * 30 + "，" + "乙" * 60 + "，" + "丙" * 12 + "，",
        "新增托位5000个",
        "，" + "丁" * 10 + "，" + "戊" * 60,
    )
    quote = before + clause + after
    cited = replace(CITATION, quote=quote, marks=((len(before), len(before + clause)),))
    assert excerpt(cited) == (
        Piece("……" + "丙" * 12 + "，", marked=False),
        Piece(clause, marked=True),
        Piece("，" + "丁" * 10 + "……", marked=False),
    )


def test_a_clause_without_end_is_cut_after_so_many_characters() -> None:
    quote = "甲" * 90 + "5000个"
    cited = replace(CITATION, quote=quote, marks=((90, 95),))
    assert [piece.text for piece in excerpt(cited)] == ["……" + "甲" * 16, "5000个"]
