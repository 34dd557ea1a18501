"""The ledger as a CSV file that a spreadsheet opens as it is.

Takes figures and the passages that state them, gives a file in UTF-8 with a byte order mark. Chooses no rows.
"""

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import NamedTemporaryFile

from index.errors import TableUnwritable, reason
from index.models import Figure, Passage

COLUMNS = ("report indicator value number unit qualifier year status aspect start end section sentence topic").split()
# What a spreadsheet takes for the beginning of a formula, in either width.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
READABLE = 0o644


def write_csv(path: Path, figures: Iterable[Figure], passages: Mapping[str, Passage]) -> int:
    """Writes a row a figure and tells how many; `passages` by their id. A failure leaves an old file as it was.

    `number` is counted in the unit without its magnitude, `start` and `end` are offsets into `Report.text`.
    Raises TableUnwritable.
    """
    rows = [list(map(_harmless, _cells(figure, passages[figure.passage]))) for figure in figures]
    try:
        with ExitStack() as undo:
            draft = undo.enter_context(
                NamedTemporaryFile(
                    "w", encoding="utf-8-sig", newline="", dir=path.parent, prefix=f".{path.name[:40]}.", delete=False
                )
            )
            undo.callback(Path(draft.name).unlink, missing_ok=True)
            table = csv.writer(draft)
            table.writerow(COLUMNS)
            table.writerows(rows)
            draft.flush()
            os.fsync(draft.fileno())
            Path(draft.name).chmod(READABLE)
            Path(draft.name).replace(path)
    except OSError as error:
        raise TableUnwritable(f"{path} 写不进去（{reason(error)}）：请检查文件夹和权限，或换一个文件名") from error
    return len(rows)


def _cells(figure: Figure, passage: Passage) -> Iterator[object]:
    yield figure.report
    yield figure.indicator
    yield figure.value
    yield figure.number
    yield figure.unit
    yield figure.qualifier
    yield figure.year
    yield figure.status.value
    yield figure.aspect.value
    yield figure.start
    yield figure.end
    yield " › ".join(passage.section)
    yield passage.text
    yield figure.topic


def _harmless(cell: object) -> object:
    """Text that a spreadsheet would run as a formula, behind an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
