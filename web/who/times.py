"""Times of keys and tokens: UTC, also where the database gives them back without their zone (SQLite)."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def in_utc(stored: datetime) -> datetime:
    """The time that was stored, with its zone."""
    return stored.replace(tzinfo=UTC) if stored.tzinfo is None else stored.astimezone(UTC)
