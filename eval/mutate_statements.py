"""Wrong statements with right numbers: another direction, year or status, a qualifier lost or another one.

Takes a right answer and a source of chance; gives edits of its text. Whether the report says the outcome
too is judged by `eval.mutations`.
"""

import random
import re
from collections.abc import Iterator
from itertools import pairwise

import rjieba

from eval.corruption import Edit, Right, Said, exchange
from index.models import Mention, Span, Status

OPPOSITE = {
    "增长": "下降",
    "下降": "增长",
    "提高": "降低",
    "降低": "提高",
    "提升": "下降",
    "增加": "减少",
    "减少": "增加",
    "上升": "下降",
    "扩大": "缩小",
    "缩小": "扩大",
    "增至": "降至",
    "降至": "升至",
    "升至": "降至",
    "降到": "升到",
    "高于": "低于",
    "低于": "高于",
    "快于": "慢于",
    "新增": "减少",
    "净增": "净减",
    "增": "减",
    "年多": "年少",
    "年少": "年多",
}
# 增 alone is a direction right before a figure only: 提质增效 has none.
DIRECTION = re.compile("|".join(sorted(set(OPPOSITE) - {"增"}, key=len, reverse=True)) + r"|增(?=\d)")
MARK = "\0"
# How far from a figure a word may stand that says its direction.
NEAR = 12
YEAR = re.compile(r"20\d\d(?=年)")
RELATIVE = {"今年": "去年", "去年": "今年", "十四五": "十五五", "十五五": "十四五", "年底": "年初"}
AIMS = re.compile("(?:力争|确保|争取|计划|努力|预计)+")
# not of 不断, 不少于, 不动产, 未来
NOT = re.compile("没有|(?:不|未)(?=发生|出现|新增|突破|超过|增加|减少|得|再|能)")
# what a target's own words tell as done
DONE = re.compile("[了已]")
FIRST_WORDS = 12
DROPPED = {"以上", "以下", "以内", "左右", "余", "多", "超", "超过", "突破", "近", "接近", "逾", "过", "约", "第"} | {
    "不低于",
    "不少于",
    "不超过",
    "不高于",
    "超出",
}
SUFFIXES = {"以上": ("以内", "左右", "以下"), "以下": ("以上",), "以内": ("以上",), "左右": ("以上", "以内")}
PREFIXES = {
    "超": ("近", "不足"),
    "超过": ("接近", "不足"),
    "突破": ("接近",),
    "逾": ("近",),
    "近": ("超", "逾"),
    "接近": ("超过", "突破"),
    "约": ("超", "不足"),
    "不低于": ("不超过",),
    "不少于": ("不超过",),
    "不超过": ("不少于", "超过"),
    "不高于": ("不低于",),
}
ADDED_BEFORE, ADDED_BEHIND = ("超", "近", "约"), ("以上", "左右", "以内")


def directions(right: Right, _: random.Random) -> Iterator[Edit]:
    """A word beside a figure that says up for down."""
    for match in DIRECTION.finditer(right.text):
        behind = right.text[match.end() : match.end() + NEAR]
        figure = next((f for f in right.figures if 0 <= f.start - match.end() <= len(behind)), None)
        if figure and not re.search("[，。；\n]", right.text[match.end() : figure.start]):
            yield Edit(match.start(), match.end(), OPPOSITE[match[0]])


def years(right: Right, _: random.Random) -> Iterator[Edit]:
    """Another year in a label or in the text; two lines with each other's words."""
    for line in right.lines:
        for year in _plausible(line.year, {other.year for other in right.lines}):
            if not _known(right, line, year):
                yield Edit(line.year_at.start, line.year_at.end, year.replace("-", "—"))
        yield from _years_within(right, line)
    for one, two in pairwise(right.lines):
        yield exchange(right.text, one.body, two.body)
    for span in right.unlabelled:
        yield from _years_without_label(right, span)


def _years_within(right: Right, line: Said) -> Iterator[Edit]:
    for match in YEAR.finditer(right.text, line.body.start, line.body.end):
        for year in _plausible(match[0], set()):
            if not _known(right, line, year):
                yield Edit(match.start(), match.end(), year)
    for word, other in RELATIVE.items():
        at = right.text.find(word, line.body.start, line.body.end)
        if at >= 0 and not _known(right, line, other):
            yield Edit(at, at + len(word), other)


def _years_without_label(right: Right, span: Span) -> Iterator[Edit]:
    said = [Span(match.start(), match.end()) for match in YEAR.finditer(right.text, span.start, span.end)]
    for place in said:
        near = _plausible(right.text[place.start : place.end], set())
        yield from (Edit(place.start, place.end, year) for year in near if not right.speaks_of(year))
    yield from (exchange(right.text, *pair) for pair in pairwise(said))


