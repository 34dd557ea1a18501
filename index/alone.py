"""One build a folder at a time, and no leftovers of one that was broken off.

Takes an index folder, holds its lock while a block runs, and clears what does not serve behind it.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexProblem, IndexUnwritable, reason
from index.generation import LOCK, POINTER_DRAFT, current_generation, remove_others


@contextmanager
def alone(out: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Holds the folder's lock; the lock goes with the process, so a killed build leaves none behind."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / LOCK).open("w")
    except OSError as error:
        raise IndexUnwritable(f"{out} 不能写入（{reason(error)}）：请检查权限，或用 --out 换一个文件夹") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
        (out / POINTER_DRAFT).unlink(missing_ok=True)
        _sweep(out)


def _sweep(out: Path) -> None:
    try:
        remove_others(out, current_generation(out).name)
    except IndexProblem:
        return
