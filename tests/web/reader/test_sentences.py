"""Stretches cut into sentences, figures and terms: nothing lost, each where it stands."""

from collections.abc import Sequence

from index.models import Kind, Passage, Report, Span, Status
from index.store import Store
from tests.web.fakes import REPORT
from web.reader.report import report_shown
from web.reader.sentences import Piece, Sentences

CITY = "xuzhou-2024"
TEXT = "加快中小企业GDP核算。用GDP和XGDPY。\n名词解释\n国内生产总值（GDP）：一地一年的产出。"


def passage(words: str, kind: Kind = Kind.SENTENCE, term: str = "", paragraph: int = 1) -> Passage:
    at = TEXT.index(words)
    return Passage(
        words, REPORT.id, words, at, at + len(words), (), paragraph, "2024", Status.OTHER, kind=kind, term=term
    )


def cut(sentences: Sentences, report: Report) -> list[Piece]:
    return [piece for part in sentences.cut(report.paragraphs[0]) for piece in part.pieces]


def small() -> tuple[Report, Sentences]:
    report = Report(REPORT.id, TEXT, "", "", 2024, "", "", "", "")
    own = [passage("加快中小企业GDP核算。"), passage("用GDP和XGDPY。")]
    explained = [passage("国内生产总值（GDP）：一地一年的产出。", Kind.DEFINITION, "国内生产总值（GDP）", 3)]
    return report, Sentences(report, own, explained)


def linked(pieces: Sequence[Piece]) -> list[tuple[str, int]]:
    return [(piece.text, piece.term) for piece in pieces if piece.term is not None]


def test_a_term_is_explained_at_its_first_mention_in_a_part() -> None:
    report, sentences = small()
    assert linked(cut(sentences, report)) == [("GDP", 3)]
    assert linked(cut(sentences, report)) == []
    sentences.begin_part()
    assert linked(cut(sentences, report)) == [("GDP", 3)]


def test_no_term_is_explained_in_its_explanation() -> None:
    report, sentences = small()
    pieces = [piece for part in sentences.cut(report.paragraphs[2]) for piece in part.pieces]
    assert linked(pieces) == []
    assert "".join(piece.text for piece in pieces) == report.quote(report.paragraphs[2])


def test_together_the_pieces_are_every_paragraph(city_store: Store) -> None:
    report = city_store.reports[CITY]
    shown = report_shown(report, city_store.passages_of(CITY))
    texts = [one.heading + "".join(run.text for run in one.runs) for one in shown.paragraphs]
    assert texts == [report.quote(span) for span in report.paragraphs]


def test_every_figure_of_the_ledger_can_be_tapped_but_those_in_headings(city_store: Store) -> None:
    shown = report_shown(city_store.reports[CITY], city_store.passages_of(CITY))
    tapped = [
        piece.figure
        for one in shown.paragraphs
        for run in one.runs
        for sentence in run.sentences
        for piece in sentence.pieces
        if piece.figure is not None
    ]
    assert tapped == sorted(row.start for row in city_store.ledger.choose(reports=[CITY]))


def test_a_stretch_without_passages_is_no_sentence() -> None:
    report = Report(REPORT.id, "各位代表：", "", "", 2024, "", "", "", "")
    (only,) = Sentences(report, [], []).cut(Span(0, 5))
    assert (only.whole, only.pieces) == (False, (Piece("各位代表："),))
