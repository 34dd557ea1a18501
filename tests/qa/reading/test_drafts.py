"""Several drafts as one: whose words are told, in which order, and what is named as missing."""

from dataclasses import replace

from index.models import Aspect, Span, Status
from qa.reading.drafts import MOST_NEAR, cited, one_draft, whole
from qa.stages import Draft, Edition, Line, Piece, Query
from tests.qa.candidates import part
from tests.qa.pieces import line, piece

TEXT = "新增托位5000个以上，新增养老床位2200张，改造小区140个。"
PLACES, BEDS, HOMES = (piece(TEXT, said) for said in ("新增托位5000个以上", "新增养老床位2200张", "改造小区140个"))
GARDENS = piece("新建公园12个。", "新建公园12个", start=100)
BARE = Edition(("r",), frozenset(), None, "")


def query(*names: str) -> Query:
    return Query("", BARE, tuple(replace(part(name), name=name) for name in names))


def draft(*lines: Line) -> Draft:
    return Draft(lines, ())


def target(*pieces: Piece, status: Status = Status.TARGET) -> Line:
    return Line("2024", status, pieces)


def said(found: Draft) -> list[tuple[str, str, list[str]]]:
    return [(one.year, one.status.value, [piece.text for piece in one.pieces]) for one in found.lines]


def test_parts_of_one_year_and_status_are_one_line_in_the_order_asked() -> None:
    found = one_draft(query("床位", "托位"), [draft(target(BEDS)), draft(target(PLACES))])
    assert said(found) == [("2024", "target", ["新增养老床位2200张", "新增托位5000个以上"])]
    assert (found.missing, found.near, found.missing_years, found.told_instead) == ((), (), (), None)


def test_another_year_status_or_report_is_a_line_of_its_own() -> None:
    past = line("2023", Status.RESULT, "新增托位300个")
    other = line("2024", Status.TARGET, "新增托位450个", report="s")
    done = target(HOMES, status=Status.RESULT)
    found = one_draft(query("托位", "小区"), [draft(past, target(PLACES), other), draft(done)])
    assert [(one.report, one.year, one.status) for one in found.lines] == [
        ("r", "2023", Status.RESULT),
        ("r", "2024", Status.TARGET),
        ("s", "2024", Status.TARGET),
        ("r", "2024", Status.RESULT),
    ]


def test_words_that_another_piece_of_their_sentence_holds_are_told_once() -> None:
    wide = piece(TEXT, "新增托位5000个以上，新增养老床位2200张")
    wide = replace(wide, passage=PLACES.passage)
    beds = replace(BEDS, passage=PLACES.passage)
    for order in ([PLACES, wide, beds], [wide, PLACES, beds], [beds, PLACES, wide]):
        found = one_draft(query("甲", "乙", "丙"), [draft(target(one)) for one in order])
        assert said(found) == [("2024", "target", ["新增托位5000个以上，新增养老床位2200张"])]


def test_the_same_words_of_another_sentence_are_told_too() -> None:
    twice = [piece("新建公园12个。", "新建公园12个", start=start) for start in (0, 50)]
    found = one_draft(query("甲", "乙"), [draft(target(one)) for one in twice])
    assert said(found) == [("2024", "target", ["新建公园12个", "新建公园12个"])]


def test_a_part_without_a_line_is_named_and_the_rest_is_told() -> None:
    found = one_draft(query("托位", "飞船", "公园"), [draft(target(PLACES)), draft(), draft(target(GARDENS))])
    assert said(found) == [("2024", "target", ["新增托位5000个以上", "新建公园12个"])]
    assert found.missing == ("飞船",)


def test_missing_years_are_named_once_in_the_order_asked() -> None:
    drafts = [replace(draft(target(PLACES)), missing_years=years) for years in (("2023", "2022"), ("2022", "2021"))]
    assert one_draft(query("甲", "乙"), drafts).missing_years == ("2023", "2022", "2021")


def test_where_no_part_has_a_line_only_what_stands_near_is_left() -> None:
    near = [line("2023", Status.RESULT, f"新增托位{n}个") for n in (1, 2, 3)]
    drafts = [
        Draft((), (near[0],), ("无",), ("2023",)),
        Draft((), (near[1], near[2]), told_instead=Aspect.GROWTH),
        Draft((), (), told_instead=Aspect.LEVEL),
    ]
    found = one_draft(query("甲", "乙", "丙"), drafts)
    assert found == Draft((), tuple(near[:MOST_NEAR]), told_instead=Aspect.GROWTH)


def test_what_is_told_instead_is_not_said_beside_a_line() -> None:
    instead = Draft((), (line("2023", Status.RESULT, "新增托位1个"),), told_instead=Aspect.GROWTH)
    found = one_draft(query("甲", "乙"), [instead, draft(target(PLACES))])
    assert (found.told_instead, found.missing, found.near) == (None, ("甲",), instead.near)


def test_the_passages_that_lines_cite() -> None:
    lines = [target(PLACES, GARDENS), line("2023", Status.RESULT, "新增托位300个")]
    assert [passage.text for passage in cited(lines)] == [TEXT, "新建公园12个。", "新增托位300个"]
    assert cited([]) == []


def test_a_line_in_whole_sentences_says_each_once_with_all_its_figures() -> None:
    found = whole(target(PLACES, HOMES, GARDENS))
    assert [piece.text for piece in found.pieces] == [TEXT.rstrip("。"), "新建公园12个"]
    assert [piece.spans for piece in found.pieces] == [(Span(0, len(TEXT)),), (Span(0, len(GARDENS.passage.text)),)]
    assert [[figure.value for figure in piece.figures] for piece in found.pieces] == [["5000", "2200", "140"], ["12"]]
    assert (found.year, found.status) == ("2024", Status.TARGET)
