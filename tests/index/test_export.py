import csv
import os
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from index.errors import TableUnwritable
from index.export import COLUMNS, write_csv, write_rows
from index.models import Aspect, Figure, Passage, Status
from tests.index.fakes import listing

PASSAGE = Passage(
    "city-2024:7.1",
    "city-2024",
    "新增托位5000个以上，\n“双减”有效。",
    100,
    120,
    ("二、工作安排", "（一）民生"),
    7,
    "2024",
    Status.TARGET,
)
FIGURE = Figure(
    "city-2024",
    PASSAGE.id,
    "新增托位",
    "5000",
    5000,
    "个",
    "以上",
    "2024",
    Status.TARGET,
    Aspect.COUNT,
    "医疗",
    104,
    109,
)


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def write(path: Path, *figures: Figure, passages: Sequence[Passage] = (PASSAGE,)) -> int:
    return write_csv(path, figures, {passage.id: passage for passage in passages})


def test_a_row_says_all_that_is_known_of_a_figure(tmp_path: Path) -> None:
    assert write(tmp_path / "a.csv", FIGURE) == 1
    assert read(tmp_path / "a.csv") == [
        "report indicator value number unit qualifier year status aspect start end section sentence topic".split(),
        [
            "city-2024", "新增托位", "5000", "5000", "个", "以上", "2024", "target", "count", "104", "109",
            "二、工作安排 › （一）民生", "新增托位5000个以上，\n“双减”有效。", "医疗",
        ],
    ]  # fmt: skip


def test_a_spreadsheet_reads_it_as_utf_8_for_its_mark(tmp_path: Path) -> None:
    write(tmp_path / "a.csv")
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfreport,")
    assert raw.count(b"\r\n") == 1


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_cell_of_text_is_run_as_a_formula(tmp_path: Path, sign: str) -> None:
    bad = f'{sign}HYPERLINK("http://x")'
    passage = replace(PASSAGE, text=bad, section=(bad,))
    write(tmp_path / "a.csv", replace(FIGURE, indicator=bad, value=bad, unit=bad), passages=[passage])
    row = dict(zip(COLUMNS, read(tmp_path / "a.csv")[1], strict=True))
    assert {row[name] for name in ("indicator", "value", "unit", "section", "sentence")} == {"'" + bad}


def test_a_number_below_zero_stays_a_number(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", replace(FIGURE, number=-2.5))
    assert read(tmp_path / "a.csv")[1][3] == "-2.5"


def test_an_old_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")
    write(tmp_path / "a.csv", FIGURE, FIGURE)
    assert len(read(tmp_path / "a.csv")) == 3
    assert listing(tmp_path) == ["a.csv"]
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o644


def test_a_write_that_fails_leaves_the_old_file_and_no_remains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TableUnwritable, match=r"a\.csv 写不进去（磁盘已满）：请检查文件夹和权限"):
        write(tmp_path / "a.csv", FIGURE)
    assert (tmp_path / "a.csv").read_text() == "old"
    assert listing(tmp_path) == ["a.csv"]


@pytest.mark.parametrize("name", ["none/a.csv", "."])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(TableUnwritable, match="写不进去"):
        write(tmp_path / name, FIGURE)
    assert listing(tmp_path) == []


def test_a_name_as_long_as_a_file_system_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("表" * 80 + ".csv")
    write(path, FIGURE)
    assert len(read(path)) == 2


def test_any_stream_takes_the_rows_of_the_file(tmp_path: Path) -> None:
    stream = StringIO(newline="")
    assert write_rows(stream, [FIGURE, FIGURE], {PASSAGE.id: PASSAGE}) == write(tmp_path / "a.csv", FIGURE, FIGURE) == 2
    assert stream.getvalue().encode("utf-8-sig") == (tmp_path / "a.csv").read_bytes()
