"""A report written again as offices and sites hand it out: docx, html, and pdf printed from the page.

Takes a `Report`, writes one file; what stands around the body there (menus, font sizes, running head, page
numbers) is added, so that reading must tell it apart. Reads nothing back.
"""

import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

from docx import Document

from eval.errors import BenchFailed
from index.models import Report

ABOVE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>政府工作报告_政府信息公开</title></head>
<body><div class="top"><a href="/">首页</a> <a href="/zw">政务公开</a> <a href="/bs">办事服务</a></div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 政府工作报告</div>
<div class="tools">【字体：<a>大</a> <a>中</a> <a>小</a>】 <a>打印</a> <a>关闭</a></div>
<div class="article">
"""
BELOW = """</div>
<div class="near"><a href="/1">上一篇：市政府常务会议</a> <a href="/2">下一篇：重点项目建设</a></div>
<div class="foot">主办：市人民政府办公室 ICP备00000000号 网站标识码0000000000</div></body></html>
"""
PRINTED = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><style>
@page {{ size: A4; margin: 25mm 26mm; @top-center {{ content: "政府工作报告"; font-size: 9pt }}
@bottom-center {{ content: "— " counter(page) " —"; font-size: 9pt }} }}
p {{ margin: 0; text-indent: 2em; font-size: 12pt; line-height: 1.8; text-align: justify }}
</style></head><body>{body}</body></html>
"""


def write_docx(report: Report, path: Path) -> None:
    """A paragraph a line, the office's name in the page head."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "政府工作报告"
    for paragraph in _paragraphs(report):
        document.add_paragraph(paragraph)
    document.save(str(path))


def write_html(report: Report, path: Path) -> None:
    """The page of a government's site."""
    path.write_text(f"{ABOVE}{_marked_up(report)}{BELOW}", "utf-8")


def write_pdf(report: Report, path: Path) -> None:
    """Printed by Chromium, with a running head and page numbers. Raises BenchFailed where there is no Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise BenchFailed("没有 Chromium，印不出 pdf：请先安装（Debian：apt-get install chromium fonts-noto-cjk）")
    with tempfile.TemporaryDirectory(prefix="zhengwen-print-") as scratch:
        page = Path(scratch) / "page.html"
        page.write_text(PRINTED.format(body=_marked_up(report)), "utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={scratch}/u",
        ]
        command = [chromium, *options, f"--print-to-pdf={path.resolve()}", page.as_uri()]
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    if done.returncode or not path.exists():
        raise BenchFailed(f"Chromium 没有印出 pdf（退出码 {done.returncode}）")


def _paragraphs(report: Report) -> list[str]:
    return [report.quote(span) for span in report.paragraphs]


def _marked_up(report: Report) -> str:
    return "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in _paragraphs(report))


WRITERS = {"docx": write_docx, "html": write_html, "pdf": write_pdf}
