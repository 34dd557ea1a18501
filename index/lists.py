"""Lists inside a report: numbered paragraphs, or numbered clauses of one, under the sentence that introduces them.

Takes a `Report`, gives its `Listing`s in the order of the text (办好十件民生实事： with the ten). Knows the marks
1. （1） ① 一是 第一， and, where the sentence before says that a list follows, 一、 （一） and ——. Numbered
paragraphs far apart are headings, not items.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.models import Report, Span
from index.numerals import read_number
from index.sentences import split_sentences

HAN = "[一二三四五六七八九十]{1,3}"
MARKS = {
    "arabic": r"(\d{1,2})\s{0,3}[.．、](?!\d)",
    "bracketed": r"[（(]\s{0,3}(\d{1,2})\s{0,3}[)）]",
    "circled": "([①-⑳])",
    "clause": rf"({HAN})[是要]",
    "ordinal": rf"第({HAN})[，,、]",
    "part": rf"({HAN})\s{{0,3}}[、．.]",
    "chapter": rf"[（(]\s{{0,3}}({HAN})\s{{0,3}}[)）]",
    "dash": "()——",
}
# Also what headings are numbered with: items only where they stand close and are announced.
HEADINGS = frozenset({"part", "chapter"})
ANNOUNCED = HEADINGS | {"dash"}
MARK = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in MARKS.items()))
INNER = re.compile(
    "(?:^|(?<=[：:。；;，,！]))(?:"
    + "|".join(f"(?P<{kind}>{MARKS[kind]})" for kind in ("clause", "bracketed", "circled", "ordinal"))
    + ")"
)
OPEN_END = re.compile(r"[^。！？；：，、…!?;:,”）)]$|[一-龥]”$")
LONGEST_LINE, LONGEST_TITLE = 40, 24
LEAST_ITEMS, MOST_BETWEEN = 2, 2

# What is listed: as many as there are items (十方面民生实事), or what follows (以下实事), or deeds done for the people.
COUNTED = re.compile(
    r"[“\"]?(?<![\d.一二两三四五六七八九十百千万第])(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,3})"
    r"(?:个方面|大类|方面|[件项个大类条点种])(?P<name>[^，。；：:！？、\s]{0,20})"
)
FOLLOWING = re.compile(r"(?:以下|下列)(?P<name>[^，。；：:！？、\s]{2,20})")
DEEDS = re.compile(r"(?P<name>(?:重点|年度|十大|为民办?|民生|惠民|利民|便民){0,3}实事(?:项目)?)")
DEED_END = re.compile(r"^.*?实事(?:项目)?")
CLAUSE_END = re.compile("[，。；：:！？]|$")
TRAILING = re.compile(r"(?:如下|分别是|[是为有]|包括)$")
GENERIC = re.compile(
    r"(?:[“”\"]|的|[个大件项]|以下|下列|主要|重点|具体|突出|认真|工作|方面|事项|内容|问题|任务|举措|措施|要求|原则|关系|[几条点]|环节|领域|方向|情况)*"
)
NUMBERED = re.compile(rf"(?:{MARKS['part']}|{MARKS['chapter']}|第{HAN}(?:部分|章|节)[\s、]*)")


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: item n is `items[n - 1]`, its mark included.

    `intro` is the sentence before the first item, `title` the words of it that name what is listed; an empty
    span where it names nothing (以下工作).
    """

    intro: Span
    title: Span
    items: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    number: int


def find_lists(report: Report) -> tuple[Listing, ...]:
    """Every list of a report; one inside an item of another is a list of its own."""
    found = [*_of_paragraphs(report), *(one for n in range(len(report.paragraphs)) for one in _inside(report, n))]
    return tuple(sorted(found, key=lambda one: one.items[0].start))


def stands_alone(text: str, longest: int = LONGEST_LINE) -> bool:
    """Whether a paragraph is a short line without end punctuation, as headings are."""
    return len(text) <= longest and OPEN_END.search(text) is not None


def opens_as_heading(text: str) -> bool:
    """Whether a paragraph opens with a numeral that parts and sections are numbered with: 一、 （一） 第一部分."""
    return NUMBERED.match(text) is not None


def _of_paragraphs(report: Report) -> Iterator[Listing]:
    texts = [report.quote(span) for span in report.paragraphs]
    marks = [_mark(MARK.match(text)) for text in texts]
    n = 1
    while n < len(texts):
        rows = _run(marks, texts, n)
        found = _listing(report, texts, rows, marks[n]) if len(rows) >= LEAST_ITEMS else None
        if found:
            yield found
        n = rows[-1] + 1 if found else n + 1


def _mark(match: re.Match[str] | None) -> _Mark | None:
    if match is None or (kind := _kind(match)) is None:
        return None
    said = next((group for group in match.groups()[1:] if group and group != match[kind]), "") or match[kind]
    return _Mark(kind, _number(said))


def _kind(match: re.Match[str]) -> str | None:
    return next((kind for kind in match.re.groupindex if match[kind] is not None), None)


def _number(said: str) -> int:
    """The number of a mark; 0 for a dash and for what is none."""
    digits = re.search(r"\d{1,2}|[①-⑳]|[一二两三四五六七八九十]{1,3}", said)
    if digits is None:
        return 0
    if "①" <= digits[0] <= "⑳":
        return int(unicodedata.numeric(digits[0]))
    try:
        return int(read_number(digits[0]))
    except ValueError:
        return 0


