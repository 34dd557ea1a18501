"""Pairs held against a list, counted by hand; and the list itself against its report."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval.errors import SetRefused
from eval.metrics import Rate
from eval.pairs import Listed, Side, read_pairs, score_pairs
from index.models import Aspect, Figure, Report, Status
from index.pairs import Pair
from index.store import Store

TEXT = "新增就业8万人，修路30公里。今年新增就业9万人，修路40公里，建桥3座。"
REPORT = Report("town-2024", TEXT, "", "", 2024, "", "", "", "")


def figure(words: str, status: Status) -> Figure:
    start = TEXT.index(words)
    return Figure(
        REPORT.id, "p", "新增就业", words, 0, "", "", "2024", status, Aspect.COUNT, "", start, start + len(words)
    )


def listed(result: str, target: str, *, sure: bool = True) -> Listed:
    sides = (Side(quote=words, value=words) for words in (result, target))
    return Listed(report=REPORT.id, indicator="", kind="count", result=next(sides), target=next(sides), sure=sure)


def pair(result: str, target: str) -> Pair:
    return Pair(figure(result, Status.RESULT), figure(target, Status.TARGET), 1.0)


def test_scored_as_counted_by_hand() -> None:
    lines = [listed("8万人", "9万人"), listed("30公里", "40公里"), listed("30公里", "3座", sure=False)]
    found = [pair("8万人", "9万人"), pair("30公里", "3座"), pair("8万人", "40公里")]
    score = score_pairs(lines, found, {REPORT.id: REPORT})
    assert (score.precision, score.recall) == (Rate(1, 2), Rate(1, 2))
    assert score.wrong == (found[2],)
    assert score.missed == (lines[1],)


def test_a_quote_that_does_not_stand_once_is_refused() -> None:
    with pytest.raises(SetRefused, match="恰好"):
        score_pairs([listed("新增就业", "9万人")], [pair("8万人", "9万人")], {REPORT.id: REPORT})


def test_a_report_that_is_not_there_is_refused() -> None:
    with pytest.raises(SetRefused, match="town-2024"):
        score_pairs([listed("8万人", "9万人")], [], {"other": replace(REPORT, id="other")})


def test_a_broken_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"report": 1}\n')
    with pytest.raises(SetRefused):
        read_pairs(path)


def test_every_line_of_the_list_stands_in_the_report(city_store: Store) -> None:
    lines = read_pairs()
    assert len(lines) == 43
    for line in lines:
        report = city_store.reports[line.report]
        for side in (line.result, line.target):
            place = side.place(report)
            assert report.text[place.start : place.end] == side.value
        assert bool(line.why) != line.sure
