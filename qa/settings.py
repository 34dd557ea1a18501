"""Settings of qa/: the home region, and where the wording is."""

from pathlib import Path
from typing import ClassVar

from pydantic_settings import SettingsConfigDict

from index.settings import FolderSettings


class QaSettings(FolderSettings):
    """What answering needs besides an index."""

    model_config = SettingsConfigDict(env_prefix="ZHENGWEN_QA_")
    prefix: ClassVar[str] = "ZHENGWEN_QA_"

    prompts: Path = Path("prompts")
    home_region: str = ""
