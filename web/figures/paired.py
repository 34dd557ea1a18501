"""What was done beside what is aimed at: a picture for each topic, kind and unit.

Takes the pairs of a report; gives pictures by topic, in which levels, counts and rates of growth stand apart, and so
do 亿元 and 户. A rank is no length: ranks make no picture.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.models import Aspect, Report
from index.numerals import bare_unit
from index.pairs import Pair
from index.topics import TOPICS
from web.figures.pictures import Column, Drawn, Line, Picture, alike_in_size, grouped, picture
from web.figures.wording import ASPECTS, badge_said, value_said

MOST_NAMED = 3


def paired_pictures(pairs: Iterable[Pair], report: Report) -> Mapping[str, tuple[Picture, ...]]:
    """By topic, in the order of `TOPICS`; topics without a picture are left out."""
    drawn = [pair for pair in pairs if pair.result.aspect is not Aspect.RANK]
    by_topic = {
        topic: tuple(_of_topic([pair for pair in drawn if pair.result.topic == topic], report)) for topic in TOPICS
    }
    return {topic: pictures for topic, pictures in by_topic.items() if pictures}


def label_of(pair: Pair) -> str:
    """What the pair is of: the shorter of its two names, for the verbs of the other say nothing more."""
    return min(pair.result.indicator, pair.target.indicator, key=len)


def _of_topic(pairs: Sequence[Pair], report: Report) -> Iterator[Picture]:
    for alike in grouped(pairs, _measure):
        for piece in alike_in_size(alike, lambda pair: max(pair.result.number, pair.target.number)):
            yield _picture(piece, report)


def _measure(pair: Pair) -> tuple[object, ...]:
    return pair.result.aspect, bare_unit(pair.result.unit), pair.result.year, pair.target.year


def _picture(pairs: Sequence[Pair], report: Report) -> Picture:
    result, target = pairs[0].result, pairs[0].target
    columns = (Column(result.year, result.status), Column(target.year, target.status))
    lines = [Line(label_of(pair), (pair.result, pair.target)) for pair in pairs]
    title = lines[0].label if len(lines) == 1 else ASPECTS[result.aspect]
    return picture(title, Drawn.BARS, columns, lines, _summary(pairs, columns, report))


def _summary(pairs: Sequence[Pair], columns: tuple[Column, Column], report: Report) -> str:
    done, aimed = (badge_said(column.year, column.status) for column in columns)
    if len(pairs) == 1:
        return f"{done}{value_said(pairs[0].result, report)}，{aimed}{value_said(pairs[0].target, report)}。"
    compared = (
        ("高于", [pair for pair in pairs if pair.target.number > pair.result.number]),
        ("低于", [pair for pair in pairs if pair.target.number < pair.result.number]),
        ("等于", [pair for pair in pairs if pair.target.number == pair.result.number]),
    )
    said = [f"{word}{done}数的有{len(found)}项（{_named(found)}）" for word, found in compared if found]
    return f"{aimed}数{'，'.join(said)}。"


def _named(pairs: Sequence[Pair]) -> str:
    names = "、".join(label_of(pair) for pair in pairs[:MOST_NAMED])
    return f"{names}等" if len(pairs) > MOST_NAMED else names
