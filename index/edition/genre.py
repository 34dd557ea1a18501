"""Whether a text is a work report at all, or a page about one, another report, or no report.

Takes the paragraphs of a file and what it calls itself; gives why it is none, in words for staff. Judges by the
title closest to the body, by who speaks, and by headings; in doubt a text with a report's marks is one.
"""

import re
from collections.abc import Iterator, Sequence

from index.edition.front import PART, SENTENCE_END, TOPIC, front_of, is_salutation, opens
from index.edition.furniture import furniture_of
from index.edition.titles import ABOUT, LONGEST, joins, plain, read_title

READ = 200_000
READ_OPENING = 600
LONG = 1000
PROSE = 30  # a line of this length without a full stop may still be a report's
REPORT = "report"
GOVERNMENTS = r"(?:政府|国务院|管委会|管理委员会)"
OTHERS = r"(?:法院|检察院|常委会|常务委员会|政协|政治协商会议)"
SPEAKS = re.compile(rf"(?:我|本人)(?:谨|受.{{1,30}}委托,?)?代表(?![^,。]{{0,20}}{OTHERS})[^,。]{{0,30}}?{GOVERNMENTS}")
OTHER_SPEAKS = re.compile(rf"代表[^,。]{{0,20}}{OTHERS}|受[^,。]{{2,20}}委托,?[^。]{{0,60}}(?:预算|计划执行|审计)")
REPORT_WORDS = re.compile(r"(?:政府|管委会|管理委员会|国务院).{0,8}工作的?报告")
OTHER_KINDS = (
    (re.compile(r"(?:预算|决算).{0,40}(?:报告|草案)"), "财政预算报告"),
    (re.compile(r"国民经济和社会发展.{0,20}计划|计划(?:执行|草案).{0,30}报告"), "国民经济和社会发展计划报告"),
    (re.compile(r"统计公报|公报$"), "公报"),
    (re.compile(r"国民经济和社会发展第.{1,3}个五年规划|规划(?:纲要|建议)"), "规划"),
    (re.compile(r"(?:法院|检察院).{0,12}工作的?报告"), "法院或检察院工作报告"),
    (re.compile(r"(?:常务委员会|常委会|政协|协商会议).{0,16}工作的?报告"), "人大或政协工作报告"),
    (re.compile(r"审计.{0,12}报告|政府信息公开.{0,8}报告|法治政府建设.{0,12}报告|环境状况.{0,10}报告"), "专项工作报告"),
    (re.compile(r"[一-龥]{2,12}[局委办厅处院部校].{0,10}(?:工作报告|工作总结|工作要点)"), "部门工作报告"),
)
# 《政府工作报告》 in a sentence of another page: 关于印发…分工的通知.
NOTICE = re.compile(r"关于.{1,60}的(?:通知|意见|决议|决定|公告|批复|方案|函)$")
NONE = "看不出是政府工作报告：请核对，换成报告全文，或移出报告文件夹"


def why_no_report(paragraphs: Sequence[str], title: str = "") -> str:
    """Why a text is no work report and what to do, to stand behind the file's name; empty when it is one."""
    front = [plain(line) for line in paragraphs[: front_of(paragraphs).end] if len(line) <= LONGEST]
    heads = front or [plain(line) for line in paragraphs[:1] if len(line) <= LONGEST]
    text = plain("".join(paragraphs)[:READ])
    speaks = bool(SPEAKS.search(text))
    kinds = [kind for line in heads if (kind := _kind(line))]
    beside = "" if speaks else _kind(plain(title))
    kind = REPORT if speaks and REPORT in kinds else [beside, *kinds][-1]
    titled = REPORT in {kind, *kinds} or any(read_title(words) for words in joins(heads))
    if titled and not _has_body(paragraphs):
        return "只有标题，没有正文：请放入报告全文"
    if kind not in {"", REPORT}:
        return kind
    other = OTHER_SPEAKS.search(text[:READ_OPENING])
    # What a page calls itself proves nothing of a text as short as an error message.
    known = kinds or (kind and len(text) >= LONG)
    return "" if known or speaks or (not other and _looks_like_one(paragraphs)) else NONE


def _kind(line: str) -> str:
    """REPORT for a work report's title, why not for another text's title; empty for what is no title."""
    if read_title(line):
        return REPORT
    if line.endswith(("。", ";")) or not line:
        return ""
    if "工作报告" in line and ABOUT.search(line) and REPORT_WORDS.search(line):
        return "是介绍政府工作报告的文章，不是报告全文：请换成报告全文，或移出报告文件夹"
    named = next((name for pattern, name in OTHER_KINDS if pattern.search(line)), "公文" if NOTICE.search(line) else "")
    return f"是{named}，不是政府工作报告：请换成政府工作报告全文，或移出报告文件夹" if named else ""


def _has_body(paragraphs: Sequence[str]) -> bool:
    furniture = set(furniture_of(paragraphs))
    return any(
        line.endswith(SENTENCE_END) or len(line) >= PROSE for n, line in enumerate(paragraphs) if n not in furniture
    )


def _looks_like_one(paragraphs: Sequence[str]) -> bool:
    """Without title and speaker: the salutation, or two parts of which one reviews or aims."""
    parts = list(_parts(paragraphs))
    addressed = any(is_salutation(line) or opens(plain(line[:LONGEST])) for line in paragraphs[:20])
    return (addressed and bool(parts)) or (len(parts) > 1 and any(TOPIC.search(part) for part in parts))


def _parts(paragraphs: Sequence[str]) -> Iterator[str]:
    for line in paragraphs:
        if len(line) <= LONGEST // 2:
            words = plain(line)
            if PART.match(words) or TOPIC.fullmatch(words):
                yield words
