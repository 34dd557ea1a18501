"""Settings of web/. Takes `ZHENGWEN_WEB_*`; gives a frozen value that each command reads once; opens nothing."""

import os
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated, ClassVar

from limits import RateLimitItem, parse_many
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, field_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from index.settings import FolderSettings

Network = IPv4Network | IPv6Network
LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
SHORTEST_SECRET = 32
LONGEST_WINDOW_S = 366 * 86_400
LONGEST_SAID = 200


def _two_a_core() -> int:
    """While the engine embeds one question outside of the interpreter's lock, another is read in Python."""
    return 2 * (os.cpu_count() or 1)


def _words(given: object) -> object:
    """`a, b` as ("a", "b"); what is no string stays as it is."""
    return tuple(given.replace(",", " ").split()) if isinstance(given, str) else given


def _networks(given: object) -> object:
    words = _words(given)
    return tuple(ip_network(word, strict=False) for word in words) if isinstance(words, Iterable) else words


Networks = Annotated[tuple[Network, ...], NoDecode, BeforeValidator(_networks)]
Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_words)]
# As `limits` writes them: 20/minute;500/day. All of them hold.
Rate = Annotated[str, BeforeValidator(lambda given: ";".join(map(_spelled, parse_many(str(given)))))]


def _one_line(said: str) -> str:
    said = said.strip()
    # What is no character to print could turn round or hide the words beside it.
    if not said.isprintable():
        raise ValueError("unprintable")
    return said


# What residents are told on every page.
Said = Annotated[str, Field(max_length=LONGEST_SAID), AfterValidator(_one_line)]


def _spelled(item: RateLimitItem) -> str:
    if item.get_expiry() > LONGEST_WINDOW_S:
        # Redis takes no time to live without bound.
        raise ValueError("too long")
    return str(item).replace("per", "/").replace(" ", "")


class WebSettings(FolderSettings):
    """Where the service listens, whom it answers how often, and where it keeps what."""

    model_config = SettingsConfigDict(env_prefix="ZHENGWEN_WEB_")
    prefix: ClassVar[str] = "ZHENGWEN_WEB_"

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65_535)
    workers: int = Field(default_factory=_two_a_core, ge=1, le=64)
    queue_wait_s: float = Field(default=2.0, gt=0, le=60)
    answer_wait_s: float = Field(default=20.0, gt=0, le=50)
    body_limit: int = Field(default=65_536, ge=4_096)
    body_wait_s: float = Field(default=10.0, gt=0, le=60)
    cached_answers: int = Field(default=2_000, ge=0, le=100_000)

    trusted_proxies: Networks = ()
    shared_addresses: Networks = LOOPBACK
    user_secret: SecretStr = SecretStr("")
    rate_anonymous: Rate = "20/minute;500/day"
    rate_user: Rate = "30/minute;1000/day"
    rate_key: Rate = "600/minute"
    rate_address: Rate = "60/minute;3000/day"
    rate_shared: Rate = "6000/minute"
    rate_reading: Rate = "300/minute"
    redis: SecretStr = SecretStr("")

    database: SecretStr = SecretStr("")
    keep_days: int = Field(default=180, ge=1, le=3_650)
    share_days: int = Field(default=30, ge=0, le=3_650)
    security_log_days: int = Field(default=180, ge=180, le=3_650)
    log_questions: bool = False

    operator: Said = ""
    contact: Said = ""
    handling_days: Annotated[int | None, BeforeValidator(lambda given: given or None)] = Field(
        default=None, ge=1, le=365
    )
    icp: Said = ""
    police_record: Said = ""
    site_code: Said = ""

    cors_origins: Words = ()
    metrics_from: Networks = LOOPBACK

    @field_validator("user_secret")
    @classmethod
    def _is_long(cls, secret: SecretStr) -> SecretStr:
        if 0 < len(secret.get_secret_value()) < SHORTEST_SECRET:
            raise ValueError("too short")
        return secret

    @property
    def database_url(self) -> str:
        """SQLAlchemy's URL of the database: SQLite in the data folder unless another is set."""
        return self.database.get_secret_value() or f"sqlite:///{self.data.absolute() / 'zhengwen.db'}"
