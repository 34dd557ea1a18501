from dataclasses import replace

from index.models import PageStart, Report, Span, Status
from qa.stages import Line, Piece
from qa.telling.cite import cite, figures_of
from tests.qa.pieces import passage, piece

JOBS = "城镇新增就业8.6万人，成功自主创业3.4万人。"
BEDS = "新增养老床位2200张。"
REPORTS = {"r": Report("r", "", "", "云州市", 2024, "", "", "", "")}


def test_a_citation_is_the_passage_with_its_place_and_marks() -> None:
    (found,) = cite([Line("2024", Status.TARGET, (piece(JOBS, "成功自主创业3.4万人", start=50),))], REPORTS)
    assert (found.n, found.report, found.section, found.paragraph) == (1, "r", ("二、目标", "民生"), 7)
    assert (found.quote, found.start, found.end) == (JOBS, 50, 50 + len(JOBS))
    assert [found.quote[start:end] for start, end in found.marks] == ["成功自主创业3.4万人"]


def test_a_mark_leaves_out_the_stop_at_its_end() -> None:
    (found,) = cite([Line("2024", Status.TARGET, (piece(BEDS),))], REPORTS)
    assert found.marks == ((0, len(BEDS) - 1),)


def test_pieces_of_one_passage_are_marks_of_one_citation_in_order_and_once() -> None:
    second, first = piece(JOBS, "成功自主创业3.4万人"), piece(JOBS, "城镇新增就业8.6万人")
    (found,) = cite([Line("2024", Status.TARGET, (second, first, second))], REPORTS)
    assert [found.quote[start:end] for start, end in found.marks] == ["城镇新增就业8.6万人", "成功自主创业3.4万人"]


def test_citations_are_numbered_in_the_order_of_the_answer() -> None:
    lines = [Line("2023", Status.RESULT, (piece(BEDS, start=90),)), Line("2024", Status.TARGET, (piece(JOBS),))]
    assert [(found.n, found.quote) for found in cite(lines, REPORTS)] == [(1, BEDS), (2, JOBS)]
    assert [found.n for found in cite(lines, REPORTS, start=4)] == [4, 5]
    assert cite([], REPORTS) == ()


def test_figures_carry_year_status_and_the_number_of_their_proof() -> None:
    lines = [
        Line("2023", Status.RESULT, (piece(BEDS, start=90, year="2023", status=Status.RESULT),)),
        Line("2021-2025", Status.TARGET, (piece(JOBS, "城镇新增就业8.6万人", year="2021-2025"),)),
    ]
    beds, jobs = figures_of(lines, cite(lines, REPORTS))
    assert (beds.indicator, beds.value, beds.number, beds.unit) == ("新增养老床位", "2200", 2200.0, "张")
    assert (beds.year, beds.status, beds.citation) == ("2023", Status.RESULT, 1)
    assert (jobs.indicator, jobs.value, jobs.unit, jobs.qualifier) == ("城镇新增就业", "8.6", "万人", "")
    assert (jobs.year, jobs.status, jobs.citation) == ("2021-2025", Status.TARGET, 2)


def test_a_figure_of_another_year_than_its_line_keeps_its_own() -> None:
    rose = piece("人均收入从2020年的10.5万元提高到14万元左右", year="2021-2025", status=Status.RESULT)
    rows = piece("粮食总产量连续五年超百亿斤", start=50, year="2021-2025", status=Status.RESULT)
    lines = [Line("2021-2025", Status.RESULT, (rose, rows))]
    assert [(f.value, f.year) for f in figures_of(lines, cite(lines, REPORTS))] == [
        ("10.5", "2020"),
        ("14", "2021-2025"),
        ("五", "2021-2025"),
        ("百亿", "2021-2025"),
    ]


def test_a_figure_s_number_counts_its_unit_as_written() -> None:
    lines = [Line("2024", Status.TARGET, (piece("发放消费券超2.5亿元，总产量超百亿斤"),))]
    assert [(f.number, f.unit) for f in figures_of(lines, cite(lines, REPORTS))] == [
        (2.5, "亿元"),
        (10_000_000_000, "斤"),
    ]


def test_a_citation_names_the_page_of_the_file_where_it_has_pages() -> None:
    paged = {"r": replace(REPORTS["r"], pages=(PageStart(0, 1), PageStart(40, 2), PageStart(90, 3)))}
    lines = [Line("2024", Status.TARGET, (piece(BEDS, start=start),)) for start in (39, 40, 95)]
    assert [found.page for found in cite(lines, paged)] == [1, 2, 3]
    assert [found.page for found in cite(lines, REPORTS)] == [None, None, None]


def test_a_sentence_without_stop_is_marked_whole() -> None:
    bare = Piece(passage("新增托位5个"), (Span(0, 6),), "新增托位5个", ())
    assert cite([Line("2024", Status.TARGET, (bare,))], REPORTS)[0].marks == ((0, 6),)
    lines = [Line("2024", Status.TARGET, (bare,))]
    assert figures_of(lines, cite(lines, REPORTS)) == ()
