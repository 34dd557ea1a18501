from pathlib import Path

import pytest

from index.errors import SeedRefused
from index.remove import set_aside
from index.seeds import read_seeds
from tests.index.fakes import CITY, TOWN, write_seeds


def test_a_report_is_set_aside_not_deleted_and_comes_back_when_put_back(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"city": CITY, "town": TOWN})
    old, new = set_aside(folder, "town")
    assert (old, new) == (folder / "town.txt", folder / "removed" / "town.txt")
    assert new.read_text("utf-8") == TOWN
    assert [report.id for report in read_seeds(folder).reports] == ["city"]
    new.rename(old)
    assert [report.id for report in read_seeds(folder).reports] == ["city", "town"]


def test_what_was_set_aside_before_is_not_written_over(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"city": CITY, "town": TOWN})
    set_aside(folder, "town")
    (folder / "town.txt").write_text(TOWN.replace("91公里", "92公里"), "utf-8")
    _, new = set_aside(folder, "town")
    assert new == folder / "removed" / "town-2.txt"
    assert (folder / "removed" / "town.txt").read_text("utf-8") == TOWN


def test_a_report_does_not_go_while_another_file_would_take_its_place(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"city": CITY, "town": TOWN})
    (folder / "town.md").write_text(TOWN, "utf-8")
    with pytest.raises(SeedRefused, match=r"移走 town\.txt，town\.md 会以同一编号顶上：请先把 town\.md 移出"):
        set_aside(folder, "town")
    assert (folder / "town.txt").exists()


def test_an_unknown_report_and_the_last_one_stay(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"city": CITY})
    with pytest.raises(SeedRefused, match="没有编号为 town 的报告：可用的有 city"):
        set_aside(folder, "town")
    with pytest.raises(SeedRefused, match="city 是最后一份报告"):
        set_aside(folder, "city")
    assert (folder / "city.txt").exists()
    assert not (folder / "removed").exists()