def statuses(right: Right, _: random.Random) -> Iterator[Edit]:
    """Done for aimed at and back: in the label, in free words for the label, before the words and within them."""
    for line in right.lines:
        other = Status.TARGET if line.status is Status.RESULT else Status.RESULT
        body = right.text[line.body.start : line.body.end]
        if any(row.status is other for row in right.rows_of(line)):
            continue
        if other is Status.RESULT and DONE.search(body):
            continue
        yield from _with_status(right, line, other, body)


def _with_status(right: Right, line: Said, other: Status, body: str) -> Iterator[Edit]:
    # What stands behind a label can be any clause; behind 要 or 实现 two words of status make no sentence.
    labelled, aim = right.text[: line.body.start].endswith("："), AIMS.match(body)
    word = "计划" if other is Status.TARGET else "已"
    if labelled or not (aim or "目标" in body):
        region = right.text[line.span.start : line.year_at.start]
        year = right.text[line.year_at.start : line.year_at.end]
        label = right.templates[other].format(region=region, year=year, text=MARK).partition(MARK)[0]
        yield Edit(line.span.start, line.body.start, label)
    if _begins_with_verb(body):
        yield Edit(line.year_at.end, line.body.start, f"年{word}")
        if labelled:
            yield Edit(line.body.start, line.body.start, word)
    if aim and other is Status.RESULT:
        yield Edit(line.year_at.end, line.body.start + aim.end(), f"年{word}")
    for match in AIMS.finditer(body) if other is Status.RESULT else ():
        if labelled or match.start() > 0:
            yield Edit(line.body.start + match.start(), line.body.start + match.end(), word)


def negations(right: Right, _: random.Random) -> Iterator[Edit]:
    """Not, where a line begins with what is done; a not left out."""
    for line in right.lines:
        if _begins_with_verb(right.text[line.body.start : line.body.end]):
            yield from (Edit(line.body.start, line.body.start, word) for word in ("未", "没有", "不再"))
        for match in NOT.finditer(right.text, line.body.start, line.body.end):
            yield Edit(match.start(), match.end(), "")


def _begins_with_verb(words: str) -> bool:
    """Whether what is done stands first; an aim there (力争) is corrupted as a word of its own."""
    tagged = rjieba.tag(words[:FIRST_WORDS])
    return bool(tagged) and tagged[0][1].startswith("v") and not AIMS.match(words)


def qualifiers_dropped(right: Right, _: random.Random) -> Iterator[Edit]:
    """What bounds a figure left out."""
    for figure in right.figures:
        place = _qualifier(right.text, figure)
        if place and figure.qualifier in DROPPED:
            yield Edit(place.start, place.end, "")


def qualifiers_swapped(right: Right, _: random.Random) -> Iterator[Edit]:
    """Another bound for the one that is there, or one where none is; a count made a rank."""
    for figure in right.figures:
        place = _qualifier(right.text, figure)
        if place:
            others = (SUFFIXES if place.start >= figure.end else PREFIXES).get(figure.qualifier, ())
            yield from (Edit(place.start, place.end, other) for other in others)
            if figure.qualifier in {"余", "多"}:
                yield Edit(place.start, place.end, "", (Edit(figure.start, figure.start, "近"),))
        elif not figure.qualifier:
            yield from (Edit(figure.start, figure.start, word) for word in ADDED_BEFORE)
            yield from (Edit(figure.end, figure.end, word) for word in ADDED_BEHIND)
            if figure.unit in {"个", "家", "座", "所", "位", "名", "条"}:
                yield Edit(figure.start, figure.start, "第")


def _plausible(year: str, others: set[str]) -> list[str]:
    """Years near a year, a period for a period, and the years of the other lines."""
    if "-" in year:
        first, last = map(int, year.split("-"))
        near = {f"{first + step}-{last + step}" for step in (-5, 5)}
    else:
        near = {str(int(year) + step) for step in (-2, -1, 1, 2)}
    return sorted((near | others) - {year})


def _known(right: Right, line: Said, year: str) -> bool:
    """Whether what proves the line speaks of that year too, so that it might be true."""
    passages, rows = right.passages_of(line), right.rows_of(line)
    recorded = {*(passage.year for passage in passages), *(row.year for row in rows)}
    inside = any(year in _range(one) or one in _range(year) for one in recorded if one)
    return year in recorded or inside or any(year in passage.text for passage in passages)


def _range(year: str) -> set[str]:
    """The years of a period; of a year none."""
    if not re.fullmatch(r"\d{4}-\d{4}", year):
        return set()
    first, last = map(int, year.split("-"))
    return {str(n) for n in range(first, last + 1)}


def _qualifier(text: str, figure: Mention) -> Span | None:
    """Where a figure's qualifier stands: behind it, within it (2000余家) or before it."""
    word = figure.qualifier
    if not word:
        return None
    if text.startswith(word, figure.end):
        return Span(figure.end, figure.end + len(word))
    if (at := text.find(word, figure.start, figure.end)) >= 0:
        return Span(at, at + len(word))
    if text.endswith(word, 0, figure.start):
        return Span(figure.start - len(word), figure.start)
    return None
