"""Questions that the loaded reports can answer, made from the figures that stand in them.

Takes the store, gives questions; each names year and indicator in the report's own words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.models import Figure, Kind, Passage, Report, Status
from index.sentences import split_clauses

PLAIN = re.compile(r"[一-龥A-Z“”0-9]{4,16}")
GROWS = ("增长", "下降", "减少", "提升", "提高", "增加", "降低")
UNCLEAR = re.compile(r"^(?:增长|下降|总数|其中|各|达到|占|较|比|同比|并|实现)|分别|稳定在|[的个项]$|^[一-龥]{0,2}$")


def suggest(passages: Iterable[Passage], report: Report, but: Sequence[str] = (), most: int = 3) -> tuple[str, ...]:
    """Up to `most` questions about figures of these passages, none of whose indicators is in `but`."""
    found: list[str] = []
    for passage in passages:
        for question, indicator in _questions(passage, report):
            if question not in found and not any(indicator in said or said in indicator for said in but):
                found.append(question)
                break
        if len(found) == most:
            break
    return tuple(found)


def _questions(passage: Passage, report: Report) -> Iterator[tuple[str, str]]:
    if passage.kind is Kind.HEADING or passage.status is Status.OTHER or not passage.year.isdigit():
        return
    when = {report.year: "今年", report.year - 1: "去年"}.get(int(passage.year))
    for clause in split_clauses(passage.text):
        for figure in passage.figures_in(clause)[:1]:
            closed = passage.text[figure.end - passage.start : clause.end].strip("。以上左右余、；")
            if when and not closed and PLAIN.fullmatch(figure.indicator) and not UNCLEAR.search(figure.indicator):
                yield f"{when}{figure.indicator}{_asked(figure)}？", figure.indicator


def _asked(figure: Figure) -> str:
    """多少公里 for a length, 多少 for money and for what grows by a share, 是多少 for a share."""
    if figure.unit in {"%", "个百分点"}:
        return "多少" if figure.indicator.endswith(GROWS) else "是多少"
    unit = figure.unit.lstrip("百千万亿")
    return "多少" if "元" in unit else f"多少{unit}"
