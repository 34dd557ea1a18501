import pytest

from index.formats.extracted import Unreadable
from index.formats.kinds import Format, format_of

ZIP, OLE, PDF = b"PK\x03\x04....", b"\xd0\xcf\x11\xe0....", b"%PDF-1.7\n"
TEXT, PAGE = "一、回顾".encode(), b"<!DOCTYPE html><html><body><p>1</p></body></html>"


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("a.txt", TEXT, Format.TXT),
        ("A.TXT", TEXT, Format.TXT),
        ("a.md", TEXT, Format.MD),
        ("a.Docx", ZIP, Format.DOCX),
        ("a.pdf", PDF, Format.PDF),
        ("a.pdf", b"\n\n" + PDF, Format.PDF),
        ("a.html", PAGE, Format.HTML),
        ("a.htm", b"\xef\xbb\xbf  <!-- saved from url --><html><p>", Format.HTML),
        ("a.html", b"<div><p>1</p></div>", Format.HTML),
        ("a.html", PAGE.decode().encode("utf-16"), Format.HTML),
        ("a.html", "<div><p>一、回顾</p></div>".encode("utf-16"), Format.HTML),
        ("a.txt", TEXT.decode().encode("utf-16"), Format.TXT),
        ("a.md", PAGE, Format.MD),
        # a report may quote what looks like a page
        ("a.txt", "正文里写着<html>和%PDF".encode(), Format.TXT),
        ("2024.1.10定稿.txt", TEXT, Format.TXT),
    ],
)
def test_the_ending_names_the_format(name: str, raw: bytes, kind: Format) -> None:
    assert format_of(name, raw) is kind


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.xlsx", ZIP, "是表格，不是报告：请把报告另存为 docx、pdf、html、md 或 txt"),
        ("a.doc", OLE, "是旧版文字处理文件：请把报告另存为"),
        ("a.wps", OLE, "是旧版文字处理文件：请把报告另存为"),
        ("a.ofd", ZIP, "是版式文件"),
        ("a.zip", ZIP, "是压缩包，请先解压"),
        ("a.JPG", b"\xff\xd8\xff", "是图片，请先做文字识别"),
        ("a.mp4", b"....", "不是能读的格式"),
        ("报告", TEXT, "不是能读的格式"),
        ("a.txt", b"", "是空文件"),
        ("a.docx", b"  \n", "是空文件"),
        ("a.txt", PDF, "的内容是 PDF，与文件名的结尾 .txt 不符：请按内容改结尾"),
        ("a.txt", PAGE, "的内容是网页，与文件名的结尾 .txt 不符"),
        ("a.txt", PAGE.decode().encode("utf-16"), "的内容是网页，与文件名的结尾 .txt 不符"),
        ("a.txt", ZIP, "的内容是 docx 一类的压缩格式"),
        ("a.docx", OLE, "的内容是旧版 Word 或加了密码的文件"),
        ("a.docx", PAGE, "的内容是网页"),
        ("a.docx", TEXT, "不是 docx 文件，或文件已损坏"),
        ("a.pdf", TEXT, "不是 pdf 文件，或文件已损坏"),
        ("a.pdf", b"\x89PNG", "的内容是图片"),
        ("a.html", TEXT, "里没有网页的标记：如果是纯文本，请把结尾改成 .txt"),
    ],
)
def test_another_kind_of_file_is_refused_with_what_to_do(name: str, raw: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        format_of(name, raw)
    assert str(refused.value).startswith(says)


def test_a_comment_without_end_is_looked_through_at_once() -> None:
    with pytest.raises(Unreadable, match="没有网页的标记"):
        format_of("a.html", b"<!--" * 2500)
