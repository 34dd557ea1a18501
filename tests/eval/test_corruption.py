"""Lines read back from their templates, edits, and what a report claims word for word."""

from eval.corruption import Claim, Edit, claims_of, said_lines, stands
from index.models import Status
from tests.eval.corrupted import passage, right

TEXT = "2023年完成：新增托位3000个；改造公厕12座。\n2024年目标：新增托位5000个以上。\n2024年比2023年多2000个。"


def test_lines_know_their_year_status_and_words() -> None:
    lines = said_lines(TEXT, right(TEXT).templates)
    assert [(line.year, line.status) for line in lines] == [("2023", Status.RESULT), ("2024", Status.TARGET)]
    assert TEXT[lines[1].body.start : lines[1].body.end] == "新增托位5000个以上"
    assert TEXT[lines[1].year_at.start : lines[1].year_at.end] == "2024"


def test_a_region_and_a_period_are_read() -> None:
    line = said_lines("浙江省2021—2025年完成：新增托位3000个。", right("").templates)[0]
    assert (line.year, line.year_at.start) == ("2021-2025", 3)


def test_claims_are_pieces_and_other_lines() -> None:
    assert claims_of(TEXT, right(TEXT).templates) == {
        Claim("2023", Status.RESULT, "新增托位3000个"),
        Claim("2023", Status.RESULT, "改造公厕12座"),
        Claim("2024", Status.TARGET, "新增托位5000个以上"),
        Claim("", None, "2024年比2023年多2000个。"),
    }


def test_a_claim_stands_between_commas_in_its_year_and_status() -> None:
    said = (passage("加强服务，新增托位5000个以上、学位800个。"),)
    assert stands(Claim("2024", Status.TARGET, "新增托位5000个以上"), said)
    assert stands(Claim("2024", Status.TARGET, "学位800个"), said)
    assert not stands(Claim("2024", Status.TARGET, "新增托位5000个"), said)
    assert not stands(Claim("2024", Status.TARGET, "托位5000个以上"), said)
    assert not stands(Claim("2023", Status.TARGET, "学位800个"), said)
    assert not stands(Claim("2024", Status.RESULT, "学位800个"), said)


def test_edits_are_done_from_the_end() -> None:
    assert Edit(0, 1, "丙丁", (Edit(2, 3, "甲"),)).on("甲和乙") == "丙丁和甲"


def test_figures_leave_out_those_of_labels() -> None:
    assert [figure.value for figure in right(TEXT).figures] == ["3000", "12", "5000", "2000"]
