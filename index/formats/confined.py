"""Reading a file that may be made to harm: in a process of its own, with little memory and little time.

Takes bytes and their `Format`, gives `Extracted` or says in one sentence what to do. A library that hangs,
swells or falls over a file takes only that process with it; what it gives back is plain JSON.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import index
from index.errors import reason
from index.formats.extracted import Extracted, Unreadable
from index.formats.kinds import Format
from index.formats.plain import read as read_plain
from index.models import Note, PageStart, Span

PATIENCE_S = 20  # for what ends within its 9 seconds of computing on a busy machine
TIME_UP = {-signal.SIGXCPU, -signal.SIGKILL}
TOO_SLOW = "在 10 秒内读不完：请另存为纯文本后再放进来"
LARGEST = 40 * 1024 * 1024
LARGEST_TEXT = 8 * 1024 * 1024
# The longest of eleven reports has 24,000 characters in 108 lines; there may be annexes, and line ends every 10.
LONGEST, MOST_LINES = 200_000, 20_000


def extract(raw: bytes, kind: Format) -> Extracted:
    """What a file says. Raises Unreadable where it is too large, too slow, damaged or locked."""
    most = LARGEST if kind in (Format.DOCX, Format.PDF) else LARGEST_TEXT
    if len(raw) > most:
        raise Unreadable(too_large(most))
    found = read_plain(raw) if kind is Format.TXT else _from(_run(raw, kind))
    if len(found.text) > LONGEST:
        raise Unreadable(f"有 {len(found.text) // 10_000} 万字，不像一份报告：请只留报告本身")
    if (lines := found.text.count("\n")) > MOST_LINES:
        raise Unreadable(f"有 {lines} 行，不像一份报告：请只留报告本身")
    return found


def too_large(most: int) -> str:
    """What is said of a file of more than `most` bytes."""
    return f"超过 {most // 1024 // 1024} MB：请去掉图片或另存为纯文本后再放进来"


def _run(raw: bytes, kind: Format) -> dict[str, Any]:
    home = str(Path(index.__file__).parents[1])
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "index.formats", kind],
            input=raw,
            capture_output=True,
            timeout=PATIENCE_S,
            env={"PYTHONPATH": home, "PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(TOO_SLOW) from None
    except OSError as error:
        raise Unreadable(f"读不了，读取程序没有启动（{reason(error)}）：请检查这台机器的内存和权限") from error
    if done.returncode in TIME_UP:
        raise Unreadable(TOO_SLOW)
    try:
        reply: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        why = last or f"读取程序意外结束（{done.returncode}）"
        raise Unreadable(f"读不出（{why}）：文件可能已损坏，请另存为 docx 或纯文本后再放进来") from None
    if "refused" in reply:
        raise Unreadable(reply["refused"])
    return reply


def _from(reply: dict[str, Any]) -> Extracted:
    return Extracted(
        text=reply["text"],
        margins=tuple(Span(*span) for span in reply["margins"]),
        notes=tuple(Note(*note) for note in reply["notes"]),
        pages=tuple(PageStart(*page) for page in reply["pages"]),
        title=reply["title"],
    )
