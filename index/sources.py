"""What staff write beside the reports: sources.toml and aliases.toml.

Takes a seeds folder, gives the entries of both; names the key that is wrong. Reads no report.
"""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from index.errors import SeedRefused, reason
from index.models import Level

SOURCES = "sources.toml"
ALIASES = "aliases.toml"


class SourceEntry(BaseModel):
    """One `[[report]]` of sources.toml; what it names wins over what the text says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    sha256: Annotated[str, AfterValidator(str.lower)] = ""
    title: str = ""
    region: str = ""
    year: int = 0
    level: Level | None = None
    delivered: str = ""
    place: str = ""
    speaker: str = ""
    publisher: str = ""
    url: str = ""


class _Sources(BaseModel):
    """sources.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: tuple[SourceEntry, ...] = ()


class _Aliases(BaseModel):
    """aliases.toml: an everyday word and the words that reports use for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    aliases: dict[str, tuple[str, ...]]


def read_sources(folder: Path) -> dict[str, SourceEntry]:
    """The entries of sources.toml by file name; none where the file does not exist."""
    path = folder / SOURCES
    if not path.exists():
        return {}
    try:
        entries = _Sources.model_validate(tomllib.loads(path.read_text("utf-8-sig"))).report
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise SeedRefused(f"{path} 读不懂（{_fault(error)}）：请照 seeds/README.md 的格式改正") from error
    if twice := [file for file, count in Counter(entry.file for entry in entries).items() if count > 1]:
        raise SeedRefused(f"{path} 里 {twice[0]} 登记了不止一次：请只留一条")
    return {entry.file: entry for entry in entries}


def read_aliases(folder: Path) -> dict[str, tuple[str, ...]]:
    """Everyday words and the reports' words for them, longest first; none where aliases.toml does not exist."""
    path = folder / ALIASES
    if not path.exists():
        return {}
    try:
        table = _Aliases.model_validate(tomllib.loads(path.read_text("utf-8-sig"))).aliases
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise SeedRefused(f"{path} 读不懂（{_fault(error)}）：请照 seeds/README.md 的格式改正") from error
    return dict(sorted(table.items(), key=lambda pair: -len(pair[0])))


def _fault(error: ValueError | OSError) -> str:
    """Where a table is wrong: the key, the parser's own words, or why the file cannot be read."""
    if isinstance(error, OSError):
        return reason(error)
    if isinstance(error, ValidationError):
        return ".".join(map(str, error.errors()[0]["loc"]))
    return str(error).splitlines()[0]
