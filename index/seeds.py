"""A folder of report files to `Seeds`: the reports that can be taken, and a word on each file that cannot.

Takes a folder, gives its reports in the order of their names; a bad file keeps no other from being read. Of two
files of one report one is taken. Knows no format: reading a file is `load`'s work.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from index.errors import SeedRefused, reason
from index.formats.confined import LARGEST
from index.formats.kinds import ENDINGS, TAKEN
from index.load import load_report
from index.models import Report
from index.sources import SOURCES, SourceEntry, read_sources

REMOVED = "removed"
BESIDE = {".toml"}
IGNORED = {"desktop.ini", "thumbs.db"}
MOST_AT_ONCE = 4  # files, each in a process that may hold 500 MB
RANK = {ending: rank for rank, ending in enumerate(ENDINGS)}


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken: its name, its digest (empty where it is not there), and one sentence on what to do."""

    file: str
    digest: str
    why: str


@dataclass(frozen=True, slots=True)
class Seeds:
    """What a folder holds."""

    reports: tuple[Report, ...]
    refused: tuple[Refused, ...]

    @property
    def digests(self) -> dict[str, str]:
        """The digest of every file that was looked at, by its name."""
        found = [(report.file, report.sha256) for report in self.reports]
        return dict(sorted([*found, *((file.file, file.digest) for file in self.refused if file.digest)]))


def seed_digests(folder: Path) -> dict[str, str]:
    """The digest of every report file of a folder by its name; none where there is no folder."""
    return {_written(path.name): _digest(path) for path in _files(folder) or ()}


def read_seeds(folder: Path) -> Seeds:
    """Every report of a folder, in order of file name. Raises SeedRefused when there is none to take."""
    files = _files(folder)
    if files is None:
        raise SeedRefused(f"找不到报告文件夹 {folder}：请用 --seeds 指明放报告的文件夹")
    entries = read_sources(folder)
    refused = list(_missing(folder, entries, {path.name for path in files}))
    reports: list[Report] = []
    with ThreadPoolExecutor(min(MOST_AT_ONCE, len(os.sched_getaffinity(0)))) as pool:
        for path, found in zip(files, pool.map(lambda path: _try(path, entries.get(path.name)), files), strict=True):
            if isinstance(found, Report):
                reports.append(found)
            else:
                refused.append(Refused(_written(path.name), _digest(path), _written(str(found))))
    chosen = _once(reports, entries, refused)
    if not chosen:
        why = "\n".join(file.why for file in refused)
        raise SeedRefused(why or f"{folder} 里没有报告：请放入 {TAKEN} 文件后再建索引")
    return Seeds(tuple(chosen), tuple(sorted(refused, key=lambda file: file.file)))


def _files(folder: Path) -> list[Path] | None:
    """The report files of a folder by name; None where there is no folder."""
    try:
        return sorted(path for path in folder.iterdir() if _is_seed(path)) if folder.is_dir() else None
    except OSError as error:
        raise SeedRefused(f"{folder} 打不开（{reason(error)}）：请检查权限") from error


def _is_seed(path: Path) -> bool:
    """Whether a report is expected there: not what staff or a file manager write beside the reports."""
    if path.name.startswith((".", "~$")) or path.name.lower() in IGNORED or path.stem.upper() == "README":
        return False
    ending = path.suffix.lower()
    return ending not in BESIDE and (ending in ENDINGS or not path.is_dir())


def _written(words: str) -> str:
    """As a terminal and a file can take it: a name may hold what moves the cursor, or bytes that are no character."""
    return "".join(char if char.isprintable() else "?" for char in words)


def _try(path: Path, entry: SourceEntry | None) -> Report | SeedRefused:
    try:
        return load_report(path, entry)
    except SeedRefused as problem:
        return problem


def _missing(folder: Path, entries: Iterable[str], names: set[str]) -> Iterator[Refused]:
    for name in sorted(set(entries) - names):
        if not (folder / REMOVED / name).exists():
            yield Refused(name, "", f"{SOURCES} 登记的 {name} 不在 {folder}：请放回文件或删去这一条")


def _once(reports: Iterable[Report], entries: Iterable[str], refused: list[Refused]) -> list[Report]:
    """Each report once: a registered file before another, plain text before what had to be extracted."""
    registered = set(entries)
    ordered = sorted(reports, key=lambda one: (one.file not in registered, RANK[_ending(one)], one.file))
    bare = {report.file: "".join(report.text.split()) for report in ordered}
    kept: list[Report] = []
    for report in ordered:
        if why := next((why for one in kept if (why := _same(report, one, bare))), ""):
            refused.append(Refused(report.file, report.sha256, f"{report.file} {why}"))
        else:
            kept.append(report)
    return sorted(kept, key=lambda report: report.file)


def _same(report: Report, kept: Report, bare: Mapping[str, str]) -> str:
    """Why a report cannot stand beside one that is kept; empty when it can. `bare` are texts without white space."""
    edition = f"{report.year}年{report.region}"
    if bare[report.file] == bare[kept.file]:
        return f"与 {kept.file} 是同一份报告：请只留一个"
    if (report.region, report.year) == (kept.region, kept.year):
        return f"与 {kept.file} 都是{edition}的报告：请只留定稿，或在 {SOURCES} 里写明各自的 region 和 year"
    if report.id == kept.id:
        return f"与 {kept.file} 的编号都是 {report.id}：请给其中一个改名"
    return ""


def _ending(report: Report) -> str:
    return Path(report.file).suffix.lower()


def _digest(path: Path) -> str:
    """Of what is too large to be read its size; of what cannot be opened that it is there."""
    try:
        if not path.is_file():
            return "unreadable"  # a pipe would keep whoever opens it waiting
        size = path.stat().st_size
        return f"{size} bytes" if size > LARGEST else sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"
