"""Takes a report out: its file goes to the folder `removed` beside the others, and the index is built without it.

Takes a seeds folder and a report's id, gives where the file went. Nothing is deleted: put back, the report returns.
"""

from pathlib import Path

from index.errors import SeedRefused, reason
from index.seeds import REMOVED, read_seeds


def set_aside(seeds: Path, report: str) -> tuple[Path, Path]:
    """Moves the file of a report into `removed`: where it was, and where it is. Raises SeedRefused."""
    found = read_seeds(seeds)
    reports = {one.id: one for one in found.reports}
    if report not in reports:
        raise SeedRefused(f"{seeds} 里没有编号为 {report} 的报告：可用的有 {'、'.join(reports)}")
    if len(reports) == 1:
        raise SeedRefused(f"{report} 是最后一份报告，移走就没有可答的了：请先放入另一份")
    old = seeds / reports[report].file
    if again := [file.file for file in found.refused if Path(file.file).stem == report]:
        raise SeedRefused(f"移走 {old.name}，{again[0]} 会以同一编号顶上：请先把 {again[0]} 移出 {seeds}")
    new = _free(seeds / REMOVED / old.name)
    try:
        new.parent.mkdir(exist_ok=True)
        old.rename(new)
    except OSError as error:
        raise SeedRefused(f"{old} 移不走（{reason(error)}）：请检查 {seeds} 的权限") from error
    return old, new


def _free(path: Path) -> Path:
    """The path, or one like it where nothing stands yet."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
