"""The ledger as a CSV table that a spreadsheet opens as it is.

Takes figures and the passages that state them, gives rows on a text stream, or a file in UTF-8 with a byte order
mark. Chooses no rows.
"""

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from index.errors import TableUnwritable, reason
from index.models import Figure, Passage

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

COLUMNS = ("report indicator value number unit qualifier year status aspect start end section sentence topic").split()
# What a spreadsheet takes for the beginning of a formula, in either width.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
READABLE = 0o644


def write_rows(stream: "SupportsWrite[str]", figures: Iterable[Figure], passages: Mapping[str, Passage]) -> int:
    """Writes the names of the columns and a row a figure to a stream, and tells how many; `passages` by their id.

    `number` is counted in the unit without its magnitude, `start` and `end` are offsets into `Report.text`. Lines
    end in CR LF: open a file with newline="".
    """
    rows = [list(map(harmless, _cells(figure, passages[figure.passage]))) for figure in figures]
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    table.writerows(rows)
    return len(rows)


def write_csv(path: Path, figures: Iterable[Figure], passages: Mapping[str, Passage]) -> int:
    """The same rows as a file; a failure leaves an old one as it was. Raises TableUnwritable."""
    try:
        with ExitStack() as undo:
            draft = undo.enter_context(
                NamedTemporaryFile(
                    "w", encoding="utf-8-sig", newline="", dir=path.parent, prefix=f".{path.name[:40]}.", delete=False
                )
            )
            undo.callback(Path(draft.name).unlink, missing_ok=True)
            count = write_rows(draft, figures, passages)
            draft.flush()
            os.fsync(draft.fileno())
            Path(draft.name).chmod(READABLE)
            Path(draft.name).replace(path)
    except OSError as error:
        raise TableUnwritable(f"{path} 写不进去（{reason(error)}）：请检查文件夹和权限，或换一个文件名") from error
    return count


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


def harmless(cell: object) -> object:
    """Text that a spreadsheet would run as a formula, behind an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
