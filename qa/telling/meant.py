"""The row that a question's own figure is said of, and whether it bears that out; the verb that goes the wrong way.

Takes the question and lines, gives what each stated figure comes to. Where the words around a figure may be of another
thing it judges nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.models import Status
from qa.proving.claims import fold
from qa.stages import Line
from qa.telling.agree import agrees
from qa.telling.rows import MOVED, neighbours, sides_of, way_of
from qa.telling.stated import Stated, is_growth, measured_alike, stated_figures
from qa.telling.verdicts import Side, Way
from qa.telling.ways import EARLIER, LATER, moved, says_how_far

OPEN = re.compile("还是|或者")
# Words between a thing and its figure that name nothing.
LINKS = re.compile(
    r"(?:是不是|只有|[了到达为是有约就要的共得着过才只又再也]|达到|目标|计划|打算|预期|任务|定在|定为|说的?|大概|已经|一共|总共|数量|数字|总数)$"
)
THING = re.compile("的?(?P<thing>[一-龥“”A-Za-z]*?)(?=[吗呢吧么了够没是对不啊呀啦嘛]|$)")
SETTLED, ALREADY = re.compile("的?了(?:吗|没|么|吧)"), re.compile("已经?")
ASKS_SO = re.compile("了?(?:吗|吧|没有?|么)$")
ASKS_AMOUNT = re.compile("多少|几(?!乎)|哪|呢")
CLASS = re.compile(r"\d+(?:\.\d+)?[百千万亿]*[一-龥]{0,3}?以[上下内]")
# What much is said of tells nothing apart.
SAY_LITTLE = frozenset("增长 下降 提高 增加 减少 降低 提升 新增 完成 实现 达到 建设 改造 目标 计划 今年 去年".split())
FULL = {Way.MORE: "增长", Way.LESS: "下降"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A stated figure, the row that it is said of, and whether that bears it out; None where it cannot be told."""

    stated: Stated
    side: Side
    holds: bool | None


def judge_figures(text: str, lines: Sequence[Line]) -> Iterator[Judged]:
    """What the lines make of each figure that a question states: the line that bears it out, else the first."""
    stated = stated_figures(text)
    if len(stated) > 1 and OPEN.search(text):
        return
    for one in stated:
        dated = _of_time(one.before, lines) if _has_time(one.before) else _of_time(text, lines)
        if SETTLED.match(one.behind) or ALREADY.search(one.before):
            dated = [line for line in dated if line.status is Status.RESULT]
        found = [Judged(one, side, agrees(one, side.row)) for line in dated if (side := _meant(one, text, line))]
        yield from sorted(found, key=lambda judged: (True, None, False).index(judged.holds))[:1]


def wrong_way(text: str, lines: Sequence[Line]) -> tuple[Side, str] | None:
    """下降了多少, where the report says 增长 of it and of nothing near that it fell: that row, and the wrong verb."""
    asked = moved(text)
    if asked is None:
        return None
    way, verb = asked
    said = neighbours(text) - SAY_LITTLE
    sides = [side for line in lines for side in sides_of(line) if way_of(side.row)]
    near = [side for side in sides if said & (neighbours(side.row.indicator) - SAY_LITTLE)]
    if not near or any(way_of(side.row) is way for side in sides):
        return None
    return near[0], verb if len(verb) > 1 else FULL[way]


def _has_time(words: str) -> bool:
    return bool(EARLIER.search(words) or LATER.search(words))


def _of_time(words: str, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of the year that words name, where they name one and the lines are of several."""
    earlier, later = EARLIER.search(words) is not None, LATER.search(words) is not None
    last = max((line.year[-4:] for line in lines), default="")
    if earlier == later:
        return lines
    return [line for line in lines if (line.year[-4:] == last) == later] or lines


def _meant(stated: Stated, text: str, line: Line) -> Side | None:
    """The row of a line that a figure is said of: the one that shares most with the words around it.

    None where the words around it name another thing, or two rows share as much.
    """
    # 比去年少138公里 says by how much, and of a rate how it grew.
    apart = says_how_far(stated.before)
    alike = [side for side in sides_of(line) if measured_alike(stated, side.row)]
    sizes = CLASS.findall(stated.before)
    sized = [side for side in alike if all(size in fold(side.row.indicator) for size in sizes)]
    sides = [side for side in sized if not apart or side.row.aspect in MOVED]
    thing = _thing(stated)
    told = neighbours(_words_of(line))
    if not sides or _is_in_name(stated, line) or (thing and not neighbours(thing) & told):
        return None
    around, link = neighbours(stated.before + "，" + thing), _link(stated.before)
    marks = []
    for side in sides:
        own = neighbours(side.row.indicator)
        near = bool(neighbours(thing) & own) if thing else link in own
        marks.append((near, len(around & own), (side.row.aspect in MOVED) == is_growth(stated)))
    chosen = [side for side, mark in zip(sides, marks, strict=True) if mark == max(marks)]
    telling = around & told - SAY_LITTLE
    alone = len(sides) == 1 and (ASKS_SO.match(stated.behind) or not ASKS_AMOUNT.search(text))
    sure = bool(telling) or bool(alone)
    return chosen[0] if sure and len(chosen) == 1 else None


def _thing(stated: Stated) -> str:
    """What is counted, where it stands behind the figure: 140个老旧小区."""
    found = THING.match(stated.behind)
    return found["thing"] if found else ""


def _link(before: str) -> str:
    """The two characters that a figure without a thing behind it is said of: 完工 of 改造完工了742个."""
    while shorter := LINKS.sub("", before):
        if shorter == before:
            break
        before = shorter
    return before[-2:]


def _words_of(line: Line) -> str:
    return "，".join([*(piece.text for piece in line.pieces), *(side.row.indicator for side in sides_of(line))])


def _is_in_name(stated: Stated, line: Line) -> bool:
    """Whether the line has the same words where they are no figure of its own: 3000万美元以上项目."""
    figures = {figure.start for piece in line.pieces for figure in piece.passage.figures}
    return any(
        piece.passage.start + at.start() not in figures
        for piece in line.pieces
        for at in re.finditer(rf"(?<![\d.]){re.escape(stated.words)}", piece.passage.text)
        if any(span.start <= at.start() < span.end for span in piece.spans)
    )
