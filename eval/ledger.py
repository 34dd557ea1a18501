"""The ledger held against what people marked: how much of it is there, and how much of it is right.

Takes an `Annotation` and the ledger's rows; gives a `LedgerScore` with every row that is wrong and why, by
the rules of eval/sets/README.md. Reads no file and extracts nothing.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.annotation import Annotation, Marked, Trap
from eval.metrics import Rate
from index.models import Figure, Span, Status


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: `fault` in staff's words, `id` of the marked line (empty for a row that none marks)."""

    fault: str
    id: str
    report: str
    said: str


@dataclass(frozen=True, slots=True)
class LedgerScore:
    """Shares of rows and of marked figures; `traps` are the rows that are none, of all traps that were marked."""

    precision: Rate
    recall: Rate
    full: Rate
    traps: Rate
    misses: tuple[Miss, ...]


def score_ledger(annotation: Annotation, figures: Iterable[Figure]) -> LedgerScore:
    """Only rows that begin in a sentence that was read count; a row is right when span, value and unit are.

    A marked figure of status other (size classes, durations) may be in the ledger or not.
    """
    rows = [row for row in figures if _was_read(annotation, row)]
    by_report = defaultdict(list)
    for row in rows:
        by_report[row.report].append(row)
    right: set[Figure] = set()
    full, misses, found = 0, [], 0
    wanted = [marked for marked in annotation.figures if marked.status is not Status.OTHER]
    for marked in annotation.figures:
        touching = [row for row in by_report[marked.report] if _overlap(row, marked.span)]
        if marked.status is Status.OTHER:
            right.update(touching)
            continue
        equal = [row for row in touching if _amount(row.value, row.unit) == _amount(marked.value, marked.unit)]
        if not equal:
            misses.append(_lost(marked, touching))
            continue
        right.add(equal[0])
        found += 1
        if differing := _differences(marked, equal[0]):
            misses.append(Miss("不符：" + "，".join(differing), marked.id, marked.report, marked.words))
        else:
            full += 1
    trapped = [row for row in rows if _trap(annotation.traps, row)]
    misses += [_surplus(row, _trap(annotation.traps, row)) for row in rows if row not in right]
    return LedgerScore(
        precision=Rate(len(right), len(rows)),
        recall=Rate(found, len(wanted)),
        full=Rate(full, len(wanted)),
        traps=Rate(len(trapped), len(annotation.traps)),
        misses=tuple(misses),
    )


def _was_read(annotation: Annotation, row: Figure) -> bool:
    return any(span.start <= row.start < span.end for span in annotation.read.get(row.report, ()))


def _overlap(row: Figure, span: Span) -> bool:
    return row.start < span.end and span.start < row.end


def _amount(value: str, unit: str) -> str:
    """As compared: 余 (1.2余万个) belongs to the qualifier wherever it stands, and ％ is %."""
    return unicodedata.normalize("NFKC", value + unit).replace(" ", "").replace("余", "")


def _trap(traps: Sequence[Trap], row: Figure) -> Trap | None:
    return next((trap for trap in traps if trap.report == row.report and _overlap(row, trap.span)), None)


def _differences(marked: Marked, row: Figure) -> list[str]:
    pairs = (
        ("年份", marked.year, row.year),
        ("性质", marked.status.value, row.status.value),
        ("限定", marked.qualifier, row.qualifier),
    )
    return [f"{name}应为“{wanted}”而作“{taken}”" for name, wanted, taken in pairs if wanted != taken]


def _lost(marked: Marked, touching: Sequence[Figure]) -> Miss:
    taken = "、".join(row.value + row.unit for row in touching)
    fault = f"漏：作“{taken}”" if taken else "漏"
    return Miss(fault, marked.id, marked.report, f"{marked.indicator} {marked.words}")


def _surplus(row: Figure, trap: Trap | None) -> Miss:
    fault, name = (f"误作数据：{trap.kind} “{trap.words}”", trap.id) if trap else ("多", "")
    return Miss(fault, name, row.report, f"{row.indicator} {row.value}{row.unit}")
