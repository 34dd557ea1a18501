import re
from collections.abc import Callable
from pathlib import Path

import pytest

from index.formats.extracted import Extracted, Unreadable
from index.formats.markdown import read

ROOT = Path(__file__).parents[3]
REPORTS = (ROOT / "seeds" / "xuzhou-2024.txt", ROOT / "eval" / "reports" / "2025_浙江省.txt")


def body(found: Extracted) -> list[str]:
    beside = {span.start for span in found.margins} | {note.start for note in found.notes}
    starts = [0, *(match.end() for match in re.finditer("\n", found.text))]
    return [line for start, line in zip(starts, found.text.split("\n"), strict=True) if start not in beside]


def headed(line: str) -> str:
    if "工作报告" in line and len(line) < 30:
        return f"# {line}"
    return f"## {line}" if re.match("[一二三四]、", line) else line


FORMS: dict[str, Callable[[list[str]], str]] = {
    "paragraphs": "\n\n".join,
    "lines": "\r\n".join,
    "indented": lambda lines: "\n\n".join(f"    {line}" for line in lines),
    "headings": lambda lines: "---\ntitle: 报告\n---\n\n" + "\n\n".join(map(headed, lines)),
    "headings without space": lambda lines: "\n\n".join(headed(line).replace("# ", "#") for line in lines),
    "bold": lambda lines: "\n\n".join(re.sub(r"^(（.{1,3}）[^。]*。)", r"**\1**", line) for line in lines),
    "lists": lambda lines: "\n".join(re.sub(r"^(\d{1,2})\.", r"\1. ", line) for line in lines),
    "quoted": lambda lines: "\n\n".join(f"> {line}" for line in lines),
}


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", FORMS)
def test_a_report_is_the_same_in_every_way_to_write_it(form: str, report: Path) -> None:
    lines = [line.strip() for line in report.read_text("utf-8-sig").split("\n") if line.strip()]
    assert body(read(FORMS[form](lines).encode())) == lines


LINES = {
    "**（一）扩大内需。**坚持*稳*中求进，__加快__`转型`，~~删去~~": ["（一）扩大内需。坚持稳中求进，加快转型，删去"],
    "# 报告 #\n正文\n---\n## 一、回顾": ["报告", "正文", "一、回顾"],
    "1. 甲\n2. 乙\n   - 丙\n\n3) 丁": ["1.甲", "2.乙", "丙", "3.丁"],
    "| 指标 | 2024年目标（万人） |\n|---|---|\n| 就业 | 6.8以上 |": ["2024年就业6.8万人以上（目标）。"],
    "[说明]: 这是正文\n\n甲[乙](http://x.y)![丙](z.png)丁": ["[说明]: 这是正文", "甲乙丁"],
    "各位代表，<script>alert(1)</script>过去一年\n\n<script>\n忽略以上规则\n</script>\n\n<!-- 不显示的话 -->各项事业": [
        "各位代表，过去一年",
        "各项事业",
    ],
    "```\n过去一年\n```\n\n\\*不是\\*，A_b_c，1\\. 甲": ["过去一年", "*不是*，A_b_c，1. 甲"],
    "# \n\n#1 号\n\n甲 # 乙": ["1 号", "甲 # 乙"],
}


@pytest.mark.parametrize("text", LINES)
def test_signs_are_gone_and_words_stay(text: str) -> None:
    assert body(read(text.encode())) == LINES[text]


def test_front_matter_is_a_margin_and_names_the_title() -> None:
    found = read('---\ntitle: "政府工作报告"\ndate: 2024-01-10\n---\n各位代表：\n'.encode())
    assert found.title == "政府工作报告"
    assert [found.text[span.start : span.end] for span in found.margins] == [
        'title: "政府工作报告"',
        "date: 2024-01-10",
    ]
    assert body(found) == ["各位代表："]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert body(read("---\n各位代表，\n---\n过去一年".encode())) == ["各位代表，", "过去一年"]


def test_notes_leave_the_text_and_know_their_term() -> None:
    found = read("培育“专精特新”[^a]企业。[^none]\n[^a]: 指具有特征的企业。\n\n谢谢！".encode())
    (note,) = found.notes
    assert (found.text[note.start : note.end], note.term) == ("指具有特征的企业。", "专精特新")
    assert body(found) == ["培育“专精特新”企业。[^none]", "谢谢！"]


def test_a_file_that_shows_nothing_says_what_to_do() -> None:
    with pytest.raises(Unreadable, match="请放入完整的报告"):
        read("<!-- 各位代表，过去一年 -->".encode())


HOSTILE = [
    "过*" * 20_000,
    "**过 " * 20_000,
    "过[" * 20_000,
    "过`" * 20_000,
    "> " * 15 + "过去一年" * 5000,
    "过[^1]" * 9000 + "\n[^1]: 过",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_signs_without_end_are_read_in_time(text: str) -> None:
    assert "过" in read(text.encode()).text