def _run(marks: Sequence[_Mark | None], texts: Sequence[str], first: int) -> list[int]:
    """Paragraphs numbered 1, 2, 3 … from `first` on; between two of them no heading and little else."""
    opening = marks[first]
    if opening is None or opening.number != (opening.kind != "dash"):
        return []
    if opening.kind == "dash" and (before := marks[first - 1]) and before.kind == "dash":
        return []
    rows, most = [first], 0 if opening.kind in ANNOUNCED else MOST_BETWEEN
    for n in range(first + 1, len(texts)):
        mark = marks[n]
        follows = mark is not None and mark.kind == opening.kind
        if follows and mark is not None and mark.number in {0, len(rows) + 1}:
            rows.append(n)
        elif follows or n - rows[-1] > most or opens_as_heading(texts[n]):
            break
    return rows


def _listing(report: Report, texts: Sequence[str], rows: Sequence[int], mark: _Mark | None) -> Listing | None:
    spans = report.paragraphs
    intro = _last_sentence(report, rows[0] - 1)
    title, closes = _title(report, spans[rows[0] - 1], intro, len(rows))
    if mark is None or (mark.kind in ANNOUNCED and not closes):
        return None
    if mark.kind in HEADINGS and not DEEDS.search(report.quote(title)):
        return None
    between = max((after - before - 1 for before, after in pairwise(rows)), default=0)
    last = rows[-1]
    while stands_alone(texts[rows[-1]]) and last - rows[-1] < between and last + 1 < len(texts):
        if opens_as_heading(texts[last + 1]):
            break
        last += 1
    ends = [*(row - 1 for row in rows[1:]), last]
    items = tuple(Span(spans[row].start, spans[end].end) for row, end in zip(rows, ends, strict=True))
    return Listing(intro, title, items)


def _last_sentence(report: Report, n: int) -> Span:
    *_, last = split_sentences(report.text, report.paragraphs[n])
    return last


def _inside(report: Report, n: int) -> Iterator[Listing]:
    """Lists that run in one paragraph: 一是…；二是…."""
    span = report.paragraphs[n]
    runs: dict[str, list[int]] = {}
    whole: list[list[int]] = []
    for match in INNER.finditer(report.quote(span)):
        if (mark := _mark(match)) is None:
            continue
        if mark.number == 1:
            runs[mark.kind] = []
            whole.append(runs[mark.kind])
        if mark.number == len(runs.get(mark.kind, [0])) + 1:
            runs.setdefault(mark.kind, []).append(span.start + match.start())
    if any(len(run) >= LEAST_ITEMS for run in whole):
        sentences = list(split_sentences(report.text, span))
        for run in whole:
            if len(run) >= LEAST_ITEMS:
                yield _inner_listing(report, n, run, sentences)


def _inner_listing(report: Report, n: int, starts: Sequence[int], sentences: Sequence[Span]) -> Listing:
    at = bisect_right(sentences, starts[0], key=lambda one: one.start) - 1
    end = sentences[bisect_right(sentences, starts[-1], key=lambda one: one.end)].end
    items = tuple(Span(a, b) for a, b in zip(starts, (*starts[1:], end), strict=True))
    if sentences[at].start < starts[0]:
        intro = Span(sentences[at].start, starts[0])
    elif at or not n:
        intro = sentences[at - 1] if at else Span(starts[0], starts[0])
    else:
        intro = _last_sentence(report, n - 1)
    title, _ = _title(report, intro, intro, len(items))
    return Listing(intro, title, items)


def _title(report: Report, paragraph: Span, intro: Span, count: int) -> tuple[Span, bool]:
    """The words that name what is listed, and whether the intro's last words say that a list follows."""
    sentences = list(split_sentences(report.text, Span(paragraph.start, intro.end)))[-2:]
    start = sentences[0].start if sentences else intro.start
    text = report.text[start : intro.end].rstrip("。：: ")
    colon = report.text[start : intro.end].rstrip().endswith(("：", ":"))
    counted = [match for match in COUNTED.finditer(text) if _number(match["count"]) == count]
    closes = colon or any(match.end() == len(text) for match in counted)
    for match in (*reversed(counted), *FOLLOWING.finditer(text), *reversed(list(DEEDS.finditer(text)))):
        at = match.start() if match in counted else match.start("name")
        words = TRAILING.sub("", text[at : match.end()])
        words = deeds[0] if (deeds := DEED_END.match(words)) else words
        # 十方面民生实事圆满完成 tells of them and lists none.
        told = not colon and CLAUSE_END.match(text, at + len(words)) is None
        if len(words) <= LONGEST_TITLE and not told and not GENERIC.fullmatch(match["name"]):
            return Span(start + at, start + at + len(words)), closes or at + len(words) == len(text)
    line = report.quote(paragraph)
    lead = found.end() if (found := NUMBERED.match(line)) else 0
    if stands_alone(line) and len(line) - lead <= LONGEST_TITLE and not GENERIC.fullmatch(line[lead:]):
        return Span(paragraph.start + lead, paragraph.end), closes
    return Span(intro.end, intro.end), closes
