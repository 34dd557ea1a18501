import io
import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document

from index.formats import confined
from index.formats.confined import extract
from index.formats.extracted import Unreadable
from index.formats.kinds import Format

BODY = "各位代表：\n现在，我代表市人民政府报告工作。\n今年新增托位5000个。"


def office(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def swollen(raw: bytes, name: str, content: bytes) -> bytes:
    """The same docx with one part of other content."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return saved.getvalue()


def test_a_file_is_read_in_another_process_and_comes_back_whole() -> None:
    found = extract(office(*BODY.split("\n")), Format.DOCX)
    assert found.text == BODY
    assert (found.margins, found.notes, found.pages) == ((), (), ())


def test_what_a_reader_refuses_is_said_in_its_words() -> None:
    with pytest.raises(Unreadable, match="损坏"):
        extract(office(BODY)[:300], Format.DOCX)


def test_a_file_that_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "PATIENCE_S", 0.01)
    with pytest.raises(Unreadable, match="秒内读不完：请另存为纯文本"):
        extract(office(BODY), Format.DOCX)


def test_a_reader_that_cannot_be_started_is_the_machine_s_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(Unreadable, match=r"读取程序没有启动（文件夹不存在）：请检查这台机器"):
        extract(office(BODY), Format.DOCX)


def test_what_surrounds_the_program_does_not_reach_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert extract(office(BODY), Format.DOCX).text == BODY


def test_a_process_that_may_take_less_reads_within_that(tmp_path: Path) -> None:
    raw = tmp_path / "a.docx"
    raw.write_bytes(office(BODY))
    limited = 'ulimit -H -t 5; exec "$0" -m index.formats docx < "$1"'
    done = subprocess.run(["bash", "-c", limited, sys.executable, str(raw)], capture_output=True, check=True)
    assert json.loads(done.stdout)["text"] == BODY


def test_a_file_that_swells_ends_in_time_and_by_name() -> None:
    raw = swollen(office(BODY), "word/document.xml", b"<w:p/>" * 40_000_000)
    assert len(raw) < 1_000_000
    started = time.perf_counter()
    with pytest.raises(Unreadable, match="请"):
        extract(raw, Format.DOCX)
    assert time.perf_counter() - started < 12


@pytest.mark.parametrize(("kind", "most"), [(Format.DOCX, "40 MB"), (Format.PDF, "40 MB"), (Format.TXT, "8 MB")])
def test_a_file_that_is_too_large_is_not_even_looked_at(kind: Format, most: str) -> None:
    with pytest.raises(Unreadable, match=f"^超过 {most}：请"):
        extract(b" " * (41 * 1024 * 1024), kind)


def test_a_text_longer_than_any_report_is_refused() -> None:
    with pytest.raises(Unreadable, match="有 63 万字，不像一份报告"):
        extract(("今年新增托位。" * 90_000).encode(), Format.TXT)
    with pytest.raises(Unreadable, match="有 30000 行，不像一份报告：请只留"):
        extract(("新增托位。\n" * 30_000).encode(), Format.TXT)


def test_half_characters_that_no_file_can_hold_do_not_reach_the_index() -> None:
    page = "<!doctype html><html><body><p>新增托位&#xD800;5000个。</p></body></html>".encode()
    extract(page, Format.HTML).text.encode("utf-8")
