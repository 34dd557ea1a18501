"""Where a report's body begins, and which lines before it are none of its.

Takes the paragraphs of a report in order; gives how many stand before the body, and those of them that make no
passage. A line that may be the body's is left to it: losing one is worse than keeping a menu's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.edition.site_lines import is_edge_line, is_site_line, opens_links
from index.edition.titles import LONGEST, plain, read_date, read_meeting, read_speaker, read_title

MOST = 300  # lines of menus before a body
SHORT = 40
NOTICES, NOTICE = 5, 100  # sentences of a site above the title: how many, and how long
SALUTATION = re.compile(
    r"(?:(?:各位|尊敬的|大会)[一-龥、，,\s]{0,30}(?:代表|委员|同志们?|领导|来宾|朋友们?|主席团?)|(?:同志|朋友)们)[：:!！，,。]?"
)
OPENING = re.compile(
    r"(?:各位|尊敬的|主席|同志们)[一-龥、,]{0,20}?(?:代表|委员|同志们?)?[,:!。]|"
    r"(?:现在|下面|首先)?,?(?:我|本人)(?:谨|受[一-龥]{1,30}委托,?)?代表[^,。]{0,30}?"
    r"(?:政府|国务院|行政公署|行署|委员会|管委会)|现在,?我?向大会"
)
PART = re.compile(r"第?[一二三四五六七八九十]{1,3}(?:[、．.]|部分)|[(][一二三四五六七八九十]{1,3}[)]")
TOPIC = re.compile(
    r"(?!.*报告).{0,30}(?:回顾|总体要求|总体思路|目标(?:任务)?|重点工作|工作安排|工作任务|主要任务|自身建设|主要工作|"
    r"工作部署|主要成就)"
)
SENTENCE_END = tuple("。;!?；！？…")
TELLS_OF = re.compile(
    r"[作做]了?.{0,12}工作报告|全文(?:如下|刊[发登载]|发布|公布)|(?:报告|讲话|实录)全文|编者按|核心提示|导[读语][】:]"
)
CONTENTS = re.compile(r"[—\-(【]*(?:目录|目次|contents)[】)—\-]*", re.I)
LEADER = re.compile(r"[.…·\-—\d()]+$")


@dataclass(frozen=True, slots=True)
class Front:
    """`end` lines stand before the first that is surely the body's; `furniture` are those that make no passage."""

    end: int
    furniture: frozenset[int]


def is_salutation(line: str) -> bool:
    """Whether a line is 各位代表： and nothing else."""
    return len(line) <= SHORT and bool(SALUTATION.fullmatch(line.strip()))


def front_of(paragraphs: Sequence[str]) -> Front:
    """What stands before the body: all of it where a salutation or 我代表…政府 opens the body, else what is sure."""
    lines = [plain(line[: 2 * LONGEST]) for line in paragraphs[:MOST]]
    listed = _contents(lines)
    start = _title_below(lines)
    begun = (n for n in range(start, len(lines)) if n not in listed and _begins(lines[n]))
    end = next(begun, len(lines))
    if end < len(lines) and opens(lines[end]):
        return Front(end, frozenset(n for n in range(end) if n >= start or not _begins(lines[n])))
    return Front(end, frozenset(n for n in range(end) if n in listed or _is_front(lines, n)))


def _title_below(lines: Sequence[str]) -> int:
    """Where the title stands below a site's own sentences (您的浏览器版本过低。) and above the salutation; else 0."""
    opening = next((n for n, line in enumerate(lines) if opens(line)), 0)
    title = next((n for n in range(opening - 1, -1, -1) if read_title(lines[n])), 0)
    before = [line for line in lines[:title] if _begins(line)]
    notices = len(before) <= NOTICES and all(len(line) <= NOTICE and not _is_heading(line) for line in before)
    return title if notices else 0


def opens(line: str) -> bool:
    """Whether a plain line is, or begins with, what a speaker says first: the salutation, 现在，我代表市人民政府."""
    return is_salutation(line) or bool(OPENING.match(line))


def _begins(line: str) -> bool:
    """Whether the body begins here: a speaker's first words, a heading, a sentence that does not tell of the speech."""
    if opens(line) or len(line) > 2 * LONGEST - 20:
        return True
    if is_site_line(line) or is_edge_line(line) or read_title(line):
        return False
    if _is_heading(line):
        return True
    return (line.endswith(SENTENCE_END) or len(line) > LONGEST) and not _tells_of(line)


def _is_heading(line: str) -> bool:
    return bool(PART.match(line) or TOPIC.fullmatch(line))


def _tells_of(line: str) -> bool:
    return bool(TELLS_OF.search(line[:LONGEST])) or (len(line) <= LONGEST and _meets(line))


def _is_front(lines: Sequence[str], n: int) -> bool:
    line = lines[n]
    if is_site_line(line) or is_edge_line(line) or opens_links(line) or CONTENTS.fullmatch(line):
        return True
    if len(line) <= SHORT and (read_date(line) or _tells_of(line)):
        return True
    # Office and name, or a title, may stand on two lines.
    joined = (line, "".join(lines[max(n - 1, 0) : n + 1]), "".join(lines[n : n + 2]))
    return any(read_title(words) or read_speaker(words) or _meets(words) for words in joined if len(words) <= LONGEST)


def _meets(line: str) -> bool:
    return read_meeting(line)[1] != ""


def _contents(lines: Sequence[str]) -> frozenset[int]:
    """A table of contents: its lines come again as headings, or the speech begins behind them."""
    start = next((n for n, line in enumerate(lines) if CONTENTS.fullmatch(line)), None)
    if start is None:
        return frozenset()
    listed = dict(_entries(lines, start))
    end = max(listed, default=start) + 1
    again = end < len(lines) and (opens(lines[end]) or LEADER.sub("", lines[end]) in listed.values())
    return frozenset(range(start, end if again else start + 1))


def _entries(lines: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for n in range(start + 1, len(lines)):
        entry = LEADER.sub("", lines[n])
        if entry in seen or len(entry) > LONGEST // 2 or lines[n].endswith("。") or opens(lines[n]):
            return
        seen.add(entry)
        yield n, entry
