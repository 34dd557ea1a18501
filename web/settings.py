"""Settings of web/. Takes `ZHENGWEN_WEB_*`; gives a frozen value that `serve` reads once; opens nothing."""

import os
from typing import ClassVar

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from index.settings import FolderSettings


def _two_a_core() -> int:
    """While the engine embeds one question outside of the interpreter's lock, another is read in Python."""
    return 2 * (os.cpu_count() or 1)


class WebSettings(FolderSettings):
    """Where the service listens and how much it takes on at once."""

    model_config = SettingsConfigDict(env_prefix="ZHENGWEN_WEB_")
    prefix: ClassVar[str] = "ZHENGWEN_WEB_"

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65_535)
    workers: int = Field(default_factory=_two_a_core, ge=1, le=64)
    queue_wait_s: float = Field(default=2.0, gt=0, le=60)
    body_limit: int = Field(default=65_536, ge=4_096)
