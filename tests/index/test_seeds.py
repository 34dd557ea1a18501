import json
import os
from hashlib import sha256
from pathlib import Path

import pytest
from docx import Document

from index.errors import SeedRefused
from index.formats.confined import LARGEST
from index.seeds import REMOVED, Refused, read_seeds, seed_digests
from tests.index.fakes import CHANGED, CITY, TOWN, write_seeds


def write_docx(text: str, path: Path) -> None:
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(path))


def refusals(folder: Path) -> dict[str, str]:
    return {file.file: file.why for file in read_seeds(folder).refused}


def test_reports_come_in_the_order_of_their_names_and_what_lies_beside_is_passed_over(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"town": TOWN, "city": CITY, "README": CITY, "readme": TOWN})
    (folder / "README.md").write_text(CITY)
    (folder / "sources.toml").write_text("")
    (folder / ".DS_Store").write_bytes(b"\x00")
    (folder / "~$city.docx").write_bytes(b"\x00")
    (folder / "Thumbs.db").write_bytes(b"\x00")
    (folder / "旧版").mkdir()
    found = read_seeds(folder)
    assert [report.id for report in found.reports] == ["city", "town"]
    assert found.refused == ()


def test_an_ending_in_capitals_is_an_ending(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"city": CITY})
    (folder / "TOWN.TXT").write_text(TOWN)
    assert [(report.id, report.file) for report in read_seeds(folder).reports] == [
        ("TOWN", "TOWN.TXT"),
        ("city", "city.txt"),
    ]


def test_a_bad_file_is_named_and_keeps_no_other_out(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"city": CITY, "empty": "", "title": "2024年云川市政府工作报告\n"})
    (folder / "表.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (folder / "folder.docx").mkdir()
    os.mkfifo(folder / "pipe.txt")
    with (folder / "large.docx").open("wb") as large:
        large.truncate(LARGEST + 1)
    found = read_seeds(folder)
    assert [report.id for report in found.reports] == ["city"]
    said = {file.file: file.why for file in found.refused}
    assert sorted(said) == ["empty.txt", "folder.docx", "large.docx", "pipe.txt", "scan.pdf", "title.txt", "表.xlsx"]
    assert all(why.startswith(name) and "请" in why for name, why in said.items())
    assert "超过 40 MB" in said["large.docx"]
    assert "没有正文" in said["title.txt"]


def test_a_name_that_no_terminal_can_take_is_shown_by_question_marks(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"city": CITY})
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\x1b[31m.txt")).write_text(CITY, "utf-8")
    found = read_seeds(folder)
    assert [(file.file, file.why) for file in found.refused] == [
        ("??[31m.txt", "??[31m.txt 的文件名里有看不见的字符：请改名")
    ]
    assert found.digests == seed_digests(folder)
    json.dumps(found.digests, ensure_ascii=False).encode()


def test_one_report_in_two_formats_is_taken_once_the_plain_text_first(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"city": CITY})
    write_docx(CITY, folder / "a-city.docx")
    found = read_seeds(folder)
    assert [report.file for report in found.reports] == ["city.txt"]
    assert found.refused == (
        Refused(
            "a-city.docx",
            sha256((folder / "a-city.docx").read_bytes()).hexdigest(),
            "a-city.docx 与 city.txt 是同一份报告：请只留一个",
        ),
    )


def test_a_registered_file_comes_before_another_of_the_same_edition(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"a": CITY, "b": CHANGED})
    (folder / "sources.toml").write_text('[[report]]\nfile = "b.txt"\n')
    assert [report.id for report in read_seeds(folder).reports] == ["b"]
    assert refusals(folder) == {
        "a.txt": "a.txt 与 b.txt 都是2024年云州市的报告：请只留定稿，或在 sources.toml 里写明各自的 region 和 year"
    }


def test_two_reports_of_one_name_cannot_share_an_id(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"same": CITY})
    write_docx(TOWN, folder / "same.docx")
    assert refusals(folder) == {"same.docx": "same.docx 与 same.txt 的编号都是 same：请给其中一个改名"}


def test_an_entry_without_its_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"city": CITY})
    (folder / "sources.toml").write_text('[[report]]\nfile = "gone.txt"\n')
    assert [report.id for report in read_seeds(folder).reports] == ["city"]
    assert refusals(folder)["gone.txt"].startswith("sources.toml 登记的 gone.txt 不在")


def test_a_report_that_was_set_aside_may_keep_its_entry(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"city": CITY, "town": TOWN})
    (folder / "sources.toml").write_text('[[report]]\nfile = "town.txt"\n')
    (folder / REMOVED).mkdir()
    (folder / "town.txt").rename(folder / REMOVED / "town.txt")
    assert (refusals(folder), len(read_seeds(folder).reports)) == ({}, 1)


def test_no_folder_an_empty_one_and_one_of_bad_files_alone_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SeedRefused, match=r"找不到报告文件夹 .*nowhere：请用 --seeds"):
        read_seeds(tmp_path / "nowhere")
    with pytest.raises(SeedRefused, match=r"里没有报告：请放入 docx、pdf、html、md 或 txt 文件"):
        read_seeds(write_seeds(tmp_path / "s", {"README": CITY}))
    with pytest.raises(SeedRefused, match=r"a\.txt 是空文件.*\nb\.txt 是空文件"):
        read_seeds(write_seeds(tmp_path / "bad", {"a": "", "b": " "}))


def test_digests_are_of_every_file_that_is_looked_at(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "s", {"city": CITY, "empty": ""})
    (folder / "sources.toml").write_text('[[report]]\nfile = "gone.txt"\n')
    with (folder / "large.docx").open("wb") as large:
        large.truncate(LARGEST + 1)
    assert seed_digests(folder) == {
        "city.txt": sha256(CITY.encode()).hexdigest(),
        "empty.txt": sha256(b"").hexdigest(),
        "large.docx": f"{LARGEST + 1} bytes",
    }
    assert read_seeds(folder).digests == seed_digests(folder)
    assert seed_digests(tmp_path / "nowhere") == {}
